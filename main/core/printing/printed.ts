import type { DocumentName } from '../../../shared/printing/document.ts'
import { isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { documentPrinted } from './events.ts'

/** How often each paper was printed. */
export class PrintedTable {
  readonly #add: Statement<[string, string], never>
  readonly #empty: Statement<[], never>
  readonly #prints: Statement<[string, string], { readonly prints: number }>

  constructor(store: Store) {
    this.#add = store.prepare(
      `INSERT INTO printed_documents (kind, subject, prints) VALUES (?, ?, 1)
       ON CONFLICT (kind, subject) DO UPDATE SET prints = prints + 1`,
    )
    this.#empty = store.prepare('DELETE FROM printed_documents')
    this.#prints = store.prepare('SELECT prints FROM printed_documents WHERE kind = ? AND subject = ?')
  }

  add({ kind, subject }: DocumentName): void {
    this.#add.run(kind, subject)
  }

  reset(): void {
    this.#empty.run()
  }

  /** How often a paper was printed so far. */
  count({ kind, subject }: DocumentName): number {
    return this.#prints.find(kind, subject)?.prints ?? 0
  }
}

/** The prints as the ledger tells them. */
export function createPrintingProjection(printed: PrintedTable): Projection {
  return {
    name: 'printing',
    version: 1,
    tables: ['printed_documents'],
    apply: (event) => {
      if (isEvent(event, documentPrinted)) printed.add(event.open)
    },
    reset: () => printed.reset(),
    // A print names an identifier, a day or a month, and nobody.
    forget: () => undefined,
  }
}
