import { Button, Loader } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'

const CodeScanner = lazy(async () => ({ default: (await import('./code-scanner.tsx')).CodeScanner }))

interface Properties {
  /** Words of the button. */
  readonly label: string
  readonly purpose: 'card' | 'receipt'
  /** Whether a text is what is looked for; any other code is passed over with a hint. */
  readonly accepts: (text: string) => boolean
  /** Gets what a reader would have typed. The camera is off by then. */
  readonly onText: (text: string) => void
}

/**
 * A QR code read by camera where a reader's scan is taken as well: a button, and below it the picture while it looks. It is off again
 * as soon as something was read.
 */
export function CodeByCamera({ label, purpose, accepts, onText }: Properties) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useShortcut('camera', () => setOpen(!open))

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <div>
      <Button
        ref={button}
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-keyshortcuts={SHORTCUTS.camera}
        leftSection={<IconCamera size={16} aria-hidden />}
        rightSection={<ShortcutHint name="camera" />}
        data-testid="code-by-camera"
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open ? (
        <Suspense fallback={<Loader size="sm" />}>
          <CodeScanner
            purpose={purpose}
            accepts={accepts}
            onText={(text) => {
              setOpen(false)
              onText(text)
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </div>
  )
}
