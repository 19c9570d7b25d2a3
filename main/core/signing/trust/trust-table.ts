import type { Statement, Store } from '../../store/index.ts'

/** The text of a trust list, and when it was taken in. */
export interface TakenList {
  readonly text: string
  readonly takenAt: number
}

/** The trust list that holds at this desk. */
export class TrustTable {
  readonly #put: Statement<[string, number], never>
  readonly #find: Statement<[], { readonly list: string; readonly taken_at: number }>

  constructor(store: Store) {
    this.#put = store.prepare('INSERT OR REPLACE INTO signing_trust (only, list, taken_at) VALUES (1, ?, ?)')
    this.#find = store.prepare('SELECT list, taken_at FROM signing_trust')
  }

  find(): TakenList | undefined {
    const row = this.#find.find()
    return row && { text: row.list, takenAt: row.taken_at }
  }

  put({ text, takenAt }: TakenList): void {
    this.#put.run(text, takenAt)
  }
}
