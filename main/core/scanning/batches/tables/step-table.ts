import type { Statement, Store } from '../../../store/index.ts'
import { BatchStep } from '../layout/steps.ts'

/** Table of the steps of batches: added to, never changed. */
export class StepTable {
  readonly #add: Statement<[string, number, string], never>
  readonly #ofBatch: Statement<[string], { readonly step: string }>
  readonly #remove: Statement<[string], never>

  constructor(store: Store) {
    this.#add = store.prepare('INSERT INTO scan_steps (batch, number, step) VALUES (?, ?, ?)')
    this.#ofBatch = store.prepare('SELECT step FROM scan_steps WHERE batch = ? ORDER BY number')
    this.#remove = store.prepare('DELETE FROM scan_steps WHERE batch = ?')
  }

  add(batch: string, number: number, step: BatchStep): void {
    this.#add.run(batch, number, JSON.stringify(step))
  }

  ofBatch(batch: string): BatchStep[] {
    return this.#ofBatch.all(batch).map(({ step }) => BatchStep.parse(JSON.parse(step)))
  }

  remove(batch: string): void {
    this.#remove.run(batch)
  }
}
