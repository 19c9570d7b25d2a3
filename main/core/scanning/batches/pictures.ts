import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import type { Batches } from './batches.ts'

const THUMBNAIL_DOTS = 320
const SCREEN_DOTS = 4_000

/** Which picture of a page: small, cleaned (as it came where it isn't yet), or as it came. */
export type PictureKind = 'thumbnail' | 'page' | 'original'

export interface PagePicturesParts {
  readonly batches: Batches
  readonly papers: Pick<Papers, 'read'>
  readonly imaging: () => Promise<Imaging>
}

export interface PagePicture {
  readonly content: Uint8Array<ArrayBuffer>
  readonly mediaType: 'image/jpeg' | 'image/png'
}

/** Pictures of pages for the screen. */
export class PagePictures {
  readonly #parts: PagePicturesParts

  constructor(parts: PagePicturesParts) {
    this.#parts = parts
  }

  /** @throws DeskError scanning.unknown-batch, scanning.unknown-page, papers.damaged, those of imaging */
  async read(batch: string, id: string, kind: PictureKind): Promise<PagePicture> {
    const { batches, papers } = this.#parts
    const owner = batches.ownerOf(batch)
    const { original, cleaned } = batches.getPage(batch, id)
    if (kind === 'thumbnail' && cleaned !== null) return jpeg(await papers.read(owner, cleaned.thumbnail))
    const { address, mediaType } = kind === 'page' && cleaned !== null ? cleaned : original
    const content = await papers.read(owner, address)
    if (kind === 'thumbnail') return jpeg(await (await this.#parts.imaging()).picture(content, THUMBNAIL_DOTS))
    // A browser shows no TIFF.
    if (mediaType === 'image/tiff') return jpeg(await (await this.#parts.imaging()).picture(content, SCREEN_DOTS))
    return { content: new Uint8Array(content), mediaType }
  }
}

function jpeg(content: Uint8Array): PagePicture {
  return { content: new Uint8Array(content), mediaType: 'image/jpeg' }
}
