import { useTranslation } from 'react-i18next'
import type { PrintedForm } from '../../shared/dossier/forms.ts'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { usePaperChoice } from './paper-choice.ts'
import { Sheet } from './sheet.tsx'

interface Properties {
  readonly dossier: string
  readonly form: PrintedForm
  /** Puts the focus on "print", for a clerk who goes on with Enter. */
  readonly focusPrint?: boolean
}

/** A form of a dossier, to print or keep. */
export function PrintPanel({ dossier, form, focusPrint = false }: Properties) {
  const { t } = useTranslation('printing')
  const [paper, choosePaper] = usePaperChoice(form)
  const wanted = { dossier, form, paper }
  return (
    <Sheet
      name={t(`form.${form}`)}
      paper={paper}
      onPaper={choosePaper}
      prepared={useAsk('forms.prepare', wanted, { fresh: true })}
      prepare={() => desk.ask('forms.prepare', wanted)}
      focusPrint={focusPrint}
    />
  )
}
