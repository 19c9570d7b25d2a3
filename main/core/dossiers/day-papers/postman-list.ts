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

/** One letter on the list. */
export interface PostedLetter {
  readonly trackingNumber: string
  readonly number: string
  readonly receiverName: string
  readonly address: string
  readonly phone: string
}

interface ListData {
  /** `yyyy-MM-dd`. */
  readonly day: string
  readonly letters: readonly PostedLetter[]
  readonly desk: DeskProfile
  readonly request: DocumentRequest
}

/** Bảng kê bưu gửi: the letters of a day that the postman signs for. */
export function postmanList({ day, letters, desk, request }: ListData): PrintableDocument {
  const { paper, printedAt, reprint } = request
  return printable({ title: `Bảng kê bưu gửi ${day}`, paper, wide: true }, [
    html`${letterhead({ desk, printedAt })}
${title(['BẢNG KÊ BƯU GỬI', 'TRẢ KẾT QUẢ QUA BƯU CHÍNH CÔNG ÍCH'], [`Ngày ${dateInFigures(day)}`], { reprint })}
${table(
  [
    { name: 'TT', kind: 'order' },
    { name: 'Số hiệu bưu gửi', kind: 'figure' },
    { name: 'Mã hồ sơ', kind: 'figure' },
    { name: 'Người nhận' },
    { name: 'Địa chỉ, điện thoại' },
    { name: 'Ghi chú' },
  ],
  letters.map(({ trackingNumber, number, receiverName, address, phone }, place) => [
    place + 1,
    trackingNumber,
    number,
    receiverName,
    [address, phone].filter(Boolean).join('; '),
    '',
  ]),
)}
<p>Tổng số: <span class="strong">${letters.length}</span> bưu gửi.</p>
<div class="keep">${signatures([
      { role: 'NGƯỜI GIAO', name: null },
      { role: 'NHÂN VIÊN BƯU ĐIỆN', name: null },
    ])}</div>`,
  ])
}
