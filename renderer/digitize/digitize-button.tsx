import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'

interface Properties {
  /** The dossier, or the reception that becomes one. */
  readonly dossier: string
  /** Small and quiet, beside a title. */
  readonly quiet?: boolean
  readonly children: string
}

/** The way to digitizing the papers of a dossier; its key is the frame's own. */
export function DigitizeButton({ dossier, quiet = false, children }: Properties) {
  return (
    <Button
      size={quiet ? 'compact-sm' : 'sm'}
      variant={quiet ? 'subtle' : 'default'}
      rightSection={<ShortcutHint name="digitize" />}
      aria-keyshortcuts={SHORTCUTS.digitize}
      renderRoot={(properties) => <Link to="/digitize/$dossier" params={{ dossier }} {...properties} />}
    >
      {children}
    </Button>
  )
}
