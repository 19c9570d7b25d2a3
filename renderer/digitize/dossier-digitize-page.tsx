import { Group, Loader, Text } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ToCamera } from '../camera/to-camera.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import classes from './digitize.module.css'
import { type TargetGroup, useTargets } from './targets.ts'
import { type OpenBatch, useBatch } from './use-batch.ts'
import { Workbench } from './workbench.tsx'

const route = getRouteApi('/digitize/$dossier')

/** Digitizes the papers of one dossier, or of a reception that is still being typed. */
export function DossierDigitizePage() {
  const { dossier } = route.useParams()
  const { batch } = route.useSearch()
  return <OneDossier key={`${dossier} ${batch}`} dossier={dossier} wanted={batch} />
}

function OneDossier({ dossier, wanted }: { readonly dossier: string; readonly wanted: string | undefined }) {
  const { t } = useTranslation(['digitize', 'camera', 'reception'])
  const open = useBatch(dossier, wanted)
  const targets = useTargets(dossier, [])
  const [group] = targets.groups
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} note={<About group={group} unknown={targets.unknown} open={open} />}>
        <ToCamera dossier={dossier} batch={open.id} />
        {group?.kept ? (
          <Link to="/dossiers/$id" params={{ id: dossier }}>
            {t('toDossier')}
          </Link>
        ) : (
          <Link to="/reception" search={{ draft: dossier }}>
            {t('toReception')}
          </Link>
        )}
      </PageHeader>
      <ErrorNotice error={open.error ?? targets.error} />
      {targets.reading ? <Loader aria-label={t('reading')} /> : <Workbench open={open} targets={targets} />}
    </div>
  )
}

interface AboutProperties {
  readonly group: TargetGroup | undefined
  readonly unknown: boolean
  readonly open: OpenBatch
}

function About({ group, unknown, open }: AboutProperties) {
  const { t } = useTranslation('digitize')
  const { others } = open
  return (
    <Group gap="sm" component="span">
      <Text span size="sm">
        {group
          ? [group.number ?? t('draft'), group.applicantName, group.procedureName].filter(Boolean).join(' · ')
          : unknown
            ? t('noDossier')
            : ''}
      </Text>
      {others.map((row) => (
        <Link
          key={row.id}
          to="/digitize/$dossier"
          params={{ dossier: row.dossier ?? '' }}
          search={{ batch: row.id }}
          className={classes.link ?? ''}
        >
          {t('otherBatch', { count: row.pages, name: row.officerName })}
        </Link>
      ))}
    </Group>
  )
}
