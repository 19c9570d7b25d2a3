import { html, instantInWords, letterhead, line, type PrintableDocument, signatures } from '../../printing/index.ts'
import { applicantLines, formDocument, heading, requestLines } from './document.ts'
import type { SupplementData } from './form-data.ts'

/** Form 02: what the citizen has to bring, why, and until when; the clock stands still meanwhile. */
export function supplementForm(data: SupplementData): PrintableDocument {
  const contact = [data.officerName, data.desk.deskName, data.desk.phone && `điện thoại ${data.desk.phone}`]
  return formDocument(data, 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', [
    html`${letterhead(data)}
${heading(data, ['PHIẾU YÊU CẦU BỔ SUNG,', 'HOÀN THIỆN HỒ SƠ'], data.ordinal > 1 ? `Lần thứ ${data.ordinal}` : null)}
${applicantLines(data)}
${requestLines(data)}
<p class="lead">Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:</p>
<table>
  <thead><tr><th>TT</th><th>Giấy tờ, nội dung cần bổ sung, hoàn thiện</th></tr></thead>
  <tbody>${data.missing.map(
    (name, place) => html`<tr><td class="order">${place + 1}</td><td>${name}</td></tr>`,
  )}</tbody>
</table>
${line('Lý do', data.reason)}
${line('Thời gian yêu cầu', instantInWords(data.at))}
${data.answerBy === null ? null : line('Đề nghị bổ sung trước', instantInWords(data.answerBy))}
<p>Thời gian chờ bổ sung không tính vào thời hạn giải quyết. Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, đề nghị Ông/Bà liên hệ: ${contact.filter(Boolean).join(', ')}.</p>
${signatures([
  { role: 'NGƯỜI NỘP HỒ SƠ', name: null },
  { role: 'NGƯỜI HƯỚNG DẪN', name: data.officerName },
])}`,
  ])
}
