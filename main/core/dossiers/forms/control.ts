import { requestOf } from '../../../../shared/catalog/request.ts'
import type { BudgetStep } from '../../../../shared/catalog/step-budget.ts'
import {
  html,
  instantInFigures,
  instantInWords,
  letterhead,
  line,
  type PrintableDocument,
  spanInWords,
} from '../../printing/index.ts'
import { formDocument, heading } from './document.ts'
import type { ControlData } from './form-data.ts'

const STEPS: readonly (readonly [BudgetStep, string])[] = [
  ['counter', 'tiếp nhận'],
  ['specialist', 'thẩm định'],
  ['leader', 'ký duyệt'],
  ['issue', 'phát hành'],
]

/**
 * The control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ): who gave the dossier to whom and when, to be signed along the
 * way, and whether each step kept its budget of office time.
 */
export function controlForm(data: ControlData): PrintableDocument {
  const { budgets } = data
  return formDocument(data, 'Phiếu kiểm soát quá trình giải quyết hồ sơ', [
    html`${letterhead(data)}
${heading(data, ['PHIẾU KIỂM SOÁT QUÁ TRÌNH', 'GIẢI QUYẾT HỒ SƠ'], null)}
${line('Thủ tục', `${requestOf(data.procedure.name)} (${data.procedure.code})`)}
${line('Cơ quan giải quyết', `UBND ${data.desk.communeName}`)}
${line('Cơ quan phối hợp', data.agencies.join('; '))}
${line('Thời gian nhận', instantInWords(data.receivedAt))}
${data.dueAt === null ? null : line('Thời gian hẹn trả', instantInWords(data.dueAt))}
${budgets === null ? null : line('Định mức từng bước', `${STEPS.map(([step, name]) => `${name} ${spanInWords(budgets.minutes[step])}`).join(', ')}${budgets.confirmed ? '' : ' (chưa xác nhận)'}`)}
<table>
  <thead><tr><th>Bên giao</th><th>Bên nhận</th><th>Giờ, ngày<br>giao, nhận</th><th>Kết quả<br>(đã dùng / định mức)</th><th>Ghi chú</th><th>Ký giao<br>Ký nhận</th></tr></thead>
  <tbody>${data.handOvers.map(
    ({ from, to, at, outcome, used, note }) => html`<tr>
    <td>${from}</td>
    <td>${to}</td>
    <td class="time">${instantInFigures(at)}</td>
    <td>${outcome}${used === '' ? null : html`<div class="copy">${used}</div>`}</td>
    <td>${note}</td>
    <td class="signed"></td>
  </tr>`,
  )}</tbody>
</table>
<p class="copy">Thời gian tính theo giờ làm việc. Thời gian chờ công dân bổ sung và chờ cơ quan khác xác minh không thuộc định mức của bước nào. Phiếu này đi kèm hồ sơ đến khi trả kết quả.</p>`,
  ])
}
