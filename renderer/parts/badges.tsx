import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierState } from '../../shared/catalog/status.ts'
import { useFormat } from '../text/use-format.ts'
import { urgencyOf } from './urgency.ts'
import { useNow } from './use-now.ts'

const STATE_COLORS = {
  received: 'petrol',
  refused: 'gray',
  processing: 'amber',
  waiting: 'amber',
  verifying: 'amber',
  deciding: 'amber',
  approved: 'petrol',
  signed: 'petrol',
  done: 'green',
  posted: 'green',
  returned: 'gray',
  stopped: 'gray',
  withdrawn: 'gray',
} as const satisfies Record<DossierState, string>

/** Where a dossier stands, in one word and one colour. */
export function StateBadge({ state }: { readonly state: DossierState }) {
  const { t } = useTranslation('frame')
  return <Badge color={STATE_COLORS[state]}>{t(`state.${state}`)}</Badge>
}

/** From here on a reading is likely right; below it is to be looked at letter by letter. */
const SURE_PERCENT = 90

/** How sure what was read on a paper is, 0 to 100. */
export function SurenessBadge({ percent }: { readonly percent: number }) {
  const { t } = useTranslation('frame')
  const isSure = percent >= SURE_PERCENT
  return <Badge color={isSure ? 'green' : 'amber'}>{t(isSure ? 'read.sure' : 'read.unsure', { percent })}</Badge>
}

interface DueProperties {
  /** Instant in milliseconds. */
  readonly dueAt: number | null
  readonly state: DossierState
}

/** When a dossier is due, coloured by how near that is. */
export function DueBadge({ dueAt, state }: DueProperties) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const urgency = urgencyOf(dueAt, state, now)
  if (dueAt === null)
    return (
      <Text span size="sm" c="dimmed">
        {t('due.none')}
      </Text>
    )
  if (urgency === 'paused') {
    return (
      <Badge color="gray" variant="outline">
        {t('due.paused')}
      </Badge>
    )
  }
  if (urgency === 'settled' || urgency === 'later') {
    return (
      <Text span size="sm" {...(urgency === 'settled' ? { c: 'dimmed' } : {})}>
        {format.dateTime(dueAt)}
      </Text>
    )
  }
  if (urgency === 'overdue') return <Badge color="red">{t('due.overdue', { span: format.span(now - dueAt) })}</Badge>
  if (urgency === 'today') return <Badge color="amber">{t('due.today', { time: format.time(dueAt) })}</Badge>
  return (
    <Badge color="amber" variant="outline">
      {format.dateTime(dueAt)}
    </Badge>
  )
}
