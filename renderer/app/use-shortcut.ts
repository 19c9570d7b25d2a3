import { useEffect, useEffectEvent } from 'react'
import { matches, SHORTCUTS, type ShortcutName } from './shortcuts.ts'

/**
 * Does something when its key of {@link SHORTCUTS} is pressed, also while typing in a field; not while an input method is
 * composing a letter, and not again while the key is held down.
 */
export function useShortcut(name: ShortcutName, act: () => void, enabled = true): void {
  const onPress = useEffectEvent(act)
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat || event.defaultPrevented || !matches(event, SHORTCUTS[name])) return
      event.preventDefault()
      // Before the field that has the focus: a closed list would take Ctrl+Enter for "open".
      event.stopPropagation()
      onPress()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [name, enabled])
}
