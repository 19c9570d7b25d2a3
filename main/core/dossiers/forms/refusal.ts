import { html, instantInWords, letterhead, line, type PrintableDocument, signatures } from '../../printing/index.ts'
import { applicantLines, formDocument, heading, requestLines } from './document.ts'
import type { RefusalData } from './form-data.ts'

/** Form 03 (TT 03/2025/TT-VPCP): why a dossier is not taken in, given to the applicant in writing. */
export function refusalForm(data: RefusalData): PrintableDocument {
  const contact = [data.desk.deskName, data.desk.address, data.desk.phone && `điện thoại ${data.desk.phone}`]
  return formDocument(data, 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', [
    html`${letterhead(data)}
${heading(data, ['PHIẾU TỪ CHỐI TIẾP NHẬN', 'GIẢI QUYẾT HỒ SƠ'], null)}
<p>Bộ phận tiếp nhận và trả kết quả ${data.desk.deskName}, ${data.desk.communeName} đã xem xét hồ sơ của:</p>
${applicantLines(data)}
${requestLines(data)}
${line('Thời gian nộp hồ sơ', instantInWords(data.refusedAt))}
<p>Qua xem xét, Bộ phận tiếp nhận và trả kết quả thông báo <span class="strong">không tiếp nhận giải quyết hồ sơ</span> này.</p>
${line('Lý do', data.reason)}
<p>Xin thông báo để Ông/Bà được biết và thực hiện. Cần hướng dẫn thêm, liên hệ: ${contact.filter(Boolean).join(', ')}.</p>
${signatures([
  { role: 'NGƯỜI NỘP HỒ SƠ', name: null },
  { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: data.officerName },
])}`,
  ])
}
