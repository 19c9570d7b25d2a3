import { afterEach, beforeEach, expect, test } from 'vitest'
import { BINH, DossierDesk, HOA, LAN, MORNING, refusal, refusalOf } from './dossier-desk.ts'

const PDF = new TextEncoder().encode('%PDF-1.7')

let desk: DossierDesk
let id: string
beforeEach(async () => {
  desk = await DossierDesk.open()
  id = (await desk.accept({ ownerName: 'Nguyễn Bé Con' })).id
})
afterEach(() => desk.leave())

const prepare = (form: 'receipt' | 'refusal' | 'hand-back', dossier = id, asker = LAN) =>
  desk.ask('forms.prepare', { dossier, form, paper: 'A5' }, asker)

test('a receipt says what the ledger holds', async () => {
  const { html, title, copies } = await prepare('receipt')
  expect(title).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả 000.17.22.H56-261120-0001')
  expect(copies).toBe(2)
  for (const words of [
    'Nguyễn Thị Đào',
    'Nguyễn Bé Con',
    'Đăng ký khai sinh (1.001193)',
    '08 giờ 35 phút, ngày 20 tháng 11 năm 2026',
    '17 giờ 00 phút, ngày 20 tháng 11 năm 2026',
    LAN.name,
  ]) {
    expect(html).toContain(words)
  }
})

test('a ticket is redeemed once, and its print is kept as the act of whoever asked for it', async () => {
  const { ticket, html, title } = await prepare('receipt', id, LAN)
  expect(desk.tickets.redeem(ticket)).toEqual({ html, title, paper: 'A5' })
  expect((await refusalOf(() => desk.tickets.redeem(ticket)))?.code).toBe('print.unknown-ticket')
  desk.now = MORNING + 60_000
  desk.tickets.settle(ticket, 'printer')
  expect((await refusalOf(() => desk.tickets.settle(ticket, 'printer')))?.code).toBe('print.unknown-ticket')
  const { history } = await desk.ask('dossiers.view', { id }, HOA)
  expect(history.at(-1)).toEqual({
    at: MORNING + 60_000,
    type: 'dossier.form-printed',
    officerName: LAN.name,
    details: { form: 'receipt', paper: 'A5', target: 'printer', reprint: 0 },
  })
  expect(desk.changed).toEqual([id, id])
})

test('a print that is not redeemed yet cannot be noted, and a ticket is no guess', async () => {
  const { ticket } = await prepare('receipt')
  expect((await refusalOf(() => desk.tickets.settle(ticket, 'file')))?.code).toBe('print.unknown-ticket')
  expect((await refusalOf(() => desk.tickets.redeem(id)))?.code).toBe('print.unknown-ticket')
})

test('prints of one form are counted, and only a second one calls itself a reprint', async () => {
  for (const reprint of [0, 1, 2]) {
    const { ticket, html } = await prepare('receipt')
    if (reprint === 0) expect(html).not.toContain('in lại')
    else expect(html).toContain(`Bản in lại lần ${reprint}`)
    desk.tickets.redeem(ticket)
    desk.tickets.settle(ticket, 'file')
  }
  const { history } = await desk.ask('dossiers.view', { id })
  expect(history.slice(1).map(({ details }) => details.reprint)).toEqual([0, 1, 2])
})

test('previews that nobody prints make room, and the newest stay', async () => {
  const { ticket: oldest } = await prepare('receipt')
  for (let each = 0; each < 40; each += 1) await prepare('receipt')
  const { ticket: newest } = await prepare('receipt')
  expect((await refusalOf(() => desk.tickets.redeem(oldest)))?.code).toBe('print.unknown-ticket')
  expect(desk.tickets.redeem(newest).paper).toBe('A5')
})

test('a form that the dossier has not come to is refused', async () => {
  const { id: refused } = await desk.ask('dossiers.refuse', refusal(), LAN)
  expect((await prepare('refusal', refused)).html).toContain('Thiếu giấy chứng sinh')
  expect((await refusalOf(() => prepare('receipt', refused)))?.code).toBe('dossiers.not-received')
  expect((await refusalOf(() => prepare('refusal')))?.code).toBe('dossiers.not-received')
  expect((await refusalOf(() => prepare('hand-back')))?.code).toBe('dossiers.result-missing')
  expect((await refusalOf(() => prepare('receipt', '01932f00-0000-7000-8000-00000000ffff')))?.code).toBe(
    'dossiers.unknown',
  )
})

test('a hand-back note is ready to be signed before, and names the receiver after', async () => {
  await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' }, BINH)
  const before = await prepare('hand-back')
  expect(before.html).toContain('Giấy khai sinh')
  await desk.act(
    id,
    { act: 'hand-over', to: 'representative', receiverName: 'Phạm Văn Thay', receiverNumber: '044190099999', note: '' },
    HOA,
  )
  const after = await prepare('hand-back')
  for (const words of ['Phạm Văn Thay', '044190099999', HOA.name]) {
    expect(before.html).not.toContain(words)
    expect(after.html).toContain(words)
  }
})

test('what people typed stays text in every form', async () => {
  const attack = `<script>alert(1)</script><img src=x onerror="alert('2')">`
  const bad = await desk.accept({ applicant: { name: attack, address: attack }, ownerName: attack, summary: attack })
  const { html, title } = await prepare('receipt', bad.id)
  expect(html).not.toMatch(/<script|<img/)
  expect(title).not.toContain('<')
})
