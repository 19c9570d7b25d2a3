import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Dots per inch at which pages are looked at: what a cheap office scanner does. */
const RESOLUTION = 200

/** The text of a PDF, page by page, line ends and runs of blanks made one blank. */
export function textOfPages(pdf: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  return text
    .split('\f')
    .map((page) => page.replaceAll(/\s+/g, ' ').trim())
    .filter((page) => page !== '')
}

/** The codes on each page of a PDF, as a reader reads them off the paper. */
export function codesOfPages(pdf: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-pages-'))
  try {
    execFileSync('pdftoppm', ['-r', String(RESOLUTION), '-gray', '-png', pdf, join(directory, 'page')])
    return readdirSync(directory)
      .toSorted()
      .map((page) => execFileSync('zbarimg', ['--quiet', '--raw', join(directory, page)], { encoding: 'utf8' }).trim())
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Size of the first page of a PDF in millimetres, short side first. */
export function sizeOf(pdf: string): readonly [number, number] {
  const told = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  const [, width = '', height = ''] = /^Page size:\s+([\d.]+) x ([\d.]+) pts/m.exec(told) ?? []
  const [short = 0, long = 0] = [Number(width), Number(height)].toSorted((one, other) => one - other)
  const millimetres = (points: number) => Math.round((points / 72) * 25.4)
  return [millimetres(short), millimetres(long)]
}
