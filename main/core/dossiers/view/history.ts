import type { HistoryLine } from '../../../../shared/contract/dossiers.ts'
import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import type { DossierEvent, PastLine } from '../../../../shared/dossier/reduce.ts'
import type { SignatureVerdict, SignedThing } from '../../../../shared/signing/index.ts'
import type { DeskPeople } from '../parts.ts'
import type { NamesWithin } from './names-within.ts'

/** An officer's name, as far as this desk knows the officer. */
export function officerName(people: DeskPeople, officer: string | undefined | null): string {
  return (officer && people.find(officer)?.name) || ''
}

/**
 * One line of a history. Its details are the values that the sentence of the event's type names; `conflict` is 1 where the
 * act could not hold beside the ones before it and a person has to settle it.
 */
export function toHistoryLine({ event, conflict }: PastLine, people: DeskPeople, names: NamesWithin): HistoryLine {
  return {
    at: instantOfEvent(event),
    type: event.type,
    officerName: officerName(people, event.officer),
    details: { ...detailsOf(event, people, names), ...(conflict && { conflict: 1 }) },
  }
}

function detailsOf(event: DossierEvent, people: DeskPeople, names: NamesWithin): HistoryLine['details'] {
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
    case 'dossier.supplemented':
    case 'dossier.delivered':
      return { note: event.personal?.note ?? '' }
    case 'dossier.taken-over':
      return { note: event.personal?.note ?? '', ...without(event.personal?.withoutFiles) }
    case 'dossier.signed':
      return { by: event.open.by, note: event.personal?.note ?? '' }
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
      return {
        fileName: event.personal?.fileName ?? '',
        note: event.personal?.note ?? '',
        ...without(event.personal?.withoutFiles),
      }
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
      return { paper: names.paper(paper), code: paper, origin, pictures }
    }
    case 'dossier.paper-read':
      return { paper: names.paper(event.open.paper), code: event.open.paper }
    case 'dossier.paper-described':
      return { paper: names.paper(event.open.paper), code: event.open.paper, pages: event.open.pages }
    case 'dossier.paper-undigitized': {
      const { paper, why } = event.open
      return { paper: names.paper(paper), code: paper, why: why ?? '', note: event.personal?.reason ?? '' }
    }
    case 'dossier.document-filed': {
      const { document, role } = event.open
      return { name: event.personal?.name ?? '', code: document, role }
    }
    case 'dossier.document-dropped': {
      const { document } = event.open
      return { name: names.thing({ kind: 'document', document }), code: document }
    }
    case 'dossier.file-signed': {
      const { signed, kind, level } = event.open
      const { holder = '', unit = '' } = event.personal ?? {}
      return { name: names.thing(signed), code: codeOf(signed), kind, level, holder, unit }
    }
    case 'dossier.file-stamped':
      return { name: names.thing(event.open.signed), code: codeOf(event.open.signed), level: event.open.level }
    case 'dossier.file-verified':
      return { name: names.file(event.open.of), code: event.open.of, verdict: worstOf(event.open.verdicts) }
  }
}

/** Why an act was done although files were missing; nothing for an act that lacked none. */
function without(reason: string | undefined): HistoryLine['details'] {
  return reason === undefined ? {} : { without: reason }
}

function codeOf(signed: SignedThing): string {
  return signed.kind === 'paper' ? signed.code : signed.document
}

/** What is said of a file is what the worst of its signatures came to. */
function worstOf(verdicts: readonly SignatureVerdict[]): SignatureVerdict {
  if (verdicts.includes('invalid')) return 'invalid'
  return verdicts.includes('unchecked') ? 'unchecked' : 'valid'
}
