import { html, instantInWords, letterhead, line, type PrintableDocument, signatures } from '../../printing/index.ts'
import { applicantLines, formDocument, heading, requestLines } from './document.ts'
import type { HandBackData } from './form-data.ts'

/** Giấy biên nhận trả kết quả: the citizen signs for the result; one copy stays at the desk. */
export function handBackForm(data: HandBackData): PrintableDocument {
  const blank = html`<span class="dots"></span>`
  return formDocument(data, 'Giấy biên nhận trả kết quả', [
    html`${letterhead(data)}
${heading(data, ['GIẤY BIÊN NHẬN', 'TRẢ KẾT QUẢ GIẢI QUYẾT HỒ SƠ'], null)}
${line('Bộ phận tiếp nhận và trả kết quả', `${data.desk.deskName}, ${data.desk.communeName}`)}
${applicantLines(data)}
${requestLines(data)}
${line('Kết quả trả', data.result)}
<p>Người nhận kết quả: ${data.receiverName ?? blank}${data.byRepresentative ? ' (người được ủy quyền)' : null}</p>
<p>Số giấy tờ của người nhận: ${data.receiverNumber ?? blank}</p>
<p>Thời gian trả kết quả: ${data.handedAt === null ? blank : instantInWords(data.handedAt)}</p>
<p>Người nhận đã kiểm tra và nhận đủ kết quả nêu trên.</p>
${signatures([
  { role: 'NGƯỜI NHẬN KẾT QUẢ', name: data.receiverName },
  { role: 'NGƯỜI TRẢ KẾT QUẢ', name: data.officerName },
])}`,
  ])
}
