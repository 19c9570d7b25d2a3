import { Kbd } from '@mantine/core'
import { SHORTCUTS, type ShortcutName } from '../app/shortcuts.ts'

/** The key of a shortcut, drawn as a key; for eyes only, since the control itself says it by `aria-keyshortcuts`. */
export function ShortcutHint({ name }: { readonly name: ShortcutName }) {
  return (
    <Kbd aria-hidden="true" size="xs">
      {SHORTCUTS[name]}
    </Kbd>
  )
}
