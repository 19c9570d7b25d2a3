import { DeskError } from '../../../../../shared/errors.ts'
import type { OwnPicture } from '../../reading/pdf/own-page.ts'
import type { Look, OpenedPage } from '../protocol.ts'
import { encodeBilevel } from './bilevel.ts'
import { decode, encodeJpeg, encodeOriginal, likelyDpi, readHeader } from './codec.ts'
import { findKind } from './kind.ts'
import { MOST_BYTES, MOST_PAGES, tooLarge } from './limits.ts'
import { countPages, drawPage } from './pdf.ts'
import { writeG4Tiff } from './tiff.ts'

/** A page that is drawn is kept like one that was scanned. */
const DRAWN_QUALITY = 92

/**
 * How many pages a file has.
 * @throws DeskError imaging.not-a-picture, imaging.unknown-coding, imaging.damaged, imaging.too-large, imaging.encrypted,
 * imaging.too-many-pages, imaging.no-pages
 */
export async function lookInto(content: Uint8Array): Promise<ReturnType<typeof Look.parse>> {
  if (content.length > MOST_BYTES) throw tooLarge()
  if (findKind(content) === 'pdf') return { pages: await countPages(content) }
  const { pages } = await readHeader(content)
  if (pages > MOST_PAGES) throw new DeskError('imaging.too-many-pages', { pages, most: MOST_PAGES })
  return { pages }
}

/**
 * One page of a file as a picture of its own. A JPEG stays as it was delivered; what is black and white stays so; everything else
 * becomes a JPEG once. A page of a file that the desk made gives its picture back as it was put in.
 * @param page counted from 1
 * @throws DeskError as {@link lookInto}
 */
export async function takeOut(content: Uint8Array, page: number): Promise<OpenedPage> {
  const { pages: of } = await lookInto(content)
  const kind = findKind(content)
  if (kind === 'pdf') {
    // What reads PDF is large, and files of others never need it.
    const { findOwnPicture } = await import('../../reading/pdf/own-page.ts')
    const own = await findOwnPicture(content, page)
    if (own !== undefined) return { ...(await asItIs(own)), page, of }
    const { raster, dpi } = await drawPage(content, page, null)
    const { width, height } = raster
    const picture = await encodeJpeg(raster, DRAWN_QUALITY, dpi, true)
    return { content: picture, mediaType: 'image/jpeg', width, height, dpi, page, of }
  }
  const header = await readHeader(content, page)
  const { width, height } = header
  const dpi = header.dpi ?? likelyDpi(header)
  // Decoded all the same: what cannot be is refused now and not when it is looked at.
  if (kind === 'jpeg') {
    await decode(content)
    return { content, mediaType: 'image/jpeg', width, height, dpi, page, of }
  }
  if (header.bilevel) {
    const raster = await decode(content, page)
    const size = { width: raster.width, height: raster.height }
    return { content: encodeBilevel(raster, dpi), mediaType: 'image/png', ...size, dpi, page, of }
  }
  return { content: await encodeOriginal(content, page, dpi), mediaType: 'image/jpeg', width, height, dpi, page, of }
}

async function asItIs({ kind, content, width, height, dpi }: OwnPicture): Promise<Omit<OpenedPage, 'page' | 'of'>> {
  if (kind === 'g4') {
    const raster = await decode(writeG4Tiff({ packed: content, width, height, dpi }))
    return { content: encodeBilevel(raster, dpi), mediaType: 'image/png', width, height, dpi }
  }
  const header = await readHeader(content)
  await decode(content)
  return { content, mediaType: 'image/jpeg', width: header.width, height: header.height, dpi }
}
