import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { useAnnounceReady } from '../app/announce.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Panel } from './panel.tsx'

/** The desk could not even say how it is: why, and another try. */
export function StartFailure({ error, onRetry }: { readonly error: DeskError; readonly onRetry: () => void }) {
  const { t } = useTranslation('frame')
  useAnnounceReady('failure')
  return (
    <Panel demonstration={false} width={520}>
      <Stack>
        <Title order={1}>{t('wrong.start')}</Title>
        <ErrorNotice error={error} onRetry={onRetry} />
      </Stack>
    </Panel>
  )
}
