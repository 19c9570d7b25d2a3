import type { DeskProfile } from '../../../../shared/contract/people.ts'
import { type Separator, separatorQr } from '../../../../shared/scanning/index.ts'
import {
  type DocumentRequest,
  html,
  type Markup,
  type PrintableDocument,
  printable,
  qrDrawing,
} from '../../printing/index.ts'

const WORDS: Readonly<Record<Separator, { readonly title: string; readonly how: string }>> = {
  paper: {
    title: 'TỜ PHÂN CÁCH – GIẤY TỜ MỚI',
    how: 'Đặt tờ này trước trang đầu của mỗi giấy tờ rồi quét cả tập. Tờ phân cách không được lưu vào hồ sơ; dùng lại được nhiều lần.',
  },
  end: {
    title: 'TỜ PHÂN CÁCH – HẾT HỒ SƠ',
    how: 'Đặt tờ này sau trang cuối của một hồ sơ. Các trang phía sau không thuộc hồ sơ nào cho đến khi có giấy tiếp nhận hoặc nhãn tiếp theo.',
  },
}

/**
 * Separator sheets (tờ phân cách) for a feeder: one that begins a paper and one that ends a dossier, each on a sheet of its own. The code
 * stands three times and stands a torn corner (level H).
 */
export function separatorSheets(desk: DeskProfile, { paper }: DocumentRequest): PrintableDocument {
  return printable({ title: 'Tờ phân cách để quét', paper }, [sheetOf('paper', desk), sheetOf('end', desk)])
}

function sheetOf(separator: Separator, { communeName }: DeskProfile): Markup {
  const { title, how } = WORDS[separator]
  const code = qrDrawing(separatorQr(separator), 'H')
  return html`<div class="separator">
  <h1>${title}</h1>
  <p>${how}</p>
  <div class="codes">${[code, code, code]}</div>
  <p class="foot">Trung tâm Phục vụ hành chính công ${communeName}. Tờ phân cách không chứa thông tin cá nhân.</p>
</div>`
}
