import type { Page } from 'playwright'

/** What has to be on the screen; all of it at once. */
export interface Shown {
  /** An element that has the focus. */
  readonly focused?: string
  /** Elements that are there, each with what it must say. */
  readonly there?: readonly { readonly selector: string; readonly text: string }[]
  /** An element that no longer says this. */
  readonly changed?: { readonly selector: string; readonly from: string }
}

declare global {
  interface Window {
    /** Milliseconds from the key to the paint, once both have been. */
    painted?: Promise<number>
  }
}

/**
 * Milliseconds from a key to the first frame after the screen shows something: from the event's own time to the second
 * animation frame after the document was changed, by when the one between has been painted. Up to a frame too much, never
 * too little.
 */
export async function timeToPaint(page: Page, key: string, shown: Shown): Promise<number> {
  await page.evaluate(watch, { key: key.split('+').at(-1) ?? key, shown })
  await page.keyboard.press(key)
  return page.evaluate(() => window.painted ?? Promise.reject(new Error('nothing was watched')))
}

/** Runs in the page. */
function watch({ key, shown }: { readonly key: string; readonly shown: Shown }): void {
  const GIVEN_UP_AFTER_MS = 30_000
  const isThere = ({ selector, text }: { readonly selector: string; readonly text: string }): boolean =>
    [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text))
  const holds = (): boolean => {
    const { focused, there = [], changed } = shown
    if (focused !== undefined && !(document.activeElement?.matches(focused) ?? false)) return false
    if (changed !== undefined && (document.querySelector(changed.selector)?.textContent ?? '') === changed.from)
      return false
    return there.every(isThere)
  }
  window.painted = new Promise((resolve, reject) => {
    window.addEventListener('keydown', begin, true)

    function begin(event: KeyboardEvent): void {
      if (event.key !== key) return
      window.removeEventListener('keydown', begin, true)
      const from = event.timeStamp
      const changes = new MutationObserver(look)
      const limit = setTimeout(() => {
        finish()
        reject(new Error(`Not on the screen after ${GIVEN_UP_AFTER_MS} ms: ${JSON.stringify(shown)}`))
      }, GIVEN_UP_AFTER_MS)
      let finished = false
      const finish = (): void => {
        finished = true
        changes.disconnect()
        document.removeEventListener('focusin', look)
        clearTimeout(limit)
      }
      changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      document.addEventListener('focusin', look)
      // A window that the system's focus is not on moves its own focus without a word.
      lookEveryFrame()

      function lookEveryFrame(): void {
        look()
        if (!finished) requestAnimationFrame(lookEveryFrame)
      }

      function look(): void {
        if (finished || !holds()) return
        finish()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)))
      }
    }
  })
}
