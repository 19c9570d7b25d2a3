import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MOST_PAGE_BYTES, pageOf } from './page.ts'
import { scanError } from './problem.ts'
import type { ScannedPage } from './source.ts'

/** Files of pages in a folder, in the order of their names. */
export async function pageFilesIn(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name)).sort()
}

/**
 * Takes a page out of the file that a scanner's program left; the file is gone then.
 * @param asked the resolution that was asked for, in dots per inch
 * @throws DeskError scanning.broken-picture
 */
export async function takePageFile(folder: string, name: string, asked: number): Promise<ScannedPage> {
  const path = join(folder, name)
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size === 0 || size > MOST_PAGE_BYTES) throw scanError('broken-picture')
  const content = await readFile(path)
  await rm(path, { force: true })
  return pageOf(content, asked)
}

/** Bytes of all files of a folder: the sum grows while a page is written. */
export async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
