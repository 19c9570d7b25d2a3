import { createHash } from 'node:crypto'
import {
  PDFContext,
  type PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
  PDFWriter,
} from '@cantoo/pdf-lib'
import type { PageReading } from '../../../../../shared/scanning/index.ts'
import { encodeG4 } from './g4.ts'
import {
  GLYPH_ASCENT,
  GLYPH_DESCENT,
  GLYPH_WIDTH,
  glyphlessFont,
  glyphOfEveryCharacter,
  TO_UNICODE,
} from './glyphless.ts'
import { findJpegHeader } from './jpeg.ts'
import { cleanTitle, type PdfAbout, PRODUCER, pdfDate, xmpOf } from './metadata.ts'
import { findBilevel } from './png.ts'
import { srgbProfile } from './profile.ts'
import { number, type PageSize, textLayerOf } from './text-layer.ts'

/** A page of a file: its picture, a JPEG or a PNG in black and white, and what was read on it. */
export interface PdfPage {
  readonly image: Uint8Array
  /** Dots per inch of the picture, which say how large the page is. */
  readonly dpi: number
  readonly reading: PageReading | null
}

const POINTS_PER_INCH = 72
const OBJECTS_PER_TICK = 50
const FONT_NAME = 'GlyphLessFont'

/**
 * A PDF/A-1b file of pages, each with its picture at its true size and the words that were read on it as an invisible layer.
 * Pictures go in as they are: JPEG untouched, black and white as CCITT Group 4. Equal input gives equal bytes.
 * @throws Error when a picture is neither a JPEG in gray or colour nor a PNG in black and white
 */
export async function assemblePdf(pages: readonly PdfPage[], described: PdfAbout): Promise<Buffer> {
  const about = { ...described, title: cleanTitle(described.title) }
  const context = PDFContext.create()
  context.header = PDFHeader.forVersion(1, 4)
  const tree = context.nextRef()
  const font = pages.some(({ reading }) => reading !== null) ? addFont(context) : undefined
  const leaves = pages.map((page) => addPage(context, page, tree, font))
  context.assign(tree, context.obj({ Type: 'Pages', Kids: leaves, Count: leaves.length }))
  context.trailerInfo.Root = context.register(catalogOf(context, tree, about))
  const date = PDFString.of(pdfDate(about.createdAt))
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(about.title),
      Creator: PDFHexString.fromText(PRODUCER),
      Producer: PDFHexString.fromText(PRODUCER),
      CreationDate: date,
    }),
  )
  const identifier = PDFHexString.of(digestOf(pages, about))
  context.trailerInfo.ID = context.obj([identifier, identifier])
  return Buffer.from(await PDFWriter.forContext(context, OBJECTS_PER_TICK).serializeToBuffer())
}

function catalogOf(context: PDFContext, tree: PDFRef, about: PdfAbout): PDFDict {
  const profile = context.flateStream(srgbProfile(), { N: 3, Alternate: 'DeviceRGB' })
  const condition = PDFString.of('sRGB IEC61966-2.1')
  // Metadata may not be compressed in PDF/A-1: an archive reads them without knowing PDF.
  const metadata = context.stream(Buffer.from(xmpOf(about)), { Type: 'Metadata', Subtype: 'XML' })
  return context.obj({
    Type: 'Catalog',
    Pages: tree,
    Lang: PDFString.of(about.language),
    Metadata: context.register(metadata),
    ViewerPreferences: { DisplayDocTitle: true },
    OutputIntents: [
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: condition,
        Info: condition,
        DestOutputProfile: context.register(profile),
      },
    ],
  })
}

function addPage(context: PDFContext, page: PdfPage, tree: PDFRef, font: PDFRef | undefined): PDFRef {
  const picture = addPicture(context, page.image)
  const size: PageSize = {
    width: (picture.width * POINTS_PER_INCH) / page.dpi,
    height: (picture.height * POINTS_PER_INCH) / page.dpi,
  }
  const drawn = `q ${number(size.width)} 0 0 ${number(size.height)} 0 0 cm /P Do Q\n`
  const written = page.reading === null ? '' : textLayerOf(page.reading, size, 'T')
  return context.register(
    context.obj({
      Type: 'Page',
      Parent: tree,
      MediaBox: [0, 0, Number(number(size.width)), Number(number(size.height))],
      Resources: { XObject: { P: picture.reference }, ...(font !== undefined && { Font: { T: font } }) },
      Contents: context.register(context.flateStream(drawn + written)),
    }),
  )
}

function addPicture(context: PDFContext, image: Uint8Array): { reference: PDFRef; width: number; height: number } {
  const common = { Type: 'XObject', Subtype: 'Image' }
  const jpeg = findJpegHeader(image)
  if (jpeg !== undefined && (jpeg.channels === 1 || jpeg.channels === 3)) {
    const { width, height, channels } = jpeg
    const stream = context.stream(image, {
      ...common,
      Width: width,
      Height: height,
      ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
    })
    return { reference: context.register(stream), width, height }
  }
  const bilevel = findBilevel(image)
  if (bilevel === undefined) throw new Error('A page is neither a JPEG in gray or colour nor a PNG in black and white')
  const { width, height } = bilevel
  const stream = context.stream(encodeG4(bilevel), {
    ...common,
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: width, Rows: height },
  })
  return { reference: context.register(stream), width, height }
}

function addFont(context: PDFContext): PDFRef {
  const file = glyphlessFont()
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: FONT_NAME,
    Flags: 5,
    FontBBox: [0, GLYPH_DESCENT, GLYPH_WIDTH, GLYPH_ASCENT],
    ItalicAngle: 0,
    Ascent: GLYPH_ASCENT,
    Descent: GLYPH_DESCENT,
    CapHeight: GLYPH_ASCENT,
    StemV: 80,
    FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: FONT_NAME,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    CIDToGIDMap: context.register(context.flateStream(glyphOfEveryCharacter())),
    FontDescriptor: context.register(descriptor),
    DW: GLYPH_WIDTH,
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: FONT_NAME,
      Encoding: PDFName.of('Identity-H'),
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(TO_UNICODE)),
    }),
  )
}

/** What tells this file from all others, by its content alone. */
function digestOf(pages: readonly PdfPage[], about: PdfAbout): string {
  const hash = createHash('sha256').update(JSON.stringify(about))
  for (const { image, dpi, reading } of pages) hash.update(image).update(JSON.stringify([dpi, reading]))
  return hash.digest('hex').slice(0, 32)
}
