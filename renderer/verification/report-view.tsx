import { Alert, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { VerificationReport } from '../../shared/signing/index.ts'
import { DocumentButton } from '../printing/document-button.tsx'
import { useFormat } from '../text/use-format.ts'
import { SignatureCard } from './signature-card.tsx'

interface Properties {
  readonly report: VerificationReport
  /** Under which the report can be had for printing. */
  readonly print: string
}

/** What is true about the signatures of a file, to read and to print. */
export function ReportView({ report, print }: Properties) {
  const { t } = useTranslation('verification')
  const format = useFormat()
  return (
    <Stack gap="xs" data-testid="report" data-state={report.state}>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {t('checkedAt', { at: format.dateTime(report.verifiedAt) })}
          {report.state === 'signed' ? ` · ${t('count', { count: report.signatures.length })}` : ''}
        </Text>
        <DocumentButton kind="signature-report" subject={print}>
          {t('print')}
        </DocumentButton>
      </Group>
      {report.state === 'signed' ? null : (
        <Alert
          color={report.state === 'unsigned' ? 'gray' : 'red'}
          p="xs"
          icon={report.state === 'unsigned' ? <IconInfoCircle aria-hidden /> : <IconAlertTriangle aria-hidden />}
        >
          <Text size="sm">{t(`state.${report.state}`)}</Text>
        </Alert>
      )}
      {report.signatures.map((signature) => (
        <SignatureCard key={signature.field} report={signature} />
      ))}
    </Stack>
  )
}
