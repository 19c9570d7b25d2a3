import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { COMPLAINT_ACTS } from '../../../shared/complaints/acts.ts'
import { ComplaintAct, type ComplaintRow } from '../../../shared/complaints/complaint.ts'
import type {
  CallInput,
  ComplaintView,
  complaintCalls,
  DeskProfile,
  Handlers,
  OfficerView,
  SignedInCaller,
} from '../../../shared/contract/index.ts'
import { computeDue, dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Right } from '../../../shared/people/roles.ts'
import type { DossierNames } from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import {
  complaintAnswered,
  complaintReceived,
  complaintRefused,
  complaintSupplemented,
  supplementAsked,
} from './events.ts'
import { foldComplaint } from './fold.ts'
import type { ComplaintTable } from './table.ts'
import { getComplaintTerms } from './terms.ts'

/** The calls this room answers. */
export type ComplaintsCall = keyof typeof complaintCalls

export interface ComplaintsRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly table: ComplaintTable
  readonly calendar: () => WorkCalendar
  readonly people: { getProfile(): DeskProfile; find(id: string): OfficerView | undefined }
  readonly dossiers: DossierNames
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
}

/** Digits of a serial number; the year it runs in begins it anew. */
const SERIAL_DIGITS = 4

/** Puts the complaints room together over an open ledger. */
export function createComplaintsRoom(parts: ComplaintsRoomParts): { readonly handlers: Handlers<ComplaintsCall> } {
  const { store, ledger, table, now } = parts

  return {
    handlers: {
      'complaints.receive': (input, caller) => {
        store.withinTransaction(() => {
          if (table.find(input.id) === undefined) receive(input, caller)
        })
        return view(input.id, caller.rights)
      },
      'complaints.list': ({ ended, limit }) => table.list(ended, limit),
      'complaints.view': ({ id }, { rights }) => view(id, rights),
      'complaints.act': ({ id, act, text }, caller) => {
        store.withinTransaction(() => {
          const { state } = getRow(id)
          const rule = COMPLAINT_ACTS[act]
          if (!caller.rights.has(rule.right)) throw new DeskError('gate.forbidden', { right: rule.right })
          if (!rule.from.includes(state)) throw new DeskError('complaints.act-not-allowed', { act, state })
          const at = now()
          ledger.append([stepOf(act, id, at, text)], { officer: caller.officer.id, now: at })
        })
        return view(id, caller.rights)
      },
    },
  }

  function receive(input: CallInput<'complaints.receive'>, { officer }: SignedInCaller): void {
    const { id, kind, channel, about, name, phone, address, content } = input
    const dossier = about === '' ? undefined : parts.dossiers.findByCode(about)
    if (about !== '' && dossier === undefined) throw new DeskError('dossiers.unknown')
    const at = now()
    const day = isoDateOf(dayOf(localMinuteOf(at)))
    const terms = getComplaintTerms(day)
    const due = dueAfter(terms.answerWorkingDays, at)
    ledger.append(
      [
        draft(complaintReceived, {
          dossier: id,
          open: {
            at,
            number: nextNumber(day.slice(0, 4)),
            kind,
            channel,
            about: dossier?.id ?? null,
            dueAt: due.dueAt,
            refuseBy: dueAfter(terms.refuseWorkingDays, at).dueAt,
            supplementBy: dueAfter(terms.supplementWorkingDays, at).dueAt,
            dueExplanation: due.explanation.map((line) => ({ ...line })),
          },
          personal: { name, ...(phone === undefined ? {} : { phone }), address, content },
        }),
      ],
      { officer: officer.id, now: at },
    )
  }

  function dueAfter(workingDays: number, at: number) {
    return computeDue(parts.calendar(), { term: { unit: 'working-days', amount: workingDays } }, at)
  }

  /** The next number of this desk in a year; two desks never share one, since the desk's mark stands in it. */
  function nextNumber(year: string): string {
    const prefix = `PA-${parts.people.getProfile().deskMark}-${year}-`
    const last = Number(table.findLastNumber(prefix)?.slice(prefix.length) ?? 0)
    return `${prefix}${String(last + 1).padStart(SERIAL_DIGITS, '0')}`
  }

  function getRow(id: string): ComplaintRow {
    const row = table.find(id)
    if (row === undefined) throw new DeskError('complaints.unknown')
    return row
  }

  function view(id: string, rights: ReadonlySet<Right>): ComplaintView {
    const folded = foldComplaint(id, ledger.history(id))
    if (folded === undefined) throw new DeskError('complaints.unknown')
    const { row, received, steps } = folded
    const nameOf = (officer: string | undefined) => (officer && parts.people.find(officer)?.name) ?? ''
    return {
      row,
      content: received.personal ?? null,
      aboutCode: row.about === null ? null : (parts.dossiers.find(row.about)?.code ?? null),
      history: [
        { at: row.receivedAt, type: received.type, officerName: nameOf(received.officer), text: null },
        ...steps.map(({ type, officer, open, personal }) => ({
          at: open.at,
          type,
          officerName: nameOf(officer),
          text: personal?.text ?? null,
        })),
      ],
      acts: ComplaintAct.options.filter((act) => {
        const { from, right } = COMPLAINT_ACTS[act]
        return from.includes(row.state) && rights.has(right)
      }),
      dueExplanation: received.open.dueExplanation,
    }
  }
}

function stepOf(act: ComplaintAct, id: string, at: number, text: string): Draft {
  const content = { dossier: id, open: { at }, personal: { text } }
  switch (act) {
    case 'ask-supplement':
      return draft(supplementAsked, content)
    case 'supplement':
      return draft(complaintSupplemented, content)
    case 'refuse':
      return draft(complaintRefused, content)
    case 'answer':
      return draft(complaintAnswered, content)
  }
}
