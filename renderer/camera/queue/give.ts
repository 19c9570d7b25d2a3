import type { BatchChange } from '../../../shared/contract/scanning.ts'
import { DeskError } from '../../../shared/errors.ts'
import { desk } from '../../contract/desk.ts'
import type { GivePage } from './page-queue.ts'

/** Gives a page to its batch in the core, which is opened first; the page it takes the place of goes into the bin. */
export const givePage: GivePage = async ({ id, batch, dossier, quad, instead, content }) => {
  await desk.ask('scanning.open', { batch, dossier })
  await desk.ask('scanning.add', { batch, page: id, origin: 'camera', content, quad })
  if (instead === null) return
  await changeIfThere(batch, { change: 'move', pages: [id], before: instead })
  await changeIfThere(batch, { change: 'remove', pages: [instead] })
}

/** The page to be replaced may be gone already; then the new one stands at the end, and nothing is lost. */
async function changeIfThere(batch: string, change: BatchChange): Promise<void> {
  await desk.ask('scanning.change', { batch, change }).catch((failure: unknown) => {
    if (!(failure instanceof DeskError) || failure.code !== 'scanning.unknown-page') throw failure
  })
}
