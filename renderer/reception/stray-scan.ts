import { type FocusEvent, type KeyboardEvent, useRef } from 'react'
import { looksLikeCard } from './card-text.ts'

/** Fields that read cards themselves carry this attribute. */
export const READS_CARDS = 'data-reads-cards'

interface Typed<State> {
  readonly text: string
  /** The state of the form before the first of these keys. */
  readonly before: State
}

/**
 * A reader types like a keyboard, wherever the focus happens to be. Catches an identity card scanned into any other
 * field: `onScan` gets its text and the form as it was before the scan spoiled it. Nobody types such a text by hand, so
 * no clock is needed to tell a reader from a person.
 */
export function useStrayScan<State>(state: State, onScan: (text: string, before: State) => void) {
  const typed = useRef<Typed<State> | null>(null)

  function onKeyDownCapture(event: KeyboardEvent) {
    if (event.target instanceof Element && event.target.hasAttribute(READS_CARDS)) return
    if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) {
      typed.current = { text: (typed.current?.text ?? '') + event.key, before: typed.current?.before ?? state }
      return
    }
    if (event.key === 'Shift' || event.key === 'AltGraph') return
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

  return { onKeyDownCapture, onFocusCapture }
}
