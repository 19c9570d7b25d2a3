import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'
import { LentFiles } from './lent-files.ts'

/** A letter of a page and where it stands, in the page's own units; without a place for what PDFium only inferred, such as spaces. */
export interface PageLetter {
  readonly letter: string
  readonly box: readonly [left: number, bottom: number, right: number, top: number] | undefined
}

type Module = Awaited<ReturnType<typeof PDFiumModule>>

interface Started {
  readonly module: Module
  readonly lent: LentFiles
}

/** PDFium's memory never shrinks: once a page took it so far, it is started anew for the next file. */
const MOST_KEPT_BYTES = 48 * 1024 * 1024

let started: Promise<Started> | undefined

/** A file that PDFium has open. */
export interface OpenLetters {
  /**
   * The letters of a page in the order of reading, as PDFium sees them; of a page without text none.
   * @param page counted from 1
   * @throws Error when PDFium can't open the page
   */
  of(page: number): PageLetter[]
  close(): void
}

/**
 * Opens a file for its letters; for files that were opened for signing, which are whole. To be closed; the bytes stay as they are until then.
 * @throws Error when PDFium can't open it
 */
export async function openLetters(pdf: Buffer): Promise<OpenLetters> {
  started ??= start()
  const { module, lent } = await started
  const file = lent.lend(pdf)
  const path = Buffer.from(`${lent.pathOf(file)}\0`, 'latin1')
  const place = module.wasmExports.malloc(path.length)
  module.HEAPU8.set(path, place)
  const document = call(module, '_FPDF_LoadDocument', place, 0)
  module.wasmExports.free(place)
  if (document === 0) {
    lent.takeBack(file)
    throw new Error('PDFium could not open the file')
  }
  return {
    of: (page) => readLetters(module, document, page),
    close: () => {
      module._FPDF_CloseDocument(document)
      lent.takeBack(file)
      if (module.HEAPU8.length > MOST_KEPT_BYTES) started = undefined
    },
  }
}

function readLetters(module: Module, document: number, page: number): PageLetter[] {
  const opened: (() => void)[] = []
  try {
    const sheet = handle(module._FPDF_LoadPage(document, page - 1))
    opened.push(() => module._FPDF_ClosePage(sheet))
    const text = handle(module._FPDFText_LoadPage(sheet))
    opened.push(() => module._FPDFText_ClosePage(text))
    return lettersOf(module, text)
  } finally {
    for (const close of opened.reverse()) close()
  }
}

async function start(): Promise<Started> {
  const program = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  const code = new WebAssembly.Module(await readFile(program))
  const lent = new LentFiles()
  const module = await PDFiumModule({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(code, lent.answeringIn(imports))
      lent.useMemory(instance.exports.memory)
      done(instance)
      return instance.exports
    },
  })
  module._FPDF_InitLibraryWithConfig({ version: 2 })
  return { module, lent }
}

const DOUBLE_BYTES = 8

function lettersOf(module: Module, text: number): PageLetter[] {
  const corners = module.wasmExports.malloc(4 * DOUBLE_BYTES)
  try {
    const [left, right, bottom, top] = [0, 1, 2, 3].map((index) => corners + index * DOUBLE_BYTES)
    return Array.from({ length: Math.max(0, module._FPDFText_CountChars(text)) }, (_, index): PageLetter => {
      const letter = String.fromCodePoint(Math.min(0x10_ffff, call(module, '_FPDFText_GetUnicode', text, index)))
      const isPlaced = call(module, '_FPDFText_GetCharBox', text, index, left, right, bottom, top) !== 0
      if (!isPlaced || letter.trim() === '') return { letter, box: undefined }
      const view = new DataView(module.HEAPU8.buffer, corners)
      const at = (place: number) => view.getFloat64(place * DOUBLE_BYTES, true)
      return { letter, box: [at(0), at(2), at(1), at(3)] }
    })
  } finally {
    module.wasmExports.free(corners)
  }
}

/** Functions of PDFium that the package exports without telling TypeScript. */
function call(module: Module, name: string, ...args: readonly (number | undefined)[]): number {
  const found: unknown = Reflect.get(module, name)
  if (typeof found !== 'function') throw new Error(`PDFium has no ${name}`)
  const result: unknown = Reflect.apply(found, undefined, args)
  if (typeof result !== 'number') throw new Error(`${name} gave no number`)
  return result
}

function handle(value: number): number {
  if (value === 0) throw new Error('PDFium could not open the page')
  return value
}
