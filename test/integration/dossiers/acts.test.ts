import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActInput } from '../../../shared/contract/dossiers.ts'
import { BINH, DAY_MS, DossierDesk, HOA, LAN, MORNING, refusalOf } from './dossier-desk.ts'

const PDF = new TextEncoder().encode('%PDF-1.7 kết quả')
const FORWARD = { act: 'forward', to: BINH.id, note: 'Xem giúp' } as const
const COMPLETE = { act: 'complete', file: { name: 'Giấy khai sinh.pdf', content: PDF }, note: '' } as const
const HAND_OVER = { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' } as const

let desk: DossierDesk
let id: string
beforeEach(async () => {
  desk = await DossierDesk.open()
  id = (await desk.accept()).id
})
afterEach(() => desk.leave())

const view = (asker = HOA) => desk.ask('dossiers.view', { id }, asker)

test('a dossier goes its way, and its page tells all of it', async () => {
  desk.now = MORNING + 60_000
  await desk.act(id, FORWARD, LAN)
  desk.now = MORNING + 120_000
  await desk.act(id, COMPLETE, BINH)
  desk.now = MORNING + 180_000
  const last = await desk.act(id, { ...HAND_OVER, receiverNumber: '044190012345' }, LAN)
  expect(last.row).toMatchObject({ state: 'returned', finishedAt: MORNING + 120_000, assignedTo: null })
  expect(last).toMatchObject({
    revision: 4,
    applicant: { name: 'Nguyễn Thị Đào', phone: '0912345678' },
    summary: 'Đăng ký khai sinh cho con',
    handedTo: 'Nguyễn Thị Đào',
    result: { fileName: 'Giấy khai sinh.pdf', mediaType: 'application/pdf', bytes: PDF.length },
  })
  expect(last.papers.map(({ code }) => code)).toEqual(['to-khai', 'giay-chung-sinh'])
  expect(last.due?.explanation.at(-1)).toMatchObject({ code: 'due', at: last.row.dueAt })
  expect(last.history.map(({ at, type, officerName }) => [at - MORNING, type, officerName])).toEqual([
    [0, 'dossier.received', LAN.name],
    [60_000, 'dossier.forwarded', LAN.name],
    [120_000, 'dossier.completed', BINH.name],
    [180_000, 'dossier.handed-over', LAN.name],
  ])
  expect(last.history[1]?.details).toEqual({ to: BINH.name, note: 'Xem giúp' })
  expect(desk.changed).toEqual([id, id, id, id])
})

test('a specialist has it while it is processed, and the counter when it comes back', async () => {
  const forwarded = await desk.act(id, FORWARD, LAN)
  expect(forwarded).toMatchObject({ assignedToName: BINH.name, row: { state: 'processing', assignedTo: BINH.id } })
  expect(await desk.names({ queue: 'mine' }, BINH)).toHaveLength(1)
  expect(await desk.names({ queue: 'mine' }, LAN)).toEqual([])
  const back = await desk.act(id, { act: 'send-back', note: 'Thiếu chữ ký' }, BINH)
  expect(back).toMatchObject({ assignedToName: null, row: { state: 'received', assignedTo: null } })
  expect(await desk.names({ queue: 'mine' }, BINH)).toEqual([])
})

test('the offers say what may be done now and why not', async () => {
  const offers = async (asker: typeof LAN) =>
    Object.fromEntries((await view(asker)).acts.map(({ act, because }) => [act, because ?? 'allowed']))
  expect(await offers(LAN)).toMatchObject({
    forward: 'allowed',
    'send-back': 'at-counter',
    complete: 'right',
    'hand-over': 'no-result',
    supplement: 'not-with-citizen',
  })
  expect(await offers(BINH)).toMatchObject({
    forward: 'allowed',
    'send-back': 'at-counter',
    complete: 'allowed',
    'hand-over': 'no-result',
    approve: 'not-submitted',
  })
})

describe('is refused', () => {
  const refusedAct = async (act: Parameters<DossierDesk['act']>[1], asker = HOA) =>
    await refusalOf(() => desk.act(id, act, asker))

  test('an act in the wrong state', async () => {
    expect(await refusedAct(HAND_OVER)).toEqual({
      code: 'dossiers.act-not-allowed',
      details: { act: 'hand-over', state: 'received', because: 'no-result' },
    })
    expect((await view()).history).toHaveLength(1)
  })

  test('an act without the right, whatever the screen showed', async () => {
    expect(await refusedAct(COMPLETE, LAN)).toEqual({
      code: 'dossiers.act-not-allowed',
      details: { act: 'complete', state: 'received', because: 'right' },
    })
  })

  test('forwarding to somebody who processes nothing or whom nobody knows', async () => {
    for (const to of [LAN.id, id]) {
      expect((await refusedAct({ ...FORWARD, to }))?.details.because).toBe('target')
    }
  })

  test('an act on a page that is no longer true', async () => {
    const stale: ActInput = { ...FORWARD, dossier: id, revision: (await view()).revision }
    await desk.act(id, FORWARD, LAN)
    expect((await refusalOf(() => desk.ask('dossiers.act', stale, LAN)))?.code).toBe('dossiers.changed-meanwhile')
  })

  test('printing makes no page untrue', async () => {
    const before = (await view()).revision
    const { ticket } = await desk.ask('forms.prepare', { dossier: id, form: 'receipt', paper: 'A5' }, LAN)
    desk.tickets.redeem(ticket)
    desk.tickets.settle(ticket, 'printer')
    expect(
      await refusalOf(() => desk.ask('dossiers.act', { ...FORWARD, dossier: id, revision: before }, LAN)),
    ).toBeUndefined()
  })

  test('a result that is no document, without a trace', async () => {
    const content = new TextEncoder().encode('MZ a program')
    expect((await refusedAct({ ...COMPLETE, file: { name: 'x.pdf', content } }))?.code).toBe('papers.kind-not-allowed')
    expect((await refusedAct({ ...COMPLETE, file: { name: 'x.pdf', content: new Uint8Array() } }))?.code).toBe(
      'papers.kind-not-allowed',
    )
    expect((await view()).row.state).toBe('received')
  })

  test('an act on a dossier that nobody knows', async () => {
    const unknown = '01932f00-0000-7000-8000-00000000ffff'
    const act: ActInput = { act: 'send-back', dossier: unknown, revision: 1, note: '' }
    expect((await refusalOf(() => desk.ask('dossiers.act', act)))?.code).toBe('dossiers.unknown')
    expect((await refusalOf(() => desk.ask('dossiers.view', { id: unknown })))?.code).toBe('dossiers.unknown')
  })
})

describe('a result', () => {
  test('is read back as it was attached, of its own dossier only', async () => {
    const { result } = await desk.act(id, COMPLETE, BINH)
    const address = result?.address ?? ''
    const file = await desk.ask('papers.read', { dossier: id, address })
    expect(file).toEqual({ content: PDF, mediaType: 'application/pdf', name: 'Giấy khai sinh.pdf' })
    const other = await desk.accept()
    expect((await refusalOf(() => desk.ask('papers.read', { dossier: other.id, address })))?.code).toBe(
      'papers.unknown',
    )
  })
})

describe('a person', () => {
  test('is known from the last dossier, also right after it', async () => {
    const find = () => desk.ask('citizens.find', { personalNumber: '044190012345' })
    expect(await find()).toMatchObject({ applicant: { phone: '0912345678' }, lastReceivedAt: MORNING, dossiers: 1 })
    desk.room.catchUpSearch()
    desk.now += DAY_MS * 3
    await desk.accept({
      applicant: { name: 'Nguyễn Thị Đào', personalNumber: '044190012345', address: 'Chỗ mới', phone: '0999999999' },
    })
    const known = await find()
    expect(known).toMatchObject({ applicant: { address: 'Chỗ mới' }, lastReceivedAt: desk.now, dossiers: 2 })
    expect(await desk.ask('citizens.find', { personalNumber: '044190012346' })).toBeNull()
  })
})

describe('personal data that the law has destroyed', () => {
  test('is gone from the page, the lists, the search and the forms, and the dossier stays', async () => {
    desk.room.catchUpSearch()
    await desk.act(id, FORWARD, LAN)
    desk.ledger.destroyPersonalData(id)
    for (const text of ['Đào', 'nguyen', 'ngu', '044190012345', '0441', '0912345678', '"nguyen thi"']) {
      expect(await desk.names({ text })).toEqual([])
    }
    expect(await desk.names({ text: '0001' })).toEqual([''])
    expect(await desk.names({ states: ['processing'] })).toEqual([''])
    const page = await view()
    expect(page).toMatchObject({ applicant: null, summary: null, row: { state: 'processing', phone: null } })
    expect(page.history[1]?.details.note).toBe('')
    const prepare = () => desk.ask('forms.prepare', { dossier: id, form: 'receipt', paper: 'A5' })
    expect((await refusalOf(prepare))?.code).toBe('ledger.personal-data-destroyed')
    expect(await desk.ask('citizens.find', { personalNumber: '044190012345' })).toBeNull()
  })

  test('is gone when it was never indexed, too, and stays gone', async () => {
    desk.ledger.destroyPersonalData(id)
    expect(await desk.names({ text: 'nguyen' })).toEqual([])
    desk.room.catchUpSearch()
    expect(await desk.names({ text: 'nguyen' })).toEqual([])
    const digest = desk.ledger.projectionDigest('dossiers')
    await desk.ledger.rebuild()
    desk.room.catchUpSearch()
    expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
    expect(await desk.names({ text: 'nguyen' })).toEqual([])
  })
})
