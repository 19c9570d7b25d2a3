import { statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, Ledger, Projection } from '../../../main/core/ledger/index.ts'
import { checkAsyncProperty } from '../../property.ts'
import { codeOf, codeOfPromise } from '../store/temporary-desk.ts'
import { acts, OFFICER } from './acts.ts'
import { LedgerDesk, newDossier, summaryOf } from './test-ledger.ts'

const dossiers = [newDossier(), newDossier(), newDossier()]
const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc.constantFrom(...dossiers).map((dossier) => acts.receive(dossier)),
  fc.tuple(fc.constantFrom(...dossiers), fc.string()).map(([dossier, note]) => acts.note(dossier, note)),
  fc.tuple(fc.constantFrom(...dossiers), fc.string()).map(([dossier, name]) => acts.rename(dossier, name)),
  fc.constant(acts.lock()),
)

describe('a rebuild', () => {
  it('gives the same rows as the acts did when they happened', async () => {
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(fc.array(draft, { minLength: 1, maxLength: 4 }), { maxLength: 15 }), async (walk) => {
        const desk = new LedgerDesk()
        const { store, ledger } = await desk.open()
        for (const drafts of walk) desk.act(ledger, ...drafts)
        const lived = ledger.projectionDigest('summaries')
        store.transaction(() => store.prepare('DELETE FROM summaries').run())
        await ledger.rebuild()
        expect(ledger.projectionDigest('summaries')).toBe(lived)
        store.close()
      }),
      15,
    )
  })

  it('runs in batches, tells how far it is, and refuses acts meanwhile', async () => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open()
    for (let number = 0; number < 300; number += 1) desk.act(ledger, acts.receive(newDossier()), acts.lock())
    const before = ledger.projectionDigest('summaries')
    const progress: string[] = []
    const rebuilding = ledger.rebuild((done, total) => progress.push(`${done}/${total}`))
    expect(codeOf(() => desk.act(ledger, acts.lock()))).toBe('core.unavailable')
    expect(codeOf(() => ledger.destroyPersonalData(newDossier()))).toBe('core.unavailable')
    expect(await codeOfPromise(() => ledger.rebuild())).toBe('core.unavailable')
    await rebuilding
    expect(progress).toEqual(['512/600', '600/600'])
    expect(ledger.projectionDigest('summaries')).toBe(before)
    desk.act(ledger, acts.lock())
    expect(await ledger.verify()).toEqual({ ok: true, checked: 601 })
  })

  it('starts again at the next start when it was cut short', async () => {
    const desk = new LedgerDesk()
    const first = await desk.open()
    for (let number = 0; number < 600; number += 1) desk.act(first.ledger, acts.receive(newDossier()))
    const sound = first.ledger.projectionDigest('summaries')
    const power = new Error('power cut')
    const cutShort = first.ledger.rebuild((done) => {
      if (done < 600) throw power
    })
    await expect(cutShort).rejects.toThrow(power)
    expect(first.ledger.projectionDigest('summaries')).not.toBe(sound)
    expect(codeOf(() => desk.act(first.ledger, acts.lock()))).toBe('core.unavailable')
    first.store.close()
    const { ledger } = await desk.open()
    expect(ledger.projectionDigest('summaries')).toBe(sound)
  })
})

describe('a start', () => {
  it('replays into a projection whose version has changed, and into no other', async () => {
    const desk = new LedgerDesk()
    const applied: string[] = []
    const watching = (name: string, version: number): Projection => ({
      name,
      version,
      tables: [],
      apply: (event) => {
        applied.push(`${name} ${event.sequence}`)
      },
      reset: () => {
        applied.push(`${name} reset`)
      },
      forget: () => undefined,
    })
    const first = await desk.open({ projections: () => [watching('one', 1), watching('two', 1)] })
    desk.act(first.ledger, acts.lock(), acts.lock())
    first.store.close()

    applied.length = 0
    const second = await desk.open({ projections: () => [watching('one', 1), watching('two', 2)] })
    expect(applied).toEqual(['two reset', 'two 1', 'two 2'])
    second.store.close()

    applied.length = 0
    await desk.open({ projections: () => [watching('one', 1), watching('two', 2), watching('three', 1)] })
    expect(applied).toEqual(['three reset', 'three 1', 'three 2'])
  })
})

describe('a digest', () => {
  const digestAfter = async (change: (ledger: Ledger, desk: LedgerDesk) => void): Promise<string> => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open()
    change(ledger, desk)
    return ledger.projectionDigest('summaries')
  }
  const [one, other] = [newDossier(), newDossier()].sort()
  const receiveBoth = (ledger: Ledger, desk: LedgerDesk, order: readonly (string | undefined)[]) => {
    for (const dossier of order) desk.act(ledger, acts.receive(dossier ?? ''))
  }

  it('does not depend on the order in which rows were written', async () => {
    const forth = await digestAfter((ledger, desk) => receiveBoth(ledger, desk, [one, other]))
    const back = await digestAfter((ledger, desk) => receiveBoth(ledger, desk, [other, one]))
    expect(forth).toBe(back)
  })

  it('changes with any value, and tells a text from nothing', async () => {
    const digests = await Promise.all(
      [[acts.receive(one ?? '', '')], [acts.receive(one ?? '', 'An')], [acts.note(one ?? '', '')], []].map((drafts) =>
        digestAfter((ledger, desk) => desk.act(ledger, ...drafts)),
      ),
    )
    expect(new Set(digests).size).toBe(4)
  })

  it('is of a projection that is known', async () => {
    const { ledger } = await new LedgerDesk().open()
    expect(() => ledger.projectionDigest('unknown')).toThrow('No projection is called unknown')
  })
})

describe('destroying the personal data of a dossier', () => {
  const setUp = async () => {
    const desk = new LedgerDesk()
    const { store, ledger } = await desk.open()
    const [gone, kept] = [newDossier(), newDossier()]
    desk.act(ledger, acts.receive(gone, 'Đặng An'), acts.note(gone, 'x'), acts.receive(kept, 'Lê Bình'))
    return { desk, store, ledger, gone, kept }
  }

  it('makes it unreadable for ever, in the ledger and in the projection', async () => {
    const { desk, store, ledger, gone, kept } = await setUp()
    ledger.destroyPersonalData(gone)
    expect(ledger.history(gone).map(({ open, personal }) => ({ open, personal }))).toEqual([
      { open: { procedure: '1.004884' }, personal: undefined },
      { open: { note: 'x' }, personal: undefined },
    ])
    expect(summaryOf(store, gone)).toEqual({ name: null, last_note: 'x', acts: 2 })
    expect(summaryOf(store, kept)?.name).toBe('Lê Bình')
    expect(await ledger.verify()).toEqual({ ok: true, checked: 3 })
    const forgotten = ledger.projectionDigest('summaries')
    store.close()

    const reopened = await desk.open({ version: 2 })
    expect(reopened.ledger.projectionDigest('summaries')).toBe(forgotten)
    expect(reopened.ledger.history(gone)[0]?.personal).toBeUndefined()
  })

  it('lets no personal data in again, and other acts go on', async () => {
    const { desk, ledger, gone } = await setUp()
    ledger.destroyPersonalData(gone)
    expect(codeOf(() => desk.act(ledger, acts.rename(gone, 'An again')))).toBe('ledger.personal-data-destroyed')
    expect(codeOf(() => ledger.providePaperKey(gone))).toBe('ledger.personal-data-destroyed')
    expect(ledger.findPaperKey(gone)).toBeUndefined()
    desk.act(ledger, acts.note(gone, 'file destroyed'))
    ledger.destroyPersonalData(gone)
    expect(await ledger.verify()).toEqual({ ok: true, checked: 4 })
  })

  it('holds for a dossier that nothing is known of yet', async () => {
    const { desk, ledger } = await setUp()
    const unknown = newDossier()
    ledger.destroyPersonalData(unknown)
    expect(codeOf(() => desk.act(ledger, acts.receive(unknown)))).toBe('ledger.personal-data-destroyed')
  })

  it('is undone with the transaction that it was part of', async () => {
    const { store, ledger, gone } = await setUp()
    const destroyAndFail = () =>
      store.transaction(() => {
        ledger.destroyPersonalData(gone)
        ledger.append([acts.note(gone, 'y')], { officer: OFFICER, now: Number.NaN })
      })
    expect(destroyAndFail).toThrow('Not a wall time')
    expect(ledger.history(gone)[0]?.personal).toEqual({ name: 'Đặng An' })
  })

  it('empties the write-ahead log, which may hold the key', async () => {
    const { desk, store, ledger, gone } = await setUp()
    ledger.destroyPersonalData(gone)
    expect(statSync(`${desk.desk.databaseFile}-wal`).size).toBeGreaterThan(0)
    store.housekeeper.flush()
    expect(statSync(`${desk.desk.databaseFile}-wal`).size).toBe(0)
  })
})
