import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Book, BookKind } from '../../../shared/books/book.ts'
import { HOA, refusalOf } from '../dossiers/dossier-desk.ts'
import { CounterDesk, type DeskPlace, FRIDAY } from './counter-desk.ts'

const YEAR_MS = 365 * 86_400_000
const MARKS = ['A1', 'B2'] as const

/** Kinds of book that pass between the two desks. */
export const MOVING = ['certified-copies', 'fee-receipts'] as const satisfies readonly BookKind[]

/** A number as a desk gave it. */
export interface GivenNumber {
  readonly book: string
  readonly number: number
}

/** Two desks of one commune that share their books, opened anew where they were left. */
export class TwoDesks {
  readonly desks: readonly [CounterDesk, CounterDesk]

  private constructor(desks: readonly [CounterDesk, CounterDesk]) {
    this.desks = desks
  }

  static async open({ directory, key }: DeskPlace): Promise<TwoDesks> {
    const openOne = (mark: string) => {
      const place = join(directory, mark)
      mkdirSync(place, { recursive: true })
      return CounterDesk.open({ deskMark: mark }, { directory: place, key })
    }
    const both = new TwoDesks([await openOne(MARKS[0]), await openOne(MARKS[1])])
    both.now = FRIDAY + (await both.#yearsGone()) * YEAR_MS
    return both
  }

  get now(): number {
    return this.desks[0].now
  }

  set now(at: number) {
    for (const desk of this.desks) desk.now = at
  }

  nextYear(): void {
    this.now += YEAR_MS
  }

  close(): void {
    for (const desk of this.desks) desk.store.close()
  }

  /** Opens the first books, brings a book that was on its way when the power went to where it was going. */
  async settle(): Promise<void> {
    for (const kind of MOVING) {
      const known = await this.#books()
      if (!known.some(({ book }) => book.kind === kind)) {
        const series = kind === 'fee-receipts' ? 'CM-26T' : 'SCT/BS'
        await this.desks[0].ask('books.open', { id: v7(), kind, series, form: '', first: 1, last: null }, HOA)
      }
      const ofKind = known.filter(({ book }) => book.kind === kind)
      for (const { desk, book } of ofKind.filter((each) => each.book.state === 'away')) {
        if (ofKind.some((each) => each.book.id === book.id && each.book.state === 'here')) continue
        const { content } = await desk.ask('books.transfer-file', { id: book.id }, HOA)
        // Where both gave it away once, one of the files is of an older way, and every desk refuses it.
        if (await this.#isTaken(content)) break
      }
    }
  }

  /** The desk that gives numbers of a kind now. */
  async holderOf(
    kind: BookKind,
  ): Promise<{ readonly desk: CounterDesk; readonly other: CounterDesk; readonly book: Book }> {
    const [latest] = (await this.#books())
      .filter(({ book }) => book.kind === kind && book.state === 'here')
      .toSorted((one, two) => (two.book.year ?? 0) - (one.book.year ?? 0))
    if (latest === undefined) throw new Error(`No desk has a book of ${kind}`)
    const other = this.desks.find((desk) => desk !== latest.desk)
    if (other === undefined) throw new Error('There is one desk only')
    return { ...latest, other }
  }

  /** Every number that both desks have in their tables. */
  numbers(): GivenNumber[] {
    return this.desks.flatMap((desk) =>
      ['certification_entries', 'payments'].flatMap((table) =>
        desk.store
          .prepare<[], GivenNumber>(`SELECT book, number FROM ${table} WHERE number IS NOT NULL ORDER BY book, number`)
          .all(),
      ),
    )
  }

  /** The year of every certification book that was ever opened, by its identifier. */
  async years(): Promise<ReadonlyMap<string, number | null>> {
    return new Map((await this.#books()).map(({ book }) => [book.id, book.year]))
  }

  async #isTaken(content: string): Promise<boolean> {
    for (const desk of this.desks) {
      const refused = await refusalOf(() => desk.ask('books.take-over', { content }, HOA))
      if (refused === undefined) return true
    }
    return false
  }

  async #books() {
    const lists = await Promise.all(
      this.desks.map(async (desk) => (await desk.ask('books.list', {})).map((book) => ({ desk, book }))),
    )
    return lists.flat()
  }

  async #yearsGone(): Promise<number> {
    const first = new Date(FRIDAY).getUTCFullYear()
    const years = (await this.#books()).map(({ book }) => book.year ?? first)
    return Math.max(first, ...years) - first
  }
}
