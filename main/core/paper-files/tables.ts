import type { Projection } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import { createFiledPapersProjection, FiledPaperTable } from './filed-papers.ts'
import { TextIndex } from './text/text-index.ts'

/** The room's tables over an open store; the ledger is opened with their projection, the room is made with both. */
export interface PaperFileTables {
  readonly projection: Projection
  readonly table: FiledPaperTable
  readonly index: TextIndex
  /** Has somebody told whenever the text of papers has to be looked at anew. */
  readonly follow: (wake: () => void) => void
}

/** Opens the room's tables. */
export function openPaperFileTables(store: Store): PaperFileTables {
  const table = new FiledPaperTable(store)
  const index = new TextIndex(store)
  let wake = (): void => undefined
  const projection = createFiledPapersProjection(table, {
    touch: (dossier) => {
      index.touch(dossier)
      wake()
    },
    forget: (dossier) => index.forget(dossier),
  })
  return {
    projection,
    table,
    index,
    follow: (follower) => {
      wake = follower
    },
  }
}
