import { type Book, bookNumberText, bookVolumeText, slipNumberText } from '../../../shared/books/book.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import { totalOf } from '../../../shared/fees/charge.ts'
import type { CashClosing, CashTotals, Payment } from '../../../shared/fees/payment.ts'
import { amountInWords } from '../../../shared/text/index.ts'
import {
  type DocumentRequest,
  dateInFigures,
  figures,
  html,
  instantInFigures,
  instantInWords,
  letterhead,
  line,
  type Markup,
  type PrintableDocument,
  printable,
  signatures,
  table,
  title,
} from '../printing/index.ts'

const COPIES = ['Liên 1: Lưu', 'Liên 2: Giao người nộp tiền', 'Liên 3: Kế toán'] as const

const METHODS: Readonly<Record<Payment['method'], string>> = { cash: 'tiền mặt', transfer: 'chuyển khoản (VietQR)' }

interface ReceiptData {
  readonly payment: Payment
  readonly book: Book | null
  readonly desk: DeskProfile
  readonly dossierCode: string | null
  /** Name of the group that pays less. */
  readonly exemption: string | null
  readonly officerName: string
  readonly request: DocumentRequest
}

/**
 * The receipt for money (biên lai thu phí, lệ phí) in its three copies; without a receipt book at the desk a provisional slip,
 * which says that it is none.
 */
export function feeReceipt(data: ReceiptData): PrintableDocument {
  const { payment, book, request } = data
  const number = numberOf(payment, book)
  const name = book === null ? 'Phiếu thu tạm' : 'Biên lai thu phí, lệ phí'
  return printable(
    { title: `${name} ${number ?? slipNumberText(payment.id)}`, paper: request.paper },
    COPIES.map((copy) => receiptCopy(data, copy, number)),
  )
}

function receiptCopy(data: ReceiptData, copy: string, number: string | null): Markup {
  const { payment, book, desk, dossierCode, exemption, officerName, request } = data
  const { lines, amount } = payment
  const total = totalOf(lines)
  const heading = number === null ? ['PHIẾU THU TẠM'] : ['BIÊN LAI', 'THU PHÍ, LỆ PHÍ']
  const under = [
    book?.form ? `Mẫu số: ${book.form}` : null,
    book === null ? null : `Ký hiệu: ${book.series}`,
    number === null ? `Số phiếu tạm: ${slipNumberText(payment.id)}` : `Số: ${number}`,
    number === null ? 'Chưa có số biên lai: quyển biên lai không ở quầy này' : null,
    payment.numberedAt === null ? null : `Thay phiếu thu tạm số ${slipNumberText(payment.id)}`,
    copy,
  ]
  return html`${letterhead({ desk, printedAt: request.printedAt })}
${title(heading, under, { reprint: request.reprint })}
${line('Đơn vị thu', `Trung tâm Phục vụ hành chính công ${desk.communeName}`)}
${line('Người nộp tiền', payment.payer)}
${line('Địa chỉ', payment.address)}
${line('Mã hồ sơ', dossierCode)}
${table(
  [
    { name: 'TT', kind: 'order' },
    { name: 'Nội dung thu' },
    { name: 'Số lượng', kind: 'figure' },
    { name: 'Mức thu (đồng)', kind: 'amount' },
    { name: 'Thành tiền (đồng)', kind: 'amount' },
  ],
  lines.map((each, place) => [
    place + 1,
    each.name,
    figures(each.quantity),
    figures(each.unitAmount),
    figures(each.amount),
  ]),
  ['', 'Cộng', '', '', figures(total)],
)}
${payment.exemption === null || exemption === null ? null : line('Miễn, giảm', `${payment.exemption.percent}% – ${exemption} (${payment.exemption.reason})`)}
<p>Số tiền phải nộp: <span class="strong">${figures(amount)} đồng</span></p>
<p>Bằng chữ: <span class="strong">${amountInWords(amount)}</span></p>
${line('Hình thức thanh toán', METHODS[payment.method] + (payment.reference === '' ? '' : `, mã giao dịch ${payment.reference}`))}
${line('Thời gian thu', instantInWords(payment.at))}
${payment.reversedAt === null ? null : html`<p class="strong">ĐÃ HỦY bằng bút toán đảo lúc ${instantInWords(payment.reversedAt)}</p>`}
<div class="keep">${signatures([
    { role: 'NGƯỜI NỘP TIỀN', name: payment.payer },
    { role: 'NGƯỜI THU TIỀN', name: officerName },
  ])}</div>`
}

interface ReportData {
  /** `yyyy-MM-dd`. */
  readonly day: string
  /** In the order in which they were taken. */
  readonly payments: readonly Payment[]
  readonly bookOf: ReadonlyMap<string, Book>
  readonly totals: CashTotals
  readonly closings: readonly CashClosing[]
  readonly desk: DeskProfile
  readonly officerName: (id: string | undefined) => string
  readonly request: DocumentRequest
}

/** The money of a day (bảng kê thu phí, lệ phí): every receipt, every reversal, the sums and the closings. */
export function cashReport(data: ReportData): PrintableDocument {
  const { day, payments, bookOf, totals, closings, desk, officerName, request } = data
  const taken = payments.filter((payment) => payment.day === day)
  const reversed = payments.filter(({ reversedDay }) => reversedDay === day)
  const entry = (payment: Payment, sign: 1 | -1, place: number) => [
    place + 1,
    numberOf(payment, payment.receipt === null ? null : (bookOf.get(payment.receipt.book) ?? null)) ??
      slipNumberText(payment.id),
    instantInFigures(sign === 1 ? payment.at : (payment.reversedAt ?? payment.at)),
    payment.payer,
    sign === 1 ? payment.lines.map(({ name }) => name).join('; ') : 'Bút toán đảo',
    payment.method === 'cash' ? figures(sign * payment.amount) : '',
    payment.method === 'transfer' ? figures(sign * payment.amount) : '',
  ]
  const rows = [
    ...taken.map((payment, place) => entry(payment, 1, place)),
    ...reversed.map((payment, place) => entry(payment, -1, taken.length + place)),
  ]
  return printable({ title: `Bảng kê thu phí, lệ phí ${day}`, paper: request.paper, wide: true }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(['BẢNG KÊ THU PHÍ, LỆ PHÍ'], [`Ngày ${dateInFigures(day)} – ${desk.deskName}`], { reprint: request.reprint })}
${table(
  [
    { name: 'TT', kind: 'order' },
    { name: 'Số biên lai', kind: 'figure' },
    { name: 'Thời gian', kind: 'time' },
    { name: 'Người nộp' },
    { name: 'Nội dung' },
    { name: 'Tiền mặt', kind: 'amount' },
    { name: 'Chuyển khoản', kind: 'amount' },
  ],
  rows,
  ['', '', '', '', 'Cộng', figures(totals.cash), figures(totals.transfer)],
)}
<p>Tổng thu: <span class="strong">${figures(totals.cash + totals.transfer)} đồng</span> (${amountInWords(Math.max(0, totals.cash + totals.transfer))}).</p>
<p>Số lần thu: ${figures(totals.payments)}; bút toán đảo: ${figures(totals.reversals)}; đã miễn, giảm: ${figures(totals.exempted)} đồng.</p>
${closings.map(
  (closing) =>
    html`<p>Chốt quỹ lúc ${instantInWords(closing.at)} (${officerName(closing.officer ?? undefined)}): tiền mặt theo sổ ${figures(closing.cash)} đồng, đếm được ${figures(closing.counted)} đồng, chênh lệch ${figures(closing.counted - closing.cash)} đồng${closing.note === '' ? '' : ` – ${closing.note}`}.</p>`,
)}
<div class="keep">${signatures([
      { role: 'NGƯỜI LẬP', name: officerName(request.officer) },
      { role: 'THỦ QUỸ', name: null },
      { role: 'PHỤ TRÁCH TRUNG TÂM', name: null },
    ])}</div>`,
  ])
}

/** The number of a receipt with its series; null for a provisional slip. */
function numberOf(payment: Payment, book: Book | null): string | null {
  if (payment.receipt === null || book === null) return null
  return `${bookNumberText(book.kind, payment.receipt.number)} (${bookVolumeText(book)})`
}
