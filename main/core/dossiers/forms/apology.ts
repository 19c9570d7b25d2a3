import { requestOf } from '../../../../shared/catalog/request.ts'
import { html, instantInWords, letterhead, line, type PrintableDocument, signatures } from '../../printing/index.ts'
import { formDocument, heading } from './document.ts'
import type { ApologyData } from './form-data.ts'
import { numberOf } from './words.ts'

/** Form 04: the agency apologises for a dossier that is not done in time, and names the new time. */
export function apologyForm(data: ApologyData): PrintableDocument {
  const { applicant } = data
  const contact = [
    applicant.phone && `Số điện thoại: ${applicant.phone}`,
    applicant.email && `Email: ${applicant.email}`,
  ]
  return formDocument(data, 'Văn bản xin lỗi và hẹn lại', [
    html`${letterhead(data)}
${heading(data, data.title, null)}
<p>Số: <span class="dots"></span>/PXL</p>
<p>Kính gửi: <span class="strong">${applicant.name}</span></p>
${line('Địa chỉ', applicant.address)}
${contact.some(Boolean) ? html`<p>${contact.filter(Boolean).join('; ')}</p>` : null}
<p>Ngày ${instantInWords(data.receivedAt).replace(/^.*ngày /, '')}, Trung tâm Phục vụ hành chính công ${data.desk.communeName} tiếp nhận hồ sơ của Ông/Bà về việc ${requestOf(data.procedure.name)}; mã hồ sơ ${numberOf(data.numbers)}.</p>
${line('Thời gian hẹn trả kết quả', instantInWords(data.dueBefore))}
<p>Đến nay hồ sơ chưa giải quyết xong và cần thêm thời gian.</p>
${line('Lý do', data.reason)}
<p>Trung tâm Phục vụ hành chính công xin lỗi Ông/Bà vì sự chậm trễ này và xin hẹn trả kết quả vào: <span class="strong">${instantInWords(data.dueAt)}</span>.</p>
<p>Rất mong nhận được sự thông cảm của Ông/Bà.</p>
<div class="keep">
${signatures([
  { role: 'Nơi nhận: như trên; lưu VT', name: null },
  { role: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', name: null },
])}
</div>`,
  ])
}
