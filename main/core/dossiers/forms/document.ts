import qrcode from 'qrcode'
import { dossierQr } from '../../../../shared/dossier/qr.ts'
import type { FormData } from './form-data.ts'
import { html, type Markup } from './markup.ts'
import { STYLE } from './style.ts'
import { dayInWords, numberOf } from './words.ts'

/** A form ready to print: a complete HTML document that needs nothing but the fonts of the application. */
export interface FormDocument {
  readonly title: string
  readonly html: string
  /** Copies in the document, each beginning on a page of its own. */
  readonly copies: number
}

/** The QR of a dossier as a drawing; level M stands a fold or a coffee stain. */
function qrOf({ numbers }: FormData): Markup {
  const { size, data } = qrcode.create(dossierQr(numberOf(numbers)), { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return html`<svg class="qr" viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label="QR"><path d="${path}"/></svg>`
}

/** Place name (địa danh) of a document: the name of the commune without its kind. */
function placeName(commune: string): string {
  return commune.replace(/^(xã|phường|thị trấn|đặc khu)\s+/i, '')
}

/** Head of a form after Nghị định 30/2020/NĐ-CP, Phụ lục I: the agency on the left, quốc hiệu and tiêu ngữ on the right. */
export function letterhead(data: FormData): Markup {
  return html`<header class="letterhead">
  <div class="agency">
    <div>UBND ${data.desk.communeName.toLocaleUpperCase('vi')}</div>
    <div class="strong">TRUNG TÂM PHỤC VỤ<br>HÀNH CHÍNH CÔNG</div>
    <div class="rule"></div>
  </div>
  <div class="state">
    <div class="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>
    <div class="motto">Độc lập - Tự do - Hạnh phúc</div>
    <div class="place">${placeName(data.desk.communeName)}, ${dayInWords(data.printedAt)}</div>
  </div>
</header>`
}

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
  ${qrOf(data)}
</div>`
}

/** One named line of a form; nothing when there is no value. */
export function line(name: string, value: string | null | undefined): Markup | null {
  return value ? html`<p><span class="name">${name}:</span> ${value}</p>` : null
}

/** Who the applicant is, as all forms say it. */
export function applicantLines({ applicant, ownerName }: FormData): Markup {
  const contact = [
    applicant.phone && `Số điện thoại: ${applicant.phone}`,
    applicant.email && `Email: ${applicant.email}`,
  ]
  return html`${line('Người nộp hồ sơ', applicant.name)}
${line('Số định danh/căn cước', applicant.personalNumber)}
${line('Địa chỉ', applicant.address)}
${contact.some(Boolean) ? html`<p>${contact.filter(Boolean).join('; ')}</p>` : null}
${line('Chủ hồ sơ', ownerName)}`
}

/** Where people sign: who stands over the line, and the name under it when it is known. */
export function signatures(blocks: readonly { readonly role: string; readonly name: string | null }[]): Markup {
  return html`<div class="signatures">${blocks.map(
    ({ role, name }) => html`<div>
  <div class="strong">${role}</div>
  <div class="how">(Ký, ghi rõ họ tên)</div>
  <div class="signer">${name}</div>
</div>`,
  )}</div>`
}

/** Puts the copies of a form together. */
export function formDocument(data: FormData, title: string, copies: readonly Markup[]): FormDocument {
  const full = `${title} ${numberOf(data.numbers)}`
  const document = html`<!doctype html>
<html lang="vi" class="${data.paper}">
<head><meta charset="utf-8"><title>${full}</title><style>${{ markup: STYLE[data.paper] }}</style></head>
<body>${copies.map((copy) => html`<section class="sheet">${copy}</section>`)}</body>
</html>
`
  return { title: full, html: document.markup, copies: copies.length }
}
