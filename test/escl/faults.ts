/**
 * What goes wrong with the mock scanner: a jam, an open cover, a stop at its panel, silence, a line that breaks, a page that is cut off or
 * says to be far too large, an empty feeder, others who scan, a refusal, a description that blows its reader up, or a job that is said to
 * lie at another host.
 */
const KINDS = [
  'jam',
  'cover',
  'stop',
  'hang',
  'drop',
  'cut',
  'flood',
  'empty',
  'busy',
  'denied',
  'bomb',
  'elsewhere',
  'none',
] as const

export interface ScannerFault {
  readonly kind: (typeof KINDS)[number]
  /** The page it happens at, from 1; for `busy` the number of refused orders, 0 for all. */
  readonly page: number
}

/** Reads `jam-2` as a jam at the second page. */
export function readFault(text: string): ScannerFault {
  const [name, page = '0'] = text.split('-')
  const kind = KINDS.find((kind) => kind === name)
  if (kind === undefined) throw new Error(`the mock scanner has no fault "${text}"`)
  return { kind, page: Number(page) }
}
