import type { PageReading, ReadLine } from '../../../../../shared/scanning/index.ts'
import type { ReadingFiles } from '../files.ts'
import { shrink } from '../orientation/ink.ts'
import type { GrayPicture } from '../picture.ts'
import { soften } from './soften.ts'
import { Tesseract, type TesseractLine } from './tesseract.ts'

/** Pages after which the engine is made anew: the memory of WebAssembly grows with the largest page and never shrinks. */
const PAGES_PER_ENGINE = 200

/** Letters of papers are read no better with more dots, only slower. */
const ENOUGH_DPI = 200

/** The most that a reading may hold; a page of noise has more, and nobody searches it. */
const MOST_LINES = 2_000
const MOST_WORDS = 400

/** A reader of pages (OCR) in one thread. It is busy for seconds with a page, so it belongs into a worker. */
export interface PageReader {
  /**
   * Reads a cleaned, upright page in its red channel.
   * @param dpi dots per inch of the page
   */
  read(page: GrayPicture, dpi: number): Promise<PageReading>
  /** The quarter turn that makes a page upright, by the shapes of its letters; undefined where they don't tell. */
  findTurn(page: GrayPicture): Promise<{ readonly turn: 0 | 90 | 180 | 270; readonly confidence: number } | undefined>
}

/** A reader with the models of the program. Nothing is loaded before the first page. */
export function createPageReader(files: ReadingFiles, pagesPerEngine = PAGES_PER_ENGINE): PageReader {
  let engine: Promise<Tesseract> | undefined
  let pages = 0

  async function use<Result>(work: (engine: Tesseract) => Result): Promise<Result> {
    pages += 1
    if (pages > pagesPerEngine) {
      engine = undefined
      pages = 1
    }
    engine ??= Tesseract.load(files)
    try {
      return work(await engine)
    } catch (failure) {
      // An engine that was thrown out of its work is in a state that nobody knows.
      engine = undefined
      throw failure
    }
  }

  return {
    read: (page, dpi) =>
      use((tesseract) => {
        const factor = Math.max(1, Math.floor(dpi / ENOUGH_DPI))
        const lines = tesseract.lines(soften(shrink(page, factor)), Math.round(dpi / factor))
        return readingOf(page, lines, factor)
      }),
    findTurn: (page) => use((tesseract) => tesseract.findTurn(page)),
  }
}

function readingOf({ width, height }: GrayPicture, found: readonly TesseractLine[], factor: number): PageReading {
  const lines = found.flatMap((line) => readLine(line, factor)).slice(0, MOST_LINES)
  const confidences = lines.flatMap(({ words }) => words.map(({ confidence }) => confidence))
  const sum = confidences.reduce((total, one) => total + one, 0)
  return { version: 1, width, height, lines, confidence: confidences.length === 0 ? 0 : sum / confidences.length }
}

function readLine({ words: found, baseline, rowAttributes, bbox }: TesseractLine, factor: number): ReadLine[] {
  const words = found
    .map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
      text: text.normalize('NFC').trim().slice(0, 200),
      left: x0 * factor,
      top: y0 * factor,
      right: x1 * factor,
      bottom: y1 * factor,
      confidence: Math.min(100, Math.max(0, confidence)),
    }))
    .filter(({ text, left, right }) => text !== '' && right > left)
    .slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const height = rowAttributes.rowHeight > 0 ? rowAttributes.rowHeight : Math.max(1, bbox.y1 - bbox.y0)
  return [{ words, baseline: { left: baseline.y0 * factor, right: baseline.y1 * factor }, height: height * factor }]
}
