import { closeSync, fsyncSync, openSync } from 'node:fs'

/**
 * Makes the names of files durable that were created, renamed or removed in a directory. Windows has no such call and keeps
 * names in the journal of the file system.
 */
export const syncDirectory = (directory: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
