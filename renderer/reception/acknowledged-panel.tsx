import { Button, Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Acknowledgement } from '../../shared/contract/dossiers.ts'
import { useAsk } from '../contract/questions.ts'
import { DigitizeButton } from '../digitize/digitize-button.tsx'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { PrintPanel } from '../printing/print-panel.tsx'
import { useFormat } from '../text/use-format.ts'
import { useStrayScan } from './stray-scan.ts'

interface Properties {
  readonly acknowledgement: Acknowledgement
  readonly applicantName: string
  readonly procedureName: string
  /** Begins the next reception, with the card of the next citizen when it was scanned already. */
  readonly onNext: (card?: string) => void
  readonly onOpen: (id: string) => void
}

/** The dossier is kept: its number, its due time, and the paper for the citizen one Enter away. */
export function AcknowledgedPanel({ acknowledgement, applicantName, procedureName, onNext, onOpen }: Properties) {
  const { t } = useTranslation('reception')
  const format = useFormat()
  const refused = acknowledgement.state === 'refused'
  const [shown, show] = useState<'own' | 'visit' | 'labels'>('own')
  const { data: visit = [] } = useAsk('dossiers.visit', { dossier: acknowledgement.id }, { fresh: true })
  const [first] = visit
  const several = first !== undefined && visit.length > 1
  const joint = shown === 'visit' && several
  const labels = shown === 'labels'
  const stray = useStrayScan(null, (card) => onNext(card))
  return (
    <Grid gap="md" data-testid="acknowledged" {...stray}>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Paper p="md" withBorder>
          <Stack gap="sm">
            <Group gap="xs" c={refused ? 'var(--desk-danger-ink)' : 'var(--desk-good-ink)'} role="status">
              {refused ? <IconCircleX aria-hidden /> : <IconCircleCheck aria-hidden />}
              <Text fw={600}>{t(refused ? 'acknowledged.refused' : 'acknowledged.received')}</Text>
            </Group>
            <div data-testid="number">
              <DossierNumber numbers={acknowledgement} size="xl" />
            </div>
            <Text size="sm">{procedureName}</Text>
            <Text size="sm">{applicantName}</Text>
            {acknowledgement.dueAt === null ? null : (
              <Text size="sm">
                {t('acknowledged.due', {
                  at: format.dateTime(acknowledgement.dueAt),
                  weekday: format.weekday(acknowledgement.dueAt),
                })}
              </Text>
            )}
            <Group gap="xs">
              <Button onClick={() => onNext()} variant="light" rightSection={<ShortcutHint name="reception" />}>
                {t('acknowledged.next')}
              </Button>
              <Button variant="default" onClick={() => onOpen(acknowledgement.id)}>
                {t('acknowledged.open')}
              </Button>
              {refused ? null : (
                <DigitizeButton dossier={acknowledgement.id}>{t('acknowledged.digitize')}</DigitizeButton>
              )}
              {several ? (
                <Button variant="default" aria-pressed={joint} onClick={() => show(joint ? 'own' : 'visit')}>
                  {t(joint ? 'acknowledged.receiptAlone' : 'acknowledged.receiptOfVisit', { count: visit.length })}
                </Button>
              ) : null}
              {refused ? null : (
                <Button variant="default" aria-pressed={labels} onClick={() => show(labels ? 'own' : 'labels')}>
                  {t(labels ? 'acknowledged.receipt' : 'acknowledged.labels')}
                </Button>
              )}
            </Group>
          </Stack>
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        {labels ? (
          <DocumentPanel kind="paper-labels" subject={acknowledgement.id} focusPrint />
        ) : joint ? (
          <DocumentPanel kind="visit-receipt" subject={first.id} focusPrint />
        ) : (
          <PrintPanel dossier={acknowledgement.id} form={refused ? 'refusal' : 'receipt'} focusPrint />
        )}
      </Grid.Col>
    </Grid>
  )
}
