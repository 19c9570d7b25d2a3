import { readSignedData } from '../cms/read.ts'
import { BadEncoding } from '../der/node.ts'
import type { PdfFile } from '../pdf/file.ts'
import { openForSigning, refusing } from '../pdf/open.ts'
import { listPages, type Page } from '../pdf/pages.ts'
import { nameOf, PdfString } from '../pdf/values.ts'
import { toViewed, viewedSize } from '../signing/viewed-box.ts'
import { findSignatures, type PlacedSignature } from '../verification/signatures.ts'
import type { ViewedBox } from './appearance.ts'

/** The size of a page as it is seen, in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Where a signature that a file carries already is seen. */
export interface SignedPlace {
  /** Counted from 1. */
  readonly page: number
  readonly box: ViewedBox
  /** Fingerprint of the signer's certificate; undefined where that can't be read. */
  readonly certificate: string | undefined
}

/** What the place of a further signature depends on. */
export interface PageLayout {
  readonly pages: readonly PageSize[]
  /** In the order in which they were signed; those that nobody sees are left out. */
  readonly signatures: readonly SignedPlace[]
}

/**
 * Sizes of pages, and where signatures are seen.
 * @throws DeskError signing.pdf-damaged, signing.pdf-encrypted, signing.pdf-too-large
 */
export function readLayout(pdf: Buffer): PageLayout {
  const file = openForSigning(pdf)
  return refusing(() => {
    const pages = listPages(file)
    return { pages: pages.map(viewedSize), signatures: signedPlaces(file, pages) }
  })
}

function signedPlaces(file: PdfFile, pages: readonly Page[]): SignedPlace[] {
  // Where the value of a signature begins tells it from all others.
  const places = new Map(findSignatures(file).map((placed, order) => [startOf(placed), { placed, order }]))
  if (places.size === 0) return []
  const found: (SignedPlace & { readonly order: number })[] = []
  pages.forEach((page, index) => {
    for (const annotation of file.items(page.dictionary.get('Annots'))) {
      const widget = file.findDictionary(annotation)
      if (widget === undefined || nameOf(file.resolve(widget.get('Subtype'))) !== 'Widget') continue
      const value = file.findDictionary(widget.get('V') ?? file.findDictionary(widget.get('Parent'))?.get('V'))
      const contents = value?.get('Contents')
      const signature = contents instanceof PdfString ? places.get(contents.start) : undefined
      const box = boxOf(file, page, widget.get('Rect'))
      if (signature === undefined || box === undefined) continue
      found.push({ page: index + 1, box, certificate: signerOf(signature.placed), order: signature.order })
    }
  })
  return found
    .sort((one, other) => one.order - other.order)
    .map(({ page, box, certificate }) => ({ page, box, certificate }))
}

function startOf({ dictionary }: PlacedSignature): number {
  const contents = dictionary.get('Contents')
  return contents instanceof PdfString ? contents.start : -1
}

/** A rectangle as it is seen; undefined for one without any extent. */
function boxOf(file: PdfFile, page: Page, value: Parameters<PdfFile['items']>[0]): ViewedBox | undefined {
  const [left, bottom, right, top] = file.items(value).map((item) => file.resolve(item))
  if (typeof left !== 'number' || typeof bottom !== 'number') return undefined
  if (typeof right !== 'number' || typeof top !== 'number') return undefined
  const [x1, y1] = toViewed(page, left, bottom)
  const [x2, y2] = toViewed(page, right, top)
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  return width < 1 || height < 1 ? undefined : { x: Math.min(x1, x2), y: Math.min(y1, y2), width, height }
}

function signerOf({ value }: PlacedSignature): string | undefined {
  try {
    return value.length === 0 ? undefined : readSignedData(value).signer?.fingerprint
  } catch (error) {
    if (error instanceof BadEncoding) return undefined
    throw error
  }
}
