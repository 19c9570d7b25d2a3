import { type Book, bookNumberText, bookVolumeText } from '../../../shared/books/book.ts'
import type { CertificationEntry, CertificationRule } from '../../../shared/certification/certification.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { BOOK_NAMES } from '../books/index.ts'
import {
  type DocumentRequest,
  dayInFigures,
  figures,
  html,
  letterhead,
  line,
  type PrintableDocument,
  printable,
  signatures,
  table,
  title,
} from '../printing/index.ts'

interface BookData {
  readonly rule: CertificationRule
  /** With their numbers, in order. */
  readonly entries: readonly CertificationEntry[]
  readonly bookOf: (id: string) => Book
  readonly desk: DeskProfile
  readonly officerName: string
  readonly request: DocumentRequest
}

/**
 * A month of a certification book kept by computer: printed, bound and stamped each month (TT 01/2020/TT-BTP, Điều 4). Voided
 * entries keep their line.
 */
export function bookMonth(data: BookData & { /** `yyyy-MM`. */ readonly month: string }): PrintableDocument {
  const { rule, month, entries, bookOf, desk, officerName, request } = data
  const [year, monthOfYear] = month.split('-')
  const sums = sumsOf(entries)
  return printable({ title: `${BOOK_NAMES[rule.book]} ${month}`, paper: request.paper, wide: true }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(
  [BOOK_NAMES[rule.book].toLocaleUpperCase('vi')],
  [`Quyển số: ${volumesOf(entries, bookOf) || rule.series}`, `Tháng ${monthOfYear} năm ${year}`],
  { reprint: request.reprint },
)}
${table(
  [
    { name: 'Số chứng thực', kind: 'figure' },
    { name: 'Ngày', kind: 'figure' },
    { name: 'Người yêu cầu, số giấy tờ' },
    { name: 'Tên giấy tờ, văn bản' },
    { name: 'Số trang', kind: 'figure' },
    { name: 'Số bản', kind: 'figure' },
    { name: 'Phí (đồng)', kind: 'amount' },
    { name: 'Người ký chứng thực' },
    { name: 'Ghi chú' },
  ],
  entries.map((entry) => [
    entry.number === null ? '' : bookNumberText(rule.book, entry.number.number),
    dayInFigures(entry.numberedAt ?? entry.at),
    entry.requesterNumber === ''
      ? entry.requester
      : html`${entry.requester}, <span class="whole">${entry.requesterNumber}</span>`,
    entry.paper,
    figures(entry.pages),
    figures(entry.copies),
    figures(entry.amount),
    entry.signer,
    entry.voidedAt === null ? '' : 'Đã hủy',
  ]),
  [
    '',
    '',
    `Cộng ${figures(sums.numbers)} số, đã hủy ${figures(sums.voided)}`,
    '',
    '',
    figures(sums.copies),
    figures(sums.amount),
    '',
    '',
  ],
)}
<div class="keep">${signatures([
      { role: 'NGƯỜI GHI SỔ', name: officerName },
      { role: 'THỦ TRƯỞNG CƠ QUAN', name: null },
    ])}</div>`,
  ])
}

/**
 * The closing page of a certification book's year (khóa sổ): which numbers were given, month by month, and the statement that
 * is signed on the last day of the year, bound with the prints of the months (NĐ 23/2015/NĐ-CP, Điều 13).
 */
export function bookYear(data: BookData & { /** `yyyy`. */ readonly year: string }): PrintableDocument {
  const { rule, year, entries, bookOf, desk, officerName, request } = data
  const months = Array.from({ length: 12 }, (_, place) => place + 1).map((month) => ({
    month,
    entries: entries.filter(({ numberedAt, at }) => monthAt(numberedAt ?? at) === month),
  }))
  const sums = sumsOf(entries)
  return printable({ title: `${BOOK_NAMES[rule.book]} – khóa sổ ${year}`, paper: request.paper }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(
  ['KHÓA SỔ', BOOK_NAMES[rule.book].toLocaleUpperCase('vi')],
  [`Quyển số: ${volumesOf(entries, bookOf) || rule.series}`, `Năm ${year}`],
  { reprint: request.reprint },
)}
${table(
  [
    { name: 'Tháng', kind: 'figure' },
    { name: 'Từ số', kind: 'figure' },
    { name: 'Đến số', kind: 'figure' },
    { name: 'Số việc', kind: 'figure' },
    { name: 'Đã hủy', kind: 'figure' },
    { name: 'Số bản', kind: 'figure' },
    { name: 'Phí (đồng)', kind: 'amount' },
  ],
  months.map(({ month, entries: ofMonth }) => rowOf(String(month).padStart(2, '0'), rule, ofMonth)),
  rowOf('Cộng', rule, entries),
)}
${line('Tổng số việc đã ghi', `${figures(sums.numbers)}${sums.numbers === 0 ? '' : ` (từ số ${rangeOf(rule, entries).join(' đến số ')})`}`)}
${line('Trong đó đã hủy', figures(sums.voided))}
${line('Lưu trữ', rule.retention)}
<p>Sổ này được khóa hết ngày 31 tháng 12 năm ${year}; số của năm sau bắt đầu từ 01.</p>
<div class="keep">${signatures([
      { role: 'NGƯỜI GHI SỔ', name: officerName },
      { role: 'THỦ TRƯỞNG CƠ QUAN', name: null },
    ])}</div>`,
  ])
}

function rowOf(name: string, rule: CertificationRule, entries: readonly CertificationEntry[]): string[] {
  const { numbers, voided, copies, amount } = sumsOf(entries)
  const [first = '', last = ''] = rangeOf(rule, entries)
  return [name, first, last, figures(numbers), figures(voided), figures(copies), figures(amount)]
}

/** The first and the last number of some entries as their book writes them; nothing of none. */
function rangeOf({ book }: CertificationRule, entries: readonly CertificationEntry[]): string[] {
  const numbers = entries.flatMap(({ number }) => (number === null ? [] : [number.number]))
  if (numbers.length === 0) return []
  const from = numbers.reduce((one, other) => Math.min(one, other))
  const to = numbers.reduce((one, other) => Math.max(one, other))
  return [bookNumberText(book, from), bookNumberText(book, to)]
}

/** How many numbers, how many of them voided, and the copies and money of the others. */
function sumsOf(entries: readonly CertificationEntry[]) {
  const valid = entries.filter(({ voidedAt }) => voidedAt === null)
  return {
    numbers: entries.length,
    voided: entries.length - valid.length,
    copies: valid.reduce((sum, { copies }) => sum + copies, 0),
    amount: valid.reduce((sum, { amount }) => sum + amount, 0),
  }
}

function volumesOf(entries: readonly CertificationEntry[], bookOf: BookData['bookOf']): string {
  const books = new Set(entries.flatMap(({ number }) => (number === null ? [] : [number.book])))
  return [...books].map((id) => bookVolumeText(bookOf(id))).join('; ')
}

/** Month of the year, 1–12, at an instant. */
function monthAt(instant: number): number {
  return Number(isoDateOf(dayOf(localMinuteOf(instant))).slice(5, 7))
}
