import type { Right } from '../../../../shared/people/roles.ts'
import type { SqliteValue, Statement, Store } from '../../store/index.ts'
import { DOSSIER_COLUMNS, type DossierRecord } from '../projection/dossier-table.ts'
import { TO_ISSUE } from './queues.ts'

/** Whose signature is waited for. */
export interface Signer {
  readonly officer: string
  readonly rights: ReadonlySet<Right>
}

/**
 * The dossiers that wait for one officer's signature: those that were submitted to them and are not signed yet, and, for who signs for the
 * agency, those whose result a leader approved. The earliest due first.
 */
export class SignatureQueue {
  readonly #list: (sql: string) => Statement<SqliteValue[], DossierRecord>
  readonly #count: (sql: string) => Statement<SqliteValue[], { readonly dossiers: number }>

  constructor(store: Store) {
    this.#list = store.prepareFamily()
    this.#count = store.prepareFamily()
  }

  list(signer: Signer, limit: number): readonly DossierRecord[] {
    const { condition, parameters } = waitsFor(signer)
    const sql = `SELECT ${DOSSIER_COLUMNS} FROM dossiers WHERE ${condition} ORDER BY due_at, id LIMIT ?`
    return this.#list(sql).all(...parameters, limit)
  }

  count(signer: Signer): number {
    const { condition, parameters } = waitsFor(signer)
    return this.#count(`SELECT count(*) AS dossiers FROM dossiers WHERE ${condition}`).get(...parameters).dossiers
  }
}

function waitsFor({ officer, rights }: Signer): { readonly condition: string; readonly parameters: SqliteValue[] } {
  const mine = `(assigned_to = ? AND state IN ('deciding', 'approved'))`
  const conditions = [...(rights.has('decide') ? [mine] : []), ...(rights.has('issue') ? [TO_ISSUE] : [])]
  return { condition: conditions.join(' OR ') || 'FALSE', parameters: rights.has('decide') ? [officer] : [] }
}
