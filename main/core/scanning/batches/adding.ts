import { v7 } from 'uuid'
import { DeskError } from '../../../../shared/errors.ts'
import type { PageOrigin, PageQuad } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import { hasTooManyDots } from '../imaging/picture/limits.ts'
import type { Batches } from './batches.ts'
import { type FreeBytes, requireRoom } from './disk.ts'
import { findPicture, keepOriginal, newPage, type Picture } from './keeping.ts'
import type { KeptPicture } from './tables/page-record.ts'

/** A picture or file that comes into a batch. */
export interface Added {
  readonly batch: string
  /** The identifier of its first page. */
  readonly page: string
  /** What is added twice under one identifier is there once; the page's own where the screen chose that. */
  readonly arrival: string
  readonly origin: PageOrigin
  readonly content: Uint8Array
  readonly quad: PageQuad | null
}

export interface AddingParts {
  readonly batches: Batches
  readonly papers: Pick<Papers, 'put'>
  readonly imaging: () => Promise<Imaging>
  readonly freeBytes: FreeBytes
  readonly now: () => number
  /** Told of a batch that pages came into, once they are durable. */
  readonly came: (batch: string, pages: readonly string[]) => void
}

/** Takes pictures and files into batches. */
export class Adding {
  readonly #parts: AddingParts
  readonly #underWay = new Map<string, Promise<number>>()

  constructor(parts: AddingParts) {
    this.#parts = parts
  }

  /**
   * Keeps the pages of a picture or file, all or none; durable when this returns.
   * @returns how many pages it has
   * @throws DeskError scanning.unknown-batch, scanning.too-many-pages, scanning.disk-low, those of `Imaging.open` and of the store
   */
  async add(added: Added): Promise<number> {
    const { batches, freeBytes } = this.#parts
    batches.get(added.batch)
    const there = batches.pages.countArrived(added.batch, added.arrival)
    if (there > 0) return there
    const known = this.#underWay.get(added.arrival)
    if (known !== undefined) return await known
    const running = requireRoom(freeBytes).then(() => this.#keep(added))
    this.#underWay.set(added.arrival, running)
    try {
      return await running
    } finally {
      this.#underWay.delete(added.arrival)
    }
  }

  async #keep(added: Added): Promise<number> {
    const { batches, papers, now } = this.#parts
    const { batch, page, arrival, origin, quad } = added
    const owner = batches.ownerOf(batch)
    const originals: KeptPicture[] = []
    for await (const picture of this.#picturesIn(added)) originals.push(await keepOriginal(papers, owner, picture))
    const at = now()
    const arriving = originals.map((original, number) => {
      const id = number === 0 ? page : v7()
      return { page: newPage({ id, batch, arrival, number, origin, original, quad }, at), after: null }
    })
    if (arriving.length === 0) throw new DeskError('imaging.no-pages')
    batches.arrive(batch, arriving)
    this.#parts.came(
      batch,
      arriving.map(({ page: { id } }) => id),
    )
    return arriving.length
  }

  /** A JPEG is kept as it is, unless it has more dots than a screen should hold; anything else is opened. */
  async *#picturesIn({ content }: Added): AsyncGenerator<Picture, void> {
    const picture = findPicture(content)
    if (picture?.mediaType === 'image/jpeg' && !hasTooManyDots(picture)) return yield picture
    const imaging = await this.#parts.imaging()
    yield* imaging.open(content)
  }
}
