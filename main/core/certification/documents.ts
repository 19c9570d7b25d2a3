import { type Book, bookNumberText, bookVolumeText, slipNumberText } from '../../../shared/books/book.ts'
import type { CertificationEntry, CertificationRule } from '../../../shared/certification/certification.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { dayInVietnameseWords } from '../../../shared/text/index.ts'
import { BOOK_NAMES } from '../books/index.ts'
import {
  type DocumentRequest,
  dayInWords,
  html,
  instantInWords,
  letterhead,
  line,
  type PrintableDocument,
  placeName,
  printable,
  signatures,
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
    date: dayInWords(entry.numberedAt ?? entry.at),
    dateInWords: dayInVietnameseWords(dayAt(entry.numberedAt ?? entry.at)),
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
${entry.numberedAt === null || entry.numberedAt === entry.at ? null : html`<p class="foot">Thay phiếu tạm số ${slipNumberText(entry.id)}</p>`}
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
  return printable({ title: `Phiếu tạm chứng thực ${slipNumberText(entry.id)}`, paper: request.paper }, [
    html`${letterhead({ desk, printedAt: request.printedAt })}
${title(['PHIẾU TẠM', 'CHƯA CÓ SỐ CHỨNG THỰC'], [`Số phiếu tạm: ${slipNumberText(entry.id)}`, `${BOOK_NAMES[rule.book]} đang ở quầy khác`], { reprint: request.reprint })}
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

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}
