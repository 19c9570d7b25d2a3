import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IndicatorName } from '../../../shared/indicators/goals.ts'
import { registerSubject } from '../../../shared/registers/register-name.ts'
import { BINH, DAY_MS, HOA, LAN, MORNING, reception, refusal, refusalOf } from '../dossiers/dossier-desk.ts'
import { openRegisterDesk, type RegisterDesk } from './register-desk.ts'

let desk: RegisterDesk
beforeEach(async () => {
  desk = await openRegisterDesk()
})
afterEach(() => desk.leave())

const NOVEMBER = { period: { from: '2026-11-01', to: '2026-11-30' }, procedure: null, officer: null } as const
const PDF = new TextEncoder().encode('%PDF-1.7')
const COMPLETE = { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' } as const
const HOUR_MS = 3_600_000

async function receive(parts: Parameters<typeof reception>[0] = {}, officer = LAN): Promise<string> {
  desk.now += 60_000
  return (await desk.ask('dossiers.accept', reception(parts), officer)).id
}

const board = (selection: Parameters<typeof desk.ask<'indicators.dashboard'>>[1] = NOVEMBER) =>
  desk.ask('indicators.dashboard', selection)

async function figure(indicator: IndicatorName) {
  const found = (await board()).figures.find(({ goal }) => goal.indicator === indicator)
  if (found === undefined) throw new Error(`no figure ${indicator}`)
  return found
}

async function items(indicator: IndicatorName, part: 'counted' | 'others', parts: object = {}) {
  const question = { ...NOVEMBER, indicator, part, cause: null, limit: 500, after: null, ...parts }
  return (await desk.ask('indicators.items', question)).items
}

describe('a rate to compare with, as the commune entered it', () => {
  const line = {
    indicator: 'on-time',
    effectiveFrom: '2026-01-01',
    rate: 0.9,
    what: 'Bình quân cả nước',
    source: 'Báo cáo 12/BC',
  } as const
  const enter = (goal: object = {}) => desk.ask('settings.enter-goal', { goal: { ...line, ...goal } })

  test('is nowhere until one is entered, and then stands beside the figure of its indicator alone', async () => {
    expect((await board()).figures.every((each) => each.line === null)).toBe(true)
    const before = await figure('on-time')
    await enter()
    expect(await figure('on-time')).toEqual({ ...before, line })
    const others = (await board()).figures.filter(({ goal }) => goal.indicator !== 'on-time')
    expect(others.every((each) => each.line === null)).toBe(true)
  })

  test('leaves what the program knows of that indicator beside it', async () => {
    const { goal } = await figure('digitized')
    await enter({ indicator: 'digitized' })
    expect(await figure('digitized')).toMatchObject({ goal, line: { rate: 0.9 } })
    expect(goal.reference).not.toBeNull()
  })

  test('is the latest that had begun on the last day of the period, whichever was entered first', async () => {
    await enter({ effectiveFrom: '2026-11-30', rate: 0.95 })
    await enter()
    await enter({ effectiveFrom: '2026-12-01', rate: 0.99 })
    const lineOf = async (to: string) => {
      const { figures } = await board({ ...NOVEMBER, period: { from: '2025-12-01', to } })
      return figures.find(({ goal }) => goal.indicator === 'on-time')?.line?.rate
    }
    expect(await lineOf('2025-12-31')).toBeUndefined()
    expect(await lineOf('2026-11-29')).toBe(0.9)
    expect(await lineOf('2026-11-30')).toBe(0.95)
    expect(await lineOf('2026-12-01')).toBe(0.99)
    await desk.ask('settings.remove-goal', { indicator: 'on-time', effectiveFrom: '2026-11-30' })
    expect(await lineOf('2026-11-30')).toBe(0.9)
    await desk.ask('settings.remove-goal', { indicator: 'on-time', effectiveFrom: '2026-01-01' })
    expect(await lineOf('2026-11-30')).toBeUndefined()
  })
})

describe('counting', () => {
  test('costs a reception nothing, and is never behind for whoever reads', async () => {
    const counted = () =>
      desk.store.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM register_dossiers').get().rows
    await receive()
    await receive()
    expect(counted()).toBe(0)
    expect((await board()).received).toBe(2)
    expect(counted()).toBe(2)
    const id = await receive()
    await desk.act(id, COMPLETE)
    desk.store.housekeeper.flush()
    expect(counted()).toBe(3)
  })
})

describe('the register on paper', () => {
  test('has the lines of the screen, and is refused for what names no register', async () => {
    await receive({ ownerName: 'Trần <b>Bé</b> An' })
    const request = { paper: 'A4', officer: LAN.id, printedAt: desk.now, reprint: 0 } as const
    const document = desk.registers.registerDocument({ ...request, subject: registerSubject(NOVEMBER) })
    expect(document.html).toContain('SỔ THEO DÕI HỒ SƠ')
    expect(document.html).toContain('Mẫu số 07')
    expect(document.html).toContain('Trần &lt;b&gt;Bé&lt;/b&gt; An')
    expect(document.html).toContain('000.17.22.H56-261120-0001')
    for (const subject of ['', 'x', '2026-11-30:2026-11-01:*:*', '2026-11-01:2026-11-30:*:nobody']) {
      const refused = await refusalOf(() => desk.registers.registerDocument({ ...request, subject }))
      expect(refused?.code, subject).toBe('dossiers.form-not-yet')
    }
  })
})

describe('the register', () => {
  test('has a line for each reception with everything the form asks for, and none for a refusal', async () => {
    const id = await receive({ ownerName: 'Trần Bé An', sets: 2 })
    await desk.ask('dossiers.refuse', refusal(), LAN)
    await desk.act(id, COMPLETE)
    desk.now += HOUR_MS
    await desk.act(id, { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' })
    const { rows, total, next } = await desk.ask('registers.rows', { ...NOVEMBER, limit: 10, after: null })
    expect(rows).toEqual([
      {
        ordinal: 1,
        id,
        code: '000.17.22.H56-261120-0001',
        temporaryCode: null,
        procedure: '1.001193',
        procedureName: expect.stringContaining('khai sinh'),
        summary: 'Đăng ký khai sinh cho con',
        sets: 2,
        ownerName: 'Trần Bé An',
        address: 'Thôn Đông',
        phone: '0912345678',
        receivedAt: MORNING + 60_000,
        dueAt: expect.any(Number),
        returnedAt: desk.now,
        officerName: LAN.name,
        state: 'returned',
      },
    ])
    expect([total, next]).toEqual([1, null])
    expect(await board()).toMatchObject({ received: 1, refused: 1 })
  })

  test('goes on page by page without a line twice or left out, also when two came in one millisecond', async () => {
    const received: string[] = []
    for (let count = 0; count < 7; count += 1) {
      const { id } = await desk.ask('dossiers.accept', reception(), LAN)
      received.push(id)
      if (count % 3 === 0) desk.now += 1
    }
    const seen: string[] = []
    const ordinals: number[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof desk.ask<'registers.rows'>>> = await desk.ask('registers.rows', {
        ...NOVEMBER,
        limit: 3,
        after,
      })
      expect(page.total).toBe(7)
      seen.push(...page.rows.map(({ id }) => id))
      ordinals.push(...page.rows.map(({ ordinal }) => ordinal))
      after = page.next
    } while (after !== null)
    expect(seen.toSorted()).toEqual(received.toSorted())
    expect(ordinals).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('keeps to its period, procedure and officer', async () => {
    await receive()
    await receive({ procedure: '1.004873' }, HOA)
    desk.now += 30 * DAY_MS
    await receive()
    const count = async (selection: object) =>
      (await desk.ask('registers.rows', { ...NOVEMBER, ...selection, limit: 10, after: null })).rows.length
    expect(await count({})).toBe(2)
    expect(await count({ officer: LAN.id })).toBe(1)
    expect(await count({ officer: BINH.id })).toBe(0)
    expect(await count({ procedure: '1.001193' })).toBe(1)
    expect(await count({ period: { from: '2026-11-01', to: '2026-12-31' } })).toBe(3)
    expect(await count({ period: { from: '2026-11-21', to: '2026-11-30' } })).toBe(0)
  })

  test('names nobody whose data was lawfully destroyed, and keeps the line', async () => {
    const id = await receive()
    desk.ledger.destroyPersonalData(id)
    const { rows } = await desk.ask('registers.rows', { ...NOVEMBER, limit: 10, after: null })
    expect(rows).toMatchObject([{ id, ownerName: '', address: '', phone: '', summary: '', sets: 1 }])
  })

  test('refuses a place that it never gave', async () => {
    const refused = await refusalOf(() => desk.ask('registers.rows', { ...NOVEMBER, limit: 10, after: 'anywhere' }))
    expect(refused).toMatchObject({ code: 'gate.bad-input' })
  })

  test('is read by a function for paper, as on the screen', async () => {
    await receive()
    const question = { ...NOVEMBER, limit: 10, after: null }
    expect(desk.registers.readRegister(question)).toEqual(await desk.ask('registers.rows', question))
  })
})

describe('the dossiers behind a figure', () => {
  test('are those it counts, and the rest of those it looks at, with the cause', async () => {
    const inTime = await receive({ channel: 'online' })
    const late = await receive()
    await receive()
    await desk.act(inTime, COMPLETE)
    await desk.act(late, { act: 'forward', to: BINH.id, note: '' })
    desk.now += 4 * DAY_MS
    await desk.act(late, COMPLETE)
    expect(await figure('on-time')).toMatchObject({ counted: 1, total: 2, rate: 0.5, score: 50 })
    expect(await items('on-time', 'counted')).toMatchObject([{ id: inTime, kind: 'dossier', cause: null }])
    expect(await items('on-time', 'others')).toMatchObject([{ id: late, cause: 'specialist' }])
    expect(await items('on-time', 'others', { cause: 'leader' })).toEqual([])
    expect(await items('on-time', 'others', { cause: 'specialist' })).toHaveLength(1)
    expect(await figure('online')).toMatchObject({ counted: 1, total: 2, rate: 0.5, score: 100 })
    expect((await items('online', 'others')).map(({ id }) => id)).toEqual([late])
    expect(await figure('electronic-results')).toMatchObject({ counted: 2, total: 2 })
    expect(await figure('digitized')).toMatchObject({ counted: 0, total: 2, score: 0 })
    expect((await items('digitized', 'others')).map(({ id }) => id)).toEqual([inTime, late])
    const places = (await board()).running.filter(({ count }) => count > 0)
    expect(places).toEqual([{ place: 'counter', count: 1 }])
  })

  test('say what citizens answered, by voice', async () => {
    for (const overall of [3, 1] as const) {
      const id = await receive()
      await desk.act(id, COMPLETE)
      await desk.act(id, { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' })
      await desk.ask('satisfaction.note', { dossier: id, answers: { timeliness: 3, attitude: 3, overall } })
    }
    expect(await figure('satisfaction')).toMatchObject({ counted: 1, total: 2 })
    expect((await board()).verdicts).toEqual([
      { voice: 'citizen', content: 0, soSo: 0, notContent: 0 },
      { voice: 'officer', content: 1, soSo: 0, notContent: 1 },
    ])
    expect(await items('satisfaction', 'others')).toHaveLength(1)
  })

  test('are complaints where complaints are counted: in term, late, and unanswered past their term', async () => {
    await receive()
    const { rows } = await desk.ask('registers.rows', { ...NOVEMBER, limit: 1, after: null })
    const complain = async (about: string) => {
      const id = v7()
      const content = { name: '', address: '', content: 'Trả chậm hai ngày.' }
      await desk.ask('complaints.receive', { id, kind: 'complaint', channel: 'counter', about, ...content })
      return id
    }
    const answered = await complain(rows[0]?.code ?? '')
    const late = await complain('')
    const open = await complain('')
    const answer = (id: string) => desk.ask('complaints.act', { id, act: 'answer', text: 'Đã trả lời.' })
    await answer(answered)
    expect(await figure('complaints')).toMatchObject({ counted: 1, total: 1 })
    desk.now += 40 * DAY_MS
    await answer(late)
    const all = { period: { from: '2026-11-01', to: '2027-01-31' } }
    expect((await items('complaints', 'counted', all)).map(({ id }) => id)).toEqual([answered])
    expect((await items('complaints', 'others', all)).map(({ id }) => id)).toEqual([late, open])
    // Of a procedure only what is about a dossier of it.
    expect(await items('complaints', 'others', { ...all, procedure: '1.001193' })).toEqual([])
    expect(await items('complaints', 'counted', { ...all, procedure: '1.001193' })).toHaveLength(1)
  })
})

describe('office minutes', () => {
  test('leave out what waited for the citizen, nights and weekends', async () => {
    const id = await receive()
    // Friday 08:36; asked at 10:36, supplemented on Monday at 10:36, ready at 11:06.
    desk.now += 2 * HOUR_MS
    await desk.act(id, {
      act: 'request-supplement',
      missing: ['Giấy chứng sinh'],
      reason: 'Thiếu giấy chứng sinh',
      answerBy: null,
    })
    desk.now += 3 * DAY_MS
    await desk.act(id, { act: 'supplement', note: '' })
    desk.now += HOUR_MS / 2
    await desk.act(id, COMPLETE)
    expect((await board()).time).toMatchObject({
      completed: 1,
      measured: 1,
      average: { minutes: 150, days: 150 / 480 },
    })
    expect(await items('average-time', 'counted')).toMatchObject([{ id, minutes: 150 }])
  })

  test('follow the calendar when a day is found to be off, before and after housekeeping', async () => {
    const id = await receive()
    desk.now += 3 * DAY_MS
    await desk.act(id, COMPLETE)
    const minutes = async () => (await board()).time.average?.minutes
    expect(await minutes()).toBe(480)
    desk.store.housekeeper.flush()
    expect(await minutes()).toBe(480)
    const { calendar } = desk
    const source = { certainty: 'confirmed', source: 'Thử' } as const
    const off = { date: '2026-11-20', kind: 'off', name: 'Nghỉ đột xuất', ...source } as const
    desk.calendar = { ...calendar, specialDays: [...calendar.specialDays, off] }
    // Monday 07:00 to 08:36 is what is left.
    expect(await minutes()).toBe(96)
    desk.store.housekeeper.flush()
    expect(await minutes()).toBe(96)
    desk.calendar = calendar
    expect(await minutes()).toBe(480)
  })

  test('are added up for good by the first who asks, where many days are stale', async () => {
    for (let day = 0; day < 10; day += 1) {
      const id = await receive()
      desk.now += DAY_MS
      await desk.act(id, COMPLETE)
    }
    const time = async () => (await board()).time
    desk.store.housekeeper.flush()
    const before = await time()
    expect(before.measured).toBe(10)
    const stale = desk.store.prepare<[], { readonly days: number }>('SELECT count(*) AS days FROM register_time_stale')
    const { calendar } = desk
    const source = { certainty: 'confirmed', source: 'Thử' } as const
    const off = { date: '2026-11-23', kind: 'off', name: 'Nghỉ đột xuất', ...source } as const
    desk.calendar = { ...calendar, specialDays: [...calendar.specialDays, off] }
    const after = await time()
    // Housekeeping had no turn yet.
    expect(stale.get().days).toBe(0)
    expect(after).not.toEqual(before)
    expect(await time()).toEqual(after)
    desk.calendar = calendar
    expect(await time()).toEqual(before)
  })

  test('are not told where the calendar does not reach', async () => {
    const { calendar } = desk
    const id = await receive()
    await desk.act(id, COMPLETE)
    desk.calendar = { ...calendar, coversUntil: '2026-10-31' }
    expect((await board()).time).toMatchObject({ completed: 1, measured: 0, average: null })
  })
})
