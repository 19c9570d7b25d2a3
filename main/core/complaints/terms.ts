import { z } from 'zod'
import { ComplaintTerms } from '../../../shared/complaints/complaint.ts'
import { DeskError } from '../../../shared/errors.ts'
import terms from './data/terms.json' with { type: 'json' }

const ALL = z.array(ComplaintTerms).min(1).parse(terms)

/**
 * The terms for complaints received on a day (`yyyy-MM-dd`).
 * @throws DeskError catalog.not-configured before the first ones
 */
export function getComplaintTerms(day: string): ComplaintTerms {
  const inForce = ALL.filter(({ effectiveFrom }) => effectiveFrom <= day).toSorted((one, other) =>
    one.effectiveFrom < other.effectiveFrom ? 1 : -1,
  )[0]
  if (inForce === undefined) throw new DeskError('catalog.not-configured', { code: 'complaint-terms' })
  return inForce
}
