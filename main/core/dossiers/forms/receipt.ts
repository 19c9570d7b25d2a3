import type { ReturnBy } from '../../../../shared/dossier/dossier.ts'
import {
  amountInFigures,
  count,
  html,
  instantInWords,
  letterhead,
  line,
  type Markup,
  type PrintableDocument,
  signatures,
} from '../../printing/index.ts'
import { applicantLines, formDocument, heading, requestLines } from './document.ts'
import type { ReceiptData } from './form-data.ts'
import { paperList } from './paper-table.ts'
import { termInWords } from './words.ts'

/** The copies of a receipt: one for the desk, one for the citizen. */
export const COPIES = ['Liên 1: Lưu tại Bộ phận Một cửa', 'Liên 2: Giao người nộp hồ sơ'] as const

const RETURN_PLACES: Readonly<Record<ReturnBy, string>> = {
  counter: 'quầy trả kết quả, Trung tâm Phục vụ hành chính công',
  post: 'địa chỉ của người nộp, qua dịch vụ bưu chính công ích',
  electronic: 'bản điện tử (kho dữ liệu điện tử của người nộp)',
}

function copy(data: ReceiptData, name: string): Markup {
  const fee = [amountInFigures(data.fee.amount), data.fee.note].filter(Boolean).join(' – ')
  return html`${letterhead(data)}
${heading(data, ['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ'], name)}
${line('Bộ phận tiếp nhận và trả kết quả', `${data.desk.deskName}, ${data.desk.communeName}`)}
${applicantLines(data)}
${requestLines(data)}
<p class="lead">1. Thành phần hồ sơ nộp gồm:</p>
${paperList(data.papers, data.certification)}
<p>2. Số lượng hồ sơ: ${count(data.sets)} bộ.</p>
<p>3. Thời gian giải quyết hồ sơ theo quy định: ${termInWords(data.term)}.</p>
<p>4. Thời gian nhận hồ sơ: ${instantInWords(data.receivedAt)}${data.submittedAt === null ? '' : ` (gửi ${instantInWords(data.submittedAt)})`}.</p>
<p>5. Thời gian trả kết quả giải quyết hồ sơ: <span class="strong">${instantInWords(data.dueAt)}</span>.</p>
<p>6. Đăng ký nhận kết quả tại: ${RETURN_PLACES[data.returnBy]}.</p>
<p>7. Phí, lệ phí: ${fee}.</p>
<div class="keep">
<p>Vào Sổ theo dõi hồ sơ, Quyển số: <span class="dots"></span> Số thứ tự: <span class="dots"></span></p>
${signatures([
  { role: 'NGƯỜI NỘP HỒ SƠ', name: null },
  { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: data.officerName },
])}
<div class="foot">Tra cứu: đưa mã QR trên giấy này cho cán bộ tại quầy${data.desk.phone ? `, hoặc gọi ${data.desk.phone}` : ''}.</div>
</div>`
}

/** Form 01 (TT 03/2025/TT-VPCP): the receipt in its two copies, one for the desk and one for the citizen. */
export function receiptForm(data: ReceiptData): PrintableDocument {
  return formDocument(
    data,
    'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    COPIES.map((name) => copy(data, name)),
  )
}
