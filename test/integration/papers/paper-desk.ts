import { join } from 'node:path'
import { z } from 'zod'
import {
  createEventRegistry,
  type Draft,
  defineEvent,
  draft,
  isEvent,
  type Ledger,
  ledgerMigrations,
  openLedger,
  type StoredEvent,
} from '../../../main/core/ledger/index.ts'
import { createNamedPapers, Papers, paperMigrations } from '../../../main/core/papers/index.ts'
import type { Store } from '../../../main/core/store/index.ts'

const attached = defineEvent({ type: 'paper.attached', version: 1, open: z.object({ address: z.string() }) })

/** An act that names a paper of a dossier. */
export const attach = (dossier: string, address: string): Draft => draft(attached, { dossier, open: { address } })

const papersOf = (event: StoredEvent): readonly string[] => (isEvent(event, attached) ? [event.open.address] : [])

export const PAPER_MIGRATIONS = [...ledgerMigrations, ...paperMigrations]

/** A ledger and papers on an open store. */
export const openPapers = async (store: Store): Promise<{ ledger: Ledger; papers: Papers; directory: string }> => {
  const ledger = await openLedger({
    store,
    registry: createEventRegistry([attached]),
    projections: [createNamedPapers(store, papersOf)],
    now: Date.now(),
    progress: () => undefined,
  })
  const directory = join(store.directory, 'papers')
  return { ledger, papers: new Papers({ directory, store, keys: ledger }), directory }
}

/** The smallest thing that begins like a PDF, filled up to a size. */
export const pdf = (size: number): Buffer => {
  const content = Buffer.alloc(size, 'nội dung ')
  content.write('%PDF-1.7\n')
  return content
}
