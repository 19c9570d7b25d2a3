import type { Step } from './page-runs.ts'

/** What a key says on the digitizing screen. */
export type PageCommand =
  | { readonly does: 'go'; readonly step: Step; readonly drawing: boolean }
  | { readonly does: 'shift'; readonly towards: 'earlier' | 'later' }
  | { readonly does: 'turn'; readonly by: 90 | 270 }
  | { readonly does: 'assign'; readonly place: number }
  | { readonly does: 'zoom'; readonly to: 'in' | 'out' | 'toggle' }
  | {
      readonly does:
        | 'select'
        | 'select-all'
        | 'leave'
        | 'remove'
        | 'undo'
        | 'begin'
        | 'same-sheet'
        | 'colour'
        | 'clean'
        | 'original'
        | 'corners'
        | 'unassign'
    }

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** Keys that give pages to the first paper, the second …: digits, then the letters that mean nothing else here. */
export const PAPER_KEYS = '123456789ADEFGHIJKLPQTUVWXY'

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
}

/** Keys that mean something only while the pages have the focus, since every control has its own use for them. */
function commandOfPages({ key, ctrlKey, altKey, shiftKey }: Press): PageCommand | undefined {
  const step = STEPS[key]
  if (altKey && step) {
    if (step === 'first' || step === 'last') return undefined
    return { does: 'shift', towards: step === 'next' || step === 'down' ? 'later' : 'earlier' }
  }
  if (step && !ctrlKey) return { does: 'go', step, drawing: shiftKey }
  if (key === ' ' && !ctrlKey && !altKey) return { does: 'select' }
  if (key.toLowerCase() === 'a' && ctrlKey && !altKey) return { does: 'select-all' }
  if (key === 'Escape') return { does: 'leave' }
  return undefined
}

const LETTERS: Readonly<Record<string, PageCommand>> = {
  R: { does: 'turn', by: 90 },
  B: { does: 'begin' },
  N: { does: 'same-sheet' },
  M: { does: 'colour' },
  S: { does: 'clean' },
  O: { does: 'original' },
  C: { does: 'corners' },
  Z: { does: 'zoom', to: 'toggle' },
  '+': { does: 'zoom', to: 'in' },
  '=': { does: 'zoom', to: 'in' },
  '-': { does: 'zoom', to: 'out' },
  '0': { does: 'unassign' },
}

/**
 * What a key press means, if anything.
 * @param onPages the pages have the focus; elsewhere arrows and Space are the control's own
 */
export function commandOf(press: Press, onPages: boolean): PageCommand | undefined {
  if (press.metaKey) return undefined
  const ofPages = onPages ? commandOfPages(press) : undefined
  if (ofPages) return ofPages
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key
  if (press.ctrlKey && !press.altKey && !press.shiftKey) return key === 'Z' ? { does: 'undo' } : undefined
  if (press.ctrlKey || press.altKey) return undefined
  if (key === 'Delete') return { does: 'remove' }
  if (key === 'R' && press.shiftKey) return { does: 'turn', by: 270 }
  const letter = LETTERS[key]
  if (letter) return letter
  const place = key.length === 1 && !press.shiftKey ? PAPER_KEYS.indexOf(key) : -1
  return place < 0 ? undefined : { does: 'assign', place }
}
