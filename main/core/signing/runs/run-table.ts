import { z } from 'zod'
import { ErrorEnvelope, RunItem, RunWish } from '../../../../shared/contract/index.ts'
import { Identifier, Instant } from '../../../../shared/dossier/dossier.ts'
import { CertificateOwnerKind, CertificateView, SigningKind } from '../../../../shared/signing/index.ts'
import type { Statement, Store } from '../../store/index.ts'

/** A run (lượt ký) as it is kept: what an officer wanted signed, with what. */
export const RunRecord = z.strictObject({
  id: Identifier,
  officer: Identifier,
  kind: SigningKind,
  owner: CertificateOwnerKind,
  /** Serial number of the token; another one may hold the same certificate later. */
  token: z.string(),
  certificate: CertificateView,
  isTraining: z.boolean(),
  startedAt: Instant,
  /** Null as long as it goes on, or can be gone on with. */
  endedAt: Instant.nullable(),
  /** What ended or interrupted it before its time. */
  failure: ErrorEnvelope.nullable(),
})
export type RunRecord = z.infer<typeof RunRecord>

/** A file of a run as it is kept; that it is being signed right now is nothing to be kept. */
export const ItemRecord = RunItem.pick({ failure: true, file: true, level: true }).extend({
  /** Its place in the run, counted from 0. */
  number: z.number().int().min(0),
  wish: RunWish,
  state: RunItem.shape.state.exclude(['signing']),
})
export type ItemRecord = z.infer<typeof ItemRecord>

interface RunRow {
  readonly id: string
  readonly officer: string
  readonly kind: string
  readonly owner: string
  readonly token: string
  readonly certificate: string
  readonly training: number
  readonly started_at: number
  readonly ended_at: number | null
  readonly failure: string | null
}

interface ItemRow {
  readonly number: number
  readonly wish: string
  readonly state: string
  readonly failure: string | null
  readonly file: string | null
  readonly level: string | null
}

type NewRun = Omit<RunRecord, 'endedAt' | 'failure'>

const RUN_COLUMNS = 'id, officer, kind, owner, token, certificate, training, started_at, ended_at, failure'

/** The tables of runs and their files. Every method joins an open transaction. */
export class RunTable {
  readonly #store: Store
  readonly #addRun: Statement<[string, string, string, string, string, string, number, number], never>
  readonly #addItem: Statement<[string, number, string, string], never>
  readonly #find: Statement<[string], RunRow>
  readonly #open: Statement<[string, number], RunRow>
  readonly #ended: Statement<[string, number], RunRow>
  readonly #items: Statement<[string], ItemRow>
  readonly #setItem: Statement<[string, string | null, string | null, string | null, string, number], never>
  readonly #setToken: Statement<[string, string], never>
  readonly #note: Statement<[string | null, string], never>
  readonly #end: Statement<[number, string | null, string], never>
  readonly #stopItems: Statement<[string], never>
  readonly #forgettable: Statement<[number], { readonly id: string }>
  readonly #forsaken: Statement<[number], { readonly id: string }>
  readonly #removeItems: Statement<[string], never>
  readonly #removeRun: Statement<[string], never>

  constructor(store: Store) {
    this.#store = store
    this.#addRun = store.prepare(
      `INSERT INTO sign_runs (id, officer, kind, owner, token, certificate, training, started_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#addItem = store.prepare(
      `INSERT INTO sign_items (run, number, dossier, wish, state) VALUES (?, ?, ?, ?, 'waiting')`,
    )
    this.#find = store.prepare(`SELECT ${RUN_COLUMNS} FROM sign_runs WHERE id = ?`)
    this.#open = store.prepare(
      `SELECT ${RUN_COLUMNS} FROM sign_runs WHERE officer = ? AND ended_at IS NULL ORDER BY started_at DESC LIMIT ?`,
    )
    this.#ended = store.prepare(
      `SELECT ${RUN_COLUMNS} FROM sign_runs WHERE officer = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ?`,
    )
    this.#items = store.prepare(
      'SELECT number, wish, state, failure, file, level FROM sign_items WHERE run = ? ORDER BY number',
    )
    this.#setItem = store.prepare(
      'UPDATE sign_items SET state = ?, failure = ?, file = ?, level = ? WHERE run = ? AND number = ?',
    )
    this.#setToken = store.prepare('UPDATE sign_runs SET token = ?, failure = NULL WHERE id = ?')
    this.#note = store.prepare('UPDATE sign_runs SET failure = ? WHERE id = ?')
    this.#end = store.prepare('UPDATE sign_runs SET ended_at = ?, failure = ? WHERE id = ?')
    this.#stopItems = store.prepare(`UPDATE sign_items SET state = 'stopped' WHERE run = ? AND state = 'waiting'`)
    this.#forgettable = store.prepare('SELECT id FROM sign_runs WHERE ended_at < ?')
    this.#forsaken = store.prepare('SELECT id FROM sign_runs WHERE ended_at IS NULL AND started_at < ?')
    this.#removeItems = store.prepare('DELETE FROM sign_items WHERE run = ?')
    this.#removeRun = store.prepare('DELETE FROM sign_runs WHERE id = ?')
  }

  add(
    { id, officer, kind, owner, token, certificate, isTraining, startedAt }: NewRun,
    wishes: readonly RunWish[],
  ): void {
    this.#store.withinTransaction(() => {
      const facts = JSON.stringify(certificate)
      this.#addRun.run(id, officer, kind, owner, token, facts, isTraining ? 1 : 0, startedAt)
      wishes.forEach((wish, number) => void this.#addItem.run(id, number, wish.dossier, JSON.stringify(wish)))
    })
  }

  find(id: string): RunRecord | undefined {
    const row = this.#find.find(id)
    return row === undefined ? undefined : recordOf(row)
  }

  /** Runs of an officer that go on or can be gone on with, the latest first. */
  open(officer: string, limit: number): RunRecord[] {
    return this.#open.all(officer, limit).map(recordOf)
  }

  /** Runs of an officer that are ended, the latest first. */
  ended(officer: string, limit: number): RunRecord[] {
    return this.#ended.all(officer, limit).map(recordOf)
  }

  items(run: string): ItemRecord[] {
    return this.#items
      .all(run)
      .map(({ wish, failure, ...row }) =>
        ItemRecord.parse({ ...row, wish: JSON.parse(wish), failure: failure === null ? null : JSON.parse(failure) }),
      )
  }

  /** A file was signed, in the transaction that keeps its event. */
  setSigned(run: string, number: number, { file, level }: Pick<ItemRecord, 'file' | 'level'>): void {
    this.#store.withinTransaction(() => this.#setItem.run('signed', null, file, level, run, number))
  }

  setFailed(run: string, number: number, failure: ErrorEnvelope): void {
    this.#store.withinTransaction(() => this.#setItem.run('failed', JSON.stringify(failure), null, null, run, number))
  }

  /** The run goes on, with a token that holds its certificate. */
  goOn(run: string, token: string): void {
    this.#store.withinTransaction(() => this.#setToken.run(token, run))
  }

  /** Says what interrupted a run. */
  noteFailure(run: string, failure: ErrorEnvelope): void {
    this.#store.withinTransaction(() => this.#note.run(JSON.stringify(failure), run))
  }

  /** Ends a run: what is unsigned stays unsigned. */
  end(run: string, failure: ErrorEnvelope | null, now: number): void {
    this.#store.withinTransaction(() => {
      this.#stopItems.run(run)
      this.#end.run(now, failure === null ? null : JSON.stringify(failure), run)
    })
  }

  /** Runs that nobody went on with since a time. */
  forsakenSince(time: number): string[] {
    return this.#forsaken.all(time).map(({ id }) => id)
  }

  /** Forgets runs that ended before a time; what they signed stands in the ledger. */
  forgetBefore(time: number): void {
    this.#store.withinTransaction(() => {
      for (const { id } of this.#forgettable.all(time)) {
        this.#removeItems.run(id)
        this.#removeRun.run(id)
      }
    })
  }
}

function recordOf(row: RunRow): RunRecord {
  const { certificate, training, started_at: startedAt, ended_at: endedAt, failure, ...rest } = row
  return RunRecord.parse({
    ...rest,
    certificate: JSON.parse(certificate),
    isTraining: training === 1,
    startedAt,
    endedAt,
    failure: failure === null ? null : JSON.parse(failure),
  })
}
