import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { TrustClock } from './trust-clock.tsx'

interface Properties {
  readonly error: DeskError | null | undefined
  /** Offers to try again; leave it out where the screen's own button does. */
  readonly onRetry?: (() => void) | undefined
}

/** The sentence of an error, in its place on the screen and read aloud; nothing when there is none. Never blocks. */
export function ErrorNotice({ error, onRetry }: Properties) {
  const { t } = useTranslation(['errors', 'frame'])
  if (!error) return null
  return (
    <Alert
      role="alert"
      color={error.code === 'core.unavailable' ? 'amber' : 'red'}
      icon={<IconAlertTriangle aria-hidden />}
      data-error-code={error.code}
    >
      <Text size="sm">{t(error.code, error.details)}</Text>
      {error.code === 'ledger.clock-doubtful' ? <TrustClock /> : null}
      {onRetry ? (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
          {t('frame:action.retry')}
        </Button>
      ) : null}
    </Alert>
  )
}
