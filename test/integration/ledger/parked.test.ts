import { describe, expect, it } from 'vitest'
import { ALL_EVENTS, acts, noted, renamed } from './acts.ts'
import { LedgerDesk, newDossier, summaryOf } from './test-ledger.ts'

/** What an older version of the application knows: no notes yet. */
const OLDER = ALL_EVENTS.filter((definition) => definition !== noted)
/** What a still older one knows: no renaming either. */
const OLDEST = OLDER.filter((definition) => definition !== renamed)

describe('events of a newer version', () => {
  const setUp = async () => {
    const desk = new LedgerDesk()
    const { store, ledger } = await desk.open()
    const dossier = newDossier()
    desk.act(ledger, acts.receive(dossier, 'An'), acts.note(dossier, 'one'), acts.rename(dossier, 'Anh'))
    desk.act(ledger, acts.note(dossier, 'two'), acts.lock())
    const digest = ledger.projectionDigest('summaries')
    store.close()
    return { desk, dossier, digest }
  }

  it('are parked when an older version has to replay, and stay in the history', async () => {
    const { desk, dossier } = await setUp()
    const { store, ledger } = await desk.open({ events: OLDER, version: 2 })
    expect(ledger.countParked()).toBe(2)
    expect(summaryOf(store, dossier)).toEqual({ name: 'Anh', last_note: null, acts: 2 })
    expect(ledger.history(dossier)).toHaveLength(4)
    expect(await ledger.verify()).toEqual({ ok: true, checked: 5 })
  })

  it('take their place as soon as they are known, as if they had never been parked', async () => {
    const { desk, dossier, digest } = await setUp()
    const older = await desk.open({ events: OLDER, version: 2 })
    desk.act(older.ledger, acts.rename(dossier, 'Ánh'))
    desk.act(older.ledger, acts.rename(dossier, 'Anh'))
    older.store.close()

    const newer = await desk.open({ version: 2 })
    expect(newer.ledger.countParked()).toBe(0)
    expect(summaryOf(newer.store, dossier)).toEqual({ name: 'Anh', last_note: 'two', acts: 6 })
    const released = newer.ledger.projectionDigest('summaries')
    expect(released).not.toBe(digest)
    await newer.ledger.rebuild()
    expect(newer.ledger.projectionDigest('summaries')).toBe(released)
  })

  it('are released one kind after another', async () => {
    const { desk, digest } = await setUp()
    const oldest = await desk.open({ events: OLDEST, version: 2 })
    expect(oldest.ledger.countParked()).toBe(3)
    oldest.store.close()
    const older = await desk.open({ events: OLDER, version: 2 })
    expect(older.ledger.countParked()).toBe(2)
    older.store.close()
    const newest = await desk.open({ version: 2 })
    expect(newest.ledger.countParked()).toBe(0)
    expect(newest.ledger.projectionDigest('summaries')).toBe(digest)
  })

  it('are not taken in twice when the projection is rebuilt in the same start', async () => {
    const { desk, digest } = await setUp()
    const older = await desk.open({ events: OLDER, version: 2 })
    older.store.close()
    const newer = await desk.open({ version: 3 })
    expect(newer.ledger.countParked()).toBe(0)
    expect(newer.ledger.projectionDigest('summaries')).toBe(digest)
  })

  it('come late and take their place before what has happened since', async () => {
    const { desk, dossier } = await setUp()
    const oldest = await desk.open({ events: OLDEST, version: 2 })
    desk.act(oldest.ledger, acts.receive(dossier, 'Bình'))
    oldest.store.close()
    const { store } = await desk.open({ version: 2 })
    expect(summaryOf(store, dossier)).toEqual({ name: 'Bình', last_note: 'two', acts: 5 })
  })
})
