import { z } from 'zod'
import { Certainty, IsoDate } from '../../../../shared/catalog/procedure.ts'
import { PrintedForm } from '../../../../shared/dossier/forms.ts'
import { DeskError } from '../../../../shared/errors.ts'
import sets from './data/form-sets.json' with { type: 'json' }

/** A set of statutory forms (bộ biểu mẫu) as a circular made it, in force from a day on. */
export const FormSet = z.strictObject({
  id: z.string().regex(/^tt-\d{2}-\d{4}$/),
  name: z.string().min(5).max(60),
  effectiveFrom: IsoDate,
  /** The number of each form in the set; a form without one is none of its statutory forms. */
  numbers: z.partialRecord(PrintedForm, z.string().regex(/^\d{2}$/)),
  /** The number of the register of dossiers (sổ theo dõi hồ sơ), which is no form of one dossier. */
  register: z.string().regex(/^\d{2}$/),
  /** What the apology is called, line by line. */
  apologyTitle: z.array(z.string()).min(1).max(3),
  certainty: Certainty,
  source: z.string().max(300),
})
export type FormSet = z.infer<typeof FormSet>

/** Every set that is known, the oldest first. */
export const FORM_SETS: readonly FormSet[] = z
  .array(FormSet)
  .min(1)
  .parse(sets)
  .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1))

/**
 * The set of forms of a day: the one the commune chose, otherwise the latest that has begun. Provinces went on with the old
 * forms for months after the new circular, so the day alone does not decide.
 * @param day `yyyy-MM-dd`
 * @throws DeskError catalog.not-configured for a day before the first set
 */
export function getFormSet(day: string, chosen: string | null): FormSet {
  const set = FORM_SETS.find(({ id }) => id === chosen) ?? FORM_SETS.findLast((each) => each.effectiveFrom <= day)
  if (set === undefined) throw new DeskError('catalog.not-configured', { code: 'form-set' })
  return set
}
