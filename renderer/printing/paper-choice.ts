import { useState } from 'react'
import type { PrintedForm } from '../../shared/dossier/forms.ts'
import { type DocumentKind, PaperSize } from '../../shared/printing/document.ts'

const rememberedAs = (form: PrintedForm | DocumentKind) => `motcua.paper.${form}`

/** Papers that begin on A4: lists with many columns, what is bound and filed with other A4 sheets, and what is
 * scanned among them. All others begin on A5. */
const BEGINS_ON_A4: ReadonlySet<PrintedForm | DocumentKind> = new Set<PrintedForm | DocumentKind>([
  'register',
  'hand-over-list',
  'postman-list',
  'cash-report',
  'certification-month',
  'certification-year',
  'book-transfer',
  'separator-sheet',
  'paper-labels',
  'signature-report',
])

/** The paper size last chosen for a paper at this machine, and where none was the one it begins on. */
export function usePaperChoice(form: PrintedForm | DocumentKind): readonly [PaperSize, (paper: PaperSize) => void] {
  const [paper, setPaper] = useState<PaperSize>(() =>
    PaperSize.catch(BEGINS_ON_A4.has(form) ? 'A4' : 'A5').parse(localStorage.getItem(rememberedAs(form))),
  )
  const choose = (chosen: PaperSize) => {
    localStorage.setItem(rememberedAs(form), chosen)
    setPaper(chosen)
  }
  return [paper, choose]
}
