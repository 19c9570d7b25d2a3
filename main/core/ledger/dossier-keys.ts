import type { KeyObject } from 'node:crypto'
import { DeskError } from '../../../shared/errors.ts'
import type { Statement, Store } from '../store/index.ts'
import { toBytes } from './identifiers.ts'
import { takeRandom } from './randomness.ts'
import { deriveKey, type KeyPurpose } from './sealing.ts'

const KEY_BYTES = 32

interface KeyRow {
  readonly key: Buffer | null
}

/**
 * One random key per dossier, kept outside the chain of events (law 2): whoever destroys it makes every personal payload
 * and every paper of the dossier unreadable, while the chain goes on to verify. The key itself never leaves this class,
 * only keys derived from it for one purpose.
 */
export class DossierKeys {
  readonly #store: Store
  readonly #find: Statement<[Buffer], KeyRow>
  readonly #add: Statement<[Buffer, Buffer], never>
  readonly #destroy: Statement<[Buffer], never>

  constructor(store: Store) {
    this.#store = store
    this.#find = store.prepare('SELECT key FROM dossier_keys WHERE dossier = ?')
    this.#add = store.prepare('INSERT INTO dossier_keys (dossier, key) VALUES (?, ?)')
    this.#destroy = store.prepare(
      'INSERT INTO dossier_keys (dossier, key) VALUES (?, NULL) ON CONFLICT (dossier) DO UPDATE SET key = NULL',
    )
  }

  /** The derived key of a dossier, or undefined when it has none, be it not yet or no longer. */
  find(dossier: string, purpose: KeyPurpose): KeyObject | undefined {
    const key = this.#find.find(toBytes(dossier))?.key
    return key === undefined || key === null ? undefined : deriveKey(key, purpose)
  }

  /**
   * The derived key of a dossier, which gets its key now if it has none.
   * @throws DeskError ledger.personal-data-destroyed
   */
  provide(dossier: string, purpose: KeyPurpose): KeyObject {
    const subject = toBytes(dossier)
    const row = this.#find.find(subject)
    if (row?.key === null) throw new DeskError('ledger.personal-data-destroyed', { dossier })
    if (row !== undefined) return deriveKey(row.key, purpose)
    const key = takeRandom(KEY_BYTES)
    this.#store.withinTransaction(() => this.#add.run(subject, key))
    return deriveKey(key, purpose)
  }

  /** Overwrites the key of a dossier for ever; a dossier without one never gets one. */
  destroy(dossier: string): void {
    this.#store.withinTransaction(() => this.#destroy.run(toBytes(dossier)))
  }
}
