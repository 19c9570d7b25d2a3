import { isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { digitizeFirstSet } from './events.ts'

/** Whether the commune digitizes papers before it forwards a dossier. It does not until it says so: a desk may have no scanner. */
export class OwnDigitizing {
  readonly #put: Statement<[number], never>
  readonly #empty: Statement<[], never>
  readonly #read: Statement<[], { readonly first: number }>

  constructor(store: Store) {
    this.#put = store.prepare(
      'INSERT INTO own_digitizing (only, first) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET first = excluded.first',
    )
    this.#empty = store.prepare('DELETE FROM own_digitizing')
    this.#read = store.prepare('SELECT first FROM own_digitizing')
  }

  /** The row as the ledger tells it: the last word in canonical order. */
  get projection(): Projection {
    return {
      name: 'digitizing',
      version: 1,
      tables: ['own_digitizing'],
      apply: (event) => {
        if (isEvent(event, digitizeFirstSet)) this.#put.run(Number(event.open.first))
      },
      reset: () => {
        this.#empty.run()
      },
      // A choice names nobody.
      forget: () => undefined,
    }
  }

  /** Whether papers are digitized first. */
  isFirst(): boolean {
    return this.#read.find()?.first === 1
  }
}
