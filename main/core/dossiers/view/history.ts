import type { HistoryLine } from '../../../../shared/contract/dossiers.ts'
import type { DossierPaper } from '../../../../shared/dossier/dossier.ts'
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
export function toHistoryLine(
  { event, conflict }: PastLine,
  people: DeskPeople,
  papers: readonly DossierPaper[],
): HistoryLine {
  const paperName = (code: string) => papers.find((paper) => paper.code === code)?.name ?? code
  return {
    at: instantOfEvent(event),
    type: event.type,
    officerName: officerName(people, event.officer),
    details: { ...detailsOf(event, people, paperName), ...(conflict && { conflict: 1 }) },
  }
}

function detailsOf(
  event: DossierEvent,
  people: DeskPeople,
  paperName: (code: string) => string,
): HistoryLine['details'] {
  switch (event.type) {
    case 'dossier.received':
      return { number: event.open.code ?? event.open.temporaryCode ?? '' }
    case 'dossier.refused':
      return { number: event.open.code ?? event.open.temporaryCode ?? '', reason: event.personal?.reason ?? '' }
    case 'dossier.forwarded':
      return {
        to: officerName(people, event.open.to),
        note: event.personal?.note ?? '',
        ...without(event.personal?.withoutFiles),
      }
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
      return {
        tracking: event.open.trackingNumber,
        note: [receiverName, address, note].filter(Boolean).join(', '),
        ...without(event.personal?.withoutFile),
      }
    }
    case 'dossier.undelivered':
      return { note: event.personal?.reason ?? '' }
    case 'dossier.sent-electronically':
      return {
        sentTo: event.personal?.sentTo ?? '',
        note: event.personal?.note ?? '',
        ...without(event.personal?.withoutFile),
      }
    case 'dossier.completed':
      return { fileName: event.personal?.fileName ?? '', note: event.personal?.note ?? '' }
    case 'dossier.handed-over':
      return {
        to: event.open.to,
        receiverName: event.personal?.receiverName ?? '',
        note: event.personal?.note ?? '',
        ...without(event.personal?.withoutFile),
      }
    case 'dossier.form-printed': {
      const { form, paper, target, reprint } = event.open
      return { form, paper, target, reprint }
    }
    case 'dossier.paper-filed': {
      const { paper, origin, pictures } = event.open
      return { paper: paperName(paper), code: paper, origin, pictures }
    }
    case 'dossier.paper-read':
      return { paper: paperName(event.open.paper), code: event.open.paper }
    case 'dossier.paper-described':
      return { paper: paperName(event.open.paper), code: event.open.paper, pages: event.open.pages }
    case 'dossier.paper-undigitized': {
      const { paper, why } = event.open
      return { paper: paperName(paper), code: paper, why: why ?? '', note: event.personal?.reason ?? '' }
    }
  }
}

/** Why an act was done although files were missing; nothing for an act that lacked none. */
function without(reason: string | undefined): HistoryLine['details'] {
  return reason === undefined ? {} : { without: reason }
}
