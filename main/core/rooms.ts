import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreCallName, Handlers } from '../../shared/contract/index.ts'
import { createCatalogRoom, openCatalog } from './catalog/index.ts'
import { createDiagnosticsRoom } from './diagnostics/index.ts'
import {
  createDossiersRoom,
  type DossiersRoom,
  dossierEvents,
  dossierMigrations,
  openDossierTables,
  papersNamedBy,
} from './dossiers/index.ts'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from './ledger/index.ts'
import { createNamedPapers, Papers, paperMigrations } from './papers/index.ts'
import {
  createPeopleProjection,
  type DeskDatabase,
  OfficerBook,
  type PeopleCall,
  peopleEvents,
  peopleMigrations,
} from './people/index.ts'
import { DATABASE_FILE, openStore, removeStore, type Store } from './store/index.ts'

const PAPERS_DIRECTORY = 'papers'

/** The calls that only an open desk answers. */
export type OpenDeskCall = Exclude<CoreCallName, PeopleCall>

export interface RoomsOptions {
  /** The desk's own directory. */
  readonly directory: string
  readonly applicationVersion: string
  /** Whether the operating system keeps a secret for this desk. */
  readonly osSecret: boolean
  readonly now: () => number
  /** Told of every dossier that changed. */
  readonly changed: (dossier: string) => void
  readonly report: (task: string, error: unknown) => void
}

/** The rooms that exist only while the database is open: made at the first sign-in, gone when the key is dropped. */
export class Rooms implements DeskDatabase {
  readonly #options: RoomsOptions
  #store: Store | undefined
  #handlers: Partial<Handlers<OpenDeskCall>> = {}
  #dossiers: DossiersRoom | undefined

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** The handlers of the open rooms; none while the desk is shut. */
  get handlers(): Partial<Handlers<OpenDeskCall>> {
    return this.#handlers
  }

  /** The dossiers room of the open desk. */
  get dossiers(): DossiersRoom | undefined {
    return this.#dossiers
  }

  exists(): boolean {
    return existsSync(join(this.#options.directory, DATABASE_FILE))
  }

  async open(key: Buffer, { fresh }: { readonly fresh: boolean }): Promise<{ store: Store; ledger: Ledger }> {
    const { directory, applicationVersion, osSecret, now, changed, report } = this.#options
    if (fresh) removeStore(directory)
    const migrations = [...ledgerMigrations, ...paperMigrations, ...peopleMigrations, ...dossierMigrations]
    const store = openStore({ directory, key, applicationVersion, migrations, report })
    this.#store = store
    const tables = openDossierTables(store)
    const ledger = await openLedger({
      store,
      registry: createEventRegistry([...peopleEvents, ...dossierEvents]),
      projections: [createPeopleProjection(store), tables.projection, createNamedPapers(store, papersNamedBy)],
      now: now(),
      progress: () => undefined,
    })
    const catalog = openCatalog()
    const papers = new Papers({ directory: join(directory, PAPERS_DIRECTORY), store, keys: ledger })
    const people = new OfficerBook(store)
    const dossiers = createDossiersRoom({ store, ledger, tables, catalog, papers, people, now, changed })
    this.#dossiers = dossiers
    this.#handlers = {
      ...createCatalogRoom(catalog, now).handlers,
      ...dossiers.handlers,
      ...createDiagnosticsRoom({ store, ledger, osSecret, now }).handlers,
    }
    return { store, ledger }
  }

  close(): void {
    this.#handlers = {}
    this.#dossiers = undefined
    this.#store?.close()
    this.#store = undefined
  }
}
