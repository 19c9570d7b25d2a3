import { basename } from 'node:path'
import { findCodeInQr } from '../../shared/dossier/qr.ts'
import { codesOfPages, textOfPages } from '../e2e/papers.ts'
import type { ReadPaper } from './record.ts'

/** What a paper must say to whoever reads it. */
export interface Expected {
  readonly pages?: number
  /** What every page must say. */
  readonly says: readonly string[]
  /** What the paper must say on some page. */
  readonly contains?: readonly string[]
  /** The number that every code must name; left out for papers without a code. */
  readonly code?: string
  /** How many pages have a code; all, unless told. */
  readonly codes?: number
}

/**
 * Reads a paper back as a citizen and a scanner would.
 * @throws Error when it cannot be read, or reads otherwise than expected
 */
export function readPaper(
  path: string,
  { pages: count, says, contains = [], code, codes: coded }: Expected,
): ReadPaper {
  const file = basename(path)
  const pages = textOfPages(path)
  if (pages.length === 0) throw new Error(`${file}: pdftotext reads nothing`)
  if (count !== undefined && pages.length !== count) throw new Error(`${file}: ${pages.length} pages, not ${count}`)
  for (const text of says) {
    const missing = pages.findIndex((page) => !page.includes(text))
    if (missing >= 0) throw new Error(`${file}: page ${missing + 1} does not say "${text}"`)
  }
  // A number may go over two lines of a narrow column.
  const whole = pages.join('').replaceAll(' ', '')
  const lacking = contains.find((text) => !whole.includes(text.replaceAll(' ', '')))
  if (lacking !== undefined) throw new Error(`${file}: no page says "${lacking}"`)
  const codes =
    code === undefined
      ? []
      : codesOfPages(path)
          .filter((read) => read !== '')
          .map((read) => findCodeInQr(read) ?? '')
  if (code !== undefined && (codes.length !== (coded ?? pages.length) || codes.some((read) => read !== code))) {
    throw new Error(`${file}: zbarimg reads "${codes.join('", "')}" where ${code} was printed`)
  }
  return { file, pages: pages.length, characters: pages.join('').length, codes }
}
