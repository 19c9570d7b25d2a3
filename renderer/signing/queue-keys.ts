/** What a key says on the page of files that wait for a signature. */
export type QueueCommand =
  | { readonly does: 'go'; readonly to: 'next' | 'before' | 'first' | 'last' }
  | { readonly does: 'turn'; readonly by: -1 | 1 }
  | { readonly does: 'mark' | 'mark-all' | 'return' | 'sign' | 'leave' | 'zoom' }

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

const GOING: Readonly<Record<string, QueueCommand>> = {
  ArrowDown: { does: 'go', to: 'next' },
  ArrowUp: { does: 'go', to: 'before' },
  Home: { does: 'go', to: 'first' },
  End: { does: 'go', to: 'last' },
  ArrowRight: { does: 'turn', by: 1 },
  ArrowLeft: { does: 'turn', by: -1 },
  ' ': { does: 'mark' },
  Enter: { does: 'sign' },
}

const LETTERS: Readonly<Record<string, QueueCommand>> = {
  A: { does: 'mark' },
  R: { does: 'return' },
  Z: { does: 'zoom' },
}

/**
 * What a key press means, if anything.
 * @param onList the list has the focus; elsewhere arrows, Space and Enter are the control's own
 */
export function queueCommandOf(press: Press, onList: boolean): QueueCommand | undefined {
  if (press.metaKey || press.altKey) return undefined
  if (press.ctrlKey) return press.key === 'Enter' && !press.shiftKey ? { does: 'sign' } : undefined
  if (press.key === 'Escape' && !press.shiftKey) return { does: 'leave' }
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key
  if (press.shiftKey) return key === 'A' ? { does: 'mark-all' } : undefined
  return LETTERS[key] ?? (onList ? GOING[press.key] : undefined)
}
