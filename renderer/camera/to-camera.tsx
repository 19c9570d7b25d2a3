import { Button } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'

interface Properties {
  /** Null for a stack, whose pages may be any dossier's. */
  readonly dossier: string | null
  /** The batch that the pages are to go to. */
  readonly batch: string
}

/** The way from digitizing a dossier or a stack to the camera, also by key. */
export function ToCamera({ dossier, batch }: Properties) {
  const { t } = useTranslation('camera')
  const navigate = useNavigate()
  const go = () =>
    void (dossier === null
      ? navigate({ to: '/camera', search: { batch } })
      : navigate({ to: '/camera/$dossier', params: { dossier }, search: { batch } }))
  useShortcut('camera', go)
  return (
    <Button
      variant="default"
      leftSection={<IconCamera size={16} aria-hidden />}
      rightSection={<ShortcutHint name="camera" />}
      aria-keyshortcuts={SHORTCUTS.camera}
      onClick={go}
    >
      {t('photograph')}
    </Button>
  )
}
