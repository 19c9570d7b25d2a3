import type { ScanFeed, ScanMode, ScanProblem, ScanSettings, SheetSize } from '../../../../../shared/scanning/index.ts'

/** The drivers that NAPS2 can be told to use on Windows, the better one first. */
export const NAPS2_DRIVERS = ['twain', 'wia'] as const
export type Naps2Driver = (typeof NAPS2_DRIVERS)[number]

/** A device of NAPS2 by its driver and the name that it is told by. */
export interface Naps2Device {
  readonly driver: Naps2Driver
  readonly name: string
}

const SOURCE: Readonly<Record<ScanFeed, string>> = { glass: 'glass', feeder: 'feeder', 'feeder-duplex': 'duplex' }
const DEPTH: Readonly<Record<ScanMode, string>> = { colour: 'color', gray: 'gray', bilevel: 'bw' }
const SIZE: Readonly<Record<SheetSize, string>> = { a3: 'a3', a4: 'a4', a5: 'a5', card: '86x54mm' }

/** Arguments that list the devices of a driver, one name a line. */
export const naps2ListArguments = (driver: Naps2Driver): string[] => [
  '--noprofile',
  '--listdevices',
  '--driver',
  driver,
]

/**
 * Arguments for a scan: one PNG a page, without loss and with its resolution, numbered from 1.
 * @param folder where the pages are to lie
 */
export function naps2ScanArguments({ driver, name }: Naps2Device, folder: string, settings: ScanSettings): string[] {
  const { feed, dpi, size, mode } = settings
  return [
    '--noprofile',
    '--driver',
    driver,
    '--device',
    name,
    '--source',
    SOURCE[feed],
    '--dpi',
    String(dpi),
    '--pagesize',
    SIZE[size],
    '--bitdepth',
    DEPTH[mode],
    '--output',
    // The separator of Windows, whatever system builds the words.
    `${folder}\\page$(nnnn).png`,
    '--split',
    '--force',
    '--verbose',
  ]
}

/** Names of devices in what `--listdevices` wrote. */
export const naps2Devices = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '' && line.length <= 200)

/**
 * What NAPS2 wrote when something went wrong. It ends with 0 whatever happens and writes its errors to the same output, in the language
 * of the system: only those in English are told apart.
 */
const PROBLEMS: readonly (readonly [pattern: RegExp, problem: ScanProblem])[] = [
  [/paper jam/i, 'jammed'],
  [/cover is open/i, 'cover-open'],
  [/no pages? (?:are|is) in the feeder|no scanned pages|feeder is empty/i, 'empty'],
  [/scanner is busy|warming up/i, 'busy'],
  [/offline|could not be found|not found|no device/i, 'gone'],
  [/not support/i, 'unsupported'],
]

/** @param pages how many pages it left */
export function findNaps2Problem(lines: readonly string[], pages: number): ScanProblem | undefined {
  const told = PROBLEMS.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1]
  if (told !== undefined) return told
  return pages > 0 ? undefined : 'failed'
}

/** Pages that it says it scanned, in one line of `--verbose`: "Scanned page 3." and the like. */
export function findNaps2Page(line: string): number | undefined {
  const page = /\bpage (\d{1,4})\b/i.exec(line)?.[1]
  return page === undefined ? undefined : Number(page)
}
