import { z } from 'zod'
import { Applicant } from './applicant.ts'
import { DossierFee, DossierNumbers, DossierPaper, FileReference, Identifier, Instant, ReturnBy } from './dossier.ts'
import { PaperSize, PrintedForm } from './forms.ts'

const Note = z.string().max(500)

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
    }),
    personal: z.strictObject({
      applicant: Applicant,
      /** Whom the dossier is about, when not the applicant (chủ hồ sơ). */
      ownerName: z.string().max(100).optional(),
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
    personal: z.strictObject({ note: Note }),
  },
  'dossier.sent-back': { version: 1, open: z.strictObject({ at: Instant }), personal: z.strictObject({ note: Note }) },
  'dossier.completed': {
    version: 1,
    open: z.strictObject({ at: Instant, result: FileReference }),
    personal: z.strictObject({ fileName: z.string().max(200), note: Note }),
  },
  'dossier.handed-over': {
    version: 1,
    open: z.strictObject({ at: Instant, to: z.enum(['applicant', 'representative']) }),
    personal: z.strictObject({
      receiverName: z.string().trim().min(2).max(100),
      receiverNumber: z.string().max(20).optional(),
      note: Note,
    }),
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
} as const

export type DossierEventType = keyof typeof DOSSIER_EVENTS
