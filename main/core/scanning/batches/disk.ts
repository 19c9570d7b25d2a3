import { statfs } from 'node:fs/promises'
import { DeskError } from '../../../../shared/errors.ts'

/** Free bytes below which no page is taken any more: a stack of pages with what is made of them fits twice, and the ledger goes on. */
const LEAST_FREE_BYTES = 300 * 1_024 * 1_024

/** Tells how many bytes are free where the desk lies. */
export type FreeBytes = () => Promise<number>

/** The free bytes of the file system that a folder lies in. */
export function freeBytesOf(directory: string): FreeBytes {
  return async () => {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  }
}

/** @throws DeskError scanning.disk-low before the disk is so full that a dossier could not be received any more */
export async function requireRoom(freeBytes: FreeBytes): Promise<void> {
  if ((await freeBytes()) < LEAST_FREE_BYTES) throw new DeskError('scanning.disk-low')
}
