import { requestOf } from '../../../../shared/catalog/request.ts'
import type { DeskProfile } from '../../../../shared/contract/people.ts'
import type { Applicant } from '../../../../shared/dossier/applicant.ts'
import type { DossierFee, DossierNumbers, DossierPaper, ReturnBy } from '../../../../shared/dossier/dossier.ts'
import { dossierQr } from '../../../../shared/dossier/qr.ts'
import {
  type DocumentRequest,
  figures,
  html,
  instantInFigures,
  LONG_CELL,
  letterhead,
  line,
  type Markup,
  type PrintableDocument,
  printable,
  qrDrawing,
  signatures,
  title,
} from '../../printing/index.ts'
import { applicantLines } from './document.ts'
import { paperList } from './paper-table.ts'
import { COPIES } from './receipt.ts'
import { numberOf } from './words.ts'

/** One dossier on the receipt of a visit. Instants in milliseconds since 1970. */
export interface VisitedDossier {
  readonly numbers: DossierNumbers
  readonly procedure: { readonly code: string; readonly name: string; readonly certification: boolean }
  readonly summary: string
  readonly ownerName: string | null
  readonly papers: readonly DossierPaper[]
  readonly sets: number
  readonly receivedAt: number
  readonly dueAt: number
  readonly returnBy: ReturnBy
  readonly fee: DossierFee
}

export interface VisitReceiptData {
  readonly desk: DeskProfile
  readonly applicant: Applicant
  /** The oldest first. */
  readonly dossiers: readonly VisitedDossier[]
  readonly officerName: string
  /** Which statutory form this is a variant of. */
  readonly formNumber: string | null
  readonly request: DocumentRequest
}

const RETURN: Readonly<Record<ReturnBy, string>> = {
  counter: 'tại quầy',
  post: 'qua bưu chính',
  electronic: 'bản điện tử',
}

/**
 * The receipt of a visit (giấy tiếp nhận nhiều hồ sơ, kiêm biên bản giao nhận): form 01 for all that a citizen handed in on one
 * day, every dossier with its own number, code and due time, and the papers that changed hands.
 */
export function visitReceipt(data: VisitReceiptData): PrintableDocument {
  const { request, dossiers } = data
  const numbers = dossiers.map((each) => numberOf(each.numbers))
  return printable(
    { title: `Giấy tiếp nhận nhiều hồ sơ ${numbers[0] ?? ''}`, paper: request.paper },
    COPIES.map((copy) => sheet(data, copy)),
  )
}

function sheet(
  { desk, applicant, dossiers, officerName, formNumber, request }: VisitReceiptData,
  copy: string,
): Markup {
  const total = dossiers.reduce((sum, { fee }) => sum + fee.amount, 0)
  return html`${letterhead({ desk, printedAt: request.printedAt })}
${title(['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ'], ['(nhiều hồ sơ, kiêm biên bản giao nhận giấy tờ)', copy, formNumber], request)}
${line('Bộ phận tiếp nhận và trả kết quả', `${desk.deskName}, ${desk.communeName}`)}
${applicantLines({ applicant, ownerName: null, representation: null })}
<p class="lead">1. Hồ sơ đã nhận:</p>
<table>
  <thead><tr><th>TT</th><th>Mã hồ sơ</th><th>Nội dung</th><th>Nhận</th><th>Hẹn trả</th><th>Phí, lệ phí<br>(đồng)</th></tr></thead>
  <tbody>${dossiers.map((each, place) => dossierRow(each, place + 1))}<tr class="strong"><td></td><td colspan="4">Cộng ${dossiers.length} hồ sơ</td><td class="amount">${figures(total)}</td></tr></tbody>
</table>
<p class="lead">2. Giấy tờ giao nhận:</p>
${dossiers.map(
  (each, place) => html`<p class="strong lead">Hồ sơ ${place + 1} – ${numberOf(each.numbers)}, ${each.sets} bộ</p>
${paperList(each.papers, each.procedure.certification)}`,
)}
<div class="keep">
<p>Hai bên đã kiểm tra, giao và nhận đủ giấy tờ nêu trên.</p>
${signatures([
  { role: 'NGƯỜI NỘP HỒ SƠ', name: null },
  { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: officerName },
])}
<div class="foot">Tra cứu: đưa mã QR của từng hồ sơ cho cán bộ tại quầy${desk.phone ? `, hoặc gọi ${desk.phone}` : ''}.</div>
</div>`
}

function dossierRow(
  { numbers, procedure, summary, ownerName, receivedAt, dueAt, returnBy, fee }: VisitedDossier,
  place: number,
) {
  const request = requestOf(procedure.name)
  return html`<tr class="${summary.length > LONG_CELL ? 'long' : ''}">
    <td class="order">${place}</td>
    <td class="coded"><span class="number">${numberOf(numbers)}</span>${numbers.code === null ? html`<div class="copy">(số tạm)</div>` : null}${qrDrawing(dossierQr(numberOf(numbers)))}</td>
    <td>${summary === request ? html`${summary} (${procedure.code})` : html`${summary}<div class="copy">${request} (${procedure.code})</div>`}${ownerName === null ? null : html`<div>Chủ hồ sơ: ${ownerName}</div>`}</td>
    <td class="time">${instantInFigures(receivedAt)}</td>
    <td class="time"><span class="strong">${instantInFigures(dueAt)}</span><div class="copy">${RETURN[returnBy]}</div></td>
    <td class="amount">${figures(fee.amount)}</td>
  </tr>`
}
