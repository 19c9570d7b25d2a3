import type { ActInput, DossierRow, Handlers } from '../../../shared/contract/index.ts'
import type { Right } from '../../../shared/people/roles.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Papers } from '../papers/index.ts'
import type { PrintTarget, PrintTickets } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { DossierActs, type KeptAct } from './acts/acts.ts'
import { checkedReturn, isReturn } from './acts/files-gate.ts'
import { carryOutEach } from './acts/many-acts.ts'
import { type By, ReceptionDesk } from './acts/reception.ts'
import { createDayPapers, type DayPapers } from './day-papers/day-papers.ts'
import { fillForm } from './forms/index.ts'
import { toText } from './identifiers.ts'
import { DossierLists } from './lists/dossier-lists.ts'
import { SavedFilters } from './lists/saved-filters.ts'
import { DossierNumbering } from './numbers/numbers.ts'
import type { DeskPeople, DossierCatalog } from './parts.ts'
import type { DossierRecord } from './projection/dossier-table.ts'
import { queueMoment } from './queues/moment.ts'
import { DossierQueues } from './queues/queues.ts'
import { SignatureQueue, type Signer } from './queues/signatures.ts'
import { DossierSearch } from './search/index.ts'
import type { DossierTables } from './tables.ts'
import { findPersonsDossiers, viewCitizen } from './view/citizen-view.ts'
import { findCitizen, findSameRequest } from './view/citizens.ts'
import { DossierPast } from './view/dossier-past.ts'
import { toDossierRow } from './view/dossier-rows.ts'
import { viewDossier } from './view/dossier-view.ts'
import { findByCode } from './view/find-by-code.ts'
import { type DossierNames, dossierNames } from './view/names.ts'
import { findVisit } from './view/visit.ts'

/** The calls this room answers. */
export type DossiersCall =
  | 'dossiers.preview-due'
  | 'dossiers.accept'
  | 'dossiers.refuse'
  | 'dossiers.search'
  | 'dossiers.counts'
  | 'dossiers.view'
  | 'dossiers.find-by-code'
  | 'dossiers.visit'
  | 'dossiers.act'
  | 'dossiers.act-on-many'
  | 'filters.list'
  | 'filters.save'
  | 'filters.remove'
  | 'citizens.find'
  | 'citizens.same-request'
  | 'citizens.view'
  | 'forms.prepare'

export interface DossiersRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly tables: DossierTables
  readonly catalog: DossierCatalog
  readonly papers: Pick<Papers, 'put' | 'isReadable'>
  readonly people: DeskPeople
  readonly tickets: PrintTickets
  /** Identifier of the set of statutory forms that the commune chose; null where the day decides. */
  readonly chosenFormSet: () => string | null
  /** Whether the commune digitizes papers before it forwards a dossier. */
  readonly digitizeFirst: () => boolean
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every dossier that changed, once that is durable; null when several did. */
  readonly changed: (dossier: string | null) => void
}

export interface DossiersRoom {
  readonly handlers: Handlers<DossiersCall>
  /** Dossiers by name, for rooms that speak of them. */
  readonly names: DossierNames
  /** Receives and refuses; joins an open transaction, so that an import can keep many dossiers at once. */
  readonly reception: ReceptionDesk
  /** What is done with dossiers afterwards; joins an open transaction too. */
  readonly acts: DossierActs
  /** Dossiers (identifiers) of who goes by a personal number, also by an old one that a card linked; the newest first. */
  readonly dossiersOfPerson: (personalNumber: string) => readonly string[]
  /** Dossiers that wait for an officer's signature, the earliest due first. */
  readonly awaitingSignature: (signer: Signer, limit: number) => readonly DossierRow[]
  /** Lists of a day on paper. */
  readonly dayPapers: DayPapers
  /** Brings the search index up to date in large steps; housekeeping does it in small ones. */
  catchUpSearch(): void
}

/** Puts the dossiers room together over an open ledger. */
export function createDossiersRoom(parts: DossiersRoomParts): DossiersRoom {
  const { store, ledger, tables, catalog, papers, people, tickets, now, changed } = parts
  const { table, index, toIssue } = tables
  index.follow(ledger)
  const numbering = new DossierNumbering(store)
  const reception = new ReceptionDesk({ store, ledger, table, numbering, catalog, people })
  const acts = new DossierActs({ store, ledger, table, people, catalog, digitizeFirst: parts.digitizeFirst })
  const search = new DossierSearch(index)
  const queues = new DossierQueues(store)
  const signatures = new SignatureQueue(store)
  const lists = new DossierLists(search, queues, toIssue)
  const filters = new SavedFilters(store)

  return {
    handlers: {
      'dossiers.preview-due': ({ procedure, submittedAt }) => reception.explainDue(procedure, submittedAt ?? now()),
      'dossiers.accept': (input, caller) => announced(reception.receive(input, by(caller))),
      'dossiers.refuse': (input, caller) => announced(reception.refuse(input, by(caller))),
      'dossiers.search': (question, caller) => {
        const at = now()
        const asker = { officer: question.holder ?? caller.officer.id, issues: caller.rights.has('issue') }
        const { records, next } = lists.list(question, queueMoment(catalog.workCalendar(), asker, at))
        return { rows: records.map((record) => toDossierRow(record, parts, at)), next }
      },
      'dossiers.counts': (_, { officer, rights }) => {
        const asker = { officer: officer.id, issues: rights.has('issue') }
        return {
          ...queues.count(queueMoment(catalog.workCalendar(), asker, now()), people.getProfile()),
          toSign: signatures.count({ officer: officer.id, rights }),
        }
      },
      'dossiers.view': ({ id }, { rights }) => view(id, rights),
      'dossiers.find-by-code': ({ code }) => {
        const record = findByCode(table, code)
        return record === undefined ? null : toDossierRow(record, parts, now())
      },
      'dossiers.visit': ({ dossier }) => {
        const at = now()
        return findVisit({ table, search }, dossier).map((record) => toDossierRow(record, parts, at))
      },
      'dossiers.act': async (input, caller) => {
        const act = await withFile(input, caller.rights)
        acts.carryOut(act, by(caller), caller.rights)
        changed(act.dossier)
        return view(act.dossier, caller.rights)
      },
      'dossiers.act-on-many': (input, caller) => {
        const outcomes = carryOutEach(input.acts, (act) => acts.carryOut(act, by(caller), caller.rights))
        if (outcomes.some(({ refused }) => refused === null)) changed(null)
        return { outcomes }
      },
      'filters.list': (_, { officer }) => filters.list(officer.id),
      'filters.save': (filter, { officer }) => {
        filters.save(officer.id, filter)
        return filters.list(officer.id)
      },
      'filters.remove': ({ id }, { officer }) => {
        filters.remove(officer.id, id)
        return filters.list(officer.id)
      },
      'citizens.find': ({ personalNumber }) => findCitizen(ledger, search, personalNumber) ?? null,
      'citizens.same-request': (request) => {
        const at = now()
        const { open, recent } = findSameRequest(search, request, at)
        const toRow = (record: DossierRecord) => toDossierRow(record, parts, at)
        return { open: open.map(toRow), recent: recent.map(toRow) }
      },
      'citizens.view': ({ dossier }) => {
        const at = now()
        return viewCitizen({ ledger, table, search }, dossier, (record) => toDossierRow(record, parts, at))
      },
      'forms.prepare': ({ dossier, form, paper }, caller) => {
        const { officer, now: at } = by(caller)
        const reprint = acts.countPrints(dossier, form)
        const past = DossierPast.read(ledger, dossier)
        const document = fillForm({ catalog, people, chosenSet: parts.chosenFormSet }, past, {
          form,
          paper,
          now: at,
          officer,
          reprint,
        })
        const notePrinted = (target: PrintTarget) => {
          acts.notePrinted(dossier, { form, paper, target }, { officer, now: now() })
          changed(dossier)
        }
        return { ticket: tickets.add({ paper, document, notePrinted }), ...document }
      },
    },
    names: dossierNames(table),
    dossiersOfPerson: (personalNumber) => findPersonsDossiers(search, personalNumber).map(({ id }) => toText(id)),
    awaitingSignature: (signer, limit) => {
      const at = now()
      return signatures.list(signer, limit).map((record) => toDossierRow(record, parts, at))
    },
    dayPapers: createDayPapers({ store, ledger, catalog, people, table, search, chosenSet: parts.chosenFormSet }),
    reception,
    acts,
    catchUpSearch: () => index.catchUp(),
  }

  function by({ officer }: { readonly officer: { readonly id: string } }): By {
    return { officer: officer.id, now: now() }
  }

  function announced<Kept extends { readonly id: string }>(kept: Kept): Kept {
    changed(kept.id)
    return kept
  }

  function view(id: string, rights: ReadonlySet<Right>) {
    return viewDossier({ ledger, table, catalog, people, chosenSet: parts.chosenFormSet }, id, now(), rights)
  }

  /**
   * Keeps the result of a completed dossier before the act, and looks at it before it is returned; both only once the act is
   * known to be allowed.
   */
  async function withFile(input: ActInput, rights: ReadonlySet<Right>): Promise<KeptAct> {
    if (input.act !== 'complete' && !isReturn(input)) return input
    if (isReturn(input)) {
      acts.requireAllowed(input, rights)
      return await checkedReturn(input, DossierPast.read(ledger, input.dossier), rights, papers)
    }
    acts.requireCompletable(input, rights)
    const { file, ...act } = input
    const { address, size, mediaType } = await papers.put(input.dossier, file.content)
    return { ...act, fileName: file.name, result: { address, bytes: size, mediaType } }
  }
}
