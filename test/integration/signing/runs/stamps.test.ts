import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../../main/core/signing/pades/index.ts'
import type { Trust } from '../../../../main/core/signing/pades/trust/trust-list.ts'
import { makeDocument } from '../../../pades/documents.ts'
import { Judges } from '../../../pades/judges.ts'
import { trustOf } from '../../../pades/trust.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../../token/bench.ts'
import { type LaidFile, RunDesk } from './run-desk.ts'
import { SOFT_PIN, SOFT_TOKEN, SoftwareKeys } from './software-keys.ts'

const SECOND = 1_000
const QUARTER = 15 * 60 * SECOND

describe('stamps that are owed', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let trust: Trust

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    trust = trustOf(bench, certificates.agency)
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  const options = (more: { readonly trust?: Trust } = { trust }) => ({
    keys: new SoftwareKeys([certificates.leaderRsa], [bench.authority.certificateOf('issuer')]),
    registered: [{ certificate: certificates.leaderRsa, owner: 'officer' as const }],
    ...more,
  })

  async function sign(desk: RunDesk, file: LaidFile): Promise<void> {
    const run = desk.start([file.wish], 'digitized', { token: SOFT_TOKEN, certificate: certificates.leaderRsa })
    await desk.type(run, SOFT_PIN)
    expect((await desk.rest(run)).items.map(({ state }) => state)).toEqual(['signed'])
    await desk.room.settled()
  }

  /** Lets time pass, and whatever is due then be done. */
  async function pass(desk: RunDesk, milliseconds: number): Promise<void> {
    desk.now += milliseconds
    desk.room.resume()
    await desk.room.settled()
  }

  const levels = (desk: RunDesk, { dossier, signed }: LaidFile) =>
    desk.book.signatures(dossier, signed).map(({ level }) => level)

  it('are got once an authority answers again, then what a later verification needs, also by a desk that was shut meanwhile', async () => {
    const desk = await RunDesk.open(options())
    const file = await desk.layOne(await makeDocument())
    bench.responders.behaviour.tsa = 'down'
    await sign(desk, file)
    expect(levels(desk, file)).toEqual(['B-B'])
    expect(desk.room.countOwed()).toBe(1)
    const asked = bench.responders.asked.tsa
    await pass(desk, 31 * SECOND)
    // It is asked later and later, and nobody hears of it as a failure.
    expect(bench.responders.asked.tsa).toBe(asked + 1)
    expect(desk.reported).toEqual([])
    const copy = desk.copy()
    desk.leave()

    const { behaviour } = bench.responders
    behaviour.tsa = 'answer'
    behaviour.ocsp = 'down'
    behaviour.crl = 'down'
    const next = await desk.openCopy(copy, options())
    next.now = desk.now
    await pass(next, 3_600 * SECOND)
    expect(levels(next, file)).toEqual(['B-T'])
    expect(next.room.countOwed()).toBe(0)
    expect(next.dossiersChanged).toEqual([file.dossier])
    expect(await judges.openssl(await next.content(file))).toBe(2)

    behaviour.ocsp = 'answer'
    behaviour.crl = 'answer'
    await pass(next, QUARTER + SECOND)
    expect(levels(next, file)).toEqual(['B-LT'])
    const pdf = await next.content(file)
    const { report } = await verifyPdf(pdf, { trust, now: new Date(next.now) })
    expect(report.signatures.map(({ kind, level, verdict }) => [kind, level, verdict])).toEqual([
      ['signature', 'B-LT', 'valid'],
      ['document-time-stamp', null, 'valid'],
    ])
    expect(await judges.openssl(pdf)).toBe(2)
    expect(await judges.qpdf(pdf)).toContain('No syntax or stream encoding errors found')
    // Nothing is left to be got.
    await pass(next, 100 * QUARTER)
    expect(await next.content(file)).toEqual(pdf)
    next.leave()
  })

  it('cost one question while no authority answers, and all come when one does', async () => {
    let reads = 0
    const desk = await RunDesk.open({
      ...options(),
      step: (name) => {
        if (name === 'read') reads += 1
      },
    })
    const document = await makeDocument()
    const files = await desk.lay([document, document, document])
    bench.responders.behaviour.tsa = 'down'
    for (const file of files) await sign(desk, file)
    const [asked, read] = [bench.responders.asked.tsa, reads]
    await pass(desk, 31 * SECOND)
    expect(bench.responders.asked.tsa).toBe(asked + 1)
    // Nor is any file read for nothing.
    expect(reads).toBe(read + 1)
    expect(desk.room.countOwed()).toBe(3)
    bench.responders.behaviour.tsa = 'answer'
    await pass(desk, 61 * SECOND)
    for (const file of files) expect(levels(desk, file)).toEqual(['B-LT'])
    expect(desk.room.countOwed()).toBe(0)
    desk.leave()
  })

  it('wait as long as the commune believes nobody', async () => {
    const desk = await RunDesk.open(options({}))
    const file = await desk.layOne(await makeDocument())
    const asked = bench.responders.asked.tsa
    await sign(desk, file)
    await pass(desk, 31 * SECOND)
    expect(levels(desk, file)).toEqual(['B-B'])
    expect(desk.room.countOwed()).toBe(1)
    expect(bench.responders.asked.tsa).toBe(asked)
    const copy = desk.copy()
    desk.leave()

    const next = await desk.openCopy(copy, options())
    next.now = desk.now
    next.room.trustChanged()
    await next.room.settled()
    expect(levels(next, file)).toEqual(['B-LT'])
    next.leave()
  })

  it('leave a file alone that waits in a run, so that it stays the one that was looked at', async () => {
    const desk = await RunDesk.open(options())
    const file = await desk.layOne(await makeDocument())
    bench.responders.behaviour.tsa = 'down'
    await sign(desk, file)
    bench.responders.behaviour.tsa = 'answer'
    const waiting = { ...file, signed: { kind: 'paper', code: 'another' } } as const
    desk.book.lay(file.dossier, waiting.signed, 'Giấy khác', await desk.papers.put(file.dossier, await makeDocument()))
    const run = desk.start([desk.wishFor(waiting)], 'digitized', {
      token: 'not plugged in',
      certificate: certificates.leaderRsa,
    })
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.no-token' } })
    await pass(desk, 3_600 * SECOND)
    expect(levels(desk, file)).toEqual(['B-B'])
    desk.room.handlers['signing.stop']({ run }, desk.caller)
    await pass(desk, 0)
    expect(levels(desk, file)).toEqual(['B-LT'])
    desk.leave()
  })
})
