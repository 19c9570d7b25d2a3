import { z } from 'zod'
import { Certainty, IsoDate } from '../../../shared/catalog/procedure.ts'
import { DeskError } from '../../../shared/errors.ts'
import { fold } from '../../../shared/text/index.ts'
import forms from './data/forms.json' with { type: 'json' }

/** A phrase as it is printed on a form; matched without marks, spaces and punctuation. */
const Phrase = z.string().min(2).max(200)

/** What a value has to be to be believed; each has its parser. */
export const ValueKind = z.enum(['name', 'date', 'year', 'personal-number', 'sex', 'word', 'text'])
export type ValueKind = z.infer<typeof ValueKind>

/** Where a value of a form stands and what it is. */
export const FieldRule = z.strictObject({
  /** What is filled from it, as `<person>.<fact>`; in a section with columns the fact alone. */
  field: z
    .string()
    .regex(/^([a-z]+\.)?[a-zA-Z]+$/)
    .max(60),
  kind: ValueKind,
  /** What is printed before the value. */
  labels: z.array(Phrase).min(1).max(8),
  /** The value stands on the line below its label. */
  below: z.literal(true).optional(),
})
export type FieldRule = z.infer<typeof FieldRule>

/** A part of a form in which a label means the same person. */
const Section = z.strictObject({
  /** What is printed where the part begins; null for the part that begins with the form. */
  begins: z.array(Phrase).min(1).max(8).nullable(),
  /** Persons of the columns of a table, from the left. */
  columns: z
    .array(z.string().regex(/^[a-z]+$/))
    .length(2)
    .optional(),
  fields: z.array(FieldRule).max(40),
})
export type Section = z.infer<typeof Section>

/** A known form (mẫu tờ khai) and how it is read. */
export const FormRule = z.strictObject({
  id: z.string().regex(/^[a-z-]{3,60}$/),
  name: Phrase,
  /** What is printed as its title, any of them. */
  titles: z.array(Phrase).min(1).max(8),
  sections: z.array(Section).min(1).max(12),
  effectiveFrom: IsoDate,
  certainty: Certainty,
  source: z.string().min(5).max(300),
})
export type FormRule = z.infer<typeof FormRule>

/**
 * The forms that the desk can read, as built into the program.
 * @throws DeskError `catalog.invalid-data` when the data file is broken
 */
export function getKnownForms(): readonly FormRule[] {
  known ??= readForms(forms)
  return known
}

let known: readonly FormRule[] | undefined

/**
 * Validates rules of forms.
 * @throws DeskError `catalog.invalid-data`
 */
export function readForms(content: unknown): readonly FormRule[] {
  const result = z.array(FormRule).min(1).safeParse(content, { jitless: true })
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') ?? ''
  throw new DeskError('catalog.invalid-data', { file: 'forms.json', where }, { cause: result.error })
}

/** A phrase as it is looked for. */
export function lookedFor(phrase: string): string {
  return fold(phrase).replaceAll(' ', '')
}
