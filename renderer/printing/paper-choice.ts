import { useState } from 'react'
import { PaperSize, type PrintedForm } from '../../shared/dossier/forms.ts'

const rememberedAs = (form: PrintedForm) => `motcua.paper.${form}`

/** The paper size last chosen for a form at this machine, A5 where none was. */
export function usePaperChoice(form: PrintedForm): readonly [PaperSize, (paper: PaperSize) => void] {
  const [paper, setPaper] = useState<PaperSize>(() =>
    PaperSize.catch('A5').parse(localStorage.getItem(rememberedAs(form))),
  )
  const choose = (chosen: PaperSize) => {
    localStorage.setItem(rememberedAs(form), chosen)
    setPaper(chosen)
  }
  return [paper, choose]
}
