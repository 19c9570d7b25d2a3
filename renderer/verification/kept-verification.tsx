import { Group, Loader, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ReportView } from './report-view.tsx'
import classes from './verification.module.css'

interface Properties {
  readonly dossier: string
  readonly address: string
  readonly name: string
}

/** What is true about the signatures of a kept file now; asked anew whenever it is opened. */
export function KeptVerification({ dossier, address, name }: Properties) {
  const { t } = useTranslation(['verification', 'printing'])
  const { data, error, isFetching, refetch } = useAsk('signing.verify', { dossier, address }, { fresh: true })
  return (
    <div className={classes.report}>
      {isFetching ? (
        <Group gap={6} role="status">
          <Loader size="xs" />
          <Text size="sm">{t('checking', { name })}</Text>
        </Group>
      ) : null}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data && !isFetching ? <ReportView report={data.report} print={data.print} /> : null}
    </div>
  )
}
