import { DeskError } from '../../../../shared/errors.ts'
import type { PageOrigin, PageQuad } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import { findPictureHead } from '../sources/picture.ts'
import type { Batches } from './batches.ts'
import type { KeptPicture, PageRecord } from './tables/page-record.ts'

/** The long side of A4 in inches: what a picture that says no resolution is taken to show. */
const LONG_SIDE_INCHES = 297 / 25.4

/** A picture or file that comes into a batch. */
export interface Added {
  readonly batch: string
  /** Chosen by the screen: what is added twice is there once. */
  readonly page: string
  readonly origin: PageOrigin
  readonly content: Uint8Array
  readonly quad: PageQuad | null
}

export interface AddingParts {
  readonly batches: Batches
  readonly papers: Pick<Papers, 'put'>
  readonly now: () => number
}

/** Takes pictures and files into batches. */
export class Adding {
  readonly #parts: AddingParts
  readonly #underWay = new Map<string, Promise<number>>()

  constructor(parts: AddingParts) {
    this.#parts = parts
  }

  /**
   * Keeps the pages of a picture or file; durable when this returns.
   * @returns how many pages it has
   * @throws DeskError scanning.unknown-batch, scanning.too-many-pages, papers.kind-not-allowed, those of the store
   */
  async add(added: Added): Promise<number> {
    const { batches } = this.#parts
    batches.get(added.batch)
    const there = batches.pages.countArrived(added.batch, added.page)
    if (there > 0) return there
    const running = this.#underWay.get(added.page) ?? this.#keep(added)
    this.#underWay.set(added.page, running)
    try {
      return await running
    } finally {
      this.#underWay.delete(added.page)
    }
  }

  async #keep({ batch, page, origin, content, quad }: Added): Promise<number> {
    const { batches, papers, now } = this.#parts
    const head = findPictureHead(Buffer.from(content.buffer, content.byteOffset, content.byteLength))
    if (head === undefined || head.kind === 'tiff') throw new DeskError('papers.kind-not-allowed')
    const { width, height } = head
    const { dossier } = batches.get(batch)
    const { address } = await papers.put(dossier ?? batch, content)
    const mediaType = `image/${head.kind}` as const
    const dpi = head.dpi ?? Math.max(1, Math.round(Math.max(width, height) / LONG_SIDE_INCHES))
    const original = { address, mediaType, width, height, dpi }
    batches.arrive(batch, [
      { page: newPage({ id: page, batch, arrival: page, number: 0, origin, original, quad }, now()), after: null },
    ])
    return 1
  }
}

/** A page as it comes, before anything was done with it. */
export function newPage(
  page: Pick<PageRecord, 'id' | 'batch' | 'arrival' | 'number' | 'origin' | 'quad'> & {
    readonly original: KeptPicture
  },
  addedAt: number,
): PageRecord {
  return {
    ...page,
    addedAt,
    state: 'kept',
    attempts: 0,
    problem: null,
    proposed: null,
    cleaned: null,
    settled: false,
    readingState: 'waiting',
    reading: null,
    version: 0,
  }
}
