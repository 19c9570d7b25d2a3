import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './about.module.css'

/** Has the core compute the whole hash chain again, and says what came of it. */
export function LedgerCheck({ icon }: { readonly icon: ReactNode }) {
  const { t } = useTranslation('about')
  const format = useFormat()
  const check = useAct('diagnostics.verify-ledger')
  const count = format.number(check.data?.checked ?? 0)
  return (
    <section className={classes.card} aria-live="polite">
      <Stack gap="sm" align="flex-start">
        <Title order={2}>{t('verify')}</Title>
        <Text size="sm">{t('verifyWhy')}</Text>
        <Button variant="light" leftSection={icon} loading={check.isPending} onClick={() => check.mutate({})}>
          {check.isPending ? t('verifying') : t('verify')}
        </Button>
        {check.data ? (
          <Alert color={check.data.ok ? 'green' : 'red'} w="100%">
            {check.data.ok ? t('verified', { count }) : t('broken', { count })}
          </Alert>
        ) : null}
        <ErrorNotice error={check.error} />
      </Stack>
    </section>
  )
}
