import { readFile } from 'node:fs/promises'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { LIVE_CODES, PAGE_CODES, textsOfCodes } from '../../../../../shared/scanning/index.ts'
import type { ReadingFiles } from '../files.ts'
import type { RawPicture } from '../picture.ts'
import { enlarge } from './enlarge.ts'

/** Larger pictures have dots enough: enlarging them finds nothing more and takes long. */
const MOST_DOTS_TO_ENLARGE = 2_200_000

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
      const found = textsOfCodes(await readBarcodes(colourOf(picture), OPTIONS[effort]))
      if (found.length > 0 || effort !== 'still' || picture.width * picture.height > MOST_DOTS_TO_ENLARGE) return found
      return textsOfCodes(await readBarcodes(colourOf(enlarge(picture)), OPTIONS[effort]))
    },
  }
}

interface ColourPicture {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly colorSpace: 'srgb'
}

/** A picture as zxing takes one: four bytes a dot. */
function colourOf({ data, width, height, channels }: RawPicture): ColourPicture {
  const dots = new Uint8ClampedArray(width * height * 4)
  if (channels === 4) dots.set(data.subarray(0, dots.length))
  else {
    for (let from = 0, to = 0; to < dots.length; from += channels, to += 4) {
      dots[to] = data[from] ?? 0
      dots[to + 1] = data[channels === 1 ? from : from + 1] ?? 0
      dots[to + 2] = data[channels === 1 ? from : from + 2] ?? 0
      dots[to + 3] = 255
    }
  }
  return { data: dots, width, height, colorSpace: 'srgb' }
}
