import { execFileSync, spawnSync } from 'node:child_process'
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
      .map((page) => readCodes(join(directory, page)))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** `zbarimg` ends with 4 where a page has no code. */
const NO_CODE = 4

function readCodes(page: string): string {
  const { status, stdout } = spawnSync('zbarimg', ['--quiet', '--raw', page], { encoding: 'utf8' })
  if (status !== 0 && status !== NO_CODE) throw new Error(`zbarimg ended with ${status}`)
  return stdout.trim()
}

/** The text of a PDF page by page in the order in which it was written: a cell of a table is not mixed with its neighbours. */
export function writtenOnPages(pdf: string): string[] {
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).normalize('NFC')
  return text.split('\f').filter((page) => page.trim() !== '')
}

/** The title that a PDF gives itself. */
export function titleOf(pdf: string): string {
  const told = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }).normalize('NFC')
  return /^Title:\s+(.+)$/m.exec(told)?.[1]?.trim() ?? ''
}

/** Words of a PDF nearer to an edge of their page than so many millimetres: cut off, or where no printer prints. */
export function wordsAtEdges(pdf: string, millimetres: number): string[] {
  const told = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' })
  const edge = (millimetres / 25.4) * 72
  return told.split('<page ').flatMap((page) => {
    const [, width = '0', height = '0'] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
    const words = [...page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)]
    return words.flatMap(([, left, top, right, bottom, word = '']) => {
      const isAtEdge =
        Number(left) < edge ||
        Number(top) < edge ||
        Number(right) > Number(width) - edge ||
        Number(bottom) > Number(height) - edge
      return isAtEdge ? [word] : []
    })
  })
}

/** Size of the first page of a PDF in millimetres, short side first. */
export function sizeOf(pdf: string): readonly [number, number] {
  const told = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  const [, width = '', height = ''] = /^Page size:\s+([\d.]+) x ([\d.]+) pts/m.exec(told) ?? []
  const [short = 0, long = 0] = [Number(width), Number(height)].toSorted((one, other) => one - other)
  const millimetres = (points: number) => Math.round((points / 72) * 25.4)
  return [millimetres(short), millimetres(long)]
}
