import { encodeJpeg } from '../../../main/core/scanning/imaging/picture/codec.ts'
import type { Raster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { drawPaper, type Paper, scan } from '../../pages/index.ts'
import { Random } from '../random.ts'

/** A page as a scanner delivers it. */
export interface ScannedPaper {
  /** JPEG of 200 dpi, in colour. */
  readonly original: Uint8Array
  /** Degrees that the sheet lies turned to the right. */
  readonly skew: number
  /** What stands on it. */
  readonly text: string
}

export const PAGE_DPI = 200
/** What scanners compress with. */
const DELIVERED_QUALITY = 90
/** Sheets lie turned by up to so many degrees. */
const MOST_SKEW = 3.5

/** Filled-in papers with noise, skew and shadow; every third with a seal, every fifth on a dark bed. */
export async function formPages(count: number, seed: number): Promise<ScannedPaper[]> {
  const random = new Random(seed)
  const pages: ScannedPaper[] = []
  for (let at = 0; at < count; at += 1) {
    const paper = await drawPaper({ seed: seed + at, stamp: at % 3 === 0, signature: at % 2 === 0 })
    pages.push(
      await delivered(paper, {
        skew: skewOf(random),
        noise: random.between(2, 6),
        bed: at % 5 === 4 ? 'dark' : 'none',
        shadow: random.next() * 0.15,
        specks: random.between(0, 40),
        seed: seed + at,
      }),
    )
  }
  return pages
}

/** How many papers are drawn for all faint pages: drawing is dearer than scanning. */
const DRAWN = 12

/** Pages with as little on them as papers have: one name, a pencilled note, a few lines; each scanned with other faults. */
export async function* faintPages(count: number, seed: number): AsyncGenerator<Uint8Array> {
  const random = new Random(seed)
  const papers: Paper[] = []
  for (let at = 0; at < Math.min(DRAWN, count); at += 1) {
    papers.push(
      await drawPaper({
        seed: seed + at,
        kind: at % 3 === 2 ? 'empty' : 'name',
        pencil: at % 3 === 2,
        signature: at % 6 === 5,
      }),
    )
  }
  for (let at = 0; at < count; at += 1) {
    const paper = papers[at % papers.length]
    if (paper === undefined) return
    const faults = {
      skew: skewOf(random),
      noise: random.between(1, 6),
      shadow: random.next() * 0.2,
      specks: random.between(0, 20),
    }
    yield (await delivered(paper, { ...faults, seed: seed + at })).original
  }
}

/** Empty pages as feeders deliver them: noise, specks, and the other side shining through. */
export async function* emptyPages(count: number, seed: number): AsyncGenerator<Uint8Array> {
  const random = new Random(seed)
  const empty = await drawPaper({ seed, kind: 'empty' })
  const other = await drawPaper({ seed: seed + 1 })
  for (let at = 0; at < count; at += 1) {
    const through = at % 2 === 0 ? undefined : { raster: other.raster, share: random.next() * 0.1 }
    const faults = { skew: skewOf(random), noise: random.between(1, 6), specks: random.between(0, 25), seed: seed + at }
    yield (await delivered(empty, { ...faults, ...(through !== undefined && { through }) })).original
  }
}

function skewOf(random: Random): number {
  return (random.next() * 2 - 1) * MOST_SKEW
}

async function delivered(paper: Paper, faults: Parameters<typeof scan>[1]): Promise<ScannedPaper> {
  const raster: Raster = scan(paper.raster, faults)
  const original = await encodeJpeg(raster, DELIVERED_QUALITY, PAGE_DPI)
  return { original, skew: faults.skew ?? 0, text: paper.lines.join('\n') }
}
