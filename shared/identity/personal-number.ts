import { z } from 'zod'
import { Sex } from '../dossier/applicant.ts'
import { DeskError } from '../errors.ts'

/**
 * What a number on an identity document says. `personal-number` is the personal identification number (số định danh cá
 * nhân, 12 digits), `old-card` the number of an old identity card (CMND, 9 digits), which says nothing about its holder.
 */
export const PersonalNumber = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('personal-number'),
    number: z.string().regex(/^\d{12}$/),
    /** Province of birth registration, three digits. */
    provinceCode: z.string().regex(/^\d{3}$/),
    /** 20 for births of 1900–1999, 21 for 2000–2099 and so on. */
    century: z.number().int().min(20).max(24),
    sex: Sex,
    yearOfBirth: z.number().int().min(1900).max(2399),
  }),
  z.strictObject({ kind: z.literal('old-card'), number: z.string().regex(/^\d{9}$/) }),
])
export type PersonalNumber = z.infer<typeof PersonalNumber>

const FIRST_CENTURY = 20
const SPACES_AND_DOTS = /[\s.]/g

/**
 * Reads a 12-digit personal number (NĐ 137/2015/NĐ-CP, Điều 13: province, century and sex, year, six random digits) or
 * a 9-digit old number. Spaces and dots between the digits are ignored.
 *
 * @throws DeskError `identity.number-malformed` for anything else.
 */
export function parsePersonalNumber(text: string): PersonalNumber {
  const number = text.replace(SPACES_AND_DOTS, '')
  if (/^\d{9}$/.test(number)) return { kind: 'old-card', number }
  if (!/^\d{12}$/.test(number)) throw new DeskError('identity.number-malformed', { length: number.length })
  const centuryAndSex = Number(number.charAt(3))
  const century = FIRST_CENTURY + Math.floor(centuryAndSex / 2)
  return {
    kind: 'personal-number',
    number,
    provinceCode: number.slice(0, 3),
    century,
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    yearOfBirth: (century - 1) * 100 + Number(number.slice(4, 6)),
  }
}

/**
 * Whether what was typed as the number of an identity paper can be none: digits alone, more than an old card (9) or a passport has,
 * and not the twelve of a personal number. Numbers with letters belong to other papers and are not judged.
 */
export function isImpossibleNumber(typed: string): boolean {
  const compact = typed.replaceAll(/[\s.-]/g, '')
  return /^\d{10,}$/.test(compact) && compact.length !== 12
}
