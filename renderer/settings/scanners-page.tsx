import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { ProfilesCard } from './profiles-card.tsx'
import { ScannerSources } from './scanner-sources.tsx'
import { ScannersCard } from './scanners-card.tsx'
import classes from './settings.module.css'

/** Scanners of this machine: which one is used and how, ways to scan of one's own, and what IT sets. */
export function ScannersPage() {
  const { t } = useTranslation(['scanners', 'digitize', 'frame'])
  const session = useSession()
  const maySet = session?.rights.includes('configure') ?? false
  const mayScan = session?.rights.some((right) => right === 'receive' || right === 'process') ?? false
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <div className={classes.columns}>
        <Stack gap="sm">
          {mayScan ? <ScannersCard /> : null}
          {mayScan ? <ProfilesCard /> : null}
        </Stack>
        <ScannerSources editable={maySet} />
      </div>
    </>
  )
}
