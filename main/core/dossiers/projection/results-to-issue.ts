import { documentOf, findResultDocument, foldDocuments, isSignedFor } from '../../../../shared/dossier/signed-files.ts'
import type { Projection } from '../../ledger/index.ts'
import type { Statement, Store } from '../../store/index.ts'
import { toDossierEvent } from '../events.ts'
import { toBytes } from '../identifiers.ts'

/** The dossiers whose result document carries an approval (phê duyệt) and no issue (phát hành). */
export class ResultsToIssue {
  readonly #put: Statement<[Buffer], never>
  readonly #drop: Statement<[Buffer], never>
  readonly #empty: Statement<[], never>
  readonly #has: Statement<[Buffer], { readonly found: number }>

  constructor(store: Store) {
    this.#put = store.prepare('INSERT INTO results_to_issue (dossier) VALUES (?) ON CONFLICT (dossier) DO NOTHING')
    this.#drop = store.prepare('DELETE FROM results_to_issue WHERE dossier = ?')
    this.#empty = store.prepare('DELETE FROM results_to_issue')
    this.#has = store.prepare('SELECT count(*) AS found FROM results_to_issue WHERE dossier = ?')
  }

  has(dossier: Buffer): boolean {
    return this.#has.get(dossier).found > 0
  }

  /** The rows as the ledger tells them. A dossier has few events about documents, so each folds them anew. */
  get projection(): Projection {
    return {
      name: 'results-to-issue',
      version: 1,
      tables: ['results_to_issue'],
      apply: (stored, past) => {
        const told = toDossierEvent(stored)
        if (told === undefined || stored.dossier === undefined || documentOf(told) === undefined) return
        const events = past.eventsOf(stored.dossier).flatMap((each) => toDossierEvent(each) ?? [])
        const result = findResultDocument(foldDocuments(events).values())
        const waits = result !== undefined && isSignedFor(result, 'approval') && !isSignedFor(result, 'issue')
        const statement = waits ? this.#put : this.#drop
        statement.run(toBytes(stored.dossier))
      },
      reset: () => {
        this.#empty.run()
      },
      // An identifier says nothing of anybody.
      forget: () => undefined,
    }
  }
}
