import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../../main/core/signing/pades/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { makeDocument } from '../../../pades/documents.ts'
import { trustOf } from '../../../pades/trust.ts'
import { checkAsyncProperty } from '../../../property.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../../token/bench.ts'
import { RunDesk, type RunDeskOptions } from './run-desk.ts'
import { SOFT_PIN, SOFT_TOKEN, SoftwareKeys } from './software-keys.ts'

let bench: AuthorityBench
let certificates: BenchCertificates
let contents: readonly Buffer[]
beforeAll(async () => {
  bench = await layAuthority()
  certificates = await issueAll(bench.authority)
  contents = await Promise.all([1, 2, 3].map((number) => makeDocument({ words: `SO ${number}` })))
}, 180_000)
afterAll(() => bench?.close())

const keys = () => new SoftwareKeys([certificates.leaderRsa], [bench.authority.certificateOf('issuer')])
const signing = () => ({ token: SOFT_TOKEN, certificate: certificates.leaderRsa })
const options = (more: Partial<RunDeskOptions> & Pick<RunDeskOptions, 'keys'>): RunDeskOptions => ({
  registered: [{ certificate: certificates.leaderRsa, owner: 'officer' }],
  ...more,
})

describe('a desk that ends in the middle of a run', () => {
  it('signs what was left when it goes on, and nothing twice, whatever the moment', async () => {
    const moments = new Set<string>()
    await checkAsyncProperty(
      fc.asyncProperty(fc.integer({ min: 1, max: 21 }), async (moment) => {
        let steps = 0
        let left: string | undefined
        const before: RunDesk = await RunDesk.open(
          options({
            keys: keys(),
            step: (name) => {
              steps += 1
              if (steps !== moment) return
              moments.add(name)
              left = before.copy()
            },
          }),
        )
        const files = await before.lay(contents)
        const run = before.start(
          files.map(({ wish }) => wish),
          'digitized',
          signing(),
        )
        await before.type(run, SOFT_PIN)
        expect(await before.rest(run)).toMatchObject({ state: 'ended' })
        // A run has fewer moments than the largest that is tried.
        left ??= before.copy()
        const isOver = steps < moment

        const keysAfter = keys()
        const after = await before.openCopy(left, options({ keys: keysAfter }))
        const found = after.view(run)
        const signedBefore = found.items.filter(({ state }) => state === 'signed').length
        expect(found.state).toBe(isOver ? 'ended' : 'interrupted')
        if (!isOver) {
          expect(found.failure?.code).toBe('signing.interrupted')
          expect(found.items.every(({ state }) => state === 'signed' || state === 'waiting')).toBe(true)
          after.goOn(run, SOFT_TOKEN)
          await after.type(run, SOFT_PIN)
        }
        const done = await after.rest(run)
        expect(done.state).toBe('ended')
        expect(done.items.map(({ state }) => state)).toEqual(['signed', 'signed', 'signed'])
        expect(keysAfter.signed).toBe(contents.length - signedBefore)
        const trust = trustOf(bench, certificates.agency)
        for (const file of files) {
          expect(after.book.signatures(file.dossier, file.signed)).toHaveLength(1)
          const { report } = await verifyPdf(await after.content(file), { trust, now: new Date() })
          expect(report.signatures).toMatchObject([{ isIntact: true, coversWholeFile: true }])
        }
        before.leave()
        after.leave()
      }),
      12,
    )
    expect(moments.size).toBeGreaterThan(2)
  })

  it('never signs a file that another run signed meanwhile', async () => {
    const soft = keys()
    const desk = await RunDesk.open(options({ keys: soft }))
    const files = await desk.lay(contents)
    const wishes = files.map(({ wish }) => wish)
    const first = desk.start(wishes, 'digitized', signing())
    await desk.until(first, ({ state }) => state === 'asking-pin')
    // A run that was cut off leaves its wishes; somebody signs the same files anew before going on with it.
    await desk.type(first, null)
    expect(await desk.rest(first)).toMatchObject({ state: 'ended', failure: { code: 'signing.pin-declined' } })
    const second = desk.start(wishes, 'digitized', signing())
    await desk.type(second, SOFT_PIN)
    expect((await desk.rest(second)).items.map(({ state }) => state)).toEqual(['signed', 'signed', 'signed'])
    const third = desk.start(wishes, 'digitized', signing())
    const refused = await desk.rest(third)
    expect(refused.items.map(({ state, failure }) => [state, failure?.code])).toEqual(
      wishes.map(() => ['failed', 'signing.already-signed']),
    )
    // Nobody was asked for a PIN for nothing.
    expect(soft.opened).toBe(1)
    expect(soft.closed).toBe(1)
    for (const { dossier, signed } of files) expect(desk.book.signatures(dossier, signed)).toHaveLength(1)
    desk.leave()
  })

  it('keeps what is signed and interrupts the rest when the disk is full', async () => {
    const soft = keys()
    let isFull = false
    const desk: RunDesk = await RunDesk.open(
      options({
        keys: soft,
        step: (name) => {
          if (name === 'file kept') isFull = desk.dossiersChanged.length === 1
          if (isFull) throw new DeskError('store.disk-full')
        },
      }),
    )
    const files = await desk.lay(contents)
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      signing(),
    )
    await desk.type(run, SOFT_PIN)
    const full = await desk.rest(run)
    expect(full).toMatchObject({ state: 'interrupted', failure: { code: 'store.disk-full' } })
    expect(full.items.map(({ state }) => state)).toEqual(['signed', 'waiting', 'waiting'])
    expect(soft.closed).toBe(1)
    isFull = false
    desk.dossiersChanged.push('somebody made room')
    desk.goOn(run, SOFT_TOKEN)
    await desk.type(run, SOFT_PIN)
    expect((await desk.rest(run)).items.map(({ state }) => state)).toEqual(['signed', 'signed', 'signed'])
    for (const { dossier, signed } of files) expect(desk.book.signatures(dossier, signed)).toHaveLength(1)
    desk.leave()
  })
})
