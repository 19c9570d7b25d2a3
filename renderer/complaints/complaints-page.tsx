import { Badge, Button, SegmentedControl, Table, Text } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintRow, ComplaintState } from '../../shared/complaints/complaint.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useNow } from '../parts/use-now.ts'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './complaints.module.css'
import { ReceiveComplaint } from './receive-complaint.tsx'

/** What the list shows at most; open complaints of one desk are tens, not thousands. */
const MOST_SHOWN = 500

const STATE_COLORS = {
  open: 'petrol',
  waiting: 'amber',
  answered: 'green',
  refused: 'gray',
} as const satisfies Record<ComplaintState, string>

const route = getRouteApi('/complaints')

/** Complaints and suggestions: those that must be answered first on top, and a form to take one in. */
export function ComplaintsPage() {
  const { t } = useTranslation('complaints')
  const session = useSession()
  const [shown, setShown] = useState<'open' | 'ended'>('open')
  const { receive: receiving = false } = route.useSearch()
  const navigate = useNavigate()
  const setReceiving = (receive: boolean) =>
    void navigate({ to: '/complaints', search: receive ? { receive } : {}, replace: true })
  const list = useAsk('complaints.list', { ended: shown === 'ended', limit: MOST_SHOWN }, { fresh: true })
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <SegmentedControl
          aria-label={t('shown')}
          value={shown}
          onChange={(value) => setShown(value === 'ended' ? 'ended' : 'open')}
          data={[
            { value: 'open', label: t('open') },
            { value: 'ended', label: t('ended') },
          ]}
        />
        {session?.rights.includes('receive') && !receiving ? (
          <Button leftSection={<IconMessagePlus size={18} aria-hidden />} onClick={() => setReceiving(true)}>
            {t('new')}
          </Button>
        ) : null}
      </PageHeader>
      {receiving ? (
        <ReceiveComplaint onClose={() => setReceiving(false)} onReceived={() => void list.refetch()} />
      ) : null}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data ? <List rows={list.data} empty={t(`none.${shown}`)} /> : null}
    </>
  )
}

function List({ rows, empty }: { readonly rows: readonly ComplaintRow[]; readonly empty: string }) {
  const { t } = useTranslation('complaints')
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  if (rows.length === 0) return <Text c="dimmed">{empty}</Text>
  return (
    <div className={classes.card}>
      <Table aria-label={t('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('kind')}</Table.Th>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('received')}</Table.Th>
            <Table.Th>{t('due')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={row.id}
              className={classes.row ?? ''}
              onClick={() => void navigate({ to: '/complaints/$id', params: { id: row.id } })}
            >
              <Table.Td>
                <Link to="/complaints/$id" params={{ id: row.id }} onClick={(event) => event.stopPropagation()}>
                  {row.number}
                </Link>
              </Table.Td>
              <Table.Td>{t(`kinds.${row.kind}`)}</Table.Td>
              <Table.Td>{row.name === '' ? t('anonymous') : row.name}</Table.Td>
              <Table.Td>{format.dateTime(row.receivedAt)}</Table.Td>
              <Table.Td>
                {row.endedAt === null && row.dueAt < now ? (
                  <Badge color="red">{format.dateTime(row.dueAt)}</Badge>
                ) : (
                  format.dateTime(row.dueAt)
                )}
              </Table.Td>
              <Table.Td>
                <Badge color={STATE_COLORS[row.state]}>{t(`states.${row.state}`)}</Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
