import { findDay, isoDateOf } from '../../../../shared/deadlines/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { DocumentMaker } from '../../printing/index.ts'
import type { Statement, Store } from '../../store/index.ts'
import { getFormSet, type VisitedDossier, visitReceipt } from '../forms/index.ts'
import { toText } from '../identifiers.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierTable } from '../projection/dossier-table.ts'
import type { DossierSearch } from '../search/index.ts'
import { DossierPast } from '../view/dossier-past.ts'
import { procedureName } from '../view/dossier-rows.ts'
import { officerName } from '../view/history.ts'
import { findVisit } from '../view/visit.ts'
import { type HandedResult, handOverList } from './hand-over-list.ts'
import { type PostedLetter, postmanList } from './postman-list.ts'

export interface DayPapersParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
  readonly table: DossierTable
  readonly search: DossierSearch
  /** The set of forms that the commune chose; null where the day decides. */
  readonly chosenSet: () => string | null
}

/** UTC+7, the desk's own time all year. */
const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** A list on paper goes no further; a desk that has more hands it over in parts. */
const MOST_LINES = 500

/** Papers over several dossiers of a day: lists for the return counter and the postman, the receipt of a citizen's visit. */
export interface DayPapers {
  /** Results that were ready on a day (`yyyy-MM-dd`) and wait for their citizens. */
  readonly handOverList: DocumentMaker
  /** Letters posted on a day (`yyyy-MM-dd`). */
  readonly postmanList: DocumentMaker
  /** All that the person of a dossier handed in on the same day. */
  readonly visitReceipt: DocumentMaker
}

/** Puts the lists together over the tables of the dossiers room. */
export function createDayPapers(parts: DayPapersParts): DayPapers {
  const { store, ledger, catalog, people } = parts
  const finished: Statement<[number, number, number], { readonly id: Buffer }> = store.prepare(
    `SELECT id FROM dossiers WHERE state = 'done' AND finished_at >= ? AND finished_at < ?
     ORDER BY finished_at, id LIMIT ?`,
  )
  const posted: Statement<[number], { readonly id: Buffer }> = store.prepare(
    `SELECT id FROM dossiers WHERE state = 'posted' ORDER BY id LIMIT ?`,
  )

  return {
    handOverList: (request) => {
      const { from, until } = boundsOf(request.subject)
      const results = finished.all(from, until, MOST_LINES).map(({ id }): HandedResult => {
        const past = DossierPast.read(ledger, toText(id))
        const { standing, person } = past
        const received = past.find('dossier.received')
        const known = catalog.findProcedure(standing.procedure, received?.open.procedureFrom ?? '')
        return {
          number: standing.code ?? standing.temporaryCode ?? '',
          request:
            person?.summary || procedureName(catalog, standing.procedure, standing.receivedAt, request.printedAt),
          result: known?.result ?? '',
          owner: received?.personal?.ownerName ?? person?.applicant.name ?? '',
          address: person?.applicant.address ?? '',
          hasFee: (received?.open.fee.amount ?? 0) > 0,
          byPost: received?.open.returnBy === 'post',
        }
      })
      const names = { desk: people.getProfile(), officerName: officerName(people, request.officer) }
      return handOverList({ day: request.subject, results, ...names, request })
    },
    postmanList: (request) => {
      const day = boundsOf(request.subject).day
      const letters = posted.all(MOST_LINES).flatMap(({ id }): PostedLetter[] => {
        const past = DossierPast.read(ledger, toText(id))
        const event = past.find('dossier.posted')
        if (event === undefined || dayAt(event.open.at) !== day) return []
        const { receiverName = '', address = '', phone = '' } = event.personal ?? {}
        const number = past.standing.code ?? past.standing.temporaryCode ?? ''
        return [{ trackingNumber: event.open.trackingNumber, number, receiverName, address, phone }]
      })
      return postmanList({ day, letters, desk: people.getProfile(), request })
    },
    visitReceipt: (request) => {
      const pasts = findVisit(parts, request.subject).map(({ id }) => DossierPast.read(ledger, toText(id)))
      const applicant = pasts.findLast(({ person }) => person !== undefined)?.person?.applicant
      if (pasts.length === 0) throw new DeskError('dossiers.not-received')
      if (applicant === undefined) throw new DeskError('ledger.personal-data-destroyed')
      const { numbers, name } = getFormSet(dayAt(request.printedAt), parts.chosenSet())
      return visitReceipt({
        desk: people.getProfile(),
        applicant,
        dossiers: pasts.flatMap((past) => visited(past, catalog) ?? []),
        officerName: officerName(people, pasts.at(-1)?.receivedBy),
        formNumber: numbers.receipt === undefined ? null : `Mẫu số ${numbers.receipt} – ${name}`,
        request,
      })
    },
  }
}

function visited(past: DossierPast, catalog: DossierCatalog): VisitedDossier | undefined {
  const received = past.find('dossier.received')
  if (received === undefined) return undefined
  const { procedure: code, procedureFrom, papers, sets, receivedAt, dueAt, returnBy, fee } = received.open
  const { name, field } = catalog.getProcedure(code, procedureFrom)
  const { code: official, temporaryCode } = past.standing
  return {
    numbers: { code: official, temporaryCode },
    procedure: { code, name, certification: field === 'certification' },
    summary: received.personal?.summary ?? '',
    ownerName: received.personal?.ownerName ?? null,
    papers,
    sets,
    receivedAt,
    dueAt,
    returnBy,
    fee,
  }
}

/** A day and its bounds in milliseconds since 1970. */
function boundsOf(subject: string): { readonly day: string; readonly from: number; readonly until: number } {
  const day = findDay(subject)
  if (day === undefined) throw new DeskError('dossiers.form-not-yet')
  const from = day * DAY_MS - OFFSET_MS
  return { day: subject, from, until: from + DAY_MS }
}

/** The desk's day at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(Math.floor((instant + OFFSET_MS) / DAY_MS))
}
