import qrcode from 'qrcode'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import type { PaperSize } from '../../../shared/printing/document.ts'
import { html, type Markup } from './markup.ts'
import { STYLE } from './style.ts'
import { dayInWords } from './words.ts'

/** A document ready to print: complete HTML that needs nothing but the fonts of the application. */
export interface PrintableDocument {
  readonly title: string
  readonly html: string
  /** Copies in the document, each beginning on a page of its own. */
  readonly copies: number
}

/** A text as a QR: the squares as the path of an SVG, and its side; level M stands a fold or a coffee stain, H a torn corner. */
export function drawCode(text: string, level: 'M' | 'H' = 'M'): { readonly size: number; readonly path: string } {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: level }).modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return { size, path }
}

/** A text as a QR drawing for a paper. */
export function qrDrawing(text: string, level: 'M' | 'H' = 'M'): Markup {
  const { size, path } = drawCode(text, level)
  return html`<svg class="qr" viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label="QR"><path d="${path}"/></svg>`
}

/** Place name (địa danh) of a document: the name of the commune without its kind. */
export function placeName(commune: string): string {
  return commune.replace(/^(xã|phường|thị trấn|đặc khu)\s+/i, '')
}

/** Head of a paper after Nghị định 30/2020/NĐ-CP, Phụ lục I: the agency on the left, quốc hiệu and tiêu ngữ on the right. */
export function letterhead({ desk, printedAt }: { readonly desk: DeskProfile; readonly printedAt: number }): Markup {
  return html`<header class="letterhead">
  <div class="agency">
    <div>UBND ${desk.communeName.toLocaleUpperCase('vi')}</div>
    <div class="strong">TRUNG TÂM PHỤC VỤ<br>HÀNH CHÍNH CÔNG</div>
    <div class="rule"></div>
  </div>
  <div class="state">
    <div class="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>
    <div class="motto">Độc lập - Tự do - Hạnh phúc</div>
    <div class="place">${placeName(desk.communeName)}, ${dayInWords(printedAt)}</div>
  </div>
</header>`
}

/** Title of a paper that has no dossier of its own, with lines under it; a re-print says so. */
export function title(
  lines: readonly string[],
  under: readonly (string | null)[],
  { reprint, qr = null }: { readonly reprint: number; readonly qr?: Markup | null },
): Markup {
  return html`<div class="heading${qr === null ? ' plain' : ''}">
  <div class="heading-text">
    <h1>${lines.map((text) => html`<span>${text}</span>`)}</h1>
    ${under.filter((text) => text !== null).map((text) => html`<div>${text}</div>`)}
    ${reprint > 0 ? html`<div class="copy">Bản in lại lần ${reprint}</div>` : null}
  </div>
  ${qr}
</div>`
}

/** One named line of a paper; nothing when there is no value. */
export function line(name: string, value: string | null | undefined): Markup | null {
  return value ? html`<p><span class="name">${name}:</span> ${value}</p>` : null
}

/** What stands in a cell of a table. */
type Cell = string | number | null | Markup

/** A row with so many letters in a cell may go over the end of a page; it would leave half of one empty. */
export const LONG_CELL = 300

function isLong(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length > LONG_CELL
}

type ColumnKind = 'figure' | 'time' | 'words' | 'amount' | 'order' | 'broad'

/**
 * A table of a paper. Cells of `figure` and `time` columns are centred, the latter broken between words where room is short, as
 * those of `words` columns; cells of `amount` columns stand right; `broad` columns keep room beside longer ones. Any other cell
 * may be broken within a word.
 */
export function table(
  columns: readonly { readonly name: string; readonly kind?: ColumnKind }[],
  rows: readonly (readonly Cell[])[],
  foot?: readonly Cell[],
): Markup {
  const cells = (row: readonly Cell[]) =>
    row.map((cell, place) => html`<td class="${columns[place]?.kind ?? ''}">${cell}</td>`)
  return html`<table>
  <thead><tr>${columns.map(({ name }) => html`<th>${name}</th>`)}</tr></thead>
  <tbody>${rows.map((row) => html`<tr class="${row.some(isLong) ? 'long' : ''}">${cells(row)}</tr>`)}${foot === undefined ? null : html`<tr class="strong">${cells(foot)}</tr>`}</tbody>
</table>`
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

/** Puts the copies of a paper together. `wide` lays the sheet across, for lists of many columns. */
export function printable(
  { title: full, paper, wide = false }: { readonly title: string; readonly paper: PaperSize; readonly wide?: boolean },
  copies: readonly Markup[],
): PrintableDocument {
  const document = html`<!doctype html>
<html lang="vi" class="${paper}${wide ? ' wide' : ''}">
<head><meta charset="utf-8"><title>${full}</title><style>${{ markup: STYLE[paper] + (wide ? WIDE[paper] : '') }}</style></head>
<body>${copies.map((copy) => html`<section class="sheet"><div class="flow">${copy}</div><div class="room"></div></section>`)}
<div class="running">${full}</div></body>
</html>
`
  return { title: full, html: document.markup, copies: copies.length }
}

const WIDE: Readonly<Record<PaperSize, string>> = {
  A4: '@page{size:A4 landscape;margin:15mm 15mm 9mm}',
  A5: '@page{size:A5 landscape;margin:9mm 9mm 5mm}',
}
