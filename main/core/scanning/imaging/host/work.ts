import { DeskError } from '../../../../../shared/errors.ts'
import { cleanPage } from '../clean/clean.ts'
import { encodeJpeg, forScreen } from '../picture/codec.ts'
import { lookInto, takeOut } from '../picture/open.ts'
import { countPages, drawPage } from '../picture/pdf.ts'
import type { Job, JobName, JobResults } from '../protocol.ts'

/** What a page that is looked at is encoded with. */
const SCREEN_QUALITY = 80

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
      return cleanPage(job.original, job.how)
    case 'picture':
      return forScreen(job.image, job.longestSide)
    case 'draw': {
      const { raster, dpi } = await drawPage(job.pdf, job.page, job.longestSide)
      return { picture: await encodeJpeg(raster, SCREEN_QUALITY, dpi), pages: await countPages(job.pdf) }
    }
    case 'codes':
    case 'read':
    case 'assemble':
      throw new DeskError('imaging.failed', { job: job.do })
  }
}

function given(file: Uint8Array | null): Uint8Array {
  if (file === null) throw new DeskError('imaging.interrupted')
  return file
}
