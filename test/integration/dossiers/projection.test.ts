import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossierHandedOver } from '../../../main/core/dossiers/events.ts'
import { compareTicks, type DossierPast, draft, type StoredEvent } from '../../../main/core/ledger/index.ts'
import { checkProperty } from '../../property.ts'
import { BINH, DossierDesk, HOA, LAN, MORNING, refusal } from './dossier-desk.ts'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const PDF = new TextEncoder().encode('%PDF-1.7')

async function work(): Promise<string[]> {
  const { id: first } = await desk.accept()
  const { id: second } = await desk.accept({
    applicant: { name: 'Đặng Văn Bé', address: '' },
    ownerName: 'Đặng Bé Con',
  })
  const { id: third } = await desk.ask('dossiers.refuse', refusal(), LAN)
  for (const id of [first, second]) {
    desk.now += 1_000
    await desk.act(id, { act: 'forward', to: BINH.id, note: '' }, LAN)
    await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' }, BINH)
  }
  await desk.act(first, { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' }, LAN)
  return [first, second, third]
}

const everyRow = (table: string) =>
  desk.store.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1, 2`).all()

test('dropping the projection and replaying the ledger gives the same rows and the same index', async () => {
  await work()
  desk.room.catchUpSearch()
  const digest = desk.ledger.projectionDigest('dossiers')
  const postings = everyRow('search_postings')
  await desk.ledger.rebuild()
  desk.room.catchUpSearch()
  expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
  expect(everyRow('search_postings')).toEqual(postings)
})

test('taking dossiers into the index one by one or all at once gives the same index', async () => {
  await desk.accept({ applicant: { name: 'Trần Văn Một', address: '' } })
  desk.room.catchUpSearch()
  await work()
  desk.store.housekeeper.flush()
  desk.room.catchUpSearch()
  const grown = everyRow('search_postings')
  desk.store.transaction(() => {
    desk.tables.index.clear()
    for (const { id } of everyRow('dossiers')) if (Buffer.isBuffer(id)) desk.tables.index.touch(id)
  })
  desk.room.catchUpSearch()
  expect(everyRow('search_postings')).toEqual(grown)
})

/** The past as the ledger tells it while events arrive one by one in some order. */
class Arrivals implements DossierPast {
  readonly isBeingWritten = false
  readonly isFirst = false
  readonly #arrived: StoredEvent[] = []

  arrive(event: StoredEvent): void {
    this.#arrived.push(event)
  }

  eventsOf(dossier: string): readonly StoredEvent[] {
    return this.#arrived
      .filter((event) => event.dossier === dossier)
      .sort((one, other) => compareTicks(one.tick, other.tick))
  }

  isLatestOf(event: StoredEvent): boolean {
    return this.eventsOf(event.dossier ?? '').at(-1)?.id === event.id
  }
}

test('events that arrive in any order give the same rows, and the same answers', async () => {
  const dossiers = await work()
  // What no desk would let through, but two desks out of each other's reach would.
  const [first = '', second = ''] = dossiers
  for (const dossier of [first, first, second, second]) {
    const open = { at: desk.now, to: 'applicant' } as const
    const twice = draft(dossierHandedOver, { dossier, open, personal: { receiverName: 'Hai Lần', note: '' } })
    desk.ledger.append([twice], { officer: LAN.id, now: desk.now })
  }
  expect(everyRow('dossiers').map(({ conflicts }) => conflicts)).toEqual([2, 1, 0])
  const events = dossiers.flatMap((dossier) => desk.ledger.history(dossier))
  const digest = desk.ledger.projectionDigest('dossiers')
  checkProperty(
    fc.property(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.nat(events.length),
      (shuffled, indexedAt) => {
        const past = new Arrivals()
        desk.store.transaction(() => desk.tables.projection.reset())
        shuffled.forEach((event, place) => {
          past.arrive(event)
          desk.store.transaction(() => desk.tables.projection.apply(event, past))
          if (place === indexedAt) desk.room.catchUpSearch()
        })
        expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
      },
    ),
    30,
  )
  for (const when of ['before', 'after']) {
    if (when === 'after') desk.room.catchUpSearch()
    expect(await desk.names({ text: 'be con' })).toEqual(['Đặng Văn Bé'])
    expect(await desk.names({ states: ['returned'] })).toHaveLength(2)
    expect(await desk.names({ states: ['received', 'processing'] })).toEqual([])
  }
})

test('a second reception that turns out to be the earlier one takes the place of the first, in the index too', async () => {
  const { id } = await desk.accept({ applicant: { name: 'Người Đến Sau', address: '' } })
  desk.room.catchUpSearch()
  const [later] = desk.ledger.history(id)
  const other = await DossierDesk.open()
  try {
    other.now = MORNING - 60_000
    await other.accept({ id, applicant: { name: 'Người Đến Trước', address: '' } })
    const [earlier] = other.ledger.history(id)
    if (earlier === undefined || later === undefined) throw new Error('both desks have an event')
    const past = { eventsOf: () => [earlier, later], isLatestOf: () => false, isBeingWritten: false, isFirst: false }
    desk.store.transaction(() => desk.tables.projection.apply(earlier, past))
    for (const when of ['before', 'after']) {
      if (when === 'after') desk.room.catchUpSearch()
      expect(await desk.names({ text: 'nguoi den' })).toEqual(['Người Đến Trước'])
      expect(await desk.names({ text: 'sau' }, HOA)).toEqual([])
    }
  } finally {
    other.leave()
  }
})
