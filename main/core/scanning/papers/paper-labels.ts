import type { DeskProfile } from '../../../../shared/contract/people.ts'
import type { DossierPaper } from '../../../../shared/dossier/dossier.ts'
import { dossierQr } from '../../../../shared/dossier/qr.ts'
import { isLabelable, paperLabelQr } from '../../../../shared/scanning/index.ts'
import {
  type DocumentRequest,
  html,
  letterhead,
  type PrintableDocument,
  printable,
  qrDrawing,
  title,
} from '../../printing/index.ts'

interface LabelsData {
  /** The official code or the temporary number. */
  readonly code: string
  readonly papers: readonly DossierPaper[]
  readonly desk: DeskProfile
  readonly request: DocumentRequest
}

/**
 * Labels (nhãn giấy tờ) of the papers of a dossier, to be cut out and laid on the first page of each. Papers that are only shown are
 * never scanned and have none. There is nothing personal on them.
 */
export function paperLabels({ code, papers, desk, request }: LabelsData): PrintableDocument {
  const { paper, printedAt, reprint } = request
  const labelled = papers.filter((each) => each.use === 'hand-in' && isLabelable(each.code))
  return printable({ title: `Nhãn giấy tờ ${code}`, paper }, [
    html`${letterhead({ desk, printedAt })}
${title(['NHÃN GIẤY TỜ ĐỂ QUÉT'], [`Mã hồ sơ: ${code}`], { reprint, qr: qrDrawing(dossierQr(code)) })}
<p>Cắt từng nhãn, dán hoặc kẹp ở chỗ trống trên trang đầu của giấy tờ tương ứng rồi quét cả tập: mỗi giấy tờ tự vào đúng chỗ. Giấy tờ không có nhãn được xếp bằng tay trên màn hình.</p>
<div class="labels">${labelled.map(
      (each, place) => html`<div class="paper-label">
  ${qrDrawing(paperLabelQr(code, each.code))}
  <div><div class="strong">${place + 1}. ${each.name}</div><div class="number">${code}</div></div>
</div>`,
    )}</div>
${labelled.length === 0 ? html`<p class="foot">Hồ sơ không có giấy tờ nào dùng được nhãn.</p>` : null}`,
  ])
}
