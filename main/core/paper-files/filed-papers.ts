import { foldPaperFiles, isPaperEvent } from '../../../shared/dossier/paper-files.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { toBytes, toDossierEvent } from '../dossiers/index.ts'
import type { DossierPast, Projection } from '../ledger/index.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'

/** A row of `filed_papers`. */
export interface FiledPaperRow {
  readonly dossier: Buffer
  readonly code: string
  readonly address: Buffer
  readonly reading: Buffer | null
}

/** The newest file of each paper. */
export class FiledPaperTable {
  readonly #put: Statement<SqliteValue[], never>
  readonly #drop: Statement<[Buffer], never>
  readonly #empty: Statement<[], never>
  readonly #find: Statement<[Buffer, string], FiledPaperRow>
  readonly #countUnread: Statement<[], { readonly unread: number }>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT INTO filed_papers (dossier, code, address, filed_at, origin, pictures, pages, reading)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#drop = store.prepare('DELETE FROM filed_papers WHERE dossier = ?')
    this.#empty = store.prepare('DELETE FROM filed_papers')
    this.#find = store.prepare(
      'SELECT dossier, code, address, reading FROM filed_papers WHERE dossier = ? AND code = ?',
    )
    this.#countUnread = store.prepare('SELECT count(*) AS unread FROM filed_papers WHERE reading IS NULL')
  }

  find(dossier: Buffer, code: string): FiledPaperRow | undefined {
    return this.#find.find(dossier, code)
  }

  /** Papers whose file nobody has read yet. */
  countUnread(): number {
    return this.#countUnread.get().unread
  }

  /** Writes what a dossier's events come to, in the place of what stood there. */
  replace(dossier: string, events: readonly DossierEvent[]): void {
    const id = toBytes(dossier)
    this.#drop.run(id)
    for (const [code, { file }] of foldPaperFiles(events)) {
      if (file === null) continue
      const reading = file.reading === null ? null : Buffer.from(file.reading.address, 'hex')
      const address = Buffer.from(file.file.address, 'hex')
      this.#put.run(id, code, address, file.filedAt, file.origin, file.pictures, file.pages, reading)
    }
  }

  clear(): void {
    this.#empty.run()
  }
}

/** The text of papers, which follows the table. */
export interface FollowedText {
  /** Told of a dossier whose files may be others now, in the same transaction. */
  touch(dossier: Buffer): void
  /** Told of a dossier whose personal data is destroyed, in the same transaction. */
  forget(dossier: Buffer): void
}

/**
 * The table of filed papers as the ledger tells them. A dossier has few such events, so each folds it anew: the order of arrival
 * leaves no trace.
 *
 * The text of the papers is no part of its rows: it follows in its own time. The projection only says whose may be another one, and
 * takes it out with the dossier's key.
 */
export function createFiledPapersProjection(table: FiledPaperTable, text: FollowedText): Projection {
  return {
    name: 'filed-papers',
    version: 1,
    tables: ['filed_papers'],
    apply: (stored, past: DossierPast) => {
      const event = toDossierEvent(stored)
      if (event === undefined || stored.dossier === undefined || !isPaperEvent(event)) return
      table.replace(
        stored.dossier,
        past.eventsOf(stored.dossier).flatMap((each) => toDossierEvent(each) ?? []),
      )
      text.touch(toBytes(stored.dossier))
    },
    reset: () => table.clear(),
    // The rows themselves hold addresses and counts, and nothing personal.
    forget: (dossier) => text.forget(toBytes(dossier)),
  }
}
