import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, Ledger } from '../../../main/core/ledger/index.ts'
import { compareTicks, isEvent, verifyHead } from '../../../main/core/ledger/index.ts'
import { checkAsyncProperty } from '../../property.ts'
import { codeOf } from '../store/temporary-desk.ts'
import { acts, MORNING, OFFICER, received } from './acts.ts'
import { LedgerDesk, newDossier, summaryOf } from './test-ledger.ts'

describe('append', () => {
  it('keeps an act with who did it, when, where, and what', async () => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open()
    const dossier = newDossier()
    const [event] = ledger.append([acts.receive(dossier, 'Trần Thị Ếch')], { officer: OFFICER, now: MORNING })
    expect(event).toMatchObject({
      type: 'dossier.received',
      version: 1,
      dossier,
      officer: OFFICER,
      device: ledger.device.id,
      epoch: 1,
      sequence: 1,
      wallMs: MORNING,
      tick: { wallMs: MORNING, logical: 0 },
      open: { procedure: '1.004884' },
      personal: { name: 'Trần Thị Ếch' },
    })
  })

  it('keeps it for the next start, personal payload included', async () => {
    const desk = new LedgerDesk()
    const first = await desk.open()
    const dossier = newDossier()
    const [written] = desk.act(first.ledger, acts.receive(dossier, 'Trần Thị Ếch'))
    const device = first.ledger.device.id
    first.store.close()

    const { ledger } = await desk.open()
    const [read] = ledger.history(dossier)
    expect(ledger.device.id).toBe(device)
    expect(read).toMatchObject({ id: written?.id, personal: { name: 'Trần Thị Ếch' } })
    if (read === undefined || !isEvent(read, received)) throw new Error('It is another event now')
    expect(read.personal?.name).toBe('Trần Thị Ếch')
    expect(ledger.clockState(MORNING)).toMatchObject({ state: 'right' })
  })

  it('keeps acts of the machine and of the desk itself', async () => {
    const { ledger } = await new LedgerDesk().open()
    const [event] = ledger.append([acts.lock()], { officer: undefined, now: MORNING })
    expect(event).toMatchObject({ officer: undefined, dossier: undefined, open: {}, personal: undefined })
  })

  it('numbers the acts of a device without a gap and never turns its clock back', async () => {
    const { ledger } = await new LedgerDesk().open()
    const times = [MORNING, MORNING, MORNING - 3_600_000, MORNING + 5, MORNING - 5]
    const events = times.flatMap((now) => ledger.append([acts.lock(), acts.lock()], { officer: OFFICER, now }))
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const pairs = events.slice(1).map((event, index) => [events[index], event] as const)
    expect(pairs.every(([one, other]) => one !== undefined && compareTicks(one.tick, other.tick) < 0)).toBe(true)
    expect([...events].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(events)
    expect(ledger.clockState(MORNING - 2 * 86_400_000).state).toBe('behind')
  })

  it('is seen by the projection at once, and undone with the transaction it was part of', async () => {
    const desk = new LedgerDesk()
    const { store, ledger } = await desk.open()
    const [kept, undone] = [newDossier(), newDossier()]
    desk.act(ledger, acts.receive(kept, 'An'))
    expect(summaryOf(store, kept)).toEqual({ name: 'An', last_note: null, acts: 1 })

    const error = new Error('changed my mind')
    const changeMind = () =>
      store.transaction(() => {
        desk.act(ledger, acts.receive(undone), acts.note(kept, 'lost'))
        throw error
      })
    expect(changeMind).toThrow(error)
    expect(ledger.history(undone)).toEqual([])
    expect(summaryOf(store, undone)).toBeUndefined()
    expect(summaryOf(store, kept)?.acts).toBe(1)

    const [next] = desk.act(ledger, acts.receive(undone))
    expect(next?.sequence).toBe(2)
    expect(await ledger.verify()).toEqual({ ok: true, checked: 2 })
  })

  it('keeps none of several acts when one of them fails', async () => {
    const desk = new LedgerDesk()
    const { store, ledger } = await desk.open()
    const dossier = newDossier()
    const wrong: Draft = { ...acts.receive(dossier), open: { procedure: 4 } }
    expect(() => desk.act(ledger, acts.receive(dossier), wrong)).toThrow('expected string')
    expect(() =>
      store.transaction(() => {
        expect(() => desk.act(ledger, acts.receive(dossier), wrong)).toThrow('expected string')
        return 'as if nothing had happened'
      }),
    ).toThrow('expected string')
    expect(ledger.history(dossier)).toEqual([])
    desk.act(ledger, acts.receive(dossier))
    expect(await ledger.verify()).toEqual({ ok: true, checked: 1 })
  })

  it('keeps nothing when a projection fails', async () => {
    const desk = new LedgerDesk()
    let isBroken = true
    const { ledger } = await desk.open({
      projections: () => [
        {
          name: 'moody',
          version: 1,
          tables: [],
          apply: () => {
            if (isBroken) throw new Error('not today')
          },
          reset: () => undefined,
          forget: () => undefined,
        },
      ],
    })
    const dossier = newDossier()
    expect(() => desk.act(ledger, acts.receive(dossier))).toThrow('not today')
    expect(ledger.history(dossier)).toEqual([])
    isBroken = false
    desk.act(ledger, acts.receive(dossier))
    expect(ledger.history(dossier)).toHaveLength(1)
  })

  it('refuses an event that is not registered', async () => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open({ events: [received] })
    expect(codeOf(() => desk.act(ledger, acts.lock()))).toBe('ledger.unknown-event')
  })

  it('says when the disk is full, keeps nothing of the act, and goes on afterwards', async () => {
    const desk = new LedgerDesk()
    const { store, ledger } = await desk.open({ report: () => undefined })
    const limitPages = (pages: number) => store.prepare<[], object>(`PRAGMA max_page_count = ${pages}`).get()
    const { page_count } = store.prepare<[], { page_count: number }>('PRAGMA page_count').get()
    const kept: string[] = []
    const receiveUntilFull = () => {
      for (;;) {
        const dossier = newDossier()
        desk.act(ledger, acts.receive(dossier, 'x'.repeat(3_000)), acts.note(dossier, 'y'.repeat(3_000)))
        kept.push(dossier)
      }
    }
    limitPages(page_count + 40)
    expect(codeOf(receiveUntilFull)).toBe('store.disk-full')
    expect(kept.length).toBeGreaterThan(5)
    expect(await ledger.verify()).toEqual({ ok: true, checked: kept.length * 2 })
    expect(store.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM summaries').get().rows).toBe(kept.length)

    limitPages(1_000_000)
    desk.act(ledger, acts.receive(newDossier()))
    expect(await ledger.verify()).toEqual({ ok: true, checked: kept.length * 2 + 1 })
    expect(store.check()).toEqual([])
  })
})

describe('the history of a dossier', () => {
  it('is every act on it, in order, whatever happened in between', async () => {
    const act = fc.record({ subject: fc.integer({ min: 0, max: 3 }), isNote: fc.boolean(), jump: fc.integer() })
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (walk) => {
        const { ledger, store } = await new LedgerDesk().open()
        const dossiers = [newDossier(), newDossier(), newDossier(), newDossier()]
        const expected = new Map<string, string[]>(dossiers.map((dossier) => [dossier, []]))
        for (const { subject, isNote, jump } of walk) {
          const dossier = dossiers[subject] ?? ''
          const drafts = [isNote ? acts.note(dossier, 'x') : acts.receive(dossier)]
          const [event] = ledger.append(drafts, { officer: OFFICER, now: MORNING + jump })
          expected.get(dossier)?.push(event?.id ?? '')
        }
        for (const [dossier, ids] of expected) expect(ledger.history(dossier).map(({ id }) => id)).toEqual(ids)
        expect(await ledger.verify()).toEqual({ ok: true, checked: walk.length })
        store.close()
      }),
      15,
    )
  })
})

describe('the head of the chain', () => {
  it('is signed by this device, from the first moment on', async () => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open()
    const check = (from: Ledger) => verifyHead(from.signHead(), from.device.publicKey)
    expect(ledger.signHead()).toMatchObject({ device: ledger.device.id, epoch: 1, sequence: 0 })
    expect(check(ledger)).toBe(true)
    const before = ledger.signHead()
    desk.act(ledger, acts.lock(), acts.lock())
    const after = ledger.signHead()
    expect(after.sequence).toBe(2)
    expect(after.hash).not.toEqual(before.hash)
    expect(check(ledger)).toBe(true)
    expect(verifyHead({ ...after, signature: before.signature }, ledger.device.publicKey)).toBe(false)
  })
})
