import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { DeskError } from '../../../shared/errors.ts'
import { PageReading } from '../../../shared/scanning/index.ts'

/** What was read on every page of a file, in its order; null for a page that could not be read. */
const PaperReading = z.strictObject({ version: z.literal(1), pages: z.array(PageReading.nullable()).max(5_000) })

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** A packed reading that would come out larger than this is none of ours: 256 MiB. */
const LARGEST = 256 * 1_024 * 1_024

/** The readings of a file as they are kept: JSON, packed, since boxes of words repeat themselves. */
export async function packReadings(pages: readonly (PageReading | null)[]): Promise<Buffer> {
  return await pack(JSON.stringify({ version: 1, pages }))
}

/**
 * The readings that {@link packReadings} packed.
 * @throws DeskError papers.damaged
 */
export async function unpackReadings(packed: Uint8Array): Promise<(PageReading | null)[]> {
  try {
    const text = await unpack(packed, { maxOutputLength: LARGEST })
    return PaperReading.parse(JSON.parse(text.toString('utf8'))).pages
  } catch (error) {
    throw new DeskError('papers.damaged', {}, { cause: error })
  }
}
