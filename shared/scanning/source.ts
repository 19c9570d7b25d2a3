import { z } from 'zod'
import { typedLine } from '../text/typed.ts'

/** How a scanner is reached: SANE, eSCL (AirScan) over the network, Windows WIA, or NAPS2's console where it is installed. */
export const ScanSourceKind = z.enum(['sane', 'escl', 'wia', 'naps2'])
export type ScanSourceKind = z.infer<typeof ScanSourceKind>

/** Where a scanner takes its sheets from. */
export const ScanFeed = z.enum(['glass', 'feeder', 'feeder-duplex'])
export type ScanFeed = z.infer<typeof ScanFeed>

export const ScanMode = z.enum(['colour', 'gray', 'bilevel'])
export type ScanMode = z.infer<typeof ScanMode>

/** The sheets a desk meets; every scan is told the size, since some scanners take their whole glass otherwise. */
export const SheetSize = z.enum(['a4', 'a3', 'a5', 'card'])
export type SheetSize = z.infer<typeof SheetSize>

/** Width and height in millimetres. */
export const SHEET_MILLIMETRES: Readonly<Record<SheetSize, { readonly width: number; readonly height: number }>> = {
  a3: { width: 297, height: 420 },
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  card: { width: 86, height: 54 },
}

/** A scanner; `id` begins with its kind and a colon and means something to its source alone. */
export const ScanDevice = z.strictObject({
  id: z.string().min(3).max(400),
  kind: ScanSourceKind,
  name: z.string().max(200),
})
export type ScanDevice = z.infer<typeof ScanDevice>

/** The SHA-256 of a certificate at the end of a scanner's address: 64 hexadecimal digits, in pairs apart by colons or not. */
const PIN_OR_NONE = /^[^#]*(?:#sha256=(?:[0-9a-f]{2}:?){32})?$/i

/**
 * The address of a network scanner's eSCL, as IT enters it: http or https, without a path for the usual one; over https it may end in
 * `#sha256=` and the fingerprint of the one certificate that the scanner must have. A fingerprint that cannot be read is refused, so that
 * it never ends as none.
 */
export const ScannerAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => PIN_OR_NONE.test(address))

/** What a scanner can do, as it says itself. */
export const ScanCapabilities = z.strictObject({
  feeds: z.array(ScanFeed).max(3),
  modes: z.array(ScanMode).max(3),
  /** Dots per inch, the smallest first. */
  resolutions: z.array(z.number().int().positive()).max(50),
  /** The largest sheet, in millimetres. */
  largest: z.strictObject({ width: z.number().positive(), height: z.number().positive() }),
})
export type ScanCapabilities = z.infer<typeof ScanCapabilities>

/** The resolution that NĐ 30/2020/NĐ-CP asks at least for an electronic copy, in dots per inch. */
export const LEAST_DPI = 200

/** What is asked of a scanner. */
export const ScanSettings = z.strictObject({
  feed: ScanFeed,
  mode: ScanMode,
  dpi: z.number().int().min(100).max(600),
  size: SheetSize,
})
export type ScanSettings = z.infer<typeof ScanSettings>

/** A named way to scan ("Hai mặt màu"); those of the program have no officer's words and are named by the catalogues. */
export const ScanProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,60}$/),
  /** Null for one of the program's, whose name stands in the catalogues. */
  name: typedLine(2, 60).nullable(),
  settings: ScanSettings,
})
export type ScanProfile = z.infer<typeof ScanProfile>

/** The profiles every desk has. */
export const BUILT_IN_PROFILES: readonly ScanProfile[] = [
  { id: 'feeder-colour', name: null, settings: { feed: 'feeder', mode: 'colour', dpi: 200, size: 'a4' } },
  { id: 'duplex-colour', name: null, settings: { feed: 'feeder-duplex', mode: 'colour', dpi: 200, size: 'a4' } },
  { id: 'glass-colour', name: null, settings: { feed: 'glass', mode: 'colour', dpi: 200, size: 'a4' } },
  { id: 'feeder-gray', name: null, settings: { feed: 'feeder', mode: 'gray', dpi: 200, size: 'a4' } },
  { id: 'glass-fine', name: null, settings: { feed: 'glass', mode: 'colour', dpi: 300, size: 'a4' } },
  { id: 'card', name: null, settings: { feed: 'glass', mode: 'colour', dpi: 300, size: 'card' } },
]

/**
 * What can go wrong with a scanner; each is the end of the error code `scanning.<problem>` and a sentence of the catalogues:
 * paper is jammed, there is none, a cover is open, somebody else scans, the scanner is gone, it refuses us, it was silent for too long,
 * it cannot do what was asked, it sent something that is no whole picture, somebody stopped it at the machine, the program that knows
 * such scanners is not installed, or it failed without saying why.
 */
export const ScanProblem = z.enum([
  'jammed',
  'empty',
  'cover-open',
  'busy',
  'gone',
  'denied',
  'silent',
  'unsupported',
  'broken-picture',
  'stopped',
  'not-installed',
  'failed',
])
export type ScanProblem = z.infer<typeof ScanProblem>
