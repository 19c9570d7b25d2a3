import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../../../../shared/errors.ts'
import { PdfFile } from '../pdf/file.ts'
import { refusing } from '../pdf/open.ts'
import { listPages, type Page } from '../pdf/pages.ts'
import { toViewed } from '../signing/viewed-box.ts'
import type { ViewedBox } from './appearance.ts'
import { type OpenLetters, openLetters, type PageLetter } from './page-letters.ts'

/** Where a phrase stands. */
export interface Anchor {
  /** Counted from 1. */
  readonly page: number
  readonly box: ViewedBox
}

/**
 * Finds where a phrase stands, from the last page back, and on a page the last place: whoever signs stands at the end.
 * @param phrase such as the signer's name; case and the width of spaces don't matter
 * @throws DeskError signing.anchor-missing, signing.pdf-damaged
 */
export async function findAnchor(pdf: Buffer, phrase: string): Promise<Anchor> {
  const file = refusing(() => new PdfFile(pdf))
  const pages = refusing(() => listPages(file))
  const letters = await opened(pdf)
  try {
    for (let number = pages.length; number >= 1; number -= 1) {
      const page = pages[number - 1]
      const box = page === undefined ? undefined : findPhrase(lettersOf(letters, number), phrase, page)
      if (box !== undefined) return { page: number, box }
      // A page takes some milliseconds, and others ask the desk meanwhile.
      await setImmediate()
    }
  } finally {
    letters.close()
  }
  throw new DeskError('signing.anchor-missing')
}

async function opened(pdf: Buffer): Promise<OpenLetters> {
  try {
    return await openLetters(pdf)
  } catch (cause) {
    throw new DeskError('signing.pdf-damaged', {}, { cause })
  }
}

function lettersOf(letters: OpenLetters, page: number): PageLetter[] {
  try {
    return letters.of(page)
  } catch (cause) {
    throw new DeskError('signing.pdf-damaged', {}, { cause })
  }
}

/** The box of a phrase's last place among the letters of a page, as the page is seen; undefined if it isn't there. */
export function findPhrase(letters: readonly PageLetter[], phrase: string, page: Page): ViewedBox | undefined {
  const { text, sources } = plain(letters)
  const wanted = plain([...phrase].map((letter) => ({ letter, box: undefined }))).text
  const at = wanted === '' ? -1 : text.lastIndexOf(wanted)
  if (at < 0) return undefined
  const boxes = sources.slice(at, at + wanted.length).flatMap((source) => letters[source]?.box ?? [])
  const corners: (readonly [number, number])[] = []
  for (let index = 0; index + 3 < boxes.length; index += 4) {
    const [left = 0, bottom = 0, right = 0, top = 0] = boxes.slice(index, index + 4)
    corners.push(toViewed(page, left, bottom), toViewed(page, right, top))
  }
  if (corners.length === 0) return undefined
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Letters without spaces and in lower case, composed, each with the letter that it came from. */
function plain(letters: readonly PageLetter[]): { readonly text: string; readonly sources: readonly number[] } {
  let text = ''
  const sources: number[] = []
  letters.forEach(({ letter }, index) => {
    const small = letter
      .normalize('NFC')
      .toLocaleLowerCase('vi')
      .replace(/[\s\p{C}]/gu, '')
    // Marks that stand by themselves are composed with the letter before them.
    const joined = /^\p{M}/u.test(small) ? (text + small).normalize('NFC') : text + small
    for (let added = text.length; added < joined.length; added += 1) sources.push(index)
    text = joined
  })
  return { text, sources }
}
