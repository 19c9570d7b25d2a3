import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TestAuthority, type TestCertificate } from './authority.ts'
import { TestResponders } from './responders.ts'
import { type SoftToken, SoftTokens } from './soft-tokens.ts'

export const COMMUNE = 'Ủy ban nhân dân xã Tân Hưng (thử nghiệm)'
export const LEADER = 'Nguyễn Thị Ánh Tuyết'

/** An authority with its responders. */
export interface AuthorityBench {
  readonly folder: string
  readonly authority: TestAuthority
  readonly responders: TestResponders
  close(): void
}

/** A certificate authority with revocation and time stamps on loopback, in a folder that goes with it. */
export async function layAuthority(): Promise<AuthorityBench> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-signing-'))
  const responders = await TestResponders.listen()
  const authority = await TestAuthority.make(folder, { base: responders.base })
  responders.answerFor(authority)
  const close = (): void => {
    responders.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, authority, responders, close }
}

/** Every certificate that the tests of signing need, by what is particular about it. */
export interface BenchCertificates {
  readonly leaderRsa: TestCertificate
  readonly leaderP256: TestCertificate
  readonly leaderP384: TestCertificate
  readonly agency: TestCertificate
  readonly expired: TestCertificate
  readonly revoked: TestCertificate
  /** For signing in, not for documents. */
  readonly wrongPurpose: TestCertificate
}

/** An authority, and two tokens with keys that it certified. */
export interface TokenBench extends AuthorityBench {
  readonly certificates: BenchCertificates
  readonly softTokens: SoftTokens
  /** Holds, in this order: leader RSA, P-256, P-384, expired, revoked, wrong purpose; and the issuer's certificate. */
  readonly leader: SoftToken
  /** Holds the agency's key, and the leader's P-384 certificate without its key. */
  readonly agency: SoftToken
}

/** Certifies one key of every kind. */
export async function issueAll(authority: TestAuthority): Promise<BenchCertificates> {
  const person = { holder: LEADER, unit: COMMUNE } as const
  const certificates = {
    leaderRsa: await authority.issue({ name: 'leader-rsa', key: 'rsa-2048', ...person }),
    leaderP256: await authority.issue({ name: 'leader-p256', key: 'p-256', ...person }),
    leaderP384: await authority.issue({ name: 'leader-p384', key: 'p-384', ...person }),
    agency: await authority.issue({ name: 'agency', key: 'rsa-2048', holder: COMMUNE, unit: COMMUNE }),
    expired: await authority.issue({
      name: 'expired',
      key: 'p-256',
      ...person,
      valid: ['20240101000000Z', '20250101000000Z'],
    }),
    revoked: await authority.issue({ name: 'revoked', key: 'p-256', ...person }),
    wrongPurpose: await authority.issue({ name: 'wrong-purpose', key: 'p-256', ...person, use: 'web' }),
  }
  await authority.revoke(certificates.revoked)
  return certificates
}

/** Everything: authority, responders, two SoftHSM tokens. */
export async function layTokenBench(): Promise<TokenBench> {
  const bench = await layAuthority()
  try {
    const certificates = await issueAll(bench.authority)
    const { leaderRsa, leaderP256, leaderP384, agency, expired, revoked, wrongPurpose } = certificates
    const softTokens = SoftTokens.lay(bench.folder)
    const leader = await softTokens.add({
      label: 'LANH-DAO',
      keys: [leaderRsa, leaderP256, leaderP384, expired, revoked, wrongPurpose],
      bare: [bench.authority.certificateOf('issuer')],
    })
    return {
      ...bench,
      certificates,
      softTokens,
      leader,
      agency: await softTokens.add({ label: 'CO-QUAN', keys: [agency], bare: [leaderP384.der] }),
    }
  } catch (error) {
    bench.close()
    throw error
  }
}
