import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { storeFailure, syncDirectory } from '../store/index.ts'

/**
 * The text of a small file; undefined when there is no such file.
 * @throws DeskError store.read-only, store.not-durable when it is there but cannot be read
 */
export function findText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw storeFailure(error)
  }
}

/**
 * Replaces a small file as a whole: after a power cut at any moment either the old or the new text is there. Only the
 * account that runs the desk can read it.
 * @throws DeskError store.disk-full, store.read-only, store.not-durable; the old text is untouched then
 */
export function writeText(file: string, text: string): void {
  const fresh = `${file}.new`
  try {
    // What a crash left behind might have other permissions.
    rmSync(fresh, { force: true })
    const handle = openSync(fresh, 'wx', 0o600)
    try {
      writeSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, file)
    syncDirectory(dirname(file))
  } catch (error) {
    throw storeFailure(error)
  }
}
