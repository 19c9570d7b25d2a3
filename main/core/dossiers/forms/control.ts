import { requestOf } from '../../../../shared/catalog/request.ts'
import { html, instantInWords, letterhead, line, type PrintableDocument } from '../../printing/index.ts'
import { formDocument, heading } from './document.ts'
import type { ControlData } from './form-data.ts'

/** The control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ): who gave the dossier to whom and when, to be signed along the way. */
export function controlForm(data: ControlData): PrintableDocument {
  return formDocument(data, 'Phiếu kiểm soát quá trình giải quyết hồ sơ', [
    html`${letterhead(data)}
${heading(data, ['PHIẾU KIỂM SOÁT QUÁ TRÌNH', 'GIẢI QUYẾT HỒ SƠ'], null)}
${line('Thủ tục', `${requestOf(data.procedure.name)} (${data.procedure.code})`)}
${line('Cơ quan giải quyết', `UBND ${data.desk.communeName}`)}
${line('Thời gian nhận', instantInWords(data.receivedAt))}
${data.dueAt === null ? null : line('Thời gian hẹn trả', instantInWords(data.dueAt))}
<table>
  <thead><tr><th>Giao</th><th>Nhận</th><th>Thời gian giao, nhận</th><th>Kết quả giải quyết</th><th>Ghi chú, ký</th></tr></thead>
  <tbody>${data.handOvers.map(
    ({ from, to, at, outcome, note }) => html`<tr>
    <td>${from}</td>
    <td>${to}</td>
    <td>${instantInWords(at)}</td>
    <td>${outcome}</td>
    <td>${note}</td>
  </tr>`,
  )}</tbody>
</table>
<p class="copy">Thời hạn của từng bước theo quy trình nội bộ; phiếu này đi kèm hồ sơ đến khi trả kết quả.</p>`,
  ])
}
