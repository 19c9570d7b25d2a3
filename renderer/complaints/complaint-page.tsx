import { Button, Stack, Text, Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ComplaintView } from '../../shared/contract/complaints.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useFormat } from '../text/use-format.ts'
import { ComplaintActs } from './complaint-acts.tsx'
import classes from './complaints.module.css'

const route = getRouteApi('/complaints/$id')

/** One complaint: what it says, its terms, what was done, and what may be done next. */
export function ComplaintPage() {
  const { id } = route.useParams()
  const { data: view, error, refetch } = useAsk('complaints.view', { id }, { fresh: true })
  if (!view) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return <Complaint view={view} onChanged={() => void refetch()} />
}

function Complaint({ view, onChanged }: { readonly view: ComplaintView; readonly onChanged: () => void }) {
  const { t } = useTranslation('complaints')
  const format = useFormat()
  const { row, content } = view
  const facts = [
    [t('name'), content && (content.name || t('anonymous'))],
    [t('phone'), content?.phone],
    [t('address'), content?.address],
    [t('channel'), t(`channels.${row.channel}`)],
    [t('received'), format.dateTime(row.receivedAt)],
    [t('supplementBy'), format.dateTime(row.supplementBy)],
    [t('refuseBy'), format.dateTime(row.refuseBy)],
    [t('due'), format.dateTime(row.dueAt)],
  ] as const
  return (
    <>
      <PageHeader title={`${t(`kinds.${row.kind}`)} ${row.number}`} note={t(`states.${row.state}`)}>
        <Button variant="default" component={Link} to="/complaints">
          {t('back')}
        </Button>
      </PageHeader>
      <div className={classes.columns}>
        <Stack gap="sm">
          <section className={classes.card}>
            <Title order={2} size="h3" mb="xs">
              {t('content')}
            </Title>
            <p className={classes.text}>{content?.content ?? t('destroyed')}</p>
            {row.about !== null && view.aboutCode !== null ? (
              <Text mt="xs">
                <Link to="/dossiers/$id" params={{ id: row.about }}>
                  {t('openDossier', { code: view.aboutCode })}
                </Link>
              </Text>
            ) : null}
          </section>
          <section className={classes.card}>
            <Title order={2} size="h3" mb="xs">
              {t('history')}
            </Title>
            <Stack gap="xs">
              {view.history.map(({ at, type, officerName, text }) => (
                <div key={`${at}-${type}`}>
                  <Text fw={600} size="sm">
                    {t(`event.${eventName(type)}`)}
                  </Text>
                  {text === null ? null : <p className={classes.text}>{text}</p>}
                  <Text size="xs" c="dimmed">
                    {t('by', { officer: officerName, at: format.dateTime(at) })}
                  </Text>
                </div>
              ))}
            </Stack>
          </section>
        </Stack>
        <Stack gap="sm">
          <section className={classes.card}>
            {facts.map(([name, value]) =>
              value ? (
                <Text size="sm" key={name}>
                  <Text span size="sm" c="dimmed">
                    {name}:
                  </Text>{' '}
                  {value}
                </Text>
              ) : null,
            )}
          </section>
          <ComplaintActs view={view} onChanged={onChanged} />
        </Stack>
      </div>
    </>
  )
}

const EVENTS = [
  'complaint.received',
  'complaint.supplement-asked',
  'complaint.supplemented',
  'complaint.refused',
  'complaint.answered',
] as const

function eventName(type: string): (typeof EVENTS)[number] {
  return EVENTS.find((known) => known === type) ?? 'complaint.received'
}
