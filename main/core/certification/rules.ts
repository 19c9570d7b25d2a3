import { z } from 'zod'
import { type CertificationKind, CertificationRule } from '../../../shared/certification/certification.ts'
import { DeskError } from '../../../shared/errors.ts'
import rules from './data/rules.json' with { type: 'json' }

const RULES: readonly CertificationRule[] = z.array(CertificationRule).min(1).parse(rules)

/**
 * A kind of certification as it holds on a day (`yyyy-MM-dd`).
 * @throws DeskError certification.not-configured for a day before the first rule
 */
export function getCertificationRule(kind: CertificationKind, day: string): CertificationRule {
  const rule = RULES.filter((each) => each.kind === kind && each.effectiveFrom <= day)
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1))
    .at(-1)
  if (rule === undefined) throw new DeskError('certification.not-configured', { kind })
  return rule
}
