import { type FileHandle, open, rm } from 'node:fs/promises'
import { DeskError } from '../../shared/errors.ts'

/**
 * Writes a file where the officer chose, durably. A file that could not be written whole is removed again; devices and the
 * like, which the name may lead to as well, are left alone.
 * @throws DeskError print.save-failed, store.disk-full
 */
export async function saveFile(path: string, content: Uint8Array): Promise<void> {
  try {
    const handle = await open(path, 'w')
    try {
      await writeWhole(handle, path, content)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = codeOf(error)
    const full = code === 'ENOSPC' || code === 'EDQUOT'
    throw new DeskError(full ? 'store.disk-full' : 'print.save-failed', { system: code }, { cause: error })
  }
}

async function writeWhole(handle: FileHandle, path: string, content: Uint8Array): Promise<void> {
  const isOrdinary = (await handle.stat()).isFile()
  try {
    await handle.writeFile(content)
    // Pipes and devices know no fsync.
    if (isOrdinary) await handle.sync()
  } catch (error) {
    if (isOrdinary) await rm(path, { force: true })
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
