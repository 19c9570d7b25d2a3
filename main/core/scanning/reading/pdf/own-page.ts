import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib'
import { PRODUCER } from './metadata.ts'

/** The picture of a page of one of our own files, as it lies there: a JPEG, or what CCITT Group 4 packed, black where a bit is set. */
export interface OwnPicture {
  readonly kind: 'jpeg' | 'g4'
  readonly content: Uint8Array
  readonly width: number
  readonly height: number
  /** Dots per inch. */
  readonly dpi: number
}

const POINTS_PER_INCH = 72
/** What `assemblePdf` writes on a page: its picture over all of it, then nothing or words that nobody sees. */
const PICTURE_ALONE = /^q (\d+(?:\.\d+)?) 0 0 (\d+(?:\.\d+)?) 0 0 cm \/P Do Q\n(?:BT\n3 Tr\n[^()]*\nET\n)?$/

/** The file that was read last: its pages are asked for one after another. */
let last: { readonly file: Uint8Array; readonly pages: readonly PDFPage[] } | undefined

/**
 * The picture that a page is nothing but, so that it can be put into another file as it is: drawn anew, black and white would become
 * gray, and fine dots coarse. Undefined for files of others, and for pages that something was added to, a signature for instance.
 * @param page counted from 1
 */
export async function findOwnPicture(file: Uint8Array, page: number): Promise<OwnPicture | undefined> {
  // Metadata of our files are not packed.
  if (!Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(PRODUCER)) return undefined
  try {
    const pages = await pagesOf(file)
    const found = pages[page - 1]
    return found && pictureOf(found)
  } catch {
    // Whatever is wrong with it is said when it is drawn.
    return undefined
  }
}

async function pagesOf(file: Uint8Array): Promise<readonly PDFPage[]> {
  if (last?.file !== file) last = { file, pages: (await PDFDocument.load(file, { updateMetadata: false })).getPages() }
  return last.pages
}

function pictureOf({ node }: PDFPage): OwnPicture | undefined {
  const contents = node.Contents()
  if (node.has(PDFName.of('Annots')) || node.has(PDFName.of('Rotate')) || !(contents instanceof PDFRawStream))
    return undefined
  const drawn = Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1')
  const [, across, down] = PICTURE_ALONE.exec(drawn) ?? []
  const box = node.MediaBox().asRectangle()
  const isWhole = box.x === 0 && box.y === 0 && box.width === Number(across) && box.height === Number(down)
  const picture = node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.lookup(PDFName.of('P'))
  if (!isWhole || !(picture instanceof PDFRawStream)) return undefined
  const { dict, contents: content } = picture
  const width = dict.lookup(PDFName.of('Width'), PDFNumber).asNumber()
  const height = dict.lookup(PDFName.of('Height'), PDFNumber).asNumber()
  const dpi = Math.round((width * POINTS_PER_INCH) / box.width)
  const filter = dict.lookup(PDFName.of('Filter'))
  if (filter instanceof PDFArray || dpi < 1) return undefined
  if (filter === PDFName.of('DCTDecode')) return { kind: 'jpeg', content, width, height, dpi }
  return filter === PDFName.of('CCITTFaxDecode') ? { kind: 'g4', content, width, height, dpi } : undefined
}
