import type { HistoryLine } from '../../../../shared/contract/dossiers.ts'
import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import type { DossierEvent, PastLine } from '../../../../shared/dossier/reduce.ts'
import type { DeskPeople } from '../parts.ts'

/** An officer's name, as far as this desk knows the officer. */
export function officerName(people: DeskPeople, officer: string | undefined | null): string {
  return (officer && people.find(officer)?.name) || ''
}

/**
 * One line of a history. Its details are the values that the sentence of the event's type names; `conflict` is 1 where the
 * act could not hold beside the ones before it and a person has to settle it.
 */
export function toHistoryLine({ event, conflict }: PastLine, people: DeskPeople): HistoryLine {
  return {
    at: instantOfEvent(event),
    type: event.type,
    officerName: officerName(people, event.officer),
    details: { ...detailsOf(event, people), ...(conflict && { conflict: 1 }) },
  }
}

function detailsOf(event: DossierEvent, people: DeskPeople): HistoryLine['details'] {
  switch (event.type) {
    case 'dossier.received':
      return { number: event.open.code ?? event.open.temporaryCode ?? '' }
    case 'dossier.refused':
      return { number: event.open.code ?? event.open.temporaryCode ?? '', reason: event.personal?.reason ?? '' }
    case 'dossier.forwarded':
      return { to: officerName(people, event.open.to), note: event.personal?.note ?? '' }
    case 'dossier.sent-back':
    case 'dossier.taken-over':
    case 'dossier.supplemented':
    case 'dossier.signed':
    case 'dossier.delivered':
      return { note: event.personal?.note ?? '' }
    case 'dossier.submitted':
      return { to: officerName(people, event.open.to), note: event.personal?.note ?? '' }
    case 'dossier.decided':
      return { decision: event.open.decision, note: event.personal?.note ?? '' }
    case 'dossier.supplement-requested': {
      const { missing = [], reason = '' } = event.personal ?? {}
      return { ordinal: event.open.ordinal, note: [...missing.map((each) => `– ${each}`), reason].join('\n') }
    }
    case 'dossier.verification-asked':
      return { agency: event.personal?.agency ?? '', note: event.personal?.question ?? '' }
    case 'dossier.verification-answered':
      return { note: event.personal?.answer ?? '' }
    case 'dossier.extended':
    case 'dossier.due-recomputed':
      return { dueAt: event.open.dueAt, note: event.personal?.reason ?? '' }
    case 'dossier.stopped':
    case 'dossier.withdrawn':
      return { requestedBy: event.personal?.requestedBy ?? '', note: event.personal?.reason ?? '' }
    case 'dossier.posted': {
      const { receiverName = '', address = '', note = '' } = event.personal ?? {}
      return { tracking: event.open.trackingNumber, note: [receiverName, address, note].filter(Boolean).join(', ') }
    }
    case 'dossier.undelivered':
      return { note: event.personal?.reason ?? '' }
    case 'dossier.sent-electronically':
      return { sentTo: event.personal?.sentTo ?? '', note: event.personal?.note ?? '' }
    case 'dossier.completed':
      return { fileName: event.personal?.fileName ?? '', note: event.personal?.note ?? '' }
    case 'dossier.handed-over':
      return {
        to: event.open.to,
        receiverName: event.personal?.receiverName ?? '',
        note: event.personal?.note ?? '',
      }
    case 'dossier.form-printed': {
      const { form, paper, target, reprint } = event.open
      return { form, paper, target, reprint }
    }
  }
}
