import { z } from 'zod'
import type { BirthProvince } from '../catalog/agency.ts'
import { IsoDate } from '../catalog/procedure.ts'
import { Applicant, Sex } from '../dossier/applicant.ts'
import { parsePersonalNumber } from './personal-number.ts'

/** What the QR of an identity card (thẻ căn cước) tells, in the fields of an applicant. All of it is personal data. */
export const IdentityCard = Applicant.pick({
  name: true,
  oldNumber: true,
  sex: true,
  address: true,
  cardIssuedOn: true,
}).extend({
  personalNumber: z.string().regex(/^(\d{9}|\d{12})$/),
  dateOfBirth: IsoDate,
})
export type IdentityCard = z.infer<typeof IdentityCard>

const Year = z.number().int()

/** Something about a card that a person should look at; none of it stops a reception. */
export const CardFinding = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('sex-mismatch'), card: Sex, number: Sex }),
  z.strictObject({ code: z.literal('year-mismatch'), card: Year, number: Year }),
  z.strictObject({ code: z.literal('unknown-province'), provinceCode: z.string() }),
  z.strictObject({ code: z.literal('birth-in-future'), dateOfBirth: IsoDate }),
  z.strictObject({ code: z.literal('issued-before-birth'), cardIssuedOn: IsoDate, dateOfBirth: IsoDate }),
  z.strictObject({ code: z.literal('issued-in-future'), cardIssuedOn: IsoDate }),
  /** The field of the old number holds something else than 9 or 12 digits; it was left out. */
  z.strictObject({ code: z.literal('old-number-unreadable') }),
  /** The machine-readable zone has no diacritics: the name is to be put right from the front of the card. */
  z.strictObject({ code: z.literal('name-without-diacritics') }),
  /** The two numbers in the machine-readable zone are not of one person. */
  z.strictObject({ code: z.literal('numbers-differ') }),
  z.strictObject({ code: z.literal('card-expired'), expiresOn: IsoDate }),
  /** The reader or the input method of the keyboard seems to have damaged the text. */
  z.strictObject({ code: z.literal('text-garbled'), field: z.enum(['name', 'sex', 'address']) }),
])
export type CardFinding = z.infer<typeof CardFinding>

/** What a card is checked against; both come from outside, so that the same card always gives the same answer. */
export interface CardContext {
  readonly provinces: readonly BirthProvince[]
  /** Local date of the desk. */
  readonly today: IsoDate
}

/** The facts of a person that a personal number can be checked against, from a card or as typed. */
export type CheckedFacts = Pick<IdentityCard, 'personalNumber' | 'dateOfBirth' | 'sex' | 'cardIssuedOn'>

/**
 * Checks the facts of a person against each other: sex, year and province of the number, and the order of dates. A
 * 9-digit number tells nothing and only the dates are checked.
 *
 * @throws DeskError `identity.number-malformed`
 */
export function crossCheck(facts: CheckedFacts, { provinces, today }: CardContext): CardFinding[] {
  const findings: CardFinding[] = []
  const { dateOfBirth, sex, cardIssuedOn } = facts
  const number = parsePersonalNumber(facts.personalNumber)
  if (number.kind === 'personal-number') {
    const year = Number(dateOfBirth.slice(0, 4))
    const { provinceCode } = number
    if (sex !== undefined && sex !== number.sex) findings.push({ code: 'sex-mismatch', card: sex, number: number.sex })
    if (year !== number.yearOfBirth) findings.push({ code: 'year-mismatch', card: year, number: number.yearOfBirth })
    if (!provinces.some(({ code }) => code === provinceCode)) findings.push({ code: 'unknown-province', provinceCode })
  }
  if (dateOfBirth > today) findings.push({ code: 'birth-in-future', dateOfBirth })
  if (cardIssuedOn !== undefined) {
    if (cardIssuedOn < dateOfBirth) findings.push({ code: 'issued-before-birth', cardIssuedOn, dateOfBirth })
    if (cardIssuedOn > today) findings.push({ code: 'issued-in-future', cardIssuedOn })
  }
  return findings
}
