import { z } from 'zod'
import { PaperSize } from '../printing/document.ts'
import { CertificateView } from '../signing/certificate.ts'
import { CertificateOwnerKind, DocumentRole, EvidenceReference, SignedThing, SigningKind } from '../signing/kinds.ts'
import { PadesLevel, SignatureVerdict } from '../signing/verification.ts'
import { Applicant, Representation } from './applicant.ts'
import {
  DossierFee,
  DossierNumbers,
  DossierPaper,
  FileAddress,
  FileReference,
  Identifier,
  Instant,
  ReceptionChannel,
  ReturnBy,
} from './dossier.ts'
import { PrintedForm } from './forms.ts'
import { PaperDetails, PaperFileOrigin, ReadingReference, Undigitized } from './paper-file.ts'

const Note = z.string().max(500)
/** A text that must say something: it is printed or answered for. */
const Reason = z.string().trim().min(5).max(1000)
/** Why a dossier left the counter although papers were not digitized as they should be. */
const WithoutFiles = Reason.optional()
/** The lines that explain a due time, kept as evidence. */
const Explanation = z.array(z.looseObject({ code: z.string() }))

const PaperCode = z.string().min(1).max(60)
/** Why a result was given although its file is missing or cannot be read. */
const WithoutFile = Reason.optional()

/** Event types of a dossier. `open` lies readable in the chain, `personal` is encrypted under the dossier's own key (design law 2). */
export const DOSSIER_EVENTS = {
  /** Reception (tiếp nhận): the dossier is in, has its number and its due time. */
  'dossier.received': {
    version: 1,
    open: z.strictObject({
      ...DossierNumbers.shape,
      procedure: z.string(),
      procedureFrom: z.string(),
      receivedAt: Instant,
      dueAt: Instant,
      /** The lines that explain the due time, as the due-date engine gave them at reception; kept as evidence. */
      dueExplanation: z.array(z.looseObject({ code: z.string() })),
      sets: z.number().int().min(1).max(20),
      papers: z.array(DossierPaper).max(40),
      fee: DossierFee,
      returnBy: ReturnBy,
      /** How the dossier came (kênh thực hiện); the counter where nothing is said. */
      channel: ReceptionChannel.optional(),
      /** Postmark or time-stamp of the portal, from which the clock started. */
      submittedAt: Instant.optional(),
      /** The open dossier of the same person and procedure. */
      duplicateOf: Identifier.optional(),
    }),
    personal: z.strictObject({
      applicant: Applicant,
      /** Whom the dossier is about, when not the applicant (chủ hồ sơ). */
      ownerName: z.string().max(100).optional(),
      representation: Representation.optional(),
      /** Why it was received although another one is open. */
      duplicateReason: z.string().max(300).optional(),
      /** Content of the request (nội dung yêu cầu giải quyết). */
      summary: z.string().max(1000),
    }),
  },
  /** Reception refused with a written reason (form 03). */
  'dossier.refused': {
    version: 1,
    open: z.strictObject({
      ...DossierNumbers.shape,
      procedure: z.string(),
      procedureFrom: z.string(),
      refusedAt: Instant,
    }),
    personal: z.strictObject({
      applicant: Applicant,
      summary: z.string().max(1000),
      reason: z.string().min(5).max(1000),
    }),
  },
  'dossier.forwarded': {
    version: 1,
    open: z.strictObject({ at: Instant, to: Identifier }),
    personal: z.strictObject({ note: Note, withoutFiles: WithoutFiles }),
  },
  /** An officer took the dossier over without being given it. */
  'dossier.taken-over': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ note: Note, withoutFiles: WithoutFiles }),
  },
  'dossier.sent-back': { version: 1, open: z.strictObject({ at: Instant }), personal: z.strictObject({ note: Note }) },
  /** The citizen is asked for what is missing (form 02); the clock stands still from here. `ordinal` counts such requests from 1. */
  'dossier.supplement-requested': {
    version: 1,
    open: z.strictObject({ at: Instant, answerBy: Instant.nullable(), ordinal: z.number().int().min(1) }),
    personal: z.strictObject({ missing: z.array(z.string().trim().min(2).max(300)).min(1).max(40), reason: Reason }),
  },
  /** What was missing came; the clock goes on, and the due time moved by the time it stood still. */
  'dossier.supplemented': {
    version: 1,
    open: z.strictObject({ at: Instant, dueAt: Instant, dueExplanation: Explanation }),
    personal: z.strictObject({ note: Note }),
  },
  'dossier.verification-asked': {
    version: 1,
    open: z.strictObject({ at: Instant, replyBy: Instant.nullable() }),
    personal: z.strictObject({ agency: z.string().trim().min(2).max(200), question: Reason }),
  },
  'dossier.verification-answered': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ answer: Reason }),
  },
  /** Put before a leader for decision (trình ký). */
  'dossier.submitted': {
    version: 1,
    open: z.strictObject({ at: Instant, to: Identifier }),
    personal: z.strictObject({ note: Note }),
  },
  /** The leader's decision; a rejected one goes back to an officer. */
  'dossier.decided': {
    version: 1,
    open: z.strictObject({ at: Instant, decision: z.enum(['approved', 'rejected']), backTo: Identifier.nullable() }),
    personal: z.strictObject({ note: Note }),
  },
  /** The result was signed: on paper; with a certificate once the signing room does it. */
  'dossier.signed': {
    version: 1,
    open: z.strictObject({ at: Instant, by: z.enum(['paper', 'electronic']) }),
    personal: z.strictObject({ note: Note }),
  },
  /** A later due time with an apology (form 04). */
  'dossier.extended': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      dueAt: Instant,
      dueExplanation: Explanation,
      ordinal: z.number().int().min(1),
    }),
    personal: z.strictObject({ reason: Reason }),
  },
  /** The due time computed anew by the rule and the calendar as they hold now, for a stated reason. */
  'dossier.due-recomputed': {
    version: 1,
    open: z.strictObject({ at: Instant, dueAt: Instant, dueExplanation: Explanation }),
    personal: z.strictObject({ reason: Reason }),
  },
  /** Stopped on request, no decision having been issued (form 05, Điều 7 TT 03/2025/TT-VPCP). */
  'dossier.stopped': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ requestedBy: z.string().trim().min(2).max(100), reason: Reason }),
  },
  /** The citizen takes the dossier back. */
  'dossier.withdrawn': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ requestedBy: z.string().trim().min(2).max(100), reason: Reason }),
  },
  'dossier.completed': {
    version: 1,
    open: z.strictObject({ at: Instant, result: FileReference }),
    personal: z.strictObject({ fileName: z.string().max(200), note: Note, withoutFiles: WithoutFiles }),
  },
  'dossier.handed-over': {
    version: 1,
    open: z.strictObject({ at: Instant, to: z.enum(['applicant', 'representative']) }),
    personal: z.strictObject({
      receiverName: z.string().trim().min(2).max(100),
      receiverNumber: z.string().max(20).optional(),
      note: Note,
      withoutFile: WithoutFile,
    }),
  },
  /** The result went to the public postal service (bưu chính công ích). */
  'dossier.posted': {
    version: 1,
    open: z.strictObject({ at: Instant, trackingNumber: z.string().trim().min(3).max(40) }),
    personal: z.strictObject({
      receiverName: z.string().trim().min(2).max(100),
      address: z.string().trim().min(5).max(300),
      phone: z.string().trim().max(15),
      note: Note,
      withoutFile: WithoutFile,
    }),
  },
  /** The postal service says that the citizen has it. */
  'dossier.delivered': { version: 1, open: z.strictObject({ at: Instant }), personal: z.strictObject({ note: Note }) },
  /** It came back: the citizen was not found or did not take it. */
  'dossier.undelivered': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ reason: Reason }),
  },
  /** The citizen has the result as a file; where it was sent stands in the text. */
  'dossier.sent-electronically': {
    version: 1,
    open: z.strictObject({ at: Instant }),
    personal: z.strictObject({ sentTo: z.string().trim().min(3).max(200), note: Note, withoutFile: WithoutFile }),
  },
  /** A statutory form was printed or saved; `reprint` counts earlier prints of the same form. */
  'dossier.form-printed': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      form: PrintedForm,
      paper: PaperSize,
      target: z.enum(['printer', 'file']),
      reprint: z.number().int().min(0),
    }),
    personal: undefined,
  },
  /** A paper that was handed in has a file (số hóa, TT 01/2023/TT-VPCP Điều 8): made here, or taken from what is held already. */
  'dossier.paper-filed': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      paper: PaperCode,
      file: FileReference,
      origin: PaperFileOrigin,
      /** Pictures in the file, and pages that the officer counted on paper. */
      pictures: z.number().int().min(0),
      pages: z.number().int().min(0),
      reading: ReadingReference.nullable(),
      /** Where a reused paper (tái sử dụng) was taken from. */
      from: z.strictObject({ dossier: Identifier, code: PaperCode, address: FileAddress }).nullable(),
    }),
    personal: z.strictObject({ details: PaperDetails }),
  },
  /** The text of a file was read: from now on the file with its text layer stands for the one `of` which it was made. */
  'dossier.paper-read': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      paper: PaperCode,
      of: FileAddress,
      file: FileReference,
      reading: ReadingReference,
    }),
    personal: undefined,
  },
  /** What is written on a paper, and how many pages it has. */
  'dossier.paper-described': {
    version: 1,
    open: z.strictObject({ at: Instant, paper: PaperCode, pages: z.number().int().min(1) }),
    personal: z.strictObject({ details: PaperDetails }),
  },
  /** Why a paper has no file; null takes that back. */
  'dossier.paper-undigitized': {
    version: 1,
    open: z.strictObject({ at: Instant, paper: PaperCode, why: Undigitized.nullable() }),
    personal: z.strictObject({ reason: Note }),
  },
  /** A document that was made for the dossier and is to be signed (dự thảo); filed again under its identifier it replaces the one before. */
  'dossier.document-filed': {
    version: 1,
    open: z.strictObject({ at: Instant, document: Identifier, role: DocumentRole, file: FileReference }),
    personal: z.strictObject({ name: z.string().trim().min(2).max(200) }),
  },
  'dossier.document-dropped': {
    version: 1,
    open: z.strictObject({ at: Instant, document: Identifier }),
    personal: undefined,
  },
  /** A file was signed with a certificate: from now on the signed one stands for the one `of` which it was made. */
  'dossier.file-signed': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      signed: SignedThing,
      of: FileAddress,
      file: FileReference,
      kind: SigningKind,
      owner: CertificateOwnerKind,
      certificate: CertificateView.shape.fingerprint,
      level: PadesLevel,
      evidence: EvidenceReference,
      /** The run of signatures that it was made in. */
      run: Identifier,
    }),
    /** As the certificate says. */
    personal: z.strictObject({ holder: z.string().max(300), unit: z.string().max(300) }),
  },
  /** A time stamp, or what validation needs later, was added to the signatures of a file. */
  'dossier.file-stamped': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      signed: SignedThing,
      of: FileAddress,
      file: FileReference,
      level: PadesLevel,
      evidence: EvidenceReference.nullable(),
    }),
    personal: undefined,
  },
  /** The signatures of a file were verified, and what was found isn't what was found before (TT 15/2025/TT-BKHCN: the result is kept). */
  'dossier.file-verified': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      of: FileAddress,
      /** Of each signature and document time stamp, in the order of what they sign. */
      verdicts: z.array(SignatureVerdict).min(1).max(100),
      evidence: EvidenceReference,
    }),
    personal: undefined,
  },
} as const

/** Events that are no act: they change nothing of where a dossier stands, and no page of it grows stale by them. */
const BESIDE_ACTS: ReadonlySet<string> = new Set([
  'dossier.form-printed',
  'dossier.paper-filed',
  'dossier.paper-read',
  'dossier.paper-described',
  'dossier.paper-undigitized',
  'dossier.document-filed',
  'dossier.document-dropped',
  'dossier.file-signed',
  'dossier.file-stamped',
  'dossier.file-verified',
] satisfies (keyof typeof DOSSIER_EVENTS)[])

/** Whether an event stands beside the acts: a print, or something about a paper's file. */
export function isBesideActs(type: DossierEventType): boolean {
  return BESIDE_ACTS.has(type)
}

export type DossierEventType = keyof typeof DOSSIER_EVENTS
