import { type FocusEvent, type InputEvent, type KeyboardEvent, useRef } from 'react'
import { beginsLikeCard, looksLikeCard } from './card-text.ts'

/** Fields that read cards themselves carry this attribute. */
const READS_CARDS = 'data-reads-cards'

/** Keys that readers press beside the signs: for capitals, for AltGr, and for signs by their number on the keypad. */
const HELD: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock'])

interface Typed<State> {
  readonly text: string
  /** The state of the form before the first of these signs. */
  readonly before: State
}

function readsCards(target: EventTarget): boolean {
  return target instanceof Element && target.hasAttribute(READS_CARDS)
}

/** Whether what is typed here becomes text; a list to choose from shows its choice in a field that takes none. */
function takesText(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !target.readOnly && target.type !== 'checkbox' && target.type !== 'radio'
}

/**
 * A reader types like a keyboard, wherever the focus happens to be. Catches an identity card scanned anywhere else than
 * into its field: `onScan` gets its text and the form as it was before the scan spoiled it. Nobody types such a text by
 * hand, so no clock is needed to tell a reader from a person.
 */
export function useStrayScan<State>(state: State, onScan: (text: string, before: State) => void) {
  const typed = useRef<Typed<State> | null>(null)

  function take(text: string) {
    typed.current = { text: (typed.current?.text ?? '') + text, before: typed.current?.before ?? state }
  }

  /** Text fields tell what arrives in them, however the reader typed it: Vietnamese letters often come without a key. */
  function onBeforeInputCapture(event: InputEvent) {
    if (!readsCards(event.target)) take(event.data)
  }

  function onKeyDownCapture(event: KeyboardEvent) {
    if (readsCards(event.target) || HELD.has(event.key)) return
    if (event.key.length === 1) {
      if (takesText(event.target) || event.ctrlKey || event.altKey || event.metaKey) return
      take(event.key)
      // The blank in a name must not press the button or tick the box that has the focus.
      if (event.key === ' ' && beginsLikeCard(typed.current?.text ?? '')) event.preventDefault()
      return
    }
    const scan = typed.current
    typed.current = null
    if (event.key !== 'Enter' || !scan || !looksLikeCard(scan.text)) return
    event.preventDefault()
    event.stopPropagation()
    onScan(scan.text, scan.before)
  }

  function onFocusCapture(_event: FocusEvent) {
    typed.current = null
  }

  return { onBeforeInputCapture, onKeyDownCapture, onFocusCapture }
}
