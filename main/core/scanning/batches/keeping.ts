import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import { findPictureHead } from '../sources/picture.ts'
import type { KeptPicture, PageRecord } from './tables/page-record.ts'

/** The long side of A4 in inches: what a picture that says no resolution is taken to show. */
const LONG_SIDE_INCHES = 297 / 25.4

/** A picture that is to be kept as an original. */
export interface Picture {
  readonly content: Uint8Array
  readonly mediaType: KeptPicture['mediaType']
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** A picture as it is, by its own head; undefined for what is no whole picture. */
export function findPicture(content: Uint8Array, dpi?: number): Picture | undefined {
  const head = findPictureHead(Buffer.from(content.buffer, content.byteOffset, content.byteLength))
  if (head === undefined) return undefined
  const { kind, width, height } = head
  const likely = Math.max(1, Math.round(Math.max(width, height) / LONG_SIDE_INCHES))
  return { content, mediaType: `image/${kind}`, width, height, dpi: dpi ?? head.dpi ?? likely }
}

/**
 * A page of a scanner as it is kept. Those that come bare of compression are encoded once; where that fails they are kept as they
 * came, since a page that was scanned is never given up.
 */
export async function pictureOfScan(
  content: Buffer,
  dpi: number,
  imaging: () => Promise<Imaging>,
  signal: AbortSignal,
): Promise<Picture | undefined> {
  const asItCame = findPicture(content, dpi)
  if (asItCame?.mediaType === 'image/jpeg') return asItCame
  try {
    const opened = await imaging()
    for await (const { content: encoded, mediaType, width, height } of opened.open(content, signal)) {
      return { content: encoded, mediaType, width, height, dpi }
    }
  } catch {
    // What is wrong with it, if anything, is said when it is cleaned.
  }
  return asItCame
}

/** Keeps an original, sealed. */
export async function keepOriginal(papers: Pick<Papers, 'put'>, owner: string, picture: Picture): Promise<KeptPicture> {
  const { content, mediaType, width, height, dpi } = picture
  const { address } = await papers.put(owner, content)
  return { address, mediaType, width, height, dpi }
}

/** A page as it comes, before anything was done with it. */
export function newPage(
  page: Pick<PageRecord, 'id' | 'batch' | 'arrival' | 'number' | 'origin' | 'original' | 'quad'>,
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
