import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../deadlines/local-time.ts'
import { typedLine } from '../text/typed.ts'

/** Sex as printed on the identity card. */
export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** The person who hands the dossier in (người nộp), as the desk knows them. All of it is personal data. */
export const Applicant = z.strictObject({
  name: typedLine(2, 100),
  /** Personal identification number (số định danh, 12 digits) or an old identity card number (9 digits). */
  personalNumber: z
    .string()
    .regex(/^(\d{9}|\d{12})$/)
    .optional(),
  oldNumber: z
    .string()
    .regex(/^(\d{9}|\d{12})$/)
    .optional(),
  dateOfBirth: IsoDate.optional(),
  sex: Sex.optional(),
  address: typedLine(0, 300),
  phone: z
    .string()
    .regex(/^0\d{8,10}$/)
    .optional(),
  email: z.email().max(120).optional(),
  cardIssuedOn: IsoDate.optional(),
})
export type Applicant = z.infer<typeof Applicant>

/** Years that nobody has lived yet. */
const LONGEST_LIFE = 130

/** Whether somebody can have been born on a day (`yyyy-MM-dd`), seen from an instant: not after it, and not too long before. */
export function canBeBornOn(date: string, now: number): boolean {
  const today = isoDateOf(dayOf(localMinuteOf(now)))
  return date <= today && Number(date.slice(0, 4)) >= Number(today.slice(0, 4)) - LONGEST_LIFE
}

/**
 * Why the applicant acts for somebody else: authorised by a person (người được ủy quyền) under a document, or for an
 * organisation (tổ chức). Who that is stands as the owner of the dossier. All of it is personal data.
 */
export const Representation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    /** Number of the owner's identity paper. */
    ownerNumber: z
      .string()
      .regex(/^(\d{9}|\d{12})$/)
      .optional(),
    /** The authorisation that was seen: its kind, number and day. */
    document: typedLine(2, 200),
  }),
  z.strictObject({
    kind: z.literal('organisation'),
    /** Tax code (mã số thuế): ten digits, thirteen for a branch. */
    taxCode: z
      .string()
      .regex(/^\d{10}(-?\d{3})?$/)
      .optional(),
    /** What the applicant is there. */
    position: typedLine(0, 100),
  }),
])
export type Representation = z.infer<typeof Representation>
