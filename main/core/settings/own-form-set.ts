import { isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { formSetChosen } from './events.ts'

/** Which set of statutory forms the commune prints. */
export class OwnFormSet {
  readonly #put: Statement<[string], never>
  readonly #drop: Statement<[], never>
  readonly #read: Statement<[], { readonly form_set: string }>

  constructor(store: Store) {
    this.#put = store.prepare(
      'INSERT INTO own_form_set (only, form_set) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET form_set = excluded.form_set',
    )
    this.#drop = store.prepare('DELETE FROM own_form_set')
    this.#read = store.prepare('SELECT form_set FROM own_form_set')
  }

  /** The row as the ledger tells it: the last choice in canonical order. */
  get projection(): Projection {
    return {
      name: 'form-set',
      version: 1,
      tables: ['own_form_set'],
      apply: (event) => {
        if (!isEvent(event, formSetChosen)) return
        if (event.open.set === null) this.#drop.run()
        else this.#put.run(event.open.set)
      },
      reset: () => {
        this.#drop.run()
      },
      // A choice names nobody.
      forget: () => undefined,
    }
  }

  /** The set that was chosen; null where the day decides. */
  chosen(): string | null {
    return this.#read.find()?.form_set ?? null
  }
}
