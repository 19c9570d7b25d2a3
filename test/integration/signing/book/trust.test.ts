import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { evidenceKeeper, unpackEvidence } from '../../../../main/core/signing/evidence.ts'
import { ListTrustDesk } from '../../../../main/core/signing/trust/trust-desk.ts'
import { TrustTable } from '../../../../main/core/signing/trust/trust-table.ts'
import type { TrustList } from '../../../../shared/signing/index.ts'
import { signTrustList, trustListOf } from '../../../pades/trust.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, LEADER, layAuthority } from '../../../token/bench.ts'
import { refusalOf } from '../../dossiers/dossier-desk.ts'
import { SigningDesk } from './signing-desk.ts'

let bench: AuthorityBench
let certificates: BenchCertificates
beforeAll(async () => {
  bench = await layAuthority()
  certificates = await issueAll(bench.authority)
}, 180_000)
afterAll(() => bench?.close())

const desks: SigningDesk[] = []
afterEach(() => {
  for (const desk of desks.splice(0)) desk.leave()
})

const root = () => readFileSync(bench.authority.rootFile, 'utf8')
const listOf = (changes: Partial<TrustList> = {}) =>
  JSON.stringify(signTrustList(trustListOf(bench, changes), certificates.agency, bench.authority))

/** A real desk under the province's root, or under none. Its clock is this machine's, since responders answer by that. */
async function openDesk(trustAuthority: string | null = root()): Promise<SigningDesk> {
  const own = await SigningDesk.open({ registered: false, demonstration: false, trustAuthority })
  own.desk.now = Date.now()
  desks.push(own)
  return own
}

/** The room's own desk of trust once more, to ask what no screen does. */
function trustDesk({ desk }: SigningDesk, authority: string | null = root()): ListTrustDesk {
  return new ListTrustDesk({
    store: desk.store,
    ledger: desk.ledger,
    table: new TrustTable(desk.store),
    authority,
    countOwedStamps: () => 0,
    now: () => desk.now,
    report: (task, error) => desk.reported.push([task, error]),
  })
}

describe('the trust list', () => {
  test('is taken in under the province’s root, told, and remembered by the ledger', async () => {
    const own = await openDesk()
    expect(await own.ask('signing.trust', {})).toEqual({ list: null, hasAuthority: true, stamps: [], stampsOwed: 0 })
    const view = await own.ask('signing.take-trust-list', { text: listOf() })
    expect(view).toMatchObject({
      list: { number: 1, publisher: 'Tỉnh thử nghiệm', takenAt: own.desk.now, roots: [{ name: 'Gốc thử nghiệm' }] },
      stamps: [{ address: `${bench.responders.base}/tsa`, asked: 0, granted: 0, restsUntil: null }],
    })
    expect(await own.ask('signing.trust', {})).toEqual(view)
    expect(own.told).toContain(null)
    expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
  })

  test('is taken by no desk that the province laid no root on', async () => {
    const own = await openDesk(null)
    expect(await own.ask('signing.trust', {})).toMatchObject({ list: null, hasAuthority: false })
    const take = () => own.ask('signing.take-trust-list', { text: listOf() })
    expect(await refusalOf(take)).toMatchObject({ code: 'signing.trust-authority-missing' })
  })

  test('is never replaced by an older one, a changed one or one of somebody else', async () => {
    const own = await openDesk()
    await own.ask('signing.take-trust-list', { text: listOf({ number: 3 }) })
    const stranger = await openDesk(readFileSync(certificates.agency.file, 'utf8'))
    for (const [desk, text] of [
      [own, listOf({ number: 2 })],
      [own, listOf({ number: 4 }).replace('Tỉnh', 'Tinh')],
      [own, '{}'],
      [own, 'không phải JSON'],
      [stranger, listOf({ number: 4 })],
    ] as const) {
      const take = () => desk.ask('signing.take-trust-list', { text })
      expect(await refusalOf(take)).toMatchObject({ code: 'signing.trust-list-invalid' })
    }
    expect((await own.ask('signing.trust', {})).list?.number).toBe(3)
    expect((await own.ask('signing.take-trust-list', { text: listOf({ number: 3 }) })).list?.number).toBe(3)
    expect((await own.ask('signing.take-trust-list', { text: listOf({ number: 7 }) })).list?.number).toBe(7)
  })

  test('of two that are taken in at once is the newer, whichever comes first', async () => {
    for (const numbers of [
      [3, 4],
      [4, 3],
    ]) {
      const own = await openDesk()
      await Promise.allSettled(
        numbers.map((number) => own.ask('signing.take-trust-list', { text: listOf({ number }) })),
      )
      expect((await own.ask('signing.trust', {})).list?.number).toBe(4)
    }
  })

  test('is believed on the next morning, and under no other root', async () => {
    const own = await openDesk()
    await own.ask('signing.take-trust-list', { text: listOf() })
    // Long after its signer's certificate ended: the list was good when it was taken in.
    own.desk.now += 5_000 * 86_400_000
    expect((await trustDesk(own).trust())?.number).toBe(1)
    const other = trustDesk(own, readFileSync(certificates.agency.file, 'utf8'))
    expect(await other.trust()).toBeUndefined()
    expect(await other.view()).toMatchObject({ list: null, hasAuthority: true })
    expect(own.desk.reported).toHaveLength(1)
    expect(await trustDesk(own, null).trust()).toBeUndefined()
  })

  test('names the time-stamp authorities, whose counts begin anew with another list', async () => {
    const own = await openDesk()
    const trust = trustDesk(own)
    expect(await trust.stampAuthorities()).toBeUndefined()
    const by = { officer: '01932f00-0000-7000-8000-000000000003', now: own.desk.now }
    await trust.take(listOf(), by)
    const authorities = await trust.stampAuthorities()
    expect(await trust.stampAuthorities()).toBe(authorities)
    expect(await authorities?.findStamp(Buffer.alloc(32, 7))).toBeInstanceOf(Buffer)
    expect((await trust.view()).stamps).toMatchObject([{ asked: 1, granted: 1, failedInARow: 0, restsUntil: null }])
    bench.responders.behaviour.tsa = 'down'
    expect(await authorities?.findStamp(Buffer.alloc(32, 8))).toBeUndefined()
    bench.responders.behaviour.tsa = 'answer'
    const [stamp] = (await trust.view()).stamps
    expect(stamp).toMatchObject({ asked: 2, granted: 1, failedInARow: 1 })
    expect(stamp?.restsUntil).toBeGreaterThan(own.desk.now)
    await trust.take(listOf({ number: 2 }), by)
    expect((await trust.view()).stamps).toMatchObject([{ asked: 0 }])
    await trust.take(listOf({ number: 3, timeStamps: { addresses: [], roots: [] } }), by)
    expect(await trust.stampAuthorities()).toBeUndefined()
  })
})

describe('a certificate is checked before anybody signs with it', () => {
  const issuers = () => [bench.authority.certificateOf('issuer')]

  test('by its dates, purpose and chain, and by what its issuer answers', async () => {
    const own = await openDesk()
    await own.ask('signing.take-trust-list', { text: listOf() })
    const trust = trustDesk(own)
    const good = await trust.checkCertificate(certificates.leaderRsa.der, issuers(), own.desk.now)
    expect(good.check).toMatchObject({
      certificate: { holder: LEADER },
      chain: ['CA thử nghiệm', 'Gốc thử nghiệm'],
      faults: [],
      standing: { state: 'good', source: 'ocsp' },
      checkedAt: own.desk.now,
    })
    expect(good.chain).toHaveLength(3)
    expect(good.statuses.length).toBeGreaterThan(0)
    for (const [der, faults] of [
      [certificates.expired.der, ['expired']],
      [certificates.revoked.der, ['revoked']],
      [certificates.wrongPurpose.der, ['wrong-purpose']],
    ] as const) {
      const { check } = await trust.checkCertificate(der, issuers(), own.desk.now)
      expect(check.faults).toEqual(faults)
    }
    const alone = await trust.checkCertificate(certificates.leaderP256.der, [], own.desk.now)
    expect(alone.check).toMatchObject({ faults: ['issuer-unknown'], chain: ['CA thử nghiệm'] })
  })

  test('and nobody who answers not is called valid', async () => {
    const own = await openDesk()
    await own.ask('signing.take-trust-list', { text: listOf() })
    bench.responders.behaviour.ocsp = 'down'
    bench.responders.behaviour.crl = 'down'
    const { check } = await trustDesk(own).checkCertificate(certificates.leaderP384.der, issuers(), own.desk.now)
    bench.responders.behaviour.ocsp = 'answer'
    bench.responders.behaviour.crl = 'answer'
    expect(check).toMatchObject({ faults: [], standing: { state: 'unchecked' } })
  })

  test('and nobody is asked while there is no trust list', async () => {
    const own = await openDesk()
    const asked = { ...bench.responders.asked }
    const { check } = await trustDesk(own).checkCertificate(certificates.leaderRsa.der, issuers(), own.desk.now)
    expect(check).toMatchObject({ faults: [], standing: { state: 'unchecked', why: 'no-trust-list' } })
    expect(bench.responders.asked).toEqual(asked)
    const expired = await trustDesk(own).checkCertificate(certificates.expired.der, issuers(), own.desk.now)
    expect(expired.check.faults).toEqual(['expired'])
  })

  test('which is refused when it is none', async () => {
    const own = await openDesk()
    const check = () => trustDesk(own).checkCertificate(Buffer.from('không phải'), [], own.desk.now)
    expect(await refusalOf(check)).toMatchObject({ code: 'signing.certificate-unusable' })
  })
})

test('evidence of a signature is kept sealed with the dossier, and read again as it was', async () => {
  const own = await openDesk()
  await own.ask('signing.take-trust-list', { text: listOf() })
  const trust = trustDesk(own)
  const { check, chain, statuses, lists } = await trust.checkCertificate(
    certificates.leaderRsa.der,
    [bench.authority.certificateOf('issuer')],
    own.desk.now,
  )
  const { id: dossier } = await own.desk.accept()
  const evidence = {
    certificates: chain,
    statuses,
    lists,
    check: { ...check, owner: 'officer' as const },
    report: null,
  }
  const kept = await evidenceKeeper(own.desk.papers)(dossier, evidence)
  const packed = await own.desk.papers.read(dossier, kept.address)
  expect(packed).toHaveLength(kept.bytes)
  expect(await unpackEvidence(packed)).toEqual(evidence)
  expect(await refusalOf(() => unpackEvidence(packed.subarray(0, 20)))).toMatchObject({ code: 'papers.damaged' })
})
