import { dayInWords, html, letterhead, line, type PrintableDocument } from '../../printing/index.ts'
import { formDocument } from './document.ts'
import type { PostLabelData } from './form-data.ts'
import { numberOf } from './words.ts'

/** The label of a letter that carries a result, for the public postal service. */
export function postLabel(data: PostLabelData): PrintableDocument {
  return formDocument(data, 'Nhãn bưu gửi', [
    html`${letterhead(data)}
<div class="label">
<p class="strong">BƯU CHÍNH CÔNG ÍCH – TRẢ KẾT QUẢ HỒ SƠ</p>
<p class="tracking">${data.trackingNumber}</p>
${line('Người gửi', `Trung tâm Phục vụ hành chính công ${data.desk.communeName}, ${data.desk.address}`)}
${line('Điện thoại', data.desk.phone)}
<p><span class="name">Người nhận:</span> <span class="strong">${data.receiverName}</span></p>
<p><span class="name">Địa chỉ:</span> <span class="strong">${data.address}</span></p>
${line('Điện thoại người nhận', data.phone)}
${line('Mã hồ sơ', numberOf(data.numbers))}
${line('Ngày gửi', dayInWords(data.postedAt))}
${data.reprint > 0 ? html`<p class="copy">Bản in lại lần ${data.reprint}</p>` : null}
</div>`,
  ])
}
