import { Button, Loader } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { useAsk } from '../contract/questions.ts'
import { PageHeader } from '../parts/page-header.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { CameraCapture } from './capture.tsx'

const route = getRouteApi('/camera/$dossier')
const stackRoute = getRouteApi('/camera')

/**
 * Photographs the papers of one dossier, which may still be a draft. Pages go to the batch that the address names, else to the one
 * that is open for the dossier; a new one is begun where there is none, or where the core cannot be asked.
 */
export function CameraPage() {
  const { dossier } = route.useParams()
  const { batch } = route.useSearch()
  return <OfDossier key={dossier} dossier={dossier} wanted={batch} />
}

/** Photographs the pages of a stack, which are given to the papers of any dossier later. */
export function StackCameraPage() {
  const { batch: wanted } = stackRoute.useSearch()
  const [fresh] = useState(() => uuidv7())
  const batch = wanted ?? fresh
  const navigate = useNavigate()
  return (
    <Photographing
      key={batch}
      batch={batch}
      dossier={null}
      onLeave={() => void navigate({ to: '/digitize', search: { batch } })}
    />
  )
}

function OfDossier({ dossier, wanted }: { readonly dossier: string; readonly wanted: string | undefined }) {
  const navigate = useNavigate()
  const [fresh] = useState(() => uuidv7())
  const { data, isError } = useAsk('scanning.batches', { dossier }, { fresh: true, enabled: wanted === undefined })
  // Chosen once: the batch must not change under the pages of this screen.
  const [batch, setBatch] = useState<string | null>(wanted ?? null)
  const found = data ? (data.batches[0]?.id ?? fresh) : isError ? fresh : null
  if (batch === null && found !== null) setBatch(found)
  const leave = () =>
    void navigate({ to: '/digitize/$dossier', params: { dossier }, search: batch === null ? {} : { batch } })
  return <Photographing batch={batch} dossier={dossier} onLeave={leave} />
}

interface Properties {
  /** Null until it is known. */
  readonly batch: string | null
  readonly dossier: string | null
  /** Back to where the pages become papers; the key that led here leads there too. */
  readonly onLeave: () => void
}

function Photographing({ batch, dossier, onLeave }: Properties) {
  const { t } = useTranslation(['camera', 'errors'])
  useShortcut('camera', onLeave)
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <Button
          variant="default"
          rightSection={<ShortcutHint name="camera" />}
          aria-keyshortcuts={SHORTCUTS.camera}
          onClick={onLeave}
        >
          {t('done')}
        </Button>
      </PageHeader>
      {batch === null ? <Loader aria-label={t('opening')} /> : <CameraCapture batch={batch} dossier={dossier} />}
    </>
  )
}
