import { z } from 'zod'
import { Certainty, IsoDate } from '../catalog/procedure.ts'
import { DossierState } from '../catalog/status.ts'
import { BudgetStep } from '../catalog/step-budget.ts'
import { type Act, ActOffer } from '../dossier/acts.ts'
import { Applicant, Representation } from '../dossier/applicant.ts'
import {
  DossierFee,
  DossierNumbers,
  DossierPaper,
  FileReference,
  Identifier,
  Instant,
  KnownCitizen,
  ReceptionChannel,
  ReturnBy,
} from '../dossier/dossier.ts'
import { PrintedForm } from '../dossier/forms.ts'
import { DossierQueue } from '../dossier/queue.ts'
import { PaperSize, PreparedDocument } from '../printing/document.ts'
import { typedLine, typedText } from '../text/typed.ts'
import { call } from './call.ts'
import { DossierRow } from './dossier-row.ts'
import { ErrorEnvelope } from './envelope.ts'

/** A due time with its explanation, line by line (the lines of the due-date engine; rendered by the screen). */
export const ExplainedDue = z.strictObject({
  dueAt: Instant,
  clockStartsAt: Instant,
  forwardBy: Instant,
  explanation: z.array(z.looseObject({ code: z.string() })),
})
export type ExplainedDue = z.infer<typeof ExplainedDue>

/**
 * A reception. `id` is chosen by the screen when the draft begins and becomes the dossier's identifier: sent twice
 * (after a crash, a double Enter) it is received once and answered twice.
 */
export const Reception = z.strictObject({
  id: Identifier,
  procedure: z.string().max(20),
  applicant: Applicant,
  ownerName: typedLine(0, 100).optional(),
  /** For whom the applicant acts; the owner is named then. */
  representation: Representation.optional(),
  summary: typedText(0, 1000),
  sets: z.number().int().min(1).max(20),
  papers: z.array(DossierPaper).max(40),
  fee: DossierFee,
  returnBy: ReturnBy,
  channel: ReceptionChannel.optional(),
  /** When it was sent (postmark, time-stamp of the portal), which is when its clock starts; now for the counter. */
  submittedAt: Instant.optional(),
  /** The dossier of the same person and procedure that is still open, and why this one is received all the same. */
  duplicate: z.strictObject({ of: Identifier, reason: typedLine(3, 300) }).optional(),
})
export type Reception = z.infer<typeof Reception>

export const Refusal = z.strictObject({
  id: Identifier,
  procedure: z.string().max(20),
  applicant: Applicant,
  summary: typedText(0, 1000),
  reason: typedText(5, 1000),
})
export type Refusal = z.infer<typeof Refusal>

/** The proof of a durable reception or refusal: given only after the transaction is on disk (design law 1). */
export const Acknowledgement = z.strictObject({
  id: Identifier,
  ...DossierNumbers.shape,
  state: DossierState,
  receivedAt: Instant,
  dueAt: Instant.nullable(),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>

export const DossierSearch = z.strictObject({
  /** Code, temporary number, name with or without diacritics, personal number, phone; empty for all. */
  text: z.string().max(200),
  states: z.array(DossierState).max(DossierState.options.length),
  procedure: z.string().max(20).nullable(),
  queue: DossierQueue,
  /** Whose work the queue `mine` is; the asker's own when left out. For what somebody who left still holds. */
  holder: Identifier.optional(),
  limit: z.number().int().min(1).max(200),
  /** Opaque place to go on from, given by the page before. */
  after: z.string().max(200).nullable(),
})
export type DossierSearch = z.infer<typeof DossierSearch>

export const DossierPage = z.strictObject({ rows: z.array(DossierRow), next: z.string().nullable() })
export type DossierPage = z.infer<typeof DossierPage>

export const QueueCounts = z.strictObject({
  open: z.number().int(),
  dueToday: z.number().int(),
  atRisk: z.number().int(),
  overdue: z.number().int(),
  mine: z.number().int(),
  atCounter: z.number().int(),
  awaitingDecision: z.number().int(),
  awaitingSignature: z.number().int(),
  awaitingCitizen: z.number().int(),
  awaitingReturn: z.number().int(),
  /** Those that wait for the asker's own signature: submitted to them, or, for who signs for the agency, approved and to be issued. */
  toSign: z.number().int(),
  receivedToday: z.number().int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>

/** One line of a dossier's history: who, when, what, from the ledger. */
export const HistoryLine = z.strictObject({
  at: Instant,
  type: z.string(),
  officerName: z.string(),
  /** Values the sentence of this event type names. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type HistoryLine = z.infer<typeof HistoryLine>

/** One stretch of a dossier's way: a state with one officer, from an act to the next. */
export const DossierStep = z.strictObject({
  state: DossierState,
  officerName: z.string().nullable(),
  from: Instant,
  to: Instant.nullable(),
  /** Office minutes used so far; null where no calendar covers them. */
  minutes: z.number().int().min(0).nullable(),
  /**
   * The budget of the step and what all its stretches up to the end of this one used of it, in office minutes; null while
   * the citizen or another agency has the dossier, which no budget of this desk covers.
   */
  budget: z
    .strictObject({ step: BudgetStep, minutes: z.number().int().min(0), used: z.number().int().min(0) })
    .nullable(),
})
export type DossierStep = z.infer<typeof DossierStep>

export const DossierView = z.strictObject({
  row: DossierRow,
  /** Number of acts so far, prints not counted: sent back with an act, so that nobody acts on a stale page. */
  revision: z.number().int().positive(),
  portalStatus: z.strictObject({ code: z.number().int(), name: z.string() }),
  applicant: Applicant.nullable(),
  ownerName: z.string().nullable(),
  summary: z.string().nullable(),
  refusalReason: z.string().nullable(),
  sets: z.number().int(),
  papers: z.array(DossierPaper),
  fee: DossierFee.nullable(),
  returnBy: ReturnBy.nullable(),
  due: ExplainedDue.pick({ dueAt: true, explanation: true }).nullable(),
  result: FileReference.extend({ fileName: z.string() }).nullable(),
  handedTo: z.string().nullable(),
  assignedToName: z.string().nullable(),
  history: z.array(HistoryLine),
  acts: z.array(ActOffer),
  /** The forms that can be had of it now. */
  forms: z.array(PrintedForm),
  channel: ReceptionChannel.nullable(),
  representation: Representation.nullable(),
  submittedAt: Instant.nullable(),
  /** The dossier it is a second of, and why it was received. */
  duplicate: z.strictObject({ of: Identifier, code: z.string().nullable(), reason: z.string() }).nullable(),
  /** How often the citizen was asked for a supplement: a second time counts as overdue (QĐ 766/QĐ-TTg). */
  supplements: z.number().int().min(0),
  extensions: z.number().int().min(0),
  /** Since when the clock stands still; null while it runs. */
  stoppedSince: Instant.nullable(),
  /** Who had the dossier from when to when, and how many office minutes that was; the last has no end while it lasts. */
  steps: z.array(DossierStep),
  /** What each step may take in office minutes, with how well that is known; null where no rule or calendar tells. */
  stepBudgets: z
    .strictObject({
      minutes: z.strictObject({
        counter: z.number().int().min(0),
        specialist: z.number().int().min(0),
        leader: z.number().int().min(0),
        issue: z.number().int().min(0),
      }),
      certainty: Certainty,
      source: z.string(),
    })
    .nullable(),
})
export type DossierView = z.infer<typeof DossierView>

/** A person (công dân) as the dossiers of this desk know them: one by their number, with an old number linked by a card. */
export const CitizenView = z.strictObject({
  /** As in the last dossier; null once everything personal was destroyed. */
  applicant: Applicant.nullable(),
  /** Every number the person went by. */
  numbers: z.array(z.string()),
  /** Names, addresses and phones as they were given, the last first. */
  said: z.array(
    z.strictObject({
      field: z.enum(['name', 'address', 'phone']),
      value: z.string(),
      at: Instant,
    }),
  ),
  /** Whom the person acted for, the last first. */
  actedFor: z.array(z.strictObject({ name: z.string(), at: Instant, dossier: Identifier })),
  /** Papers handed in, the last first. */
  papers: z.array(z.strictObject({ name: z.string(), at: Instant, dossier: Identifier })),
  rows: z.array(DossierRow),
  /** Whether there are more than are shown. */
  more: z.boolean(),
})
export type CitizenView = z.infer<typeof CitizenView>

const ActBase = { dossier: Identifier, revision: z.number().int().positive() }
const Note = typedText(0, 500)
const Reason = typedText(5, 1000)
/** Why a dossier leaves the counter although papers are not digitized as they should be; taken from who may decide. */
const WithoutFiles = Reason.optional()
/** Why a result is given although its file is missing or cannot be read; taken from who may decide. */
const WithoutFile = Reason.optional()
const RequestedBy = typedLine(2, 100)
const noted = <Name extends Act>(act: Name) => z.strictObject({ act: z.literal(act), ...ActBase, note: Note })

/** The acts that are the same for every dossier they are done with, and so can be done with many at once. */
export const BulkActInput = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('forward'),
    ...ActBase,
    to: Identifier,
    note: Note,
    withoutFiles: WithoutFiles,
  }),
  z.strictObject({ act: z.literal('take-over'), ...ActBase, note: Note, withoutFiles: WithoutFiles }),
  z.strictObject({ act: z.literal('submit'), ...ActBase, to: Identifier, note: Note }),
  noted('approve'),
  noted('sign'),
  noted('note-delivered'),
])
export type BulkActInput = z.infer<typeof BulkActInput>

export const ActInput = z.discriminatedUnion('act', [
  ...BulkActInput.options,
  noted('send-back'),
  z.strictObject({
    act: z.literal('request-supplement'),
    ...ActBase,
    missing: z.array(typedLine(2, 300)).min(1).max(40),
    reason: Reason,
    /** The day until whose end the citizen is asked to bring it. */
    answerBy: IsoDate.nullable(),
  }),
  noted('supplement'),
  z.strictObject({
    act: z.literal('ask-verification'),
    ...ActBase,
    agency: typedLine(2, 200),
    question: Reason,
    replyBy: IsoDate.nullable(),
  }),
  z.strictObject({ act: z.literal('note-verification'), ...ActBase, answer: Reason }),
  z.strictObject({ act: z.literal('reject'), ...ActBase, note: Note.min(2) }),
  z.strictObject({
    act: z.literal('complete'),
    ...ActBase,
    file: z.strictObject({ name: typedLine(1, 200), content: z.instanceof(Uint8Array) }),
    note: Note,
    withoutFiles: WithoutFiles,
  }),
  /** Extends to the closing of a working day. */
  z.strictObject({ act: z.literal('extend'), ...ActBase, dueOn: IsoDate, reason: Reason }),
  z.strictObject({ act: z.literal('recompute'), ...ActBase, reason: Reason }),
  z.strictObject({ act: z.literal('stop'), ...ActBase, requestedBy: RequestedBy, reason: Reason }),
  z.strictObject({ act: z.literal('withdraw'), ...ActBase, requestedBy: RequestedBy, reason: Reason }),
  z.strictObject({
    act: z.literal('hand-over'),
    ...ActBase,
    to: z.enum(['applicant', 'representative']),
    receiverName: typedLine(2, 100),
    receiverNumber: typedLine(0, 20).optional(),
    note: Note,
    withoutFile: WithoutFile,
  }),
  z.strictObject({
    act: z.literal('post'),
    ...ActBase,
    trackingNumber: typedLine(3, 40),
    receiverName: typedLine(2, 100),
    address: typedLine(5, 300),
    phone: typedLine(0, 15),
    note: Note,
    withoutFile: WithoutFile,
  }),
  z.strictObject({ act: z.literal('note-undelivered'), ...ActBase, reason: Reason }),
  z.strictObject({
    act: z.literal('send-electronically'),
    ...ActBase,
    sentTo: typedLine(3, 200),
    note: Note,
    withoutFile: WithoutFile,
  }),
])
export type ActInput = z.infer<typeof ActInput>

/** Dossiers in one question: the screen asks again and again, so that it can tell how far it is and be stopped. */
export const MOST_ACTS_AT_ONCE = 10

/** How one of many acts ended: done and durable, or refused, and why. */
export const ActOutcome = z.strictObject({ dossier: Identifier, refused: ErrorEnvelope.nullable() })
export type ActOutcome = z.infer<typeof ActOutcome>

export const dossierCalls = {
  'dossiers.preview-due': call(
    'receive',
    z.strictObject({ procedure: z.string().max(20), submittedAt: Instant.optional() }),
    ExplainedDue,
  ),
  'dossiers.accept': call('receive', Reception, Acknowledgement),
  'dossiers.refuse': call('receive', Refusal, Acknowledgement),
  'dossiers.search': call('read', DossierSearch, DossierPage),
  'dossiers.counts': call('read', z.strictObject({}), QueueCounts),
  'dossiers.view': call('read', z.strictObject({ id: Identifier }), DossierView),
  /** Finds by anything a clerk can scan or type that names one dossier: its QR, its code, its temporary number. */
  'dossiers.find-by-code': call('read', z.strictObject({ code: z.string().max(300) }), DossierRow.nullable()),
  /**
   * What the person of a dossier handed in on the same day, that one included, the oldest first; one paper for all of them is
   * to be had by the first.
   */
  'dossiers.visit': call('read', z.strictObject({ dossier: Identifier }), z.array(DossierRow)),
  'dossiers.act': call('read', ActInput, DossierView),
  /**
   * Does an act with each of several dossiers, one after the other, each in a transaction of its own: what one is refused
   * changes nothing for the others. The outcomes come in the order of the acts; fewer when something unexpected ended it.
   */
  'dossiers.act-on-many': call(
    'read',
    z.strictObject({ acts: z.array(BulkActInput).min(1).max(MOST_ACTS_AT_ONCE) }),
    z.strictObject({ outcomes: z.array(ActOutcome) }),
  ),
  'citizens.find': call(
    'receive',
    z.strictObject({ personalNumber: z.string().regex(/^(\d{9}|\d{12})$/) }),
    KnownCitizen.nullable(),
  ),
  /** Dossiers of a person for a procedure that are still open, and those finished in the last 30 days. */
  'citizens.same-request': call(
    'receive',
    z.strictObject({ personalNumber: z.string().regex(/^(\d{9}|\d{12})$/), procedure: z.string().max(20) }),
    z.strictObject({ open: z.array(DossierRow), recent: z.array(DossierRow) }),
  ),
  /** The person of a dossier: all that the desk knows of them. */
  'citizens.view': call('read', z.strictObject({ dossier: Identifier }), CitizenView),
  /**
   * Makes a form ready to print: the core renders it from the ledger and keeps it under a ticket that the shell redeems once.
   * A form can only be had of a dossier that is durably kept.
   */
  'forms.prepare': call(
    'read',
    z.strictObject({ dossier: Identifier, form: PrintedForm, paper: PaperSize }),
    PreparedDocument,
  ),
}
