import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'

/** Sex as printed on the identity card. */
export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** The person who hands the dossier in (người nộp), as the desk knows them. All of it is personal data. */
export const Applicant = z.strictObject({
  name: z.string().trim().min(2).max(100),
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
  address: z.string().trim().max(300),
  phone: z
    .string()
    .regex(/^0\d{8,10}$/)
    .optional(),
  email: z.email().max(120).optional(),
  cardIssuedOn: IsoDate.optional(),
})
export type Applicant = z.infer<typeof Applicant>
