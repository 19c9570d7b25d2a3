import { type Book, bookNumberText, bookVolumeText } from '../../../shared/books/book.ts'
import type { CertificationEntry, CertificationRule } from '../../../shared/certification/certification.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import { dayInVietnameseWords } from '../../../shared/text/index.ts'
import { BOOK_NAMES } from '../books/index.ts'
import {
  type DocumentRequest,
  dayInFigures,
  dayInWords,
  figures,
  html,
  instantInWords,
  letterhead,
  line,
  type PrintableDocument,
  placeName,
  printable,
  signatures,
  table,
  title,
} from '../printing/index.ts'

interface ClauseData {
  readonly entry: CertificationEntry
  readonly rule: CertificationRule
  /** Null while the entry has no number. */
  readonly book: Book | null
  readonly desk: DeskProfile
  readonly officerName: string
  readonly request: DocumentRequest
}

/**
 * The clause of an entry (lời chứng) with its number, to be printed or pasted onto the certified paper; without a number a
 * provisional slip, which tells the citizen when to come back for it.
 */
export function certificationClause(data: ClauseData): PrintableDocument {
  return data.book === null || data.entry.number === null ? provisionalSlip(data) : clause(data, data.book)
}

function clause({ entry, rule, book, desk, officerName, request }: ClauseData, inBook: Book): PrintableDocument {
  const number = bookNumberText(inBook.kind, entry.number?.number ?? 0)
  const values: Readonly<Record<string, string>> = {
    number,
    volume: bookVolumeText(inBook),
    date: dayInWords(entry.at),
    dateInWords: dayInVietnameseWords(entry.day),
    place: placeName(desk.communeName),
    agency: `Trung tâm Phục vụ hành chính công ${desk.communeName}`,
    requester: entry.requester,
    requesterNumber: entry.requesterNumber || '…………………',
    signer: entry.signer,
    signerPosition: entry.signerPosition || '…………………',
    paper: entry.paper,
    officer: officerName || '…………………',
  }
  const lines = rule.clause.map((text) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''))
  const [first = '', ...rest] = lines
  const heading = entry.kind === 'copy' ? first.toLocaleUpperCase('vi') : 'LỜI CHỨNG'
  const body = entry.kind === 'copy' ? rest : lines
  return printable({ title: `Lời chứng ${number}-${book?.year ?? ''}`, paper: request.paper }, [
    html`${title([heading], [], { reprint: request.reprint })}
${body.map((text) => html`<p>${text}</p>`)}
${entry.kind === 'copy' ? line('Tên bản chính', entry.paper) : line('Giấy tờ, văn bản', entry.paper)}
${entry.voidedAt === null ? null : html`<p class="strong">ĐÃ HỦY lúc ${instantInWords(entry.voidedAt)}</p>`}
<div class="keep">${signatures(
      entry.kind === 'signature'
        ? [
            { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: officerName },
            { role: 'NGƯỜI THỰC HIỆN CHỨNG THỰC', name: entry.signer },
          ]
        : [{ role: 'NGƯỜI THỰC HIỆN CHỨNG THỰC', name: entry.signer }],
    )}</div>`,
  ])
}

function provisionalSlip({ entry, rule, desk, officerName, request }: ClauseData): PrintableDocument {
  return printable({ title: `Phiếu tạm chứng thực ${entry.id.slice(-8)}`, paper: request.paper }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(['PHIẾU TẠM', 'CHƯA CÓ SỐ CHỨNG THỰC'], [`${BOOK_NAMES[rule.book]} đang ở quầy khác`], { reprint: request.reprint })}
${line('Người yêu cầu', entry.requester)}
${line('Số giấy tờ', entry.requesterNumber)}
${line('Giấy tờ, văn bản', entry.paper)}
${line('Số trang bản chính', String(entry.pages))}
${line('Số bản', String(entry.copies))}
${line('Thời gian nhận', instantInWords(entry.at))}
<p>Số chứng thực được ghi khi sổ về quầy này. Phiếu tạm không thay cho bản chứng thực.</p>
<div class="keep">${signatures([
      { role: 'NGƯỜI YÊU CẦU', name: entry.requester },
      { role: 'NGƯỜI TIẾP NHẬN', name: officerName },
    ])}</div>`,
  ])
}

interface MonthData {
  readonly rule: CertificationRule
  /** `yyyy-MM`. */
  readonly month: string
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
export function bookMonth(data: MonthData): PrintableDocument {
  const { rule, month, entries, bookOf, desk, officerName, request } = data
  const numbered = entries.filter(({ number }) => number !== null)
  const books = [...new Set(numbered.flatMap(({ number }) => (number === null ? [] : [number.book])))].map(bookOf)
  const [year, monthOfYear] = month.split('-')
  const copies = numbered.reduce((sum, entry) => sum + (entry.voidedAt === null ? entry.copies : 0), 0)
  const amount = numbered.reduce((sum, entry) => sum + (entry.voidedAt === null ? entry.amount : 0), 0)
  return printable({ title: `${BOOK_NAMES[rule.book]} ${month}`, paper: request.paper, wide: request.paper === 'A4' }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(
  [BOOK_NAMES[rule.book].toLocaleUpperCase('vi')],
  [`Quyển số: ${books.map(bookVolumeText).join('; ') || rule.series}`, `Tháng ${monthOfYear} năm ${year}`],
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
  numbered.map((entry) => [
    entry.number === null ? '' : bookNumberText(rule.book, entry.number.number),
    dayInFigures(entry.at),
    [entry.requester, entry.requesterNumber].filter(Boolean).join(', '),
    entry.paper,
    figures(entry.pages),
    figures(entry.copies),
    figures(entry.amount),
    entry.signer,
    entry.voidedAt === null ? '' : 'Đã hủy',
  ]),
  ['', '', `Cộng ${figures(numbered.length)} số`, '', '', figures(copies), figures(amount), '', ''],
)}
<div class="keep">${signatures([
      { role: 'NGƯỜI GHI SỔ', name: officerName },
      { role: 'THỦ TRƯỞNG CƠ QUAN', name: null },
    ])}</div>`,
  ])
}
