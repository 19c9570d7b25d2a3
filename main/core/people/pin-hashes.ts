import type { Statement, Store } from '../store/index.ts'
import { hashSecret, matchesHash, type Stretching } from './stretching.ts'

/**
 * The hashes against which a PIN is compared while the database is open. They lie in the encrypted database but not in the
 * ledger: an event is for ever, and a PIN must be able to vanish when it is changed.
 */
export class PinHashes {
  readonly #find: Statement<[string], { readonly hash: string }>
  readonly #remove: Statement<[string], never>
  readonly #keep: Statement<[string, string], never>

  constructor(store: Store) {
    this.#find = store.prepare('SELECT hash FROM pin_hashes WHERE officer = ?')
    this.#remove = store.prepare('DELETE FROM pin_hashes WHERE officer = ?')
    this.#keep = store.prepare(
      'INSERT INTO pin_hashes (officer, hash) VALUES (?, ?) ON CONFLICT (officer) DO UPDATE SET hash = excluded.hash',
    )
  }

  /** Keeps the hash of an officer's PIN; join a transaction. */
  keep(officer: string, hash: string): void {
    this.#keep.run(officer, hash)
  }

  /** Destroys the hash of an officer who left; join a transaction. */
  remove(officer: string): void {
    this.#remove.run(officer)
  }

  /** Whether this is the officer's PIN; an officer without a hash has none. */
  async matches(officer: string, pin: string): Promise<boolean> {
    const row = this.#find.find(officer)
    return row !== undefined && (await matchesHash(pin, row.hash))
  }
}

/** The hash of a PIN, proved to fit before it is relied on. */
export async function hashPin(pin: string, stretching: Stretching): Promise<string> {
  const hash = await hashSecret(pin, stretching)
  if (!(await matchesHash(pin, hash))) throw new Error('The hash of a PIN does not fit it')
  return hash
}
