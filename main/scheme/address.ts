import { isAbsolute, join, relative } from 'node:path'

/** The application's own scheme: everything a window ever shows comes from here. */
export const SCHEME = 'app'
/** Where the screens live. */
export const DESK_HOST = 'desk'
export const DESK_ORIGIN = `${SCHEME}://${DESK_HOST}`
/** Where a form waits while it is printed: another origin, with no way to the screens. */
export const PRINT_HOST = 'print'

/** Whether an address belongs to the screens; compared as a parsed address, since text can be made to look alike. */
export function isDeskAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${SCHEME}:` && host === DESK_HOST && username === '' && password === ''
}

/** The file that a path names within `root`; undefined when it names none there. `/` is the application's one page. */
export function findFile(root: string, pathname: string): string | undefined {
  const path = decode(pathname)
  if (path === undefined || /[\\\0]/.test(path) || path.split('/').includes('..')) return undefined
  const file = join(root, path === '/' ? 'index.html' : path)
  const within = relative(root, file)
  return within === '' || within.startsWith('..') || isAbsolute(within) ? undefined : file
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
