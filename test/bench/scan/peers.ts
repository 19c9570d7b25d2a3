import { execFile } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { assemblePdf } from '../../../main/core/scanning/reading/index.ts'
import { PAGE_DPI, type ScannedPaper } from './pages.ts'

const run = promisify(execFile)

/** What a program made of pages. */
export interface PeerWork {
  readonly seconds: number
  readonly file: string
  readonly bytes: number
}

const ABOUT = { title: 'scan', language: 'vi', createdAt: 0 } as const

/** Has OCRmyPDF make a searchable PDF/A of pages, straightened, with so many workers. */
export async function withOcrmypdf(pages: readonly ScannedPaper[], workers: number, folder: string): Promise<PeerWork> {
  const from = join(folder, 'scans.pdf')
  const file = join(folder, 'ocrmypdf.pdf')
  writeFileSync(
    from,
    await assemblePdf(
      pages.map(({ original }) => ({ image: original, dpi: PAGE_DPI, reading: null })),
      ABOUT,
    ),
  )
  const began = performance.now()
  // Its own advice for more than one page at a time: one thread of Tesseract for each.
  await run(
    'ocrmypdf',
    ['--deskew', '--output-type', 'pdfa-2', '-l', 'vie', '-j', String(workers), '--quiet', from, file],
    {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      maxBuffer: 64 * 1_048_576,
    },
  )
  return { seconds: (performance.now() - began) / 1_000, file, bytes: statSync(file).size }
}

/** How unpaper did with one page: how long, and by how many degrees it turned it. */
export interface Unpapered {
  readonly seconds: number
  readonly degrees: number
}

const ROTATED = /^rotate \([^)]*\): (-?[\d.]+)/m

/** Has unpaper clean pages, one after another. */
export async function withUnpaper(pages: readonly ScannedPaper[], folder: string): Promise<Unpapered[]> {
  const done: Unpapered[] = []
  for (const { original } of pages) {
    const from = join(folder, 'unpaper-in.pgm')
    const { data, info } = await sharp(original)
      .toColourspace('b-w')
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true })
    writeFileSync(from, Buffer.concat([Buffer.from(`P5\n${info.width} ${info.height}\n255\n`), data]))
    const began = performance.now()
    const { stdout } = await run('unpaper', ['-v', '--overwrite', from, join(folder, 'unpaper-out.pgm')])
    const radians = Number(ROTATED.exec(stdout)?.[1] ?? 0)
    done.push({ seconds: (performance.now() - began) / 1_000, degrees: (radians * 180) / Math.PI })
  }
  return done
}

/** The text of a page of a PDF, as poppler takes it out. */
export async function textOfPage(file: string, page: number): Promise<string> {
  return (await run('pdftotext', ['-f', String(page), '-l', String(page), file, '-'])).stdout
}

/** Keeps a file and says how large it is. */
export function keep(file: string, content: Uint8Array): number {
  writeFileSync(file, content)
  return readFileSync(file).length
}
