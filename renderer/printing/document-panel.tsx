import { useTranslation } from 'react-i18next'
import type { DocumentName } from '../../shared/printing/document.ts'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { usePaperChoice } from './paper-choice.ts'
import { Sheet } from './sheet.tsx'

interface Properties extends DocumentName {
  /** Puts the focus on "print", for a clerk who goes on with Enter. */
  readonly focusPrint?: boolean
}

/** A paper of the desk that is no form of one dossier, to print or keep. */
export function DocumentPanel({ kind, subject, focusPrint = false }: Properties) {
  const { t } = useTranslation('printing')
  const [paper, choosePaper] = usePaperChoice(kind)
  const wanted = { kind, subject, paper }
  return (
    <Sheet
      name={t(`document.${kind}`)}
      paper={paper}
      onPaper={choosePaper}
      prepared={useAsk('documents.prepare', wanted, { fresh: true })}
      prepare={() => desk.ask('documents.prepare', wanted)}
      focusPrint={focusPrint}
    />
  )
}
