import type { Projection, StoredEvent } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'

/** The addresses of the papers that an event names. */
export type PapersOf = (event: StoredEvent) => Iterable<string>

/** The name of the projection of named papers. */
export const NAMED_PAPERS = 'papers.named'

/** The projection of the papers that events name. It holds addresses and nothing personal. */
export const createNamedPapers = (store: Store, papersOf: PapersOf): Projection => {
  const add: Statement<[Buffer], never> = store.prepare(
    'INSERT INTO named_papers (address) VALUES (?) ON CONFLICT (address) DO NOTHING',
  )
  return {
    name: NAMED_PAPERS,
    version: 1,
    tables: ['named_papers'],
    apply: (event) => {
      for (const address of papersOf(event)) add.run(Buffer.from(address, 'hex'))
    },
    reset: () => {
      store.prepare('DELETE FROM named_papers').run()
    },
    // Its papers are unreadable from now on, but events go on to name them.
    forget: () => undefined,
  }
}
