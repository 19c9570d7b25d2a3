import { Button, Loader } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { useAsk } from '../contract/questions.ts'
import { PageHeader } from '../parts/page-header.tsx'
import { CameraCapture } from './capture.tsx'

const route = getRouteApi('/camera/$dossier')

/**
 * Photographs the papers of one dossier, which may still be a draft. Pages go to the batch that the address names, else to the one
 * that is open for the dossier; a new one is begun where there is none, or where the core cannot be asked.
 */
export function CameraPage() {
  const { dossier } = route.useParams()
  const { batch } = route.useSearch()
  return <OfDossier key={dossier} dossier={dossier} wanted={batch} />
}

function OfDossier({ dossier, wanted }: { readonly dossier: string; readonly wanted: string | undefined }) {
  const { t } = useTranslation(['camera', 'errors'])
  const navigate = useNavigate()
  const [fresh] = useState(() => uuidv7())
  const { data, isError } = useAsk('scanning.batches', { dossier }, { fresh: true, enabled: wanted === undefined })
  // Chosen once: the batch must not change under the pages of this screen.
  const [batch, setBatch] = useState<string | null>(wanted ?? null)
  const found = data ? (data.batches[0]?.id ?? fresh) : isError ? fresh : null
  if (batch === null && found !== null) setBatch(found)
  const leave = () =>
    void navigate({ to: '/digitize/$dossier', params: { dossier }, search: batch === null ? {} : { batch } })
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <Button variant="default" onClick={leave}>
          {t('done')}
        </Button>
      </PageHeader>
      {batch === null ? <Loader aria-label={t('opening')} /> : <CameraCapture batch={batch} dossier={dossier} />}
    </>
  )
}
