import { describe, expect, it } from 'vitest'
import { algorithmsFor, type SigningRule, signingRuleOn } from '../../../main/core/signing/tokens/rule.ts'

const RULE: SigningRule = {
  effectiveFrom: '2026-01-01',
  rsaPaddings: ['pss', 'pkcs1'],
  minimumRsaBits: 2_048,
  curves: [256, 384],
  hashes: ['sha256', 'sha384'],
  certainty: 'unconfirmed',
  source: 'của phép thử',
}
const RSA = { keyKind: 'rsa', keyBits: 2_048 } as const

describe('what a key may sign with', () => {
  it('is what the token can do and the rule allows, as the rule prefers', () => {
    expect(algorithmsFor(RSA, ['rsa-pkcs1', 'rsa-pss'], RULE)).toEqual([
      { key: 'rsa', padding: 'pss', hash: 'sha256' },
      { key: 'rsa', padding: 'pss', hash: 'sha384' },
      { key: 'rsa', padding: 'pkcs1', hash: 'sha256' },
      { key: 'rsa', padding: 'pkcs1', hash: 'sha384' },
    ])
    expect(algorithmsFor(RSA, ['rsa-pkcs1', 'ecdsa'], RULE).map((one) => one.key === 'rsa' && one.padding)).toEqual([
      'pkcs1',
      'pkcs1',
    ])
  })

  it('is no hash weaker than the curve', () => {
    const onCurve = (keyBits: number) => algorithmsFor({ keyKind: 'ec', keyBits }, ['ecdsa'], RULE)
    expect(onCurve(256).map(({ hash }) => hash)).toEqual(['sha256', 'sha384'])
    expect(onCurve(384).map(({ hash }) => hash)).toEqual(['sha384'])
  })

  it.each([
    [
      'a token that signs otherwise than allowed',
      RSA,
      ['rsa-pkcs1'] as const,
      { ...RULE, rsaPaddings: ['pss' as const] },
    ],
    ['an RSA key on a token for curves', RSA, ['ecdsa'] as const, RULE],
    ['a curve that is not allowed', { keyKind: 'ec', keyBits: 521 } as const, ['ecdsa'] as const, RULE],
    ['a token that signs nothing', RSA, [], RULE],
  ])('is nothing for %s', (_what, key, mechanisms, rule) => {
    expect(() => algorithmsFor(key, mechanisms, rule)).toThrow(
      expect.objectContaining({ code: 'signing.no-mechanism' }),
    )
  })

  it.each([
    { keyKind: 'rsa', keyBits: 1_024 },
    { keyKind: 'ec', keyBits: 192 },
  ] as const)('is nothing for a key as short as %j', (key) => {
    const all = ['rsa-pkcs1', 'rsa-pss', 'ecdsa'] as const
    expect(() => algorithmsFor(key, all, RULE)).toThrow(
      expect.objectContaining({ code: 'signing.key-too-weak', details: { bits: key.keyBits } }),
    )
  })

  it('follows the rule of the day', () => {
    const later: SigningRule = { ...RULE, effectiveFrom: '2027-01-01', rsaPaddings: ['pss'] }
    expect(signingRuleOn('2026-12-31', [later, RULE])).toBe(RULE)
    expect(signingRuleOn('2027-01-01', [RULE, later])).toBe(later)
    expect(signingRuleOn('2026-11-28')).toMatchObject({ certainty: 'unconfirmed', minimumRsaBits: 2_048 })
  })
})
