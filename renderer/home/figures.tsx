import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './home.module.css'

/** The day in figures; those that are queues lead there. */
export function Figures() {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const counts = useAsk('dossiers.counts', {})
  if (!counts.data) return <ErrorNotice error={counts.error} onRetry={() => void counts.refetch()} />
  const { receivedToday, open, dueToday, atRisk, overdue, awaitingReturn } = counts.data
  const queues = [
    ['all', open, t('home.open'), undefined],
    ['due-today', dueToday, t('nav.dueToday'), 'warn'],
    ['at-risk', atRisk, t('nav.atRisk'), 'warn'],
    ['overdue', overdue, t('nav.overdue'), 'danger'],
    ['awaiting-return', awaitingReturn, t('nav.awaitingReturn'), undefined],
  ] as const
  return (
    <section aria-label={t('home.figures')} className={classes.figures}>
      <div className={`${classes.card} ${classes.figure}`}>
        <span className={classes.number}>{format.number(receivedToday)}</span>
        <span className={classes.what}>{t('home.receivedToday')}</span>
      </div>
      {queues.map(([queue, count, what, tone]) => (
        <Link key={queue} to="/dossiers" search={{ queue }} className={`${classes.card} ${classes.figure}`}>
          <span className={classes.number} data-tone={count > 0 ? tone : undefined}>
            {format.number(count)}
          </span>
          <span className={classes.what}>{what}</span>
        </Link>
      ))}
    </section>
  )
}
