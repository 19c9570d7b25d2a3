import { type Book, bookNumberText, bookVolumeText } from '../../../shared/books/book.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import {
  type DocumentRequest,
  html,
  instantInWords,
  letterhead,
  line,
  type PrintableDocument,
  printable,
  signatures,
  title,
} from '../printing/index.ts'

/** What a book is called on paper. */
export const BOOK_NAMES: Readonly<Record<Book['kind'], string>> = {
  'fee-receipts': 'Quyển biên lai thu phí, lệ phí',
  'certified-copies': 'Sổ chứng thực bản sao từ bản chính',
  'certified-signatures': 'Sổ chứng thực chữ ký, chứng thực điểm chỉ',
  'certified-translations': 'Sổ chứng thực chữ ký người dịch',
  'certified-transactions': 'Sổ chứng thực giao dịch',
}

interface Minutes {
  readonly book: Book
  readonly toMark: string
  readonly at: number
  readonly desk: DeskProfile
  readonly officerName: string
  readonly request: DocumentRequest
}

/** Minutes of a book that goes to another desk (biên bản bàn giao sổ): both sides sign, so that the paper follows the file. */
export function transferMinutes({ book, toMark, at, desk, officerName, request }: Minutes): PrintableDocument {
  const { paper, printedAt, reprint } = request
  const used = book.next - book.first
  const number = (value: number) => bookNumberText(book.kind, value)
  return printable({ title: `Biên bản bàn giao ${bookVolumeText(book).replaceAll('/', '-')}`, paper }, [
    html`${letterhead({ desk, printedAt })}
${title(['BIÊN BẢN', 'BÀN GIAO SỔ'], [], { reprint })}
${line('Sổ', BOOK_NAMES[book.kind])}
${line('Quyển số', bookVolumeText(book))}
${line('Mẫu số', book.form)}
${line('Bên giao', `${desk.deskName} (${desk.deskMark}), ${desk.communeName}`)}
${line('Bên nhận', `Quầy ${toMark}, ${desk.communeName}`)}
${line('Thời gian giao', instantInWords(at))}
${line('Số đã dùng tại bên giao', used === 0 ? 'chưa dùng số nào' : `từ ${number(book.first)} đến ${number(book.next - 1)}`)}
${line('Số tiếp theo do bên nhận ghi', number(book.next))}
${line('Số cuối của quyển', book.last === null ? null : number(book.last))}
<p>Từ thời điểm giao, bên giao không ghi số vào sổ này.</p>
<div class="keep">${signatures([
      { role: 'BÊN GIAO', name: officerName },
      { role: 'BÊN NHẬN', name: null },
    ])}</div>`,
  ])
}
