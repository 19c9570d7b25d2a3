import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { expect } from 'vitest'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[]
}

/**
 * The serious and critical faults that axe finds on the screen as it stands, one line each; none on a good screen. What it finds
 * is looked at once more at rest: on a busy machine a transition may begin while it looks, and half-way through every colour is
 * too pale.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The page's policy lets no foreign script in; what the developer tools evaluate is not the page's.
  await page.evaluate(source)
  const first = await look(page)
  return first.length === 0 ? first : look(page)
}

/**
 * Expects no serious fault on the screen as it stands, in light and dark; both come from the system's setting, which the
 * officer left as it is. Motion is reduced, since half-way through a transition every colour is too pale.
 * @param screen what the test calls it
 */
export async function expectNoSeriousFaults(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    expect(await seriousFaults(page), `${screen}, ${colorScheme}`).toEqual([])
  }
}

async function look(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    // A turning wheel never ends, and fades nothing.
    const fades = () =>
      document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    do {
      await Promise.all(fades().map((animation) => animation.finished.catch(() => undefined)))
      // A transition begins in the frame after what caused it.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
    } while (fades().length > 0)
  })
  const violations: readonly Violation[] = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary ?? ''}`).join('; ')}`,
    )
}
