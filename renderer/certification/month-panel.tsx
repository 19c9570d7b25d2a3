import { Badge, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { slipNumberText } from '../../shared/books/book.ts'
import type { CertificationEntry, CertificationKind } from '../../shared/certification/certification.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './certification.module.css'
import { entryNumber } from './entry-number.ts'

const SHORTEST_REASON = 5

interface Properties {
  readonly kind: CertificationKind
  /** `yyyy-MM`. */
  readonly month: string
  readonly isCurrent: boolean
  readonly entries: readonly CertificationEntry[]
  readonly onStep: (by: -1 | 1) => void
}

/** The book of a month: its entries, the one that was chosen, and the print that is bound and stamped. */
export function MonthPanel({ kind, month, isCurrent, entries, onStep }: Properties) {
  const { t } = useTranslation('certification')
  const format = useFormat()
  const [chosen, setChosen] = useState<string>()
  const [printing, setPrinting] = useState<'month' | 'year'>()
  const toggle = (what: 'month' | 'year') => setPrinting(printing === what ? undefined : what)
  const open = entries.find(({ id }) => id === chosen)
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3">
          <Stepper before={t('monthBefore')} after={t('monthAfter')} onStep={onStep} isLast={isCurrent}>
            {t('month', { month: month.split('-').reverse().join('/') })}
          </Stepper>
        </Title>
        <Group gap="xs">
          <Button size="xs" variant="default" aria-expanded={printing === 'month'} onClick={() => toggle('month')}>
            {t('printMonth')}
          </Button>
          <Button size="xs" variant="default" aria-expanded={printing === 'year'} onClick={() => toggle('year')}>
            {t('printYear')}
          </Button>
        </Group>
      </Group>
      {printing === 'month' ? <DocumentPanel kind="certification-month" subject={`${kind}:${month}`} /> : null}
      {printing === 'year' ? (
        <DocumentPanel kind="certification-year" subject={`${kind}:${month.slice(0, 4)}`} />
      ) : null}
      {entries.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <Table aria-label={t('title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('number')}</Table.Th>
              <Table.Th>{t('requester')}</Table.Th>
              <Table.Th>{t('paper')}</Table.Th>
              <Table.Th>{t('pages')}</Table.Th>
              <Table.Th>{t('copies')}</Table.Th>
              <Table.Th>{t('time')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.toReversed().map((entry) => (
              <Table.Tr key={entry.id} className={entry.voidedAt === null ? '' : (classes.voided ?? '')}>
                <Table.Td className={classes.number ?? ''}>
                  <Button
                    size="compact-sm"
                    variant={entry.id === chosen ? 'filled' : 'subtle'}
                    aria-expanded={entry.id === chosen}
                    onClick={() => setChosen(entry.id === chosen ? undefined : entry.id)}
                  >
                    {entryNumber(entry) ?? t('slip', { number: slipNumberText(entry.id) })}
                  </Button>
                  {entry.voidedAt === null ? null : <Badge color="red">{t('voided')}</Badge>}
                </Table.Td>
                <Table.Td>{entry.requester}</Table.Td>
                <Table.Td>{entry.paper}</Table.Td>
                <Table.Td>{format.number(entry.pages)}</Table.Td>
                <Table.Td>{format.number(entry.copies)}</Table.Td>
                <Table.Td>{format.dateTime(entry.at)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {open === undefined ? null : <OneEntry key={open.id} entry={open} />}
    </Stack>
  )
}

function OneEntry({ entry }: { readonly entry: CertificationEntry }) {
  const { t } = useTranslation('certification')
  const session = useSession()
  const cancel = useAct('certification.void')
  const number = useAct('certification.number')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)

  function voidIt() {
    setWrong(reason.trim().length < SHORTEST_REASON)
    if (reason.trim().length < SHORTEST_REASON) return
    cancel.mutate({ id: entry.id, reason }, { onSuccess: () => notifyDone(t('voidedNow')) })
  }

  return (
    <div className={classes.card}>
      {session?.rights.includes('certify') && entry.voidedAt === null ? (
        <Group align="end" mb="sm" wrap="nowrap">
          {entry.number === null ? (
            <Button variant="default" loading={number.isPending} onClick={() => number.mutate({ id: entry.id })}>
              {t('giveNumber')}
            </Button>
          ) : null}
          <TextInput
            flex={1}
            label={t('voidReason')}
            maxLength={500}
            value={reason}
            error={wrong ? t('reasonShort') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button color="red" variant="light" loading={cancel.isPending} onClick={voidIt}>
            {t('void')}
          </Button>
        </Group>
      ) : null}
      <ErrorNotice error={cancel.error ?? number.error} />
      <DocumentPanel kind="certification-clause" subject={entry.id} />
    </div>
  )
}
