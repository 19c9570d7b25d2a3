import { html, instantInWords, letterhead, line, type PrintableDocument, signatures } from '../../printing/index.ts'
import { applicantLines, formDocument, heading, requestLines } from './document.ts'
import type { StopData } from './form-data.ts'

/** Form 05 of TT 03/2025/TT-VPCP: the dossier is stopped as its applicant asked, no decision having been issued (Điều 7). */
export function stopForm(data: StopData): PrintableDocument {
  return formDocument(data, 'Thông báo dừng giải quyết hồ sơ', [
    html`${letterhead(data)}
${heading(data, ['THÔNG BÁO', 'DỪNG GIẢI QUYẾT HỒ SƠ'], null)}
<p>Trung tâm Phục vụ hành chính công ${data.desk.communeName} thông báo dừng giải quyết hồ sơ của:</p>
${applicantLines(data)}
${requestLines(data)}
${line('Thời gian tiếp nhận', instantInWords(data.receivedAt))}
${line('Người đề nghị dừng', data.requestedBy)}
${line('Lý do', data.reason)}
<p>Tại thời điểm dừng (${instantInWords(data.stoppedAt)}), hồ sơ chưa có quyết định hoặc kết quả giải quyết. Giấy tờ đã nộp được trả lại Ông/Bà.</p>
${signatures([
  { role: 'NGƯỜI NỘP HỒ SƠ', name: null },
  { role: 'NGƯỜI THÔNG BÁO', name: data.officerName },
])}`,
  ])
}
