import Dexie, { type Table } from 'dexie'
import type { Answer } from './peer.ts'
import { holdsAll, isOpen, longestFirst, type PeerQuestion, type PeerRow } from './question.ts'

/** A row with the due time of open dossiers in a field of its own: a row without it isn't in that index. */
type DexieRow = PeerRow & { readonly openDueAt?: number }

class Dossiers extends Dexie {
  declare readonly dossiers: Table<DexieRow, string>

  constructor() {
    super('peer', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ dossiers: 'id, code, temporaryCode, personalNumber, phone, openDueAt, *words' })
  }
}

/** What the page offers to the benchmark outside of it. */
export interface DexiePage {
  /** Keeps rows in one transaction; the milliseconds it took. */
  load(rows: readonly PeerRow[]): Promise<number>
  put(row: PeerRow): Promise<Answer>
  ask(question: PeerQuestion): Promise<Answer>
}

const database = new Dossiers()

const page: DexiePage = {
  load: async (rows) => {
    const begin = performance.now()
    await database.dossiers.bulkPut(rows.map(toDexie))
    return performance.now() - begin
  },
  put: (row) =>
    timed(async () => {
      await database.dossiers.put(toDexie(row))
      return 1
    }),
  ask: (question) => timed(() => answer(question)),
}
Object.assign(globalThis, { page })

function toDexie(row: PeerRow): DexieRow {
  const filled = Object.entries(row).filter(([, value]) => value !== null)
  return { ...row, ...Object.fromEntries(filled), ...(isOpen(row) && row.dueAt !== null && { openDueAt: row.dueAt }) }
}

async function timed(step: () => Promise<number>): Promise<Answer> {
  const begin = performance.now()
  const found = await step()
  return { milliseconds: performance.now() - begin, found }
}

async function answer(question: PeerQuestion): Promise<number> {
  const { dossiers } = database
  switch (question.kind) {
    case 'words': {
      const { words, state, procedure, limit } = question
      const [first, others] = longestFirst(words)
      const candidates = dossiers.where('words').startsWith(first).distinct()
      return (
        await candidates
          .filter((row) => holdsAll(row, others, state, procedure))
          .limit(limit)
          .toArray()
      ).length
    }
    case 'prefix':
      return (await dossiers.where(question.field).startsWith(question.prefix).limit(question.limit).toArray()).length
    case 'due': {
      const due = dossiers.where('openDueAt').between(question.from, question.before)
      return (await due.limit(question.limit).toArray()).length
    }
    case 'counts': {
      const open = dossiers.where('openDueAt')
      const figures = [
        await open.below(question.now).count(),
        await open.between(question.now, question.tomorrow).count(),
        await open.above(0).count(),
      ]
      return figures.length
    }
  }
}
