import type { DossierPaper } from '../../../../shared/dossier/dossier.ts'
import { count, figures, html, line, type Markup } from '../../printing/index.ts'

/** Whether a paper is one to be certified: its pages and copies were taken down at reception. */
function isCertified({ pages, paperCopies, electronicCopy }: DossierPaper): boolean {
  return pages !== undefined || paperCopies !== undefined || electronicCopy === true
}

/**
 * The papers of a dossier as its receipt lists them; in the variant for certification also the pages of what is certified,
 * and the copies asked for on paper and signed electronically.
 */
export function paperList(papers: readonly DossierPaper[], certification: boolean): Markup {
  const isListed = (paper: DossierPaper) => paper.use === 'hand-in' || (certification && isCertified(paper))
  const listed = papers.filter(isListed)
  const shown = papers.filter((paper) => !isListed(paper))
  return html`${listed.length === 0 ? html`<p>Không có giấy tờ phải nộp.</p>` : paperTable(listed, certification)}
${shown.length === 0 ? null : line('Giấy tờ đã xuất trình và trả lại', shown.map(({ name }) => name).join('; '))}`
}

function paperTable(papers: readonly DossierPaper[], certification: boolean): Markup {
  // Room is short on A5: only the variant with more columns takes two lines for its head.
  const pieces = certification
    ? html`<th>Bản<br>chính</th><th>Bản<br>sao</th>`
    : html`<th class="whole">Bản chính</th><th class="whole">Bản sao</th>`
  const extra = certification
    ? html`<th class="whole">Số<br>trang</th><th class="whole">Số bản<br>giấy</th><th class="whole">Ký bản<br>điện tử</th>`
    : null
  return html`<table>
  <thead><tr><th>TT</th><th>Tên giấy tờ</th>${pieces}${extra}</tr></thead>
  <tbody>${papers.map(
    (paper, place) => html`<tr>
    <td class="order">${place + 1}</td>
    <td>${paper.name}${paper.use === 'show' ? ' (xuất trình, đã trả lại)' : null}</td>
    <td class="figure">${paper.use === 'show' ? null : piecesOf(paper.originals)}</td>
    <td class="figure">${paper.use === 'show' ? null : piecesOf(paper.copies)}</td>${certification ? certified(paper) : null}
  </tr>`,
  )}</tbody>
</table>`
}

function certified({ pages, paperCopies, electronicCopy }: DossierPaper): Markup {
  return html`
    <td class="figure">${pages === undefined ? null : figures(pages)}</td>
    <td class="figure">${paperCopies === undefined ? null : figures(paperCopies)}</td>
    <td class="figure">${electronicCopy ? 'X' : null}</td>`
}

function piecesOf(pieces: number): string {
  return pieces === 0 ? '' : count(pieces)
}
