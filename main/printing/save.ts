import { open, rm } from 'node:fs/promises'
import { DeskError } from '../../shared/errors.ts'

/**
 * Writes a file where the officer chose, durably. What cannot be written whole is removed again.
 * @throws DeskError print.save-failed, store.disk-full
 */
export async function saveFile(path: string, content: Uint8Array): Promise<void> {
  try {
    const handle = await open(path, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = codeOf(error)
    // A name that could not even be opened may belong to somebody else's file.
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO') await rm(path, { force: true }).catch(() => undefined)
    const full = code === 'ENOSPC' || code === 'EDQUOT'
    throw new DeskError(full ? 'store.disk-full' : 'print.save-failed', { system: code }, { cause: error })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
