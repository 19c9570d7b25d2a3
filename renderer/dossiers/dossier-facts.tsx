import { useTranslation } from 'react-i18next'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import { useFormat } from '../text/use-format.ts'
import { Facts } from './facts.tsx'

/** Who asks for what, since when and until when. */
export function DossierFacts({ view }: { readonly view: DossierView }) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const format = useFormat()
  const { applicant, row } = view
  const instant = (at: number | null) => (at === null ? null : format.dateTime(at))
  return (
    <Facts
      facts={[
        [t('facts.applicant'), applicant?.name ?? t('facts.forgotten')],
        [t('facts.personalNumber'), applicant?.personalNumber],
        [t('facts.dateOfBirth'), applicant?.dateOfBirth && format.isoDate(applicant.dateOfBirth)],
        [t('facts.sex'), applicant?.sex && t(`facts.${applicant.sex}`)],
        [t('facts.address'), applicant?.address],
        [t('facts.phone'), applicant?.phone],
        [t('facts.email'), applicant?.email],
        [t('facts.owner'), view.ownerName],
        [t('facts.authorisation'), view.representation?.kind === 'person' ? view.representation.document : null],
        [t('facts.taxCode'), view.representation?.kind === 'organisation' ? view.representation.taxCode : null],
        [t('facts.position'), view.representation?.kind === 'organisation' ? view.representation.position : null],
        [t('facts.summary'), view.summary],
        [t('facts.refusalReason'), view.refusalReason],
        [t('facts.received'), instant(row.receivedAt)],
        [t('facts.due'), instant(row.dueAt)],
        [t('facts.finished'), instant(row.finishedAt)],
        [t('facts.officialCode'), row.code],
        [t('facts.temporaryCode'), row.temporaryCode],
        [t('facts.sets'), row.state === 'refused' ? null : format.number(view.sets)],
        [t('facts.fee'), view.fee && [format.money(view.fee.amount), view.fee.note].filter(Boolean).join(' – ')],
        [t('facts.returnBy'), view.returnBy && t(`returnBy.${view.returnBy}`)],
        [t('facts.channel'), view.channel && t(`channel.${view.channel}`)],
        [t('facts.submitted'), instant(view.submittedAt)],
        [
          t('facts.duplicate'),
          view.duplicate && [view.duplicate.code, view.duplicate.reason].filter(Boolean).join(' – '),
        ],
        [t('facts.assignedTo'), view.assignedToName],
        [t('facts.stoppedSince'), instant(view.stoppedSince)],
        [t('facts.supplements'), view.supplements > 0 ? format.number(view.supplements) : null],
        [t('facts.extensions'), view.extensions > 0 ? format.number(view.extensions) : null],
        [t('facts.handedTo'), view.handedTo],
      ]}
    />
  )
}
