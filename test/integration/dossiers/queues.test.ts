import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BINH, DAY_MS, DossierDesk, HOA, LAN, MORNING, refusal } from './dossier-desk.ts'

/** Three working days, from the catalogue; birth registration is due the same day. */
const THREE_DAYS = '1.004873'
const PDF = new TextEncoder().encode('%PDF-1.7')
const SUPPLEMENT = {
  act: 'request-supplement' as const,
  missing: ['Giấy chứng sinh'],
  reason: 'Thiếu giấy chứng sinh',
  answerBy: null,
}
const person = (name: string) => ({ name, address: '' })

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

async function acceptLonger(name: string): Promise<string> {
  const papers = [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in' as const, originals: 1, copies: 0 }]
  return (await desk.accept({ procedure: THREE_DAYS, applicant: person(name), papers })).id
}

test('dossiers pass from queue to queue as time goes by, and the figures agree with the lists', async () => {
  await acceptLonger('Ba Ngày')
  await desk.accept({ applicant: person('Trong Ngày') })
  await desk.ask('dossiers.refuse', refusal(), LAN)

  const look = async () => {
    const counts = await desk.ask('dossiers.counts', {})
    const lists = {
      overdue: await desk.names({ queue: 'overdue' }),
      dueToday: await desk.names({ queue: 'due-today' }),
      atRisk: await desk.names({ queue: 'at-risk' }),
    }
    expect(counts).toMatchObject({
      overdue: lists.overdue.length,
      dueToday: lists.dueToday.length,
      atRisk: lists.atRisk.length,
      open: 2,
    })
    return { ...lists, receivedToday: counts.receivedToday }
  }

  expect(await look()).toEqual({ overdue: [], dueToday: ['Trong Ngày'], atRisk: [], receivedToday: 2 })
  desk.now = MORNING + DAY_MS * 3 + 60_000
  expect(await look()).toMatchObject({ overdue: ['Trong Ngày'], receivedToday: 0 })
  desk.now = MORNING + DAY_MS * 10
  expect(await look()).toMatchObject({ overdue: ['Trong Ngày', 'Ba Ngày'], dueToday: [], atRisk: [] })
})

test('results wait for their citizens, the newest first, until they are handed over', async () => {
  const first = await desk.accept({ applicant: person('Trước') })
  const second = await desk.accept({ applicant: person('Sau') })
  for (const { id } of [first, second]) {
    desk.now += 60_000
    await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' }, BINH)
  }
  expect(await desk.names({ queue: 'awaiting-return' })).toEqual(['Sau', 'Trước'])
  expect(await desk.names({ queue: 'awaiting-return', text: 'truoc' })).toEqual(['Trước'])
  expect(await desk.ask('dossiers.counts', {})).toMatchObject({ open: 0, awaitingReturn: 2, receivedToday: 2 })
  await desk.act(second.id, { act: 'hand-over', to: 'applicant', receiverName: 'Sau', note: '' }, LAN)
  expect(await desk.names({ queue: 'awaiting-return' })).toEqual(['Trước'])
})

test('every officer has a queue', async () => {
  const id = await acceptLonger('Của Bình')
  await acceptLonger('Của ai đó')
  await desk.act(id, { act: 'forward', to: BINH.id, note: '' }, LAN)
  expect((await desk.ask('dossiers.counts', {}, BINH)).mine).toBe(1)
  expect((await desk.ask('dossiers.counts', {}, HOA)).mine).toBe(0)
  expect(await desk.names({ queue: 'mine', text: 'binh' }, BINH)).toEqual(['Của Bình'])
  expect(await desk.names({ queue: 'mine', procedure: '1.001193' }, BINH)).toEqual([])
})

test('a long queue comes in pages without a gap, those due at the same minute included', async () => {
  for (let each = 0; each < 11; each += 1) await desk.accept({ applicant: person(`Người ${each}`) })
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await desk.search({ queue: 'due-today', limit: 4, after, states: ['received', 'processing'] })
    seen.push(...page.rows.map(({ applicantName }) => applicantName))
    after = page.next
  } while (after !== null)
  expect(new Set(seen).size).toBe(11)
  expect(seen).toHaveLength(11)
})

test('temporary numbers count as received today', async () => {
  desk.profile = { ...desk.profile, numbering: { kind: 'temporary' } }
  await desk.accept()
  expect((await desk.ask('dossiers.counts', {})).receivedToday).toBe(1)
})

test('a calendar that has ended hides no queue', async () => {
  await desk.accept()
  desk.now = Date.UTC(2029, 5, 1)
  expect(await desk.names({ queue: 'overdue' })).toHaveLength(1)
  expect((await desk.ask('dossiers.counts', {})).overdue).toBe(1)
})

test('what was approved waits for its signature, and no longer once it is signed', async () => {
  const { id } = await desk.accept({ applicant: person('Chờ Ký') })
  await desk.act(id, { act: 'take-over', note: '' }, BINH)
  await desk.act(id, { act: 'submit', to: HOA.id, note: '' }, BINH)
  expect(await desk.ask('dossiers.counts', {})).toMatchObject({ awaitingDecision: 1, awaitingSignature: 0 })
  await desk.act(id, { act: 'approve', note: '' }, HOA)
  expect(await desk.ask('dossiers.counts', {})).toMatchObject({ awaitingDecision: 0, awaitingSignature: 1 })
  expect(await desk.names({ queue: 'awaiting-signature' })).toEqual(['Chờ Ký'])
  expect(await desk.names({ queue: 'awaiting-signature', text: 'cho ky' })).toEqual(['Chờ Ký'])
  await desk.act(id, { act: 'sign', note: '' }, HOA)
  expect((await desk.ask('dossiers.counts', {})).awaitingSignature).toBe(0)
})

describe('an overdue dossier says by how much and with whom it lies', () => {
  const overdueOf = async () => (await desk.search({ queue: 'overdue' })).rows.map(({ overdue }) => overdue)

  test('in office minutes: nights, the noon break, the weekend and the holiday of 24 November are none', async () => {
    // Due at the closing of this Friday.
    const { id } = await desk.accept()
    expect((await desk.search({})).rows).toMatchObject([{ overdue: null, revision: 1, assignedToName: null }])
    desk.now = MORNING + 2 * DAY_MS
    expect(await overdueOf()).toEqual([{ minutes: 0, place: 'counter' }])
    desk.now = MORNING + 3 * DAY_MS
    const [monday] = await overdueOf()
    expect(monday?.minutes).toBeGreaterThan(30)
    expect(monday?.minutes).toBeLessThan(120)
    await desk.act(id, { act: 'forward', to: BINH.id, note: '' }, LAN)
    desk.now = MORNING + 5 * DAY_MS
    expect(await overdueOf()).toEqual([{ minutes: (monday?.minutes ?? 0) + 480, place: 'specialist' }])
    expect((await desk.search({ queue: 'overdue' })).rows).toMatchObject([{ assignedToName: BINH.name, revision: 2 }])
  })

  test('a second supplement is why, once its clock goes on; a clock that stands still is not overdue', async () => {
    const id = await acceptLonger('Hai Lần')
    for (const _ of ['first', 'second']) {
      await desk.act(id, SUPPLEMENT, LAN)
      desk.now += DAY_MS * 20
      expect(await overdueOf()).toEqual([])
      await desk.act(id, { act: 'supplement', note: '' }, LAN)
    }
    desk.now += DAY_MS * 20
    expect((await overdueOf()).map((overdue) => overdue?.place)).toEqual(['second-supplement'])
    const digest = desk.ledger.projectionDigest('dossiers')
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
    expect((await overdueOf()).map((overdue) => overdue?.place)).toEqual(['second-supplement'])
  })

  test('without a calendar it is overdue all the same, by nobody knows how much', async () => {
    await desk.accept()
    desk.now = Date.UTC(2029, 5, 1)
    expect(await overdueOf()).toEqual([{ minutes: null, place: 'counter' }])
  })
})
