import type { DeskProfile } from '../../../../shared/contract/people.ts'
import {
  type DocumentRequest,
  dateInFigures,
  html,
  letterhead,
  type PrintableDocument,
  printable,
  signatures,
  table,
  title,
} from '../../printing/index.ts'

/** One result on the list. */
export interface HandedResult {
  readonly number: string
  readonly request: string
  readonly result: string
  readonly owner: string
  readonly address: string
  readonly hasFee: boolean
  readonly byPost: boolean
}

interface ListData {
  /** `yyyy-MM-dd`. */
  readonly day: string
  readonly results: readonly HandedResult[]
  readonly desk: DeskProfile
  readonly officerName: string
  readonly request: DocumentRequest
}

/** Phiếu bàn giao kết quả: the results of a day, signed for when they go to the return counter. */
export function handOverList({ day, results, desk, officerName, request }: ListData): PrintableDocument {
  const { paper, printedAt, reprint } = request
  return printable({ title: `Phiếu bàn giao kết quả ${day}`, paper, wide: true }, [
    html`${letterhead({ desk, printedAt })}
${title(['PHIẾU BÀN GIAO KẾT QUẢ'], [`Kết quả có ngày ${dateInFigures(day)}`], { reprint })}
${table(
  [
    { name: 'TT', kind: 'order' },
    { name: 'Mã hồ sơ', kind: 'figure' },
    { name: 'Nội dung' },
    { name: 'Kết quả' },
    { name: 'Chủ hồ sơ' },
    { name: 'Địa chỉ', kind: 'broad' },
    { name: 'Phí', kind: 'figure' },
    { name: 'Trả bưu điện', kind: 'figure' },
  ],
  results.map(({ number, request: asked, result, owner, address, hasFee, byPost }, place) => [
    place + 1,
    number,
    asked,
    result,
    owner,
    address,
    hasFee ? 'X' : '',
    byPost ? 'X' : '',
  ]),
)}
<p>Tổng số: <span class="strong">${results.length}</span> kết quả.</p>
<div class="keep">${signatures([
      { role: 'BÊN GIAO', name: null },
      { role: 'BÊN NHẬN', name: officerName },
    ])}</div>`,
  ])
}
