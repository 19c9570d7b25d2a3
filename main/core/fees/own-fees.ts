import type { Fee } from '../../../shared/catalog/procedure.ts'
import type { Tariff } from '../../../shared/fees/payment.ts'
import type { BankAccount } from '../../../shared/fees/viet-qr.ts'
import type { Statement, Store } from '../store/index.ts'

interface StoredTariff extends Omit<Tariff, 'effectiveFrom'> {
  readonly effective_from: string
}

/** The fees that the commune entered from the province's resolutions, and the account citizens pay to. */
export class OwnFees {
  readonly #put: Statement<[string, string, number, string, string], never>
  readonly #drop: Statement<[string, string], never>
  readonly #all: Statement<[], StoredTariff>
  readonly #onDay: Statement<[string, string], StoredTariff>
  readonly #putAccount: Statement<[string, string, string], never>
  readonly #dropAccount: Statement<[], never>
  readonly #account: Statement<[], BankAccount>
  readonly #empty: Statement<[], never>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT INTO tariffs (procedure, effective_from, amount, per, source) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (procedure, effective_from) DO UPDATE SET amount = excluded.amount, per = excluded.per,
         source = excluded.source`,
    )
    this.#drop = store.prepare('DELETE FROM tariffs WHERE procedure = ? AND effective_from = ?')
    this.#all = store.prepare('SELECT * FROM tariffs ORDER BY procedure, effective_from')
    this.#onDay = store.prepare(
      'SELECT * FROM tariffs WHERE procedure = ? AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1',
    )
    this.#putAccount = store.prepare(
      `INSERT INTO desk_account (only_one, bin, account, holder) VALUES (1, ?, ?, ?)
       ON CONFLICT (only_one) DO UPDATE SET bin = excluded.bin, account = excluded.account, holder = excluded.holder`,
    )
    this.#dropAccount = store.prepare('DELETE FROM desk_account')
    this.#account = store.prepare('SELECT bin, account, holder FROM desk_account')
    this.#empty = store.prepare('DELETE FROM tariffs')
  }

  put({ procedure, effectiveFrom, amount, per, source }: Tariff): void {
    this.#put.run(procedure, effectiveFrom, amount, per, source)
  }

  drop(procedure: string, effectiveFrom: string): void {
    this.#drop.run(procedure, effectiveFrom)
  }

  setAccount(account: BankAccount | null): void {
    if (account === null) this.#dropAccount.run()
    else this.#putAccount.run(account.bin, account.account, account.holder)
  }

  reset(): void {
    this.#empty.run()
    this.#dropAccount.run()
  }

  list(): Tariff[] {
    return this.#all.all().map(toTariff)
  }

  /** The commune's own fee of a procedure on a day (`yyyy-MM-dd`), in the shape of the catalogue's. */
  find(procedure: string, day: string): { readonly fee: Fee; readonly source: string } | undefined {
    const row = this.#onDay.find(procedure, day)
    if (row === undefined) return undefined
    const { amount, per, source } = row
    if (amount === 0) return { fee: { kind: 'none' }, source }
    return { fee: { kind: 'fixed', amount, ...(per === '' ? {} : { per }) }, source }
  }

  account(): BankAccount | null {
    return this.#account.find() ?? null
  }
}

function toTariff({ effective_from: effectiveFrom, ...rest }: StoredTariff): Tariff {
  return { ...rest, effectiveFrom }
}
