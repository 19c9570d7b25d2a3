import { fold } from '../../../../shared/text/index.ts'
import { toText } from '../../dossiers/index.ts'
import type { SqliteValue, Statement, Store } from '../../store/index.ts'
import { type TextQuery, toMatch } from './text-query.ts'

/** Pages that a search looks at, the last read first: a bound for its time, whatever is searched. */
const MOST_LOOKED_AT = 200

/** A page with text. */
export interface TextPage {
  readonly dossier: string
  readonly code: string
  /** Counted from 1. */
  readonly page: number
  readonly text: string
}

/** What was read on a paper, page by page. */
export interface PaperText {
  readonly code: string
  /** Address of the reading. */
  readonly reading: Buffer
  readonly pages: readonly string[]
}

interface PageRow {
  readonly dossier: Buffer
  readonly code: string
  readonly page: number
  readonly text: string
}

/**
 * The text of papers with an index of its words (FTS5), folded, so that what was typed without diacritics is found. The words of a
 * page are found in any order; a phrase word by word.
 */
export class TextIndex {
  readonly #store: Store
  readonly #touch: Statement<[Buffer], never>
  readonly #next: Statement<[], { readonly dossier: Buffer; readonly arrival: number }>
  readonly #done: Statement<[Buffer, number], never>
  readonly #readings: Statement<[Buffer], { readonly code: string; readonly reading: Buffer }>
  readonly #idsOf: Statement<[Buffer], { readonly id: number; readonly code: string; readonly reading: Buffer }>
  readonly #add: Statement<SqliteValue[], { readonly id: number }>
  readonly #index: Statement<[number, string], never>
  readonly #drop: Statement<[number], never>
  readonly #unindex: Statement<[number], never>
  readonly #match: Statement<[string, number], PageRow>

  constructor(store: Store) {
    this.#store = store
    this.#touch = store.prepare('INSERT INTO paper_text_pending (dossier) VALUES (?)')
    this.#next = store.prepare('SELECT dossier, arrival FROM paper_text_pending ORDER BY arrival LIMIT 1')
    this.#done = store.prepare('DELETE FROM paper_text_pending WHERE dossier = ? AND arrival <= ?')
    this.#readings = store.prepare('SELECT code, reading FROM filed_papers WHERE dossier = ? AND reading IS NOT NULL')
    this.#idsOf = store.prepare('SELECT id, code, reading FROM paper_text WHERE dossier = ?')
    this.#add = store.prepare(
      'INSERT INTO paper_text (dossier, code, page, reading, text) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    this.#index = store.prepare('INSERT INTO paper_words (rowid, folded) VALUES (?, ?)')
    this.#drop = store.prepare('DELETE FROM paper_text WHERE id = ?')
    this.#unindex = store.prepare('DELETE FROM paper_words WHERE rowid = ?')
    this.#match = store.prepare(
      `SELECT dossier, code, page, text FROM paper_text
       WHERE id IN (SELECT rowid FROM paper_words WHERE paper_words MATCH ? ORDER BY rowid DESC LIMIT ?)
       ORDER BY id DESC`,
    )
  }

  /** Says that the text of a dossier's papers may be another one now, within the transaction that made it so. */
  touch(dossier: Buffer): void {
    this.#touch.run(dossier)
  }

  /** The dossier that waits longest; `done` takes it off the list. */
  next(): { readonly dossier: Buffer; readonly done: () => void } | undefined {
    const waiting = this.#next.find()
    return waiting && { dossier: waiting.dossier, done: () => this.#done.run(waiting.dossier, waiting.arrival) }
  }

  /** The readings of a dossier's papers whose text is not here yet. */
  missingOf(dossier: Buffer): readonly { readonly code: string; readonly reading: Buffer }[] {
    const known = this.#idsOf.all(dossier)
    return this.#readings
      .all(dossier)
      .filter((wanted) => !known.some((row) => row.code === wanted.code && row.reading.equals(wanted.reading)))
  }

  /** Adds the text of papers, and takes out what no longer belongs to the dossier, all at once. */
  update(dossier: Buffer, texts: readonly PaperText[]): void {
    this.#store.withinTransaction(() => {
      const readings = this.#readings.all(dossier)
      const belongs = (row: { readonly code: string; readonly reading: Buffer }) =>
        readings.some(({ code, reading }) => code === row.code && reading.equals(row.reading))
      for (const row of this.#idsOf.all(dossier)) if (!belongs(row)) this.#remove(row.id)
      for (const paper of texts) if (belongs(paper)) this.#put(dossier, paper)
    })
  }

  /** Takes every word of a dossier's papers out. */
  forget(dossier: Buffer): void {
    for (const { id } of this.#idsOf.all(dossier)) this.#remove(id)
  }

  /** Pages that answer a query: with the very words first, then the last read. */
  find(query: TextQuery, limit: number): TextPage[] {
    if (query.runs.length === 0) return []
    const pages = this.#match
      .all(toMatch(query), MOST_LOOKED_AT)
      .map(({ dossier, code, page, text }) => ({ dossier: toText(dossier), code, page, text }))
    if (!query.hasMarks) return pages.slice(0, limit)
    const exact = new Set(pages.filter(({ text }) => query.isExactIn(text)))
    return [...exact, ...pages.filter((page) => !exact.has(page))].slice(0, limit)
  }

  #put(dossier: Buffer, { code, reading, pages }: PaperText): void {
    pages.forEach((text, place) => {
      // A page without a word has a row all the same: its reading is done.
      const { id } = this.#add.get(dossier, code, place + 1, reading, text)
      this.#index.run(id, fold(text))
    })
  }

  #remove(id: number): void {
    this.#unindex.run(id)
    this.#drop.run(id)
  }
}
