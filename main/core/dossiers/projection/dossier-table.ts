import type { DossierState } from '../../../../shared/catalog/status.ts'
import type { Applicant } from '../../../../shared/dossier/applicant.ts'
import type { Standing } from '../../../../shared/dossier/reduce.ts'
import type { Statement, Store } from '../../store/index.ts'
import { toBytes } from '../identifiers.ts'

/** A row of `dossiers`. */
export interface DossierRecord {
  readonly id: Buffer
  readonly code: string | null
  readonly temporary_code: string | null
  readonly procedure: string
  readonly state: DossierState
  readonly received_at: number
  readonly due_at: number | null
  readonly finished_at: number | null
  readonly assigned_to: string | null
  readonly supplements: number
  readonly revision: number
  readonly conflicts: number
  readonly applicant_name: string | null
  readonly owner_name: string | null
  readonly personal_number: string | null
  readonly old_number: string | null
  readonly phone: string | null
}

/** What lists and the search need to know of people; everything else personal stays in the ledger. */
export interface PersonalColumns {
  readonly applicantName: string | null
  readonly ownerName: string | null
  readonly personalNumber: string | null
  readonly oldNumber: string | null
  readonly phone: string | null
}

const NOBODY: PersonalColumns = {
  applicantName: null,
  ownerName: null,
  personalNumber: null,
  oldNumber: null,
  phone: null,
}

/** The columns a dossier's personal data fills; all empty once it was destroyed. */
export function personalColumns(
  personal: { readonly applicant: Applicant; readonly ownerName?: string | undefined } | undefined,
): PersonalColumns {
  if (personal === undefined) return NOBODY
  const { name, personalNumber, oldNumber, phone } = personal.applicant
  return {
    applicantName: name,
    ownerName: personal.ownerName ?? null,
    personalNumber: personalNumber ?? null,
    oldNumber: oldNumber ?? null,
    phone: phone ?? null,
  }
}

export const DOSSIER_COLUMNS = `id, code, temporary_code, procedure, state, received_at, due_at, finished_at, assigned_to,
  supplements, revision, conflicts, applicant_name, owner_name, personal_number, old_number, phone`

type Nullable<Value> = Value | null
type Row = [
  id: Buffer,
  code: Nullable<string>,
  temporaryCode: Nullable<string>,
  procedure: string,
  state: string,
  receivedAt: number,
  dueAt: Nullable<number>,
  finishedAt: Nullable<number>,
  assignedTo: Nullable<string>,
  supplements: number,
  revision: number,
  conflicts: number,
  applicantName: Nullable<string>,
  ownerName: Nullable<string>,
  personalNumber: Nullable<string>,
  oldNumber: Nullable<string>,
  phone: Nullable<string>,
]

/** The table of dossiers, one row each. */
export class DossierTable {
  readonly #put: Statement<Row, never>
  readonly #stand: Statement<
    [string, number | null, number | null, string | null, number, number, number, Buffer],
    never
  >
  readonly #blank: Statement<[Buffer], never>
  readonly #empty: Statement<[], never>
  readonly #byId: Statement<[Buffer], DossierRecord>
  readonly #byCode: Statement<[string], DossierRecord>
  readonly #byTemporaryCode: Statement<[string], DossierRecord>

  constructor(store: Store) {
    this.#put = store.prepare(`INSERT OR REPLACE INTO dossiers (${DOSSIER_COLUMNS})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    this.#stand = store.prepare(`UPDATE dossiers
      SET state = ?, due_at = ?, finished_at = ?, assigned_to = ?, supplements = ?, revision = ?, conflicts = ? WHERE id = ?`)
    this.#blank = store.prepare(`UPDATE dossiers
      SET applicant_name = NULL, owner_name = NULL, personal_number = NULL, old_number = NULL, phone = NULL WHERE id = ?`)
    this.#empty = store.prepare('DELETE FROM dossiers')
    this.#byId = store.prepare(`SELECT ${DOSSIER_COLUMNS} FROM dossiers WHERE id = ?`)
    this.#byCode = store.prepare(`SELECT ${DOSSIER_COLUMNS} FROM dossiers WHERE code = ? ORDER BY id LIMIT 1`)
    this.#byTemporaryCode = store.prepare(
      `SELECT ${DOSSIER_COLUMNS} FROM dossiers WHERE temporary_code = ? ORDER BY id LIMIT 1`,
    )
  }

  /** The dossier with this identifier. */
  find(id: string): DossierRecord | undefined {
    return this.findByBytes(toBytes(id))
  }

  findByBytes(id: Buffer): DossierRecord | undefined {
    return this.#byId.find(id)
  }

  /** The dossier with this official code or, if none has it, this temporary number. */
  findByCode(code: string): DossierRecord | undefined {
    return this.#byCode.find(code) ?? this.#byTemporaryCode.find(code)
  }

  /** Writes a whole row, new or folded anew. */
  put(id: Buffer, standing: Standing, person: PersonalColumns): void {
    this.#put.run(
      id,
      standing.code,
      standing.temporaryCode,
      standing.procedure,
      standing.state,
      standing.receivedAt,
      standing.dueAt,
      standing.finishedAt,
      standing.assignedTo,
      standing.supplements,
      standing.revision,
      standing.conflicts,
      person.applicantName,
      person.ownerName,
      person.personalNumber,
      person.oldNumber,
      person.phone,
    )
  }

  /** Writes what an act can change. */
  update(id: Buffer, standing: Standing): void {
    const { state, dueAt, finishedAt, assignedTo, supplements, revision, conflicts } = standing
    this.#stand.run(state, dueAt, finishedAt, assignedTo, supplements, revision, conflicts, id)
  }

  /** Takes the personal columns of a dossier out. */
  blank(id: Buffer): void {
    this.#blank.run(id)
  }

  /** Takes every row out. */
  clear(): void {
    this.#empty.run()
  }
}

/** Where the dossier of a row stands. */
export function standingOf(record: DossierRecord): Standing {
  return {
    code: record.code,
    temporaryCode: record.temporary_code,
    procedure: record.procedure,
    state: record.state,
    receivedAt: record.received_at,
    dueAt: record.due_at,
    finishedAt: record.finished_at,
    assignedTo: record.assigned_to,
    supplements: record.supplements,
    revision: record.revision,
    conflicts: record.conflicts,
  }
}
