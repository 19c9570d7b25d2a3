import type { Page } from 'playwright'

/**
 * A barcode reader in the way nearly all of them work: it types what it read, sign by sign as key presses, Vietnamese
 * letters included, and Enter at the end. Playwright's own `type` would slip such letters in without a key press.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const line = await page.context().newCDPSession(page)
  try {
    for (const sign of text) {
      await line.send('Input.dispatchKeyEvent', { type: 'keyDown', key: sign, text: sign })
      await line.send('Input.dispatchKeyEvent', { type: 'keyUp', key: sign })
    }
  } finally {
    await line.detach()
  }
  await page.keyboard.press('Enter')
}

/** Counts the keys that go down from now on, Ctrl and Shift as keys of their own; the function given back tells how many. */
export async function countKeys(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { keys: 0 }
    window.addEventListener('keydown', () => (counted.keys += 1), true)
    return counted
  })
  return () => counter.evaluate(({ keys }) => keys)
}
