import type { Locator, Page } from 'playwright'
import { type Desk, until } from './desk.ts'

/** The digitizing screen of a desk, driven by keys and by what it says. */
export class Digitizing {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get page(): Page {
    return this.#desk.page
  }

  /** Opens it for the dossier on the screen: F6. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F6')
    await this.page.getByTestId('bench').waitFor()
  }

  /** The list of thumbnails. */
  strip(): Locator {
    return this.page.locator('[data-pages]')
  }

  /** The thumbnails in view. */
  thumbnails(): Locator {
    return this.strip().getByRole('option')
  }

  /** How many pages the strip says it has. */
  async count(): Promise<number> {
    const [first] = await this.thumbnails().all()
    return first === undefined ? 0 : Number(await first.getAttribute('aria-setsize'))
  }

  /** Waits until the strip has so many pages. */
  async pages(count: number): Promise<void> {
    await until(async () => (await this.count()) === count, `${count} pages`)
  }

  /** Waits until every page was cleaned and no scanner runs. */
  async settled(): Promise<void> {
    await this.page.getByTestId('scanning').waitFor({ state: 'detached' })
    // As long as one page after the other is cleaned it goes on; how long all of them take is the machine's own affair.
    for (let head = await this.head(); head.includes('làm sạch'); head = await this.head()) {
      await until(async () => (await this.head()) !== head, 'another page cleaned')
    }
  }

  /** What stands over the strip. */
  async head(): Promise<string> {
    return this.page.getByTestId('bench').getByRole('status').first().innerText()
  }

  /** What is said of every thumbnail in view, in their order. */
  async told(): Promise<string[]> {
    const options = await this.thumbnails().all()
    return Promise.all(options.map(async (option) => (await option.getAttribute('aria-label')) ?? ''))
  }

  /** Presses keys while the pages have the focus. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.strip().focus()
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The option of the page on the screen. */
  async activeId(): Promise<string> {
    return (await this.strip().getAttribute('aria-activedescendant')) ?? ''
  }

  /** Where the page on the screen lies among the others, counted from 1. */
  async place(): Promise<number> {
    return Number(await this.page.locator(`[id="${await this.activeId()}"]`).getAttribute('aria-posinset'))
  }

  /** Waits until the page on the screen is shown as it was cleaned. */
  async shown(): Promise<void> {
    await this.page.locator('[data-picture="page"]').waitFor()
  }

  /** Chooses a scanner and a way to scan. */
  async choose(scanner: string, profile: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Máy quét' }).click()
    await this.page.getByRole('option', { name: scanner }).click()
    await this.page.getByRole('combobox', { name: 'Cách quét' }).click()
    await this.page.getByRole('option', { name: profile, exact: true }).click()
  }

  /** The paper that pages are given to, on the right. */
  target(code: string): Locator {
    return this.page.locator(`[data-paper="${code}"]`)
  }
}
