import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrintedForm } from '../../../shared/dossier/forms.ts'
import { smallestPdf } from '../../e2e/result-files.ts'
import { type ActWithoutBase, BINH, DossierDesk, HOA, LAN, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk
let id: string
beforeEach(async () => {
  desk = await DossierDesk.open()
  const papers = [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in' as const, originals: 1, copies: 0 }]
  id = (await desk.accept({ procedure: '1.004873', papers })).id
})
afterEach(() => desk.leave())

const act = (each: ActWithoutBase, asker = HOA) => desk.act(id, each, asker)
const forms = async () => (await desk.ask('dossiers.view', { id })).forms
const text = async (form: PrintedForm) => {
  const { html } = await desk.ask('forms.prepare', { dossier: id, form, paper: 'A4' }, LAN)
  return html
    .replace(/<style>.*?<\/style>/s, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
const containsAll = (written: string, words: readonly string[]) => {
  for (const each of words) expect(written).toContain(each)
}

const SUPPLEMENT: ActWithoutBase = {
  act: 'request-supplement',
  missing: ['Bản án ly hôn', 'Giấy <b>cư trú</b> & hộ khẩu'],
  reason: 'Hồ sơ chưa chứng minh được đã ly hôn',
  answerBy: '2026-11-27',
}
const EXTEND: ActWithoutBase = { act: 'extend', dueOn: '2026-11-30', reason: 'Chờ xác minh của xã khác' }

describe('a form follows its act', () => {
  test('and is not to be had before it', async () => {
    expect(await forms()).toEqual(['receipt', 'control'])
    for (const form of ['supplement', 'apology', 'stop', 'post-label'] as const) {
      expect([form, (await refusalOf(() => text(form)))?.code]).toEqual([form, 'dossiers.form-not-yet'])
    }
  })

  test('the request for a supplement names every paper, the reason and the day', async () => {
    await act(SUPPLEMENT, LAN)
    expect(await forms()).toContain('supplement')
    containsAll(await text('supplement'), [
      'Mẫu số 02 – Thông tư 03/2025/TT-VPCP',
      'Bản án ly hôn',
      'Giấy &lt;b&gt;cư trú&lt;/b&gt; &amp; hộ khẩu',
      'Hồ sơ chưa chứng minh được đã ly hôn',
      '17 giờ 00 phút, ngày 27 tháng 11 năm 2026',
      'Nguyễn Thị Đào',
      LAN.name,
    ])
    await act({ act: 'supplement', note: '' }, LAN)
    await act(SUPPLEMENT, LAN)
    expect(await text('supplement')).toContain('Lần thứ 2')
  })

  test('the apology names the old time and the new one', async () => {
    await act(EXTEND)
    containsAll(await text('apology'), [
      'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ',
      'Mẫu số 04 – Thông tư 03/2025/TT-VPCP',
      '08 giờ 35 phút, ngày 26 tháng 11 năm 2026',
      '17 giờ 00 phút, ngày 30 tháng 11 năm 2026',
      'Chờ xác minh của xã khác',
    ])
  })

  test('the stop notice exists in the new set of forms only', async () => {
    await act({ act: 'stop', requestedBy: 'Nguyễn Thị Đào', reason: 'Không còn nhu cầu' }, LAN)
    containsAll(await text('stop'), ['DỪNG GIẢI QUYẾT HỒ SƠ', 'Mẫu số 05', 'Không còn nhu cầu'])
    desk.chosenFormSet = 'tt-01-2018'
    expect(await forms()).toEqual(['receipt', 'control'])
    expect((await refusalOf(() => text('stop')))?.code).toBe('dossiers.form-not-yet')
  })

  test('the control slip lists who gave it to whom', async () => {
    await act({ act: 'forward', to: BINH.id, note: '' }, LAN)
    await act({ act: 'submit', to: HOA.id, note: '' }, BINH)
    await act({ act: 'reject', note: 'Sửa tên' }, HOA)
    const content = new Uint8Array(smallestPdf('ket qua'))
    await act({ act: 'complete', file: { name: 'kq.pdf', content }, note: '' }, BINH)
    await act({ act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' }, LAN)
    const written = await text('control')
    const order = ['Người nộp hồ sơ', BINH.name, HOA.name, 'Không duyệt', 'Có kết quả, hồ sơ trước hạn', 'Trả kết quả']
    const places = order.map((each) => written.indexOf(each))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(await forms()).toEqual(['receipt', 'hand-back', 'control'])
  })

  test('the label of a letter names whom it goes to', async () => {
    const content = new Uint8Array(smallestPdf('ket qua'))
    await act({ act: 'complete', file: { name: 'kq.pdf', content }, note: '' }, BINH)
    await act(
      {
        act: 'post',
        trackingNumber: 'EA123456789VN',
        receiverName: 'Nguyễn Thị Đào',
        address: 'Thôn Đông, xã Quảng Trạch',
        phone: '0912345678',
        note: '',
      },
      LAN,
    )
    containsAll(await text('post-label'), [
      'EA123456789VN',
      'Nguyễn Thị Đào',
      'Thôn Đông, xã Quảng Trạch',
      '0912345678',
    ])
  })
})

test('the commune may print the old set of forms', async () => {
  desk.chosenFormSet = 'tt-01-2018'
  await act(EXTEND)
  containsAll(await text('apology'), ['PHIẾU XIN LỖI VÀ HẸN LẠI', 'Mẫu số 04 – Thông tư 01/2018/TT-VPCP'])
  expect(await text('control')).toContain('Mẫu số 05 – Thông tư 01/2018/TT-VPCP')
})
