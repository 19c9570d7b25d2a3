import type { ScanDevice, ScanSourceKind } from '../../../../shared/scanning/index.ts'
import type { DiscoveryOptions } from './escl/discovery.ts'
import { EsclSource } from './escl/escl-source.ts'
import type { EnteredScanner } from './escl/scanner.ts'
import { clearPrivateFolders } from './private-folder.ts'
import { asScanError, scanError } from './problem.ts'
import { SaneSource } from './sane/sane-source.ts'
import type { ListedScanner, ScanSource } from './source.ts'
import { type FolderWatch, type WatchOptions, watchFolder } from './watched-folder.ts'
import { Naps2Source } from './windows/naps2-source.ts'
import { WiaSource } from './windows/wia-source.ts'

/** A kind of scanners that could not be asked, and the error code that says why. */
export interface FailedSource {
  readonly kind: ScanSourceKind
  readonly code: string
}

export interface SourcesOptions {
  /** What the sources are chosen by; that of this machine unless a test says otherwise. */
  readonly platform?: NodeJS.Platform
  /** Environment of the programs that are asked; SANE_CONFIG_DIR chooses other scanners of SANE. */
  readonly environment?: NodeJS.ProcessEnv
  /** The program `scanimage`. */
  readonly scanimage?: string
  /** Longest silence of a scanner before it is given up, in milliseconds: lamps warm up for up to a minute. */
  readonly quietMilliseconds?: number
  /** How long a scanner's program is given to end before it is told more firmly, in milliseconds. */
  readonly graceMilliseconds?: number
  /** Bytes of pages that may wait in memory to be taken before a scanner's program is held. */
  readonly mostWaitingBytes?: number
  /** How long a kind of scanners may take to be listed, in milliseconds. */
  readonly listMilliseconds?: number
  /** What IT set for this machine, asked for anew each time. */
  readonly settings?: () => SourceSettings
  /** How long network scanners are looked for, in milliseconds. */
  readonly searchMilliseconds?: number
  /** Where network scanners are looked for; tests keep to the loopback and a port of their own. */
  readonly network?: DiscoveryOptions['network']
  /** How long a network scanner that is busy is asked again, in milliseconds. */
  readonly busyMilliseconds?: number
}

/** What IT set for this machine. */
export interface SourceSettings {
  /** Network scanners by the address of their eSCL; see the guide for what an address may hold. */
  readonly networkScanners: readonly EnteredScanner[]
  /** NAPS2.Console.exe where it is installed on this machine; null for not. Windows only. */
  readonly naps2: string | null
}

const QUIET_MS = 90_000
const GRACE_MS = 3_000
/** Some fifteen pages of A4 in colour at 300 dpi. */
const MOST_WAITING_BYTES = 400 * 1_024 * 1_024
const LIST_MS = 12_000
const SEARCH_MS = 2_500
const BUSY_MS = 20_000

/** All scanners of this machine, of whatever kind. */
export interface ScanSources {
  /** Asks every kind at once; one that fails or hangs is named and keeps no other from answering. */
  list(signal: AbortSignal): Promise<{ readonly devices: ScanDevice[]; readonly failed: FailedSource[] }>
  /**
   * The source that a device belongs to.
   * @throws DeskError scanning.gone when there is none for its kind on this machine
   */
  of(device: string): ScanSource
  /** Watches a folder that scanners or their programs lay files into; see {@link watchFolder}. */
  watchFolder(path: string, options: WatchOptions): FolderWatch
  /** Removes pages on their way, and ends drivers, that desks which were killed left behind. */
  clearLeftovers(): Promise<void>
}

/** The sources of this machine. Asking for scanners and scanning start programs; making the sources starts nothing. */
export function createSources(options: SourcesOptions = {}): ScanSources {
  const {
    platform = process.platform,
    environment = process.env,
    quietMilliseconds = QUIET_MS,
    graceMilliseconds = GRACE_MS,
    mostWaitingBytes = MOST_WAITING_BYTES,
    listMilliseconds = LIST_MS,
    settings = () => ({ networkScanners: [], naps2: null }),
    searchMilliseconds = SEARCH_MS,
    network,
    busyMilliseconds = BUSY_MS,
  } = options
  const sources: ScanSource[] = [
    new EsclSource({
      entered: () => settings().networkScanners,
      discovery: { searchMilliseconds, ...(network === undefined ? {} : { network }) },
      quietMilliseconds,
      busyMilliseconds,
    }),
  ]
  if (platform === 'linux') {
    const program = options.scanimage ?? 'scanimage'
    sources.push(new SaneSource({ program, environment, quietMilliseconds, graceMilliseconds, mostWaitingBytes }))
  }
  if (platform === 'win32') {
    const program = () => settings().naps2
    sources.push(new WiaSource({ environment, quietMilliseconds, graceMilliseconds }))
    sources.push(new Naps2Source({ environment, quietMilliseconds, graceMilliseconds, program }))
  }
  return {
    async list(signal) {
      const answers = await Promise.all(sources.map((source) => listOf(source, signal, listMilliseconds)))
      return {
        devices: withoutDoubles(answers.flatMap((answer) => ('devices' in answer ? answer.devices : []))),
        failed: answers.flatMap((answer) => ('code' in answer ? [answer] : [])),
      }
    },
    of(device) {
      const source = sources.find(({ kind }) => device.startsWith(`${kind}:`))
      if (source === undefined) throw scanError('gone')
      return source
    },
    watchFolder,
    clearLeftovers: () => clearPrivateFolders(environment, platform),
  }
}

async function listOf(
  source: ScanSource,
  signal: AbortSignal,
  listMilliseconds: number,
): Promise<{ readonly devices: ListedScanner[] } | FailedSource> {
  const limit = AbortSignal.timeout(listMilliseconds)
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(scanError('silent')), { once: true })
  })
  try {
    // Raced as well: a source that does not heed the signal keeps nobody waiting either.
    return { devices: await Promise.race([source.list(AbortSignal.any([signal, limit])), late]) }
  } catch (error) {
    return { kind: source.kind, code: asScanError(error).code }
  }
}

/** A network scanner that another kind's drivers know as well is offered once, without a driver. */
function withoutDoubles(scanners: readonly ListedScanner[]): ScanDevice[] {
  const hosts = new Set(scanners.flatMap(({ kind, host }) => (kind === 'escl' && host !== undefined ? [host] : [])))
  return scanners
    .filter(({ kind, host }) => kind === 'escl' || host === undefined || !hosts.has(host))
    .map(({ id, kind, name }) => ({ id, kind, name }))
}
