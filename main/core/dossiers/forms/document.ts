import { requestOf } from '../../../../shared/catalog/request.ts'
import type { Representation } from '../../../../shared/dossier/applicant.ts'
import { dossierQr } from '../../../../shared/dossier/qr.ts'
import { html, line, type Markup, type PrintableDocument, printable, qrDrawing } from '../../printing/index.ts'
import type { FormData } from './form-data.ts'
import { numberOf } from './words.ts'

/** Title of a form with the number of its dossier and its QR; a temporary number is marked so that nobody takes it for official. */
export function heading(data: FormData, title: readonly string[], copy: string | null): Markup {
  const { code, temporaryCode } = data.numbers
  const temporary = code === null
  return html`<div class="heading">
  <div class="heading-text">
    <h1>${title.map((line) => html`<span>${line}</span>`)}</h1>
    <div>${temporary ? 'Số tạm' : 'Mã hồ sơ'}: <span class="number">${numberOf(data.numbers)}</span></div>
    ${temporary || temporaryCode === null ? null : html`<div class="copy">Số tạm trước đây: ${temporaryCode}</div>`}
    ${temporary ? html`<div class="temporary">SỐ TẠM – mã hồ sơ chính thức được cấp sau; tra cứu được bằng cả hai số</div>` : null}
    ${copy === null ? null : html`<div class="copy">${copy}</div>`}
    ${data.formNumber === null ? null : html`<div class="copy">${data.formNumber}</div>`}
    ${data.reprint > 0 ? html`<div class="copy">Bản in lại lần ${data.reprint}</div>` : null}
  </div>
  ${qrDrawing(dossierQr(numberOf(data.numbers)))}
</div>`
}

/** Who the applicant is, as all forms say it. */
export function applicantLines({
  applicant,
  ownerName,
  representation,
}: Pick<FormData, 'applicant' | 'ownerName' | 'representation'>): Markup {
  const contact = [
    applicant.phone && `Số điện thoại: ${applicant.phone}`,
    applicant.email && `Email: ${applicant.email}`,
  ]
  return html`${line('Người nộp hồ sơ', applicant.name)}
${line('Số định danh/căn cước', applicant.personalNumber)}
${line('Địa chỉ', applicant.address)}
${contact.some(Boolean) ? html`<p>${contact.filter(Boolean).join('; ')}</p>` : null}
${line(representation?.kind === 'organisation' ? 'Tổ chức' : 'Chủ hồ sơ', ownerName)}
${representation?.kind === 'organisation' ? organisationLines(representation) : null}
${representation?.kind === 'person' ? personLines(representation) : null}`
}

function organisationLines({ taxCode, position }: Extract<Representation, { kind: 'organisation' }>): Markup {
  return html`${line('Mã số thuế', taxCode)}${line('Chức vụ của người nộp', position)}`
}

function personLines({ ownerNumber, document }: Extract<Representation, { kind: 'person' }>): Markup {
  return html`${line('Số giấy tờ của chủ hồ sơ', ownerNumber)}${line('Người nộp được ủy quyền theo', document)}`
}

/** What is asked for, and by which procedure; said once where the request is the procedure's own name. */
export function requestLines({ summary, procedure }: Pick<FormData, 'summary' | 'procedure'>): Markup {
  const request = requestOf(procedure.name)
  if (summary === request) return html`${line('Nội dung yêu cầu giải quyết', `${summary} (${procedure.code})`)}`
  return html`${line('Nội dung yêu cầu giải quyết', summary)}
${line('Thủ tục', `${request} (${procedure.code})`)}`
}

/** Puts the copies of a form together. */
export function formDocument(data: FormData, title: string, copies: readonly Markup[]): PrintableDocument {
  return printable({ title: `${title} ${numberOf(data.numbers)}`, paper: data.paper }, copies)
}
