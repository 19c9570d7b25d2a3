import { expect, test } from 'vitest'
import {
  type FormData,
  handBackForm,
  type ReceiptData,
  receiptForm,
  refusalForm,
} from '../../../main/core/dossiers/forms/index.ts'

const RECEIVED = Date.parse('2026-11-20T01:35:00Z')
const DUE = Date.parse('2026-11-25T10:00:00Z')

const common: FormData = {
  desk: {
    communeName: 'xã Đông Hòa',
    provinceName: 'Quảng Trị',
    agencyCode: 'H50.12.3',
    deskName: 'Quầy số 1',
    deskMark: 'Q1',
    phone: '0232 3820 000',
    address: 'Thôn Trung',
    numbering: { kind: 'temporary' },
  },
  numbers: { code: 'H50.12.3-261120-0007', temporaryCode: null },
  procedure: { code: '1.001193', name: 'Thủ tục đăng ký khai sinh' },
  applicant: { name: 'Nguyễn Thị Đặng', personalNumber: '044190012345', address: 'Thôn Trung' },
  representation: null,
  ownerName: null,
  summary: 'Đăng ký khai sinh cho cháu Bé',
  officerName: 'Trần Thị Lan',
  paper: 'A5',
  printedAt: RECEIVED,
  reprint: 0,
  formNumber: 'Mẫu số 01 – Thông tư 03/2025/TT-VPCP',
}
const receipt: ReceiptData = {
  ...common,
  certification: false,
  papers: [
    { code: 'declaration', name: 'Tờ khai', use: 'hand-in', originals: 1, copies: 2 },
    { code: 'card', name: 'Thẻ căn cước', use: 'show', originals: 1, copies: 0 },
  ],
  sets: 1,
  term: { unit: 'working-days', amount: 0.5 },
  receivedAt: RECEIVED,
  submittedAt: null,
  dueAt: DUE,
  returnBy: 'counter',
  fee: { amount: 8000 },
}

/** What a person reads of a document. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a receipt has two copies with everything the citizen must know', () => {
  const form = receiptForm(receipt)
  expect(form.copies).toBe(2)
  const text = textOf(form.html)
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'UBND XÃ ĐÔNG HÒA',
    'Đông Hòa, ngày 20 tháng 11 năm 2026',
    'Mã hồ sơ: H50.12.3-261120-0007',
    'Liên 1: Lưu tại Bộ phận Một cửa',
    'Liên 2: Giao người nộp hồ sơ',
    'Người nộp hồ sơ: Nguyễn Thị Đặng',
    '3. Thời gian giải quyết hồ sơ theo quy định: 0,5 ngày làm việc',
    '4. Thời gian nhận hồ sơ: 08 giờ 35 phút, ngày 20 tháng 11 năm 2026',
    '17 giờ 00 phút, ngày 25 tháng 11 năm 2026',
    'Giấy tờ đã xuất trình và trả lại: Thẻ căn cước',
    '7. Phí, lệ phí: 8.000 đồng',
    'Trần Thị Lan',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('Số tạm')
  expect(text).not.toContain('in lại')
})

test('the receipt of a certification lists pages and copies, also of an original that was only shown', () => {
  const papers: ReceiptData['papers'] = [
    {
      code: 'ban-chinh',
      name: 'Bằng tốt nghiệp',
      use: 'show',
      originals: 1,
      copies: 0,
      pages: 12,
      paperCopies: 3,
      electronicCopy: true,
    },
    { code: 'card', name: 'Thẻ căn cước', use: 'show', originals: 1, copies: 0 },
  ]
  const text = textOf(receiptForm({ ...receipt, certification: true, papers }).html)
  expect(text).toContain('Số trang Số bản giấy Ký bản điện tử')
  expect(text).toContain('Bằng tốt nghiệp (xuất trình, đã trả lại) 12 3 X')
  expect(text).toContain('Giấy tờ đã xuất trình và trả lại: Thẻ căn cước')
  const plain = textOf(receiptForm({ ...receipt, papers }).html)
  expect(plain).not.toContain('Số bản giấy')
  expect(plain).toContain('Giấy tờ đã xuất trình và trả lại: Bằng tốt nghiệp; Thẻ căn cước')
})

test('a temporary number is never passed off as an official one', () => {
  const text = textOf(receiptForm({ ...receipt, numbers: { code: null, temporaryCode: 'Q1-261120-T007' } }).html)
  expect(text).toContain('Số tạm: Q1-261120-T007')
  expect(text).toContain('SỐ TẠM')
  expect(text).not.toContain('Mã hồ sơ:')
})

test('a dossier that got its official code later names both numbers', () => {
  const numbers = { code: 'H50.12.3-261120-0007', temporaryCode: 'Q1-261119-T0003' }
  const text = textOf(receiptForm({ ...receipt, numbers }).html)
  expect(text).toContain('Mã hồ sơ: H50.12.3-261120-0007')
  expect(text).toContain('Số tạm trước đây: Q1-261119-T0003')
  expect(text).not.toContain('SỐ TẠM')
})

test('a reprint says so', () => {
  expect(textOf(receiptForm({ ...receipt, reprint: 2 }).html)).toContain('Bản in lại lần 2')
})

test('what people typed stays text', () => {
  const attack = `<script>alert(1)</script><img src=x onerror="alert('2')">`
  const form = receiptForm({
    ...receipt,
    applicant: { ...receipt.applicant, name: attack },
    summary: attack,
    ownerName: attack,
  })
  expect(form.html).not.toMatch(/<script|<img/)
  expect(form.html).toContain('&lt;script&gt;')
  expect(form.title).not.toContain('<')
})

test('each paper size prints on its own paper', () => {
  expect(receiptForm(receipt).html).toContain('@page{size:A5')
  expect(receiptForm({ ...receipt, paper: 'A4' }).html).toContain('@page{size:A4')
})

test('a refusal gives its reason', () => {
  const text = textOf(refusalForm({ ...common, refusedAt: RECEIVED, reason: 'Thiếu giấy chứng sinh.' }).html)
  expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN')
  expect(text).toContain('Lý do: Thiếu giấy chứng sinh.')
  expect(text).toContain('Thời gian nộp hồ sơ: 08 giờ 35 phút, ngày 20 tháng 11 năm 2026')
})

test('a hand-back note names who took the result, and leaves lines where nobody has yet', () => {
  const handed = handBackForm({
    ...common,
    result: 'Giấy khai sinh',
    handedAt: DUE,
    receiverName: 'Lê Văn B',
    receiverNumber: '044190012399',
    byRepresentative: true,
  })
  expect(textOf(handed.html)).toContain('Người nhận kết quả: Lê Văn B (người được ủy quyền)')
  const blank = handBackForm({
    ...common,
    result: 'Giấy khai sinh',
    handedAt: null,
    receiverName: null,
    receiverNumber: null,
    byRepresentative: false,
  })
  expect(blank.html.match(/class="dots"/g)).toHaveLength(3)
})
