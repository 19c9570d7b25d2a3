import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import classes from '../settings/settings.module.css'
import { ModulesCard } from './modules-card.tsx'
import { PicturesCard } from './pictures-card.tsx'
import { PluggedCard } from './plugged-card.tsx'
import { RegisteredCard } from './registered-card.tsx'
import { TrustCard } from './trust-card.tsx'

/** What signing needs on this machine: tokens and their libraries, whose certificates are whose, pictures, whom to believe. */
export function SigningSettingsPage() {
  const { t } = useTranslation(['tokens', 'signing', 'verification', 'errors', 'frame'])
  const rights = useSession()?.rights ?? []
  const manages = rights.includes('manage-officers')
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <div className={classes.columns}>
        <Stack gap="sm">
          <PluggedCard manages={manages} />
          <RegisteredCard manages={manages} />
          {rights.includes('read') || manages ? <PicturesCard manages={manages} /> : null}
        </Stack>
        <Stack gap="sm">
          {rights.includes('maintain') ? <ModulesCard /> : null}
          <TrustCard takes={rights.includes('configure') || rights.includes('maintain')} />
        </Stack>
      </div>
    </>
  )
}
