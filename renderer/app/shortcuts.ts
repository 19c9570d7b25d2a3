/**
 * Every key that does something anywhere, under the name of what it does: one table for the screens that listen, for the
 * hints they show and for the printed keyboard map. Keys as in {@link matches}; the words are `keys.<name>` of the guide.
 */
export const SHORTCUTS = {
  guide: 'F1',
  palette: 'Ctrl+K',
  reception: 'F2',
  dossiers: 'F3',
  returns: 'F4',
  digitize: 'F6',
  reuse: 'F7',
  callNext: 'F8',
  scan: 'F9',
  rescan: 'Shift+F9',
  stopScan: 'Ctrl+F9',
  addFiles: 'Ctrl+O',
  fileAway: 'Ctrl+S',
  camera: 'Alt+C',
  sign: 'Alt+K',
  home: 'Alt+Home',
  lock: 'Ctrl+L',
  accept: 'Ctrl+Enter',
  refuse: 'Ctrl+Shift+Enter',
} as const
export type ShortcutName = keyof typeof SHORTCUTS

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/**
 * Whether a key press is the combination written `Ctrl+L`, `Alt+Home`, `F2`, `Ctrl+Enter`: modifiers first, exactly those,
 * then the key as the browser names it, letters of either case.
 */
export function matches(press: Key, combination: string): boolean {
  const parts = combination.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier)
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    press.ctrlKey === wants('Ctrl') &&
    press.altKey === wants('Alt') &&
    press.shiftKey === wants('Shift') &&
    !press.metaKey
  )
}
