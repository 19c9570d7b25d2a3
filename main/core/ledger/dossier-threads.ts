import { createSecretKey, type KeyObject } from 'node:crypto'
import { DeskError } from '../../../shared/errors.ts'
import type { Statement, Store } from '../store/index.ts'
import { toBytes } from './identifiers.ts'
import { takeRandom } from './randomness.ts'

const KEY_BYTES = 32

interface ThreadRow {
  readonly last_event: number | null
  readonly event_key: Buffer | null
  readonly paper_key: Buffer | null
}

/** The end of a dossier's thread of events, and the dossier's keys. */
export interface Thread {
  readonly dossier: Buffer
  /** Whether the dossier was unknown until now: its keys are fresh and not kept yet. */
  readonly isNew: boolean
  /** Position of its last event on this machine; null when nothing has happened yet. */
  readonly lastEvent: number | null
  /** Null when destroyed, as is the other. */
  readonly eventKey: Buffer | null
  readonly paperKey: Buffer | null
}

/**
 * What the ledger keeps of every dossier outside the chain of events: the end of its thread of events, and two random
 * keys, one for its events and one for its papers (law 2). Destroying the keys makes every personal payload and every
 * paper of the dossier unreadable, while the chain goes on to verify.
 *
 * Keys are handed out as key objects, which keeps them out of logs; Node 24 also takes three times as long to use a bare
 * buffer.
 */
export class DossierThreads {
  readonly #store: Store
  readonly #find: Statement<[Buffer], ThreadRow>
  readonly #add: Statement<[Buffer, number | null, Buffer | null, Buffer | null], never>
  readonly #advance: Statement<[number, Buffer], never>
  readonly #destroy: Statement<[Buffer], never>

  constructor(store: Store) {
    this.#store = store
    this.#find = store.prepare('SELECT last_event, event_key, paper_key FROM dossier_threads WHERE dossier = ?')
    this.#add = store.prepare(
      'INSERT INTO dossier_threads (dossier, last_event, event_key, paper_key) VALUES (?, ?, ?, ?)',
    )
    this.#advance = store.prepare('UPDATE dossier_threads SET last_event = ? WHERE dossier = ?')
    this.#destroy = store.prepare(
      `INSERT INTO dossier_threads (dossier) VALUES (?)
       ON CONFLICT (dossier) DO UPDATE SET event_key = NULL, paper_key = NULL`,
    )
  }

  /** The thread of a dossier, by the bytes of its identifier; of an unknown one a new thread, which `advance` keeps. */
  open(dossier: Buffer): Thread {
    const row = this.#find.find(dossier)
    if (row === undefined) {
      const [eventKey, paperKey] = [takeRandom(KEY_BYTES), takeRandom(KEY_BYTES)]
      return { dossier, isNew: true, lastEvent: null, eventKey, paperKey }
    }
    return { dossier, isNew: false, lastEvent: row.last_event, eventKey: row.event_key, paperKey: row.paper_key }
  }

  /** Keeps the position of the event that a thread has been continued with. */
  advance({ dossier, isNew, eventKey, paperKey }: Thread, position: number): void {
    if (isNew) this.#add.run(dossier, position, eventKey, paperKey)
    else this.#advance.run(position, dossier)
  }

  /** The position of a dossier's last event on this machine, or null. */
  lastEvent(dossier: string): number | null {
    return this.#find.find(toBytes(dossier))?.last_event ?? null
  }

  /** The key of a dossier's events, by the bytes of its identifier; undefined when it has none, not yet or no longer. */
  findEventKey(dossier: Buffer): KeyObject | undefined {
    return wrapped(this.#find.find(dossier)?.event_key)
  }

  /** The key of a dossier's papers; undefined when it has none, not yet or no longer. */
  findPaperKey(dossier: string): KeyObject | undefined {
    return wrapped(this.#find.find(toBytes(dossier))?.paper_key)
  }

  /**
   * The key of a dossier's papers; an unknown dossier gets its keys now, since papers are scanned before it is accepted.
   * @throws DeskError ledger.personal-data-destroyed
   */
  providePaperKey(dossier: string): KeyObject {
    const thread = this.open(toBytes(dossier))
    if (thread.isNew) {
      this.#store.withinTransaction(() => this.#add.run(thread.dossier, null, thread.eventKey, thread.paperKey))
    }
    return presentKey(thread.paperKey)
  }

  /** Overwrites the keys of a dossier for ever; a dossier without them never gets any. */
  destroyKeys(dossier: string): void {
    this.#store.withinTransaction(() => this.#destroy.run(toBytes(dossier)))
  }
}

/**
 * A key of a thread, ready for use.
 * @throws DeskError ledger.personal-data-destroyed
 */
export const presentKey = (key: Buffer | null): KeyObject => {
  if (key === null) throw new DeskError('ledger.personal-data-destroyed')
  return createSecretKey(key)
}

const wrapped = (key: Buffer | null | undefined): KeyObject | undefined =>
  key === null || key === undefined ? undefined : createSecretKey(key)
