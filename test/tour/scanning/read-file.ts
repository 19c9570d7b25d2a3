import { execFileSync } from 'node:child_process'
import { basename, dirname, join } from 'node:path'
import { textOfPages } from '../../e2e/papers.ts'
import type { ReadPaper } from '../record.ts'

/** What the file of a paper must be. */
interface ExpectedFile {
  readonly pages: number
  /** Words that were on the paper, on whatever page. */
  readonly says: readonly string[]
}

/**
 * Reads the file of a scanned paper as any other program does.
 * @throws Error when qpdf finds a fault, when it has other pages, or when words that stand on the paper are not found in it
 */
export function readFile(path: string, { pages, says }: ExpectedFile): ReadPaper {
  const file = join(basename(dirname(path)), basename(path))
  // qpdf ends with an error of its own where it finds a fault, and the tour with it.
  execFileSync('qpdf', ['--check', path], { stdio: 'pipe' })
  const counted = Number(execFileSync('qpdf', ['--show-npages', path], { encoding: 'utf8' }))
  if (counted !== pages) throw new Error(`${file}: ${counted} pages, not ${pages}`)
  const text = textOfPages(path).join(' ').normalize('NFC')
  const lacking = says.find((words) => !squeezed(text).includes(squeezed(words)))
  if (lacking !== undefined) throw new Error(`${file}: pdftotext does not find "${lacking}" in: ${text}`)
  return { file, pages, characters: text.length, codes: [] }
}

/** Blanks and capitals do not count. */
function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, '').toLowerCase()
}
