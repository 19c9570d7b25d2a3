import { readFile } from 'node:fs/promises'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { LIVE_CODES, PAGE_CODES, textsOfCodes } from '../../../../../shared/scanning/index.ts'
import type { ReadingFiles } from '../files.ts'
import type { RawPicture } from '../picture.ts'
import { enlarge } from './enlarge.ts'

/** Larger pictures have dots enough: enlarging them finds nothing more and takes long. */
const MOST_DOTS_TO_ENLARGE = 2_200_000

/** Weights of red, green and blue in brightness, as parts of 1,024. */
const [RED, GREEN, BLUE] = [306, 601, 117]

/** How hard is looked: `page` for scanned pages, `still` for a photograph of a card, `live` for a frame among many. */
export type CodeEffort = 'page' | 'still' | 'live'

const OPTIONS: Readonly<Record<CodeEffort, ReaderOptions>> = {
  page: toOptions(PAGE_CODES),
  still: toOptions(PAGE_CODES),
  live: toOptions(LIVE_CODES),
}

function toOptions({ formats, ...others }: typeof PAGE_CODES | typeof LIVE_CODES): ReaderOptions {
  return { ...others, formats: [...formats] }
}

/** Finds the codes of pictures. */
export interface CodeFinder {
  /** The texts of all QR and barcodes in a picture, each once. */
  find(picture: RawPicture, effort: CodeEffort): Promise<string[]>
}

/** A finder with zxing as it comes with the program: left to itself, zxing would download its part in WebAssembly. */
export function createCodeFinder(files: Pick<ReadingFiles, 'codes'>): CodeFinder {
  let ready: Promise<unknown> | undefined
  const prepare = async () => {
    const wasm = await readFile(files.codes)
    const wasmBinary = new Uint8Array(wasm).buffer
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  }
  return {
    async find(picture, effort) {
      ready ??= prepare()
      await ready
      const found = textsOfCodes(await readBarcodes(grayFile(picture), OPTIONS[effort]))
      if (found.length > 0 || effort !== 'still' || picture.width * picture.height > MOST_DOTS_TO_ENLARGE) return found
      return textsOfCodes(await readBarcodes(grayFile(enlarge(picture)), OPTIONS[effort]))
    },
  }
}

/**
 * A picture as the plainest file that zxing takes (PGM), in gray: as dots it would take four bytes for each, look at their
 * brightness alone, and be twice as long about it.
 */
function grayFile({ data, width, height, channels }: RawPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = new Uint8Array(head.length + width * height)
  file.set(head)
  if (channels === 1) file.set(data.subarray(0, width * height), head.length)
  else {
    for (let from = 0, to = head.length; to < file.length; from += channels, to += 1) {
      file[to] = ((data[from] ?? 0) * RED + (data[from + 1] ?? 0) * GREEN + (data[from + 2] ?? 0) * BLUE) >> 10
    }
  }
  return file
}
