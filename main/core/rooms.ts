import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreCallName, Handlers } from '../../shared/contract/index.ts'
import { createDiagnosticsRoom } from './diagnostics/index.ts'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from './ledger/index.ts'
import {
  createPeopleProjection,
  type DeskDatabase,
  type PeopleCall,
  peopleEvents,
  peopleMigrations,
} from './people/index.ts'
import { DATABASE_FILE, openStore, removeStore, type Store } from './store/index.ts'

/** The calls that only an open desk answers. */
export type OpenDeskCall = Exclude<CoreCallName, PeopleCall>

export interface RoomsOptions {
  /** The desk's own directory. */
  readonly directory: string
  readonly applicationVersion: string
  /** Whether the operating system keeps a secret for this desk. */
  readonly osSecret: boolean
  readonly now: () => number
  readonly report: (task: string, error: unknown) => void
}

/** The rooms that exist only while the database is open: made at the first sign-in, gone when the key is dropped. */
export class Rooms implements DeskDatabase {
  readonly #options: RoomsOptions
  #store: Store | undefined
  #handlers: Partial<Handlers<OpenDeskCall>> = {}

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** The handlers of the open rooms; none while the desk is shut. */
  get handlers(): Partial<Handlers<OpenDeskCall>> {
    return this.#handlers
  }

  exists(): boolean {
    return existsSync(join(this.#options.directory, DATABASE_FILE))
  }

  async open(key: Buffer, { fresh }: { readonly fresh: boolean }): Promise<{ store: Store; ledger: Ledger }> {
    const { directory, applicationVersion, osSecret, now, report } = this.#options
    if (fresh) removeStore(directory)
    const migrations = [...ledgerMigrations, ...peopleMigrations]
    const store = openStore({ directory, key, applicationVersion, migrations, report })
    this.#store = store
    const ledger = await openLedger({
      store,
      registry: createEventRegistry([...peopleEvents]),
      projections: [createPeopleProjection(store)],
      now: now(),
      progress: () => undefined,
    })
    const diagnostics = createDiagnosticsRoom({ store, ledger, osSecret, now })
    this.#handlers = { ...diagnostics.handlers }
    return { store, ledger }
  }

  close(): void {
    this.#handlers = {}
    this.#store?.close()
    this.#store = undefined
  }
}
