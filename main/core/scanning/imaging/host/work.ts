import { DeskError } from '../../../../../shared/errors.ts'
import { createCodeFinder, createPageReader, getReadingFiles, orientationOf, redOf } from '../../reading/index.ts'
import { cleanPage, type PageEyes } from '../clean/clean.ts'
import { inGray } from '../clean/gray.ts'
import { liftInk } from '../clean/lifted-ink.ts'
import { decode, decodeRed, encodeInk, encodeJpeg, forScreen, likelyDpi, readHeader } from '../picture/codec.ts'
import { lookInto, takeOut } from '../picture/open.ts'
import { countPages, drawPage } from '../picture/pdf.ts'
import type { Job, JobName, JobResults } from '../protocol.ts'

/** What a page that is looked at is encoded with. */
const SCREEN_QUALITY = 80

/** A photograph is made so small before its ink is lifted. */
const MOST_INK_DOTS = 3_000_000

const files = getReadingFiles()
const codes = createCodeFinder(files)
const reader = createPageReader(files)
const eyes: PageEyes = {
  turnOf: (page, dpi, { by, colours: [red] }) =>
    orientationOf({ small: red, smallDpi: dpi / by, whole: () => redOf(page), dpi }, reader),
  codesOf: (page) => codes.find(page.channels === 1 ? page : inGray(page), 'page'),
}

/**
 * Does one job.
 * @param file the file that a job is about which names one
 * @throws DeskError as {@link ../imaging.ts} says
 */
export async function carryOut(job: Job, file: Uint8Array | null): Promise<JobResults[JobName]> {
  switch (job.do) {
    case 'look':
      return lookInto(given(file))
    case 'take-out':
      return takeOut(given(file), job.page)
    case 'clean':
      return cleanPage(job.original, job.how, eyes)
    case 'picture':
      return forScreen(job.image, job.longestSide)
    case 'draw': {
      const { raster, dpi } = await drawPage(job.pdf, job.page, job.longestSide)
      return { picture: await encodeJpeg(raster, SCREEN_QUALITY, dpi), pages: await countPages(job.pdf) }
    }
    case 'codes':
      return codes.find(await decode(job.image), 'still')
    case 'lift-ink': {
      const cover = liftInk(await decode(job.image, 1, MOST_INK_DOTS))
      return { content: await encodeInk(cover, job.colour), width: cover.width, height: cover.height }
    }
    case 'read': {
      const page = await decodeRed(job.cleaned)
      const { dpi } = await readHeader(job.cleaned)
      return reader.read(page, dpi ?? likelyDpi(page))
    }
    case 'assemble': {
      // The writer of PDF is large, and few workers ever write one.
      const { assemblePdf } = await import('../../reading/pdf/assemble.ts')
      return assemblePdf(job.pages, job.about)
    }
  }
}

function given(file: Uint8Array | null): Uint8Array {
  if (file === null) throw new DeskError('imaging.interrupted')
  return file
}
