import { timingSafeEqual } from 'node:crypto'
import { DeskError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import { OfficerBook } from './officers.ts'
import { PinHashes } from './pin-hashes.ts'
import { SecurityLog } from './security-record.ts'

/** The database of the desk, as whoever puts the rooms together opens and closes it. */
export interface DeskDatabase {
  /** Whether a database lies in the desk's directory, of whatever key. */
  exists(): boolean
  /**
   * Opens the database with the projection and the events of this room. The key stays the people room's, which wipes it
   * after {@link close}: no copy may outlive that.
   * @param fresh true at a founding only: what lies there is left from a founding that broke off, and is removed first
   */
  open(key: Buffer, options: { readonly fresh: boolean }): Promise<{ readonly store: Store; readonly ledger: Ledger }>
  /** Closes the database and all rooms that use it; also after an `open` that failed. */
  close(): void
}

/** The open desk: the key and what lies behind it. */
export interface OpenDesk {
  readonly key: Buffer
  readonly store: Store
  readonly ledger: Ledger
  readonly officers: OfficerBook
  readonly pins: PinHashes
  readonly log: SecurityLog
}

/** How the door is opened. */
export interface Opening {
  /** See {@link DeskDatabase.open}. */
  readonly fresh: boolean
  /** False once the machine has gone to sleep meanwhile: the key must not stay then. */
  readonly isWanted: () => boolean
}

/** Keeps the database key while somebody is signed in, and wipes it when the door is shut. */
export class Door {
  readonly #database: DeskDatabase
  #desk: OpenDesk | undefined

  constructor(database: DeskDatabase) {
    this.#database = database
  }

  /** What lies behind the door; undefined while it is shut. */
  get desk(): OpenDesk | undefined {
    return this.#desk
  }

  /**
   * What lies behind the door.
   * @throws DeskError gate.not-signed-in while it is shut
   */
  getDesk(): OpenDesk {
    if (this.#desk === undefined) throw new DeskError('gate.not-signed-in')
    return this.#desk
  }

  /**
   * Opens the door with a key, which is the door's from now on; open already, it compares the keys and wipes this one.
   * @throws DeskError people.keyring-damaged when it is another key, core.unavailable when it is wanted no longer, and
   *   those of opening the store and the ledger
   */
  async open(key: Buffer, { fresh, isWanted }: Opening): Promise<OpenDesk> {
    if (this.#desk !== undefined) {
      const isSame = timingSafeEqual(this.#desk.key, key)
      key.fill(0)
      if (!isSame) throw new DeskError('people.keyring-damaged')
      return this.#desk
    }
    if (!isWanted()) {
      key.fill(0)
      throw new DeskError('core.unavailable')
    }
    try {
      const { store, ledger } = await this.#database.open(key, { fresh })
      if (!isWanted()) throw new DeskError('core.unavailable')
      this.#desk = {
        key,
        store,
        ledger,
        officers: new OfficerBook(store),
        pins: new PinHashes(store),
        log: new SecurityLog(store),
      }
      return this.#desk
    } catch (error) {
      this.#database.close()
      key.fill(0)
      throw error
    }
  }

  /** Closes the database and wipes the key. */
  shut(): void {
    const key = this.#desk?.key
    this.#desk = undefined
    try {
      if (key !== undefined) this.#database.close()
    } finally {
      key?.fill(0)
    }
  }
}
