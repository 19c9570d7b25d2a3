import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PEOPLE_EVENTS, type PeopleEventType } from '../../shared/people/events.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './security.module.css'

const SHOWN = 500

function isPeopleEvent(type: string): type is PeopleEventType {
  return type in PEOPLE_EVENTS
}

/** Who signed in, who failed to, when screens were locked: as the ledger remembers it. */
export function SecurityPage() {
  const { t } = useTranslation('officers')
  const format = useFormat()
  const log = useAsk('security.log', { limit: SHOWN }, { fresh: true })
  const sentence = (type: string) =>
    isPeopleEvent(type) ? t(`security.events.${type}`) : t('security.unknown', { type })
  return (
    <>
      <PageHeader title={t('security.title')} note={t('security.note')} />
      <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />
      {log.data?.length === 0 ? <Text c="dimmed">{t('security.empty')}</Text> : null}
      {log.data && log.data.length > 0 ? (
        <div className={classes.card}>
          <Table highlightOnHover aria-label={t('security.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={170}>{t('security.at')}</Table.Th>
                <Table.Th>{t('security.event')}</Table.Th>
                <Table.Th>{t('security.who')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {log.data.map((line, index) => (
                // Two lines may share their instant; the log only ever grows at its head and is read anew then.
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identifier
                <Table.Tr key={index} data-failed={line.type.endsWith('failed') || undefined}>
                  <Table.Td>{format.dateTime(line.at)}</Table.Td>
                  <Table.Td className={classes.event}>{sentence(line.type)}</Table.Td>
                  <Table.Td>{[line.officer, line.login].filter(Boolean).join(' · ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
    </>
  )
}
