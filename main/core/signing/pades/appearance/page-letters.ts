import { PDFiumModule } from '@hyzyla/pdfium'

/** A letter of a page and where it stands, in the page's own units; without a place for what PDFium only inferred, such as spaces. */
export interface PageLetter {
  readonly letter: string
  readonly box: readonly [left: number, bottom: number, right: number, top: number] | undefined
}

type Module = Awaited<ReturnType<typeof PDFiumModule>>

/** PDFium's memory never shrinks: after a file of so many bytes it is started anew for the next one. */
const LARGE_BYTES = 16 * 1024 * 1024

let started: Promise<Module> | undefined

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
 * Opens a file for its letters; for files that were opened for signing, which are whole. To be closed.
 * @throws Error when PDFium can't open it
 */
export async function openLetters(pdf: Buffer): Promise<OpenLetters> {
  started ??= start()
  const module = await started
  const file = module.wasmExports.malloc(pdf.length)
  module.HEAPU8.set(pdf, file)
  const document = module._FPDF_LoadMemDocument(file, pdf.length, 0)
  const free = () => module.wasmExports.free(file)
  if (document === 0) {
    free()
    throw new Error('PDFium could not open the file')
  }
  return {
    of: (page) => readLetters(module, document, page),
    close: () => {
      module._FPDF_CloseDocument(document)
      free()
      if (pdf.length > LARGE_BYTES) started = undefined
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

async function start(): Promise<Module> {
  const module = await PDFiumModule({})
  module._FPDF_InitLibraryWithConfig({ version: 2 })
  return module
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
