import { DeskError } from '../../../../../shared/errors.ts'
import { PdfFile } from './file.ts'
import { BadPdf } from './lexer.ts'
import { countPages } from './pages.ts'

/** Larger files aren't signed: twice their size must fit beside everything else. */
export const MOST_SIGNED_BYTES = 200 * 1024 * 1024

/**
 * Opens a PDF that is to be signed. A file that one program repairs in silence and another doesn't may show two documents under one
 * signature, so what isn't whole is refused.
 * @throws DeskError signing.pdf-too-large, signing.pdf-encrypted, signing.pdf-damaged
 */
export function openForSigning(bytes: Buffer): PdfFile {
  if (bytes.length > MOST_SIGNED_BYTES) {
    throw new DeskError('signing.pdf-too-large', { megabytes: MOST_SIGNED_BYTES / 1024 / 1024 })
  }
  return refusing(() => {
    const file = new PdfFile(bytes)
    if (file.isEncrypted) throw new DeskError('signing.pdf-encrypted')
    if (countPages(file) < 1) throw new BadPdf('No pages')
    insistOnPlaces(file)
    return file
  })
}

/** Runs what reads a PDF. @throws DeskError signing.pdf-damaged for what isn't whole */
export function refusing<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    throw cause instanceof BadPdf ? new DeskError('signing.pdf-damaged', {}, { cause }) : cause
  }
}

/** Every object must begin where the table says; read without reading the objects. */
function insistOnPlaces(file: PdfFile): void {
  for (const [number, place] of file.references.places) {
    if (place.kind !== 'offset') continue
    const head = file.bytes.toString('latin1', place.offset, place.offset + 32)
    if (!new RegExp(`^\\s*0*${number}\\s+\\d+\\s+obj`).test(head))
      throw new BadPdf(`Object ${number} is not in its place`)
  }
}
