import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smallestPdf } from '../../e2e/result-files.ts'
import { type ActWithoutBase, BINH, DAY_MS, DossierDesk, HOA, LAN, MORNING, refusalOf } from './dossier-desk.ts'

const HOUR_MS = 3_600_000
/** Confirmation of marital status: three working days. */
const THREE_DAYS = '1.004873'

let desk: DossierDesk
let id: string
beforeEach(async () => {
  desk = await DossierDesk.open()
  const papers = [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in' as const, originals: 1, copies: 0 }]
  id = (await desk.accept({ procedure: THREE_DAYS, papers })).id
})
afterEach(() => desk.leave())

const view = (asker = HOA) => desk.ask('dossiers.view', { id }, asker)
const act = (each: ActWithoutBase, asker = HOA) => desk.act(id, each, asker)
const local = (instant: number | null | undefined) =>
  instant ? new Date(instant + 7 * HOUR_MS).toISOString().slice(0, 16) : null

const SUPPLEMENT = {
  act: 'request-supplement' as const,
  missing: ['Bản án ly hôn', 'Giấy tờ cư trú'],
  reason: 'Hồ sơ chưa chứng minh được đã ly hôn',
  answerBy: '2026-11-27',
} satisfies ActWithoutBase
const SUPPLEMENTED = { act: 'supplement', note: 'Đã nộp bản án' } as const
const FORWARD = { act: 'forward', to: BINH.id, note: '' } as const
const COMPLETE = {
  act: 'complete',
  file: { name: 'ket-qua.pdf', content: new Uint8Array(smallestPdf('ket qua')) },
  note: '',
} as const

describe('a supplement', () => {
  test('stops the clock and lets it go on with what was left', async () => {
    // Friday 20 November 08:35 and three working days without the 24th: Thursday 26 November 08:35.
    expect(local((await view()).row.dueAt)).toBe('2026-11-26T08:35')
    desk.now = MORNING + HOUR_MS
    const asked = await act(SUPPLEMENT, LAN)
    expect(asked).toMatchObject({ row: { state: 'waiting' }, supplements: 1, stoppedSince: desk.now })
    expect(asked.portalStatus.code).toBe(5)
    expect(asked.history.at(-1)?.details.note).toBe(
      '– Bản án ly hôn\n– Giấy tờ cư trú\nHồ sơ chưa chứng minh được đã ly hôn',
    )
    expect(await desk.names({ queue: 'awaiting-citizen' })).toHaveLength(1)
    expect((await desk.ask('dossiers.counts', {})).awaitingCitizen).toBe(1)

    desk.now = MORNING + HOUR_MS + 7 * DAY_MS
    expect(await desk.names({ queue: 'overdue' })).toEqual([])
    const back = await act(SUPPLEMENTED, LAN)
    // A week later by calendar and four office days in between: Friday 27, so due Wednesday 2 December.
    expect(back).toMatchObject({ row: { state: 'received' }, stoppedSince: null })
    expect(local(back.row.dueAt)).toBe('2026-12-02T08:35')
    expect(back.due?.explanation.map(({ code }) => code)).toEqual(['clock-stopped', 'due'])
    expect(back.due?.dueAt).toBe(back.row.dueAt)
  })

  test('brings the dossier back to whoever had it', async () => {
    await act(FORWARD, LAN)
    await act(SUPPLEMENT, BINH)
    const back = await act(SUPPLEMENTED, LAN)
    expect(back).toMatchObject({ assignedToName: BINH.name, row: { state: 'processing' } })
    await act(SUPPLEMENT, BINH)
    expect(await view()).toMatchObject({ supplements: 2 })
  })

  test('is asked for until a working day that is still to come', async () => {
    expect(await refusalOf(() => act({ ...SUPPLEMENT, answerBy: '2026-11-24' }, LAN))).toMatchObject({
      code: 'dossiers.due-day-off',
    })
    expect(await refusalOf(() => act({ ...SUPPLEMENT, answerBy: '2026-11-19' }, LAN))).toMatchObject({
      code: 'dossiers.due-not-later',
    })
    expect((await view()).row.state).toBe('received')
  })
})

describe('a decision', () => {
  test('goes from the specialist to the leader and back, or on to signature and result', async () => {
    await act({ act: 'take-over', note: '' }, BINH)
    expect(await view()).toMatchObject({ assignedToName: BINH.name })
    expect((await refusalOf(() => act({ act: 'submit', to: BINH.id, note: '' }, BINH)))?.details.because).toBe('target')
    const submitted = await act({ act: 'submit', to: HOA.id, note: 'Kính trình' }, BINH)
    expect(submitted).toMatchObject({ assignedToName: HOA.name, row: { state: 'deciding' } })
    expect(await desk.names({ queue: 'mine' }, HOA)).toHaveLength(1)
    expect(await desk.names({ queue: 'awaiting-decision' })).toHaveLength(1)
    expect((await refusalOf(() => act({ act: 'approve', note: '' }, BINH)))?.details.because).toBe('right')
    const rejected = await act({ act: 'reject', note: 'Sửa lại họ tên' }, HOA)
    expect(rejected).toMatchObject({ assignedToName: BINH.name, row: { state: 'processing' } })
    await act({ act: 'submit', to: HOA.id, note: '' }, BINH)
    expect((await act({ act: 'approve', note: '' }, HOA)).row.state).toBe('approved')
    expect((await act({ act: 'sign', note: '' }, HOA)).row.state).toBe('signed')
    expect((await act(COMPLETE, BINH)).row).toMatchObject({ state: 'done', assignedTo: null })
  })

  test('waits for another agency without stopping the clock', async () => {
    await act(FORWARD, LAN)
    const question = 'Xác minh tình trạng hôn nhân'
    const asked = await act({ act: 'ask-verification', agency: 'UBND xã Bắc Trạch', question, replyBy: null }, BINH)
    expect(asked).toMatchObject({ row: { state: 'verifying', assignedTo: BINH.id }, portalStatus: { code: 4 } })
    desk.now = MORNING + 9 * DAY_MS
    expect(await desk.names({ queue: 'overdue' })).toHaveLength(1)
    const answered = await act({ act: 'note-verification', answer: 'Chưa đăng ký kết hôn với ai' }, BINH)
    expect(answered.row).toMatchObject({ state: 'processing', assignedTo: BINH.id })
  })
})

describe('the due time', () => {
  test('is extended with an apology to the closing of a later working day only', async () => {
    const reason = 'Chờ cơ quan khác trả lời xác minh'
    expect((await refusalOf(() => act({ act: 'extend', dueOn: '2026-11-25', reason })))?.code).toBe(
      'dossiers.due-not-later',
    )
    expect((await refusalOf(() => act({ act: 'extend', dueOn: '2026-11-28', reason })))?.code).toBe(
      'dossiers.due-day-off',
    )
    const extended = await act({ act: 'extend', dueOn: '2026-11-30', reason })
    expect(local(extended.row.dueAt)).toBe('2026-11-30T17:00')
    expect(extended).toMatchObject({ row: { state: 'received' }, extensions: 1 })
    expect(await desk.names({ queue: 'at-risk' })).toEqual([])
  })

  test('is recomputed by an act with a reason, with the pauses taken out again', async () => {
    const reason = 'Lịch nghỉ được công bố lại'
    desk.now = MORNING + HOUR_MS
    await act(SUPPLEMENT, LAN)
    desk.now = MORNING + HOUR_MS + 7 * DAY_MS
    const resumed = await act(SUPPLEMENTED, LAN)
    await act({ act: 'extend', dueOn: '2026-12-10', reason })
    const again = await act({ act: 'recompute', reason })
    expect(again.row.dueAt).toBe(resumed.row.dueAt)
    const codes = again.due?.explanation.map(({ code }) => code)
    expect([codes?.[0], codes?.at(-2), codes?.at(-1)]).toEqual(['recomputed', 'clock-stopped', 'due'])
  })
})

describe('an end without a result', () => {
  for (const each of ['stop', 'withdraw'] as const) {
    test(`${each}: on request, at every stage before a decision, and no more after it`, async () => {
      const ended = await act({ act: each, requestedBy: 'Nguyễn Thị Đào', reason: 'Không còn nhu cầu' }, LAN)
      expect(ended).toMatchObject({
        row: { state: each === 'stop' ? 'stopped' : 'withdrawn', finishedAt: desk.now },
        portalStatus: { code: each === 'stop' ? 8 : 7 },
      })
      expect(ended.acts.filter(({ allowed }) => allowed)).toEqual([])
      expect((await desk.ask('dossiers.counts', {})).open).toBe(0)
    })

    test(`${each}: not once the leader has approved`, async () => {
      await act({ act: 'take-over', note: '' }, BINH)
      await act({ act: 'submit', to: HOA.id, note: '' }, BINH)
      await act({ act: 'approve', note: '' }, HOA)
      const late = await refusalOf(() => act({ act: each, requestedBy: 'Nguyễn Thị Đào', reason: 'Không cần nữa' }))
      expect(late).toMatchObject({ code: 'dossiers.act-not-allowed', details: { because: 'decided' } })
    })
  }
})

describe('a return by post', () => {
  const POST = {
    act: 'post',
    trackingNumber: 'EA123456789VN',
    receiverName: 'Nguyễn Thị Đào',
    address: 'Thôn Đông, xã Quảng Trạch',
    phone: '0912345678',
    note: '',
  } as const

  test('is delivered, or comes back to the counter', async () => {
    await act(COMPLETE, BINH)
    const finished = (await view()).row.finishedAt
    expect((await act(POST, LAN)).row.state).toBe('posted')
    expect((await desk.ask('dossiers.counts', {})).awaitingReturn).toBe(0)
    const back = await act({ act: 'note-undelivered', reason: 'Không tìm thấy người nhận' }, LAN)
    expect(back.row).toMatchObject({ state: 'done', finishedAt: finished })
    await act({ ...POST, trackingNumber: 'EA987654321VN' }, LAN)
    const delivered = await act({ act: 'note-delivered', note: '' }, LAN)
    expect(delivered).toMatchObject({ row: { state: 'returned' }, handedTo: 'Nguyễn Thị Đào' })
    expect(
      delivered.history.filter(({ type }) => type === 'dossier.posted').map(({ details }) => details.tracking),
    ).toEqual(['EA123456789VN', 'EA987654321VN'])
  })

  test('or the citizen has it as a file', async () => {
    await act(COMPLETE, BINH)
    const sent = await act({ act: 'send-electronically', sentTo: 'dao@example.vn', note: '' }, LAN)
    expect(sent.row.state).toBe('returned')
  })
})

test('the steps tell who had it and how much office time that took', async () => {
  desk.now = MORNING + HOUR_MS
  await act(FORWARD, LAN)
  desk.now = MORNING + 3 * HOUR_MS
  await act(SUPPLEMENT, BINH)
  desk.now = MORNING + 3 * DAY_MS
  await act(SUPPLEMENTED, LAN)
  const { steps } = await view()
  expect(steps.map(({ state, officerName, minutes }) => [state, officerName, minutes])).toEqual([
    ['received', null, 60],
    ['processing', BINH.name, 115],
    ['waiting', BINH.name, 305],
    ['processing', BINH.name, 0],
  ])
  expect(steps.at(-1)?.to).toBeNull()
})

test('everything replays to the same rows', async () => {
  await act(FORWARD, LAN)
  await act(SUPPLEMENT, BINH)
  await act(SUPPLEMENTED, LAN)
  await act({ act: 'extend', dueOn: '2026-12-10', reason: 'Chờ xác minh thêm' })
  await act({ act: 'submit', to: HOA.id, note: '' }, BINH)
  const digest = desk.ledger.projectionDigest('dossiers')
  await desk.ledger.rebuild()
  expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
})
