import { Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { DueBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './home.module.css'

const SHOWN = 8

/** The first of what is due today, each a step away. */
export function DueToday() {
  const { t } = useTranslation('frame')
  const page = useAsk('dossiers.search', {
    text: '',
    states: [],
    procedure: null,
    queue: 'due-today',
    limit: SHOWN,
    after: null,
  })
  return (
    <section className={`${classes.card} ${classes.list}`}>
      <Title order={2}>{t('nav.dueToday')}</Title>
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.data?.rows.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('home.nothingDue')}
        </Text>
      ) : null}
      <ul>
        {page.data?.rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <span className={classes.grow}>
              <Link to="/dossiers/$id" params={{ id: row.id }}>
                {row.applicantName}
              </Link>{' '}
              – {row.procedureName}
            </span>
            <DueBadge dueAt={row.dueAt} state={row.state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
