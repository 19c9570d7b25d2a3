import { z } from 'zod'
import { Certainty } from '../../../../shared/catalog/procedure.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { CertificateView } from '../../../../shared/signing/index.ts'
import type { SignatureAlgorithm } from '../signing-key.ts'
import data from './data/rules.json' with { type: 'json' }
import type { TokenMechanism } from './protocol.ts'

/** What the law lets documents be signed with, from a day on. */
export const SigningRule = z.strictObject({
  effectiveFrom: z.iso.date(),
  /** In the order of preference. */
  rsaPaddings: z.array(z.enum(['pss', 'pkcs1'])).min(1),
  minimumRsaBits: z.number().int().min(2_048),
  /** Bits of the curves P-256 and P-384. */
  curves: z.array(z.union([z.literal(256), z.literal(384)])).min(1),
  hashes: z.array(z.enum(['sha256', 'sha384', 'sha512'])).min(1),
  certainty: Certainty,
  source: z.string().min(2),
})
export type SigningRule = z.infer<typeof SigningRule>

const RULES = z.strictObject({ rules: z.array(SigningRule).min(1) }).parse(data).rules

/** The rule in force on a day, such as `2026-07-01`; before the first one there was none of ours, so that one. */
export function signingRuleOn(day: string, rules: readonly SigningRule[] = RULES): SigningRule {
  const inForce = rules
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))
  const rule = inForce[0] ?? rules[0]
  if (rule === undefined) throw new DeskError('catalog.invalid-data')
  return rule
}

/**
 * What a key on a token may sign with: what the token can do and the rule allows, the preferred first.
 * @throws DeskError signing.key-too-weak, signing.no-mechanism
 */
export function algorithmsFor(
  { keyKind, keyBits }: Pick<CertificateView, 'keyKind' | 'keyBits'>,
  mechanisms: readonly TokenMechanism[],
  rule: SigningRule,
): readonly [SignatureAlgorithm, ...SignatureAlgorithm[]] {
  if (isTooWeak(keyKind, keyBits, rule)) throw new DeskError('signing.key-too-weak', { bits: keyBits })
  const [first, ...more] =
    keyKind === 'rsa' ? rsaAlgorithms(mechanisms, rule) : curveAlgorithms(keyBits, mechanisms, rule)
  if (first === undefined) throw new DeskError('signing.no-mechanism')
  return [first, ...more]
}

function isTooWeak(kind: 'rsa' | 'ec', bits: number, { minimumRsaBits, curves }: SigningRule): boolean {
  return kind === 'rsa' ? bits < minimumRsaBits : bits < Math.min(...curves)
}

function rsaAlgorithms(mechanisms: readonly TokenMechanism[], rule: SigningRule): SignatureAlgorithm[] {
  return rule.rsaPaddings
    .filter((padding) => mechanisms.includes(padding === 'pss' ? 'rsa-pss' : 'rsa-pkcs1'))
    .flatMap((padding) => rule.hashes.map((hash) => ({ key: 'rsa' as const, padding, hash })))
}

/** The hash that is as strong as the curve comes first (SP 800-57: no weaker one is taken). */
function curveAlgorithms(
  bits: number,
  mechanisms: readonly TokenMechanism[],
  { curves, hashes }: SigningRule,
): SignatureAlgorithm[] {
  if (!mechanisms.includes('ecdsa') || !curves.some((curve) => curve === bits)) return []
  return hashes.filter((hash) => Number(hash.slice(3)) >= bits).map((hash) => ({ key: 'ec' as const, hash }))
}
