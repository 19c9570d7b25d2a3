import { Text, Timeline } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HistoryLine } from '../../shared/contract/dossiers.ts'
import { DOSSIER_EVENTS, type DossierEventType } from '../../shared/dossier/events.ts'
import { PrintedForm } from '../../shared/dossier/forms.ts'
import { PaperFileOrigin, Undigitized } from '../../shared/dossier/paper-file.ts'
import { DocumentRole, SignatureVerdict, SigningKind } from '../../shared/signing/index.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './history.module.css'

function isDossierEvent(type: string): type is DossierEventType {
  return type in DOSSIER_EVENTS
}

/** Who did what and when, as the ledger has it. */
export function History({ lines }: { readonly lines: readonly HistoryLine[] }) {
  const { t } = useTranslation(['dossiers', 'printing'])
  const format = useFormat()
  const sentence = ({ type, details }: HistoryLine) => {
    if (!isDossierEvent(type)) return type
    if (type === 'dossier.paper-filed') {
      const origin = PaperFileOrigin.safeParse(details.origin)
      return t(`event.${type}`, { ...details, how: origin.success ? t(`papers.origin.${origin.data}`) : '' })
    }
    if (type === 'dossier.paper-undigitized') {
      const why = Undigitized.safeParse(details.why)
      if (!why.success) return t('event.paperToDigitize', details)
      return t(`event.${type}`, { ...details, why: t(`papers.undigitized.${why.data}`) })
    }
    if (type === 'dossier.signed' && details.by === 'electronic') return t('event.signedElectronically')
    if (type === 'dossier.document-filed') {
      const role = DocumentRole.safeParse(details.role)
      return t(`event.${type}`, { ...details, role: role.success ? t(`signed.role.${role.data}`) : '' })
    }
    if (type === 'dossier.file-signed') {
      const kind = SigningKind.safeParse(details.kind)
      return t(`event.${type}`, { ...details, kind: kind.success ? t(`signed.kind.${kind.data}`) : '' })
    }
    if (type === 'dossier.file-verified') {
      const verdict = SignatureVerdict.safeParse(details.verdict)
      return t(`event.${type}`, { ...details, verdict: verdict.success ? t(`signed.verdict.${verdict.data}`) : '' })
    }
    if (type !== 'dossier.form-printed') {
      const due = typeof details.dueAt === 'number' ? format.dateTime(details.dueAt) : ''
      const decisionName = t(details.decision === 'approved' ? 'decision.approved' : 'decision.rejected')
      return t(`event.${type}`, { ...details, due, decisionName })
    }
    const form = PrintedForm.safeParse(details.form)
    const name = form.success ? t(`printing:form.${form.data}`) : ''
    const again = Number(details.reprint) > 0
    if (details.target === 'file') return t(again ? 'event.savedAgain' : 'event.saved', { ...details, name })
    return t(again ? 'event.reprinted' : 'event.printed', { ...details, name })
  }
  return (
    <Timeline role="list" data-testid="history" bulletSize={10} lineWidth={2} active={lines.length}>
      {lines.map((line) => (
        // Several papers are filed at one moment.
        <Timeline.Item role="listitem" key={`${line.at}-${line.type}-${line.details.code ?? ''}`}>
          <Text size="sm">{sentence(line)}</Text>
          {line.details.note ? (
            <Text size="sm" c="dimmed" className={classes.note ?? ''}>
              {line.details.note}
            </Text>
          ) : null}
          {line.details.without ? (
            <Text size="sm" c="var(--desk-warn-ink)" className={classes.note ?? ''}>
              {t('history.without', { reason: line.details.without })}
            </Text>
          ) : null}
          {line.details.conflict === 1 ? (
            <Text size="sm" c="var(--desk-danger-ink)">
              {t('history.conflict')}
            </Text>
          ) : null}
          <Text size="xs" c="dimmed">
            {[format.dateTime(line.at), line.officerName].filter(Boolean).join(' · ')}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
