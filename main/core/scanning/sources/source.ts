import type { ScanCapabilities, ScanDevice, ScanSettings, ScanSourceKind } from '../../../../shared/scanning/index.ts'

/** A page as a scanner gave it: one whole picture (PNG, JPEG or TIFF), and how dense its dots really are. */
export interface ScannedPage {
  readonly content: Buffer
  /** Dots per inch that the picture says of itself; what was asked for where it says none. */
  readonly dpi: number
}

/** How far a running scan is. */
export interface ScanProgress {
  /** Number of the page under way, from 1. */
  readonly page: number
  /** How much of that page came, 0 to 1. */
  readonly part: number
}

/** A scanner in a list. */
export interface ListedScanner extends ScanDevice {
  /** Its host on the network, where it has one: two sources may know the same scanner. */
  readonly host?: string
}

/** Scanners of one kind. Whatever a driver or a scanner does, every call ends: one that is silent for too long is given up. */
export interface ScanSource {
  readonly kind: ScanSourceKind

  /**
   * The scanners there are now.
   * @throws DeskError scanning.not-installed when the program that knows them is missing, scanning.silent, scanning.failed
   */
  list(signal: AbortSignal): Promise<ListedScanner[]>

  /**
   * What a scanner can do.
   * @throws DeskError scanning.<problem>
   */
  capabilities(device: string, signal: AbortSignal): Promise<ScanCapabilities>

  /**
   * Scans, and gives the pages one by one while the scanner runs. Leaving the iteration or aborting the signal stops the scanner;
   * after an abort the pages that were already whole still come, and the iteration ends without an error.
   * @throws DeskError scanning.<problem> after the pages that came before it
   */
  scan(
    device: string,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncIterable<ScannedPage>
}
