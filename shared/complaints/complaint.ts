import { z } from 'zod'
import { Certainty, IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { typedLine, typedText } from '../text/typed.ts'

/** Complaint (phản ánh) about how something was done, or suggestion (kiến nghị) how to do it better. */
export const ComplaintKind = z.enum(['complaint', 'suggestion'])
export type ComplaintKind = z.infer<typeof ComplaintKind>

/** How it reached the desk. */
export const ComplaintChannel = z.enum(['counter', 'phone', 'letter', 'online'])
export type ComplaintChannel = z.infer<typeof ComplaintChannel>

export const ComplaintState = z.enum(['open', 'waiting', 'answered', 'refused'])
export type ComplaintState = z.infer<typeof ComplaintState>

/** Terms for complaints from a date on, in working days from reception (QĐ 766/QĐ-TTg, group 5). */
export const ComplaintTerms = z.strictObject({
  effectiveFrom: IsoDate,
  answerWorkingDays: z.number().int().positive(),
  refuseWorkingDays: z.number().int().positive(),
  supplementWorkingDays: z.number().int().positive(),
  certainty: Certainty,
  source: z.string().min(2).max(300),
})
export type ComplaintTerms = z.infer<typeof ComplaintTerms>

/** Who complains and about what. All of it is personal data. */
export const ComplaintContent = z.strictObject({
  /** Empty for somebody who gives no name. */
  name: typedLine(0, 100),
  phone: z
    .string()
    .regex(/^0\d{8,10}$/)
    .optional(),
  address: typedLine(0, 300),
  content: typedText(5, 4_000),
})
export type ComplaintContent = z.infer<typeof ComplaintContent>

/** What is done with a complaint after its reception; each with a text that is kept. */
export const ComplaintAct = z.enum(['ask-supplement', 'supplement', 'refuse', 'answer'])
export type ComplaintAct = z.infer<typeof ComplaintAct>

/** A complaint as the list shows it. */
export const ComplaintRow = z.strictObject({
  id: Identifier,
  /** Number of the complaint at this desk: `PA-Q1-2026-0001`. */
  number: z.string().max(40),
  kind: ComplaintKind,
  channel: ComplaintChannel,
  state: ComplaintState,
  name: z.string(),
  receivedAt: Instant,
  /** When it must have been answered. */
  dueAt: Instant,
  /** Until when it may be refused in time, and a supplement asked for in time. */
  refuseBy: Instant,
  supplementBy: Instant,
  endedAt: Instant.nullable(),
  /** The dossier it is about. */
  about: Identifier.nullable(),
})
export type ComplaintRow = z.infer<typeof ComplaintRow>
