import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { DeskError } from '../../../../shared/errors.ts'
import { PageReading } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** A packed reading of one page that would come out larger than this is none of ours: 16 MiB. */
const LARGEST = 16 * 1_024 * 1_024

/**
 * Keeps what was read on one page, sealed.
 * @returns its address
 */
export async function keepPageReading(
  papers: Pick<Papers, 'putPacked'>,
  owner: string,
  reading: PageReading,
): Promise<string> {
  return (await papers.putPacked(owner, await pack(JSON.stringify(reading)))).address
}

/**
 * What was read on a page.
 * @throws DeskError papers.unknown, papers.damaged
 */
export async function pageReadingAt(
  papers: Pick<Papers, 'read'>,
  owner: string,
  address: string,
): Promise<PageReading> {
  const packed = await papers.read(owner, address)
  try {
    const text = await unpack(packed, { maxOutputLength: LARGEST })
    return PageReading.parse(JSON.parse(text.toString('utf8')))
  } catch (error) {
    throw new DeskError('papers.damaged', { address }, { cause: error })
  }
}
