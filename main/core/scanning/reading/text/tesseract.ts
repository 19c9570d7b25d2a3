import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { ReadingFiles } from '../files.ts'
import type { GrayPicture } from '../picture.ts'

/** The engine of Tesseract's LSTM networks, and the older one. */
const LSTM_ONLY = 1
const LEGACY_ONLY = 0

/** Page segmentation 3, fully automatic: with the package's own default of 6, whole tables are left out. */
const AUTOMATIC_SEGMENTATION = '3'

/** The part of Tesseract's interface in tesseract.js-core that is used here; the package has no types. */
interface TesseractApi {
  Init(path: null, language: string, engine: number, config: null): number
  SetVariable(name: string, value: string): boolean
  /** Reads the picture in `/input`; 1 when it is none. */
  SetImageFile(exif: number, radians: number): number
  Recognize(monitor: null): number
  GetJSONText(): string
  DetectOS(results: OrientationResults): boolean
  Clear(): void
  End(): void
}

interface OrientationResults {
  readonly best_result: { readonly orientation_id: number; readonly oconfidence: number }
  __destroy__?(): void
}

interface TesseractModule {
  readonly FS: { writeFile(path: string, content: Uint8Array): void; unlink(path: string): void }
  readonly TessBaseAPI: new () => TesseractApi
  readonly OSResults: new () => OrientationResults
}

type TesseractFactory = (options: Record<string, unknown>) => Promise<TesseractModule>

const Box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })

const TesseractWord = z.object({ text: z.string(), confidence: z.number(), bbox: Box })

const TesseractLine = z.object({
  baseline: Box,
  rowAttributes: z.object({ rowHeight: z.number() }),
  bbox: Box,
  words: z.array(TesseractWord),
})
export type TesseractLine = z.infer<typeof TesseractLine>

const Blocks = z.object({
  blocks: z
    .array(z.object({ paragraphs: z.array(z.object({ lines: z.array(TesseractLine) })).default([]) }))
    .nullish()
    .transform((blocks) => blocks ?? []),
})

/** Quarter turns to the right that make a page upright, by Tesseract's number of its orientation. */
const TURNS = [0, 270, 180, 90] as const

/** Tesseract in this thread: what it is asked, it answers before anything else goes on here. */
export class Tesseract {
  readonly #module: TesseractModule
  readonly #files: ReadingFiles
  #reader: TesseractApi | undefined
  #turner: TesseractApi | undefined

  private constructor(module: TesseractModule, files: ReadingFiles) {
    this.#module = module
    this.#files = files
  }

  /** Loads the engine; its models follow when they are first needed. */
  static async load(files: ReadingFiles): Promise<Tesseract> {
    const factory: TesseractFactory = createRequire(import.meta.url)(files.coreCode)
    const quiet = () => undefined
    const module = await factory({
      wasmBinary: readFileSync(files.core),
      TesseractProgress: quiet,
      print: quiet,
      printErr: quiet,
    })
    return new Tesseract(module, files)
  }

  /** The lines of a page. Throws an Error when the engine fails; it is not to be used any more then. */
  lines(page: GrayPicture, dpi: number): TesseractLine[] {
    const reader = this.#getReader()
    reader.SetVariable('user_defined_dpi', String(dpi))
    this.#show(reader, page)
    try {
      reader.Recognize(null)
      const { blocks } = Blocks.parse(JSON.parse(reader.GetJSONText()))
      return blocks.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    } finally {
      reader.Clear()
    }
  }

  /** The turn that makes a page upright, with how sure that is (above 1 it is hardly ever wrong); undefined without text. */
  findTurn(page: GrayPicture): { readonly turn: 0 | 90 | 180 | 270; readonly confidence: number } | undefined {
    const turner = this.#getTurner()
    this.#show(turner, page)
    const results = new this.#module.OSResults()
    try {
      if (!turner.DetectOS(results)) return undefined
      const { orientation_id: orientation, oconfidence: confidence } = results.best_result
      const turn = TURNS[orientation]
      return turn === undefined ? undefined : { turn, confidence }
    } finally {
      results.__destroy__?.()
      turner.Clear()
    }
  }

  /** A picture goes over as PGM, the plainest format there is: nothing is encoded and decoded again. */
  #show(api: TesseractApi, { data, width, height }: GrayPicture): void {
    this.#module.FS.writeFile('/input', Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]))
    const failed = api.SetImageFile(1, 0) === 1
    this.#module.FS.unlink('/input')
    if (failed) throw new Error('Tesseract does not take the picture')
  }

  #getReader(): TesseractApi {
    this.#reader ??= this.#start('vie', readFileSync(this.#files.vietnamese), LSTM_ONLY)
    return this.#reader
  }

  #getTurner(): TesseractApi {
    this.#turner ??= this.#start('osd', gunzipSync(readFileSync(this.#files.orientation)), LEGACY_ONLY)
    return this.#turner
  }

  #start(language: string, model: Uint8Array, engine: number): TesseractApi {
    const path = `./${language}.traineddata`
    this.#module.FS.writeFile(path, model)
    const api = new this.#module.TessBaseAPI()
    const failed = api.Init(null, language, engine, null) !== 0
    this.#module.FS.unlink(path)
    if (failed) throw new Error(`Tesseract does not take its model ${language}`)
    api.SetVariable('tessedit_pageseg_mode', AUTOMATIC_SEGMENTATION)
    return api
  }
}
