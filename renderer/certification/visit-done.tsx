import { Alert, Button, Group, Stack, Tabs, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { slipNumberText } from '../../shared/books/book.ts'
import type { CertificationEntry } from '../../shared/certification/certification.ts'
import { CollectPanel } from '../fees/collect-panel.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import classes from './certification.module.css'
import { entryNumber } from './entry-number.ts'

interface Properties {
  readonly entries: readonly CertificationEntry[]
  readonly onNext: () => void
}

/** The papers of a visit have their numbers: their clauses, the fee, and on to the next citizen. */
export function VisitDone({ entries, onNext }: Properties) {
  const { t } = useTranslation('certification')
  const session = useSession()
  const [taken, setTaken] = useState<string>()
  const [first] = entries
  const charged = entries.filter(({ amount }) => amount > 0)
  const slips = entries.some(({ number }) => number === null)
  if (first === undefined) return null
  return (
    <section className={classes.card} aria-labelledby="visit-done">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" id="visit-done">
            {t('done', { count: entries.length })}
          </Title>
          <Button variant="light" onClick={onNext}>
            {t('next')}
          </Button>
        </Group>
        {slips ? <Alert color="amber">{t('slips')}</Alert> : null}
        <Tabs defaultValue={first.id} keepMounted={false}>
          <Tabs.List>
            {entries.map((entry) => (
              <Tabs.Tab key={entry.id} value={entry.id}>
                {entryNumber(entry) ?? t('slip', { number: slipNumberText(entry.id) })}
              </Tabs.Tab>
            ))}
            {charged.length === 0 || !session?.rights.includes('collect') ? null : (
              <Tabs.Tab value="fee">{t('fee')}</Tabs.Tab>
            )}
          </Tabs.List>
          {entries.map((entry) => (
            <Tabs.Panel key={entry.id} value={entry.id} pt="sm">
              <Text size="sm" mb="xs">
                {entry.paper}
              </Text>
              <DocumentPanel kind="certification-clause" subject={entry.id} />
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="fee" pt="sm">
            {taken === undefined ? (
              <CollectPanel
                title={t('fee')}
                dossier={null}
                lines={charged.map(({ paper, copies, amount }) => ({
                  name: t('feeLine', { paper }).slice(0, 200),
                  quantity: copies,
                  unitAmount: Math.round(amount / copies),
                }))}
                payer={first.requester}
                address=""
                purpose={t('purpose', { number: entryNumber(first) ?? '' })}
                onDone={({ id }) => setTaken(id)}
              />
            ) : (
              <DocumentPanel kind="fee-receipt" subject={taken} focusPrint />
            )}
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </section>
  )
}
