import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../../main/core/signing/pades/trust/certificate.ts'
import { faultAt, findChain } from '../../../main/core/signing/pades/trust/chain.ts'
import { judgeStanding, RevocationDesk } from '../../../main/core/signing/pades/trust/revocation.ts'
import { readTrustList } from '../../../main/core/signing/pades/trust/trust-list.ts'
import { signTrustList, trustListOf } from '../../pades/trust.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../token/bench.ts'

const DAY = 86_400_000

describe('whom the desk believes', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
  }, 180_000)
  afterAll(() => bench?.close())

  const root = () => readFileSync(bench.authority.rootFile, 'utf8')
  const issuer = () => readCertificate(bench.authority.certificateOf('issuer'))
  const leader = () => readCertificate(certificates.leaderRsa.der)

  it('takes a list that the province signed', () => {
    const signed = signTrustList(trustListOf(bench), certificates.agency, bench.authority)
    const trust = readTrustList(JSON.stringify(signed), root(), new Date())
    expect(trust.roots).toHaveLength(1)
    expect(trust.stampAddresses).toEqual([`${bench.responders.base}/tsa`])
  })

  it('refuses a list that was changed, is older, or is signed by nobody of the province', async () => {
    const signed = signTrustList(trustListOf(bench), certificates.agency, bench.authority)
    const refused = { code: 'signing.trust-list-invalid' }
    const read = (file: unknown, authority = root(), atLeast = 1) =>
      readTrustList(JSON.stringify(file), authority, new Date(), atLeast)
    const thrown = (act: () => unknown): unknown => {
      try {
        return act()
      } catch (error) {
        return error
      }
    }
    expect(thrown(() => read({ ...signed, list: signed.list.replace('"number":1', '"number":2') }))).toMatchObject(
      refused,
    )
    expect(thrown(() => read(signed, root(), 2))).toMatchObject(refused)
    expect(thrown(() => read(signed, readFileSync(certificates.agency.file, 'utf8')))).toMatchObject(refused)
    expect(thrown(() => read({ ...signed, chain: signed.chain.slice(0, 1) }))).toMatchObject(refused)
    expect(thrown(() => read('nothing'))).toMatchObject(refused)
    expect(
      thrown(() => readTrustList(JSON.stringify(signed), root(), new Date(Date.now() + 4_000 * DAY))),
    ).toMatchObject(refused)
  })

  it('finds the way to a root, and says what is wrong with it', () => {
    const trusted = readCertificate(bench.authority.certificateOf('root'))
    const chain = findChain(leader(), [issuer()], [trusted], 'signing')
    expect(chain.faults).toEqual([])
    expect(chain.certificates).toHaveLength(3)
    expect(faultAt(chain, new Date())).toBeUndefined()
    expect(faultAt(chain, new Date(Date.now() + 900 * DAY))).toBe('expired')
    expect(faultAt(chain, new Date(Date.now() - DAY))).toBe('not-yet-valid')
    expect(findChain(leader(), [], [trusted], 'signing').faults).toEqual(['issuer-unknown'])
    expect(findChain(leader(), [issuer(), trusted], [], 'signing').faults).toEqual(['root-not-trusted'])
    expect(findChain(leader(), [issuer()], [trusted], 'time-stamping').faults).toEqual(['wrong-purpose'])
  })

  it('asks an issuer once in a while, not for every file', async () => {
    let clock = Date.now()
    const desk = new RevocationDesk(() => new Date(clock))
    const before = bench.responders.asked.ocsp
    await desk.gather(leader(), issuer())
    await desk.gather(leader(), issuer())
    expect(bench.responders.asked.ocsp - before).toBe(1)
    clock += 31 * 60_000
    await desk.gather(leader(), issuer())
    expect(bench.responders.asked.ocsp - before).toBe(2)
  })

  it('knows a revoked certificate by OCSP and by the list', async () => {
    const revoked = readCertificate(certificates.revoked.der)
    const { evidence } = await new RevocationDesk(() => new Date()).gather(revoked, issuer())
    const list = await bench.authority.revocationList('issuer')
    for (const answers of [evidence, { statuses: [], lists: [list] }]) {
      expect(judgeStanding(revoked, issuer(), answers, new Date(), new Date())).toMatchObject({ state: 'revoked' })
      expect(judgeStanding(leader(), issuer(), { statuses: [], lists: [list] }, new Date(), new Date()).state).toBe(
        'good',
      )
    }
  })

  it('never takes a stale answer, one about somebody else, or one that was changed for "good"', async () => {
    const { evidence } = await new RevocationDesk(() => new Date()).gather(leader(), issuer())
    const standing = (answers = evidence, at = new Date(), who = leader()) =>
      judgeStanding(who, issuer(), answers, at, at)
    expect(standing().state).toBe('good')
    expect(standing(evidence, new Date(Date.now() + 3 * DAY))).toEqual({ state: 'unknown', why: 'stale' })
    expect(standing(evidence, new Date(), readCertificate(certificates.agency.der)).state).toBe('unknown')
    const [status = Buffer.alloc(0)] = evidence.statuses
    const broken = Buffer.from(status)
    broken[60] = (broken[60] ?? 0) ^ 1
    expect(standing({ statuses: [broken], lists: [] }).state).toBe('unknown')
    expect(standing({ statuses: [Buffer.from('nothing')], lists: [Buffer.from([0x30, 0x00])] }).state).toBe('unknown')
  })
})
