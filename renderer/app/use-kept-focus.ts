import { useEffect } from 'react'

/**
 * Gives a button its focus back. One that works ("loading") is switched off meanwhile, Chromium takes the focus off it, and whoever works by
 * keys would begin at the top of the screen again. What took the focus in between keeps it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let focused: EventTarget | null = document.activeElement
    let switchedOff: EventTarget | undefined
    const remember = ({ target }: FocusEvent) => {
      focused = target
      switchedOff = undefined
    }
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLButtonElement)) continue
        if (target.disabled && target === focused) switchedOff = target
        else if (!target.disabled && target === switchedOff) {
          switchedOff = undefined
          if (document.activeElement === document.body) target.focus({ preventScroll: true })
        }
      }
    })
    document.addEventListener('focusin', remember)
    observer.observe(document.body, { subtree: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [])
}
