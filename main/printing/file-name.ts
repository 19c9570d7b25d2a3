const LONGEST = 120

/** What no file name may hold on one of the systems the desk runs on, and what would lead to another folder. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A title as the name of a file, with its diacritics, safe on Windows, macOS and Linux; never empty, never a path. */
export function fileNameOf(title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST)
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  return `${name === '' || RESERVED.test(name) ? 'giay-to' : name}.${extension}`
}
