import type { RegisterPage, RegisterRow, RegisterSelection } from '../../../shared/contract/registers.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { type DeskPeople, type DossierCatalog, procedureName, toDossierEvent, toText } from '../dossiers/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { CountTable } from './count-table.ts'
import { readPlace, writePlace } from './cursor.ts'
import type { FactsRow } from './facts-table.ts'
import type { FactsLists } from './lists.ts'

export interface RegisterParts {
  readonly ledger: Ledger
  readonly lists: FactsLists
  readonly counts: CountTable
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
  readonly now: () => number
}

/** A page of the register: which lines, how many, and after which. */
export interface RegisterQuestion extends RegisterSelection {
  readonly limit: number
  readonly after: string | null
}

/**
 * Reads the register of dossiers, for the screen, for a spreadsheet and for paper. What is personal is read from the ledger
 * for the lines of the page alone, so that it lies in one place and goes when a dossier's key goes.
 * @throws DeskError gate.bad-input when `after` is no place that a page before gave
 */
export function readRegister(parts: RegisterParts, question: RegisterQuestion): RegisterPage {
  const place = readPlace(question.after)
  const { rows, next } = parts.lists.list({
    selection: question,
    by: 'received_at',
    conditions: [`state <> 'refused'`],
    parameters: [],
    place,
    limit: question.limit,
  })
  return {
    rows: rows.map((row, index) => toRegisterRow(parts, row, place.ordinal + index + 1)),
    next: next === undefined ? null : writePlace(next),
    total: parts.counts.read(question, 'all', ['received'])[0]?.counts.received ?? 0,
  }
}

function toRegisterRow({ ledger, catalog, people, now }: RegisterParts, row: FactsRow, ordinal: number): RegisterRow {
  const id = toText(row.id)
  const received = ledger
    .history(id)
    .map(toDossierEvent)
    .find((event) => event?.type === 'dossier.received')
  const person = received?.type === 'dossier.received' ? personOf(received) : undefined
  return {
    ordinal,
    id,
    code: row.code,
    temporaryCode: row.temporary_code,
    procedure: row.procedure,
    procedureName: procedureName(catalog, row.procedure, row.received_at, now()),
    summary: person?.summary ?? '',
    sets: received?.type === 'dossier.received' ? received.open.sets : 0,
    ownerName: person?.ownerName ?? '',
    address: person?.address ?? '',
    phone: person?.phone ?? '',
    receivedAt: row.received_at,
    dueAt: row.due_at,
    returnedAt: row.returned_at,
    officerName: people.find(row.officer)?.name ?? '',
    state: row.state,
  }
}

function personOf({ personal }: Extract<DossierEvent, { readonly type: 'dossier.received' }>) {
  if (personal === undefined) return undefined
  const { applicant, ownerName, summary } = personal
  return { summary, ownerName: ownerName ?? applicant.name, address: applicant.address, phone: applicant.phone }
}
