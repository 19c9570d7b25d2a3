import { findClosing } from '../../../../shared/deadlines/index.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { type Draft, draft } from '../../ledger/index.ts'
import {
  dossierCompleted,
  dossierDecided,
  dossierDelivered,
  dossierExtended,
  dossierForwarded,
  dossierHandedOver,
  dossierPosted,
  dossierSentBack,
  dossierSentElectronically,
  dossierSigned,
  dossierStopped,
  dossierSubmitted,
  dossierSupplemented,
  dossierTakenOver,
  dossierUndelivered,
  dossierWithdrawn,
  dueRecomputed,
  supplementRequested,
  verificationAnswered,
  verificationAsked,
} from '../events.ts'
import type { DossierCatalog } from '../parts.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import type { KeptAct } from './acts.ts'
import { extendedDue, recomputedDue, resumedDue } from './moved-due.ts'
import type { By } from './reception.ts'

/**
 * The event that an act becomes.
 * @throws DeskError dossiers.due-not-later, dossiers.due-day-off, catalog.no-calendar for acts that name or move a day
 */
export function draftOf(input: KeptAct, past: DossierPast, catalog: DossierCatalog, { now: at }: By): Draft {
  const { dossier } = input
  switch (input.act) {
    case 'forward':
      return draft(dossierForwarded, {
        dossier,
        open: { at, to: input.to },
        personal: { note: input.note, ...leftWithout(input) },
      })
    case 'take-over':
      return draft(dossierTakenOver, { dossier, open: { at }, personal: { note: input.note, ...leftWithout(input) } })
    case 'send-back':
      return draft(dossierSentBack, { dossier, open: { at }, personal: { note: input.note } })
    case 'request-supplement': {
      const { missing, reason, answerBy } = input
      const open = {
        at,
        answerBy: endOf(catalog, answerBy, at),
        ordinal: past.count('dossier.supplement-requested') + 1,
      }
      return draft(supplementRequested, { dossier, open, personal: { missing, reason } })
    }
    case 'supplement':
      return draft(dossierSupplemented, {
        dossier,
        open: { at, ...resumedDue(catalog, past, at) },
        personal: { note: input.note },
      })
    case 'ask-verification': {
      const { agency, question, replyBy } = input
      const open = { at, replyBy: endOf(catalog, replyBy, at) }
      return draft(verificationAsked, { dossier, open, personal: { agency, question } })
    }
    case 'note-verification':
      return draft(verificationAnswered, { dossier, open: { at }, personal: { answer: input.answer } })
    case 'submit':
      return draft(dossierSubmitted, { dossier, open: { at, to: input.to }, personal: { note: input.note } })
    case 'approve':
      return draft(dossierDecided, {
        dossier,
        open: { at, decision: 'approved', backTo: null },
        personal: { note: input.note },
      })
    case 'reject': {
      const backTo = past.find('dossier.submitted')?.officer ?? null
      return draft(dossierDecided, {
        dossier,
        open: { at, decision: 'rejected', backTo },
        personal: { note: input.note },
      })
    }
    case 'sign':
      return draft(dossierSigned, { dossier, open: { at, by: input.by ?? 'paper' }, personal: { note: input.note } })
    case 'extend': {
      const open = { at, ...extendedDue(catalog, past, input.dueOn), ordinal: past.count('dossier.extended') + 1 }
      return draft(dossierExtended, { dossier, open, personal: { reason: input.reason } })
    }
    case 'recompute':
      return draft(dueRecomputed, {
        dossier,
        open: { at, ...recomputedDue(catalog, past, at) },
        personal: { reason: input.reason },
      })
    case 'stop': {
      const { requestedBy, reason } = input
      return draft(dossierStopped, { dossier, open: { at }, personal: { requestedBy, reason } })
    }
    case 'withdraw': {
      const { requestedBy, reason } = input
      return draft(dossierWithdrawn, { dossier, open: { at }, personal: { requestedBy, reason } })
    }
    case 'complete': {
      const { result, fileName, note } = input
      const personal = { fileName, note, ...leftWithout(input) }
      return draft(dossierCompleted, { dossier, open: { at, result }, personal })
    }
    case 'hand-over': {
      const { to, receiverName, receiverNumber, note } = input
      const personal = { receiverName, ...(receiverNumber && { receiverNumber }), note, ...passedOver(input) }
      return draft(dossierHandedOver, { dossier, open: { at, to }, personal })
    }
    case 'post': {
      const { trackingNumber, receiverName, address, phone, note } = input
      return draft(dossierPosted, {
        dossier,
        open: { at, trackingNumber },
        personal: { receiverName, address, phone, note, ...passedOver(input) },
      })
    }
    case 'note-delivered':
      return draft(dossierDelivered, { dossier, open: { at }, personal: { note: input.note } })
    case 'note-undelivered':
      return draft(dossierUndelivered, { dossier, open: { at }, personal: { reason: input.reason } })
    case 'send-electronically': {
      const { sentTo, note } = input
      return draft(dossierSentElectronically, {
        dossier,
        open: { at },
        personal: { sentTo, note, ...passedOver(input) },
      })
    }
  }
}

/** Why a result was given although its file cannot be read; nothing where it can. */
function passedOver({ withoutFile }: { readonly withoutFile?: string | undefined }) {
  return withoutFile === undefined ? {} : { withoutFile }
}

/** The closing of a day that somebody is asked to answer by; a day that is over or off is no day to answer by. */
function endOf(catalog: DossierCatalog, day: string | null, now: Instant): Instant | null {
  if (day === null) return null
  const closing = findClosing(catalog.workCalendar(), day)
  if (closing === undefined) throw new DeskError('dossiers.due-day-off', { date: day })
  if (closing <= now) throw new DeskError('dossiers.due-not-later', { date: day })
  return closing
}

/** Why a dossier left the counter although its papers were not digitized as they should be, where somebody said so. */
function leftWithout({ withoutFiles }: { readonly withoutFiles?: string | undefined }) {
  return withoutFiles === undefined ? {} : { withoutFiles }
}
