import { useState } from 'react'
import type { PrintedForm } from '../../shared/dossier/forms.ts'
import { type DocumentKind, PaperSize } from '../../shared/printing/document.ts'

const rememberedAs = (form: PrintedForm | DocumentKind) => `motcua.paper.${form}`

/** The paper size last chosen for a paper at this machine, A5 where none was. */
export function usePaperChoice(form: PrintedForm | DocumentKind): readonly [PaperSize, (paper: PaperSize) => void] {
  const [paper, setPaper] = useState<PaperSize>(() =>
    PaperSize.catch('A5').parse(localStorage.getItem(rememberedAs(form))),
  )
  const choose = (chosen: PaperSize) => {
    localStorage.setItem(rememberedAs(form), chosen)
    setPaper(chosen)
  }
  return [paper, choose]
}
