import { z } from 'zod'
import {
  type ScanCapabilities,
  type ScanFeed,
  type ScanMode,
  type ScanProblem,
  type ScanSettings,
  SHEET_MILLIMETRES,
} from '../../../../../shared/scanning/index.ts'

/** Lines that the scripts write, one JSON object each. */
export const WiaLine = z.union([
  z.object({ device: z.string().min(1).max(390), name: z.string().max(200) }),
  z.object({
    /** WIA_DPS_DOCUMENT_HANDLING_CAPABILITIES (3086): 1 feeder, 2 glass, 4 duplex. */
    handling: z.number().int(),
    /** Bed and feeder, in thousandths of an inch. */
    width: z.number(),
    height: z.number(),
    resolutions: z.array(z.number()),
  }),
  z.object({ page: z.string().min(1).max(100) }),
  z.object({ status: z.number().int() }),
  z.object({ error: z.number().int() }),
])
export type WiaLine = z.infer<typeof WiaLine>

/** A line of a script; undefined for what is none, since drivers write where they like. */
export function findWiaLine(line: string): WiaLine | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  return WiaLine.safeParse(parsed).data
}

/** What a script is asked, as JSON in its environment: nothing of it ever becomes part of a command. */
export interface WiaQuestion {
  readonly act: 'list' | 'capabilities' | 'scan'
  readonly device?: string
  readonly folder?: string
  /** Document Handling Select (3088): 1 feeder, 2 glass, 5 feeder with both sides. */
  readonly select?: number
  /** Current Intent (6146): 1 colour, 2 gray, 4 text. */
  readonly intent?: number
  readonly dpi?: number
  /** The sheet in dots. */
  readonly width?: number
  readonly height?: number
}

const SELECT: Readonly<Record<ScanFeed, number>> = { feeder: 1, glass: 2, 'feeder-duplex': 5 }
const INTENT: Readonly<Record<ScanMode, number>> = { colour: 1, gray: 2, bilevel: 4 }
const MILLIMETRES_PER_INCH = 25.4

/** The question that asks for a scan. */
export function wiaScanQuestion(device: string, folder: string, settings: ScanSettings): WiaQuestion {
  const { width, height } = SHEET_MILLIMETRES[settings.size]
  const dots = (millimetres: number) => Math.round((millimetres / MILLIMETRES_PER_INCH) * settings.dpi)
  return {
    act: 'scan',
    device,
    folder,
    select: SELECT[settings.feed],
    intent: INTENT[settings.mode],
    dpi: settings.dpi,
    width: dots(width),
    height: dots(height),
  }
}

/** What a WIA device said it can do. A device that says nothing of its feeds has a glass. */
export function wiaCapabilities(said: Extract<WiaLine, { handling: number }>): ScanCapabilities {
  const feeds: ScanFeed[] = []
  if ((said.handling & 2) !== 0 || (said.handling & 1) === 0) feeds.push('glass')
  if ((said.handling & 1) !== 0) feeds.push('feeder')
  if ((said.handling & 5) === 5) feeds.push('feeder-duplex')
  const millimetres = (thousandths: number, otherwise: number) =>
    thousandths > 0 ? Math.round((thousandths / 1_000) * MILLIMETRES_PER_INCH * 10) / 10 : otherwise
  const resolutions = said.resolutions.map(Math.round).filter((dpi) => dpi >= 50 && dpi <= 4_800)
  return {
    feeds,
    modes: ['colour', 'gray', 'bilevel'],
    resolutions: [...new Set(resolutions.length > 0 ? resolutions : [100, 200, 300])]
      .sort((a, b) => a - b)
      .slice(0, 50),
    largest: {
      width: millimetres(said.width, SHEET_MILLIMETRES.a4.width),
      height: millimetres(said.height, SHEET_MILLIMETRES.a4.height),
    },
  }
}

/**
 * Document Handling Status (3087), read before a scan from the feeder: some drivers scan the empty glass without a word when the feeder
 * has no paper (a manual of Kodak says so).
 * @returns undefined when paper is ready
 */
export function findWiaFeederProblem(status: number): ScanProblem | undefined {
  if ((status & 0x20) !== 0) return 'jammed'
  if ((status & 0x18) !== 0) return 'cover-open'
  return (status & 1) === 0 ? 'empty' : undefined
}

/** Errors of WIA (wiadef.h), by the last two digits of 0x802100nn. */
const PROBLEMS: Readonly<Record<number, ScanProblem>> = {
  2: 'jammed',
  3: 'empty',
  4: 'jammed',
  5: 'gone',
  6: 'busy',
  7: 'busy',
  8: 'failed',
  9: 'gone',
  10: 'gone',
  11: 'unsupported',
  12: 'unsupported',
  13: 'busy',
  21: 'gone',
  22: 'cover-open',
  32: 'jammed',
}

const WIA_FACILITY = 0x80210000
const ACCESS_DENIED = 0x80070005

/**
 * What an HRESULT of WIA means; 0x80210003 after pages is the end of the stack and nothing wrong.
 * @param code signed, as PowerShell gives it, or unsigned
 */
export function findWiaProblem(code: number, pages: number): ScanProblem | undefined {
  const unsigned = code >>> 0
  if (unsigned === ACCESS_DENIED) return 'denied'
  const problem =
    unsigned - (unsigned % 0x10000) === WIA_FACILITY ? (PROBLEMS[unsigned & 0xffff] ?? 'failed') : 'failed'
  return problem === 'empty' && pages > 0 ? undefined : problem
}
