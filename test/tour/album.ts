import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { seconds } from '../../build/bootstrap/progress.mjs'
import type { Desk } from '../e2e/desk.ts'
import type { TourRecord } from './record.ts'

type Step = TourRecord['steps'][number]

/** What the tour leaves behind: numbered pictures and papers, step by step. */
export class Album {
  readonly directory: string
  readonly steps: Step[] = []
  #pictures = 0

  /** @param directory is emptied first */
  constructor(directory: string) {
    this.directory = directory
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { recursive: true })
  }

  /**
   * Does one step of the tour and measures it.
   * @throws Error that names the step
   */
  async step<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
    const step: Step = { name, durationMs: 0, pictures: [], papers: [], sheets: [] }
    this.steps.push(step)
    const began = performance.now()
    try {
      return await act()
    } catch (error) {
      throw new Error(`The tour failed at "${name}"`, { cause: error })
    } finally {
      step.durationMs = Math.round(performance.now() - began)
      console.log(`${seconds(step.durationMs).padStart(8)}  ${name}`)
    }
  }

  /** Takes a picture of a window, the desk's own unless another is named, once everything on it has come to rest and notes in the corner are gone. */
  async picture(desk: Desk, name: string, page: Page = desk.page): Promise<void> {
    await page.evaluate(() => {
      for (const note of document.querySelectorAll<HTMLElement>('.mantine-Notification-closeButton')) note.click()
    })
    await page.locator('.mantine-Notification-root').first().waitFor({ state: 'detached' })
    await desk.atRest(page)
    this.#pictures += 1
    const file = `${String(this.#pictures).padStart(3, '0')}-${name}.png`
    await page.screenshot({ path: join(this.directory, file) })
    this.#current().pictures.push(file)
  }

  /** The path for a paper of this step. */
  paper(name: string): string {
    const file = `${name}.pdf`
    this.#current().papers.push(file)
    return join(this.directory, file)
  }

  /** The path for the file of a scanned paper of this step; those lie in a folder of their own. */
  paperFile(name: string): string {
    const file = `papers/${name}.pdf`
    mkdirSync(join(this.directory, 'papers'), { recursive: true })
    this.#current().papers.push(file)
    return join(this.directory, file)
  }

  /** The path for a file that is neither picture nor paper. */
  file(name: string): string {
    return join(this.directory, name)
  }

  /** The path for a spreadsheet of this step. */
  sheet(name: string): string {
    const file = `${name}.xlsx`
    this.#current().sheets.push(file)
    return join(this.directory, file)
  }

  /** Leaves the record beside the pictures. */
  keep(record: TourRecord): void {
    writeFileSync(join(this.directory, 'tour.json'), `${JSON.stringify(record, undefined, 2)}\n`)
  }

  #current(): Step {
    const step = this.steps.at(-1)
    if (step === undefined) throw new Error('A picture belongs to a step')
    return step
  }
}
