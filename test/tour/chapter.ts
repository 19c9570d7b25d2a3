import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Desk } from '../e2e/desk.ts'
import { smallestPdf } from '../e2e/result-files.ts'
import type { Album } from './album.ts'
import { type Expected, readPaper } from './reading.ts'
import type { ReadPaper } from './record.ts'

/** A part of the tour: it drives the desk, and leaves pictures and papers that were read back. */
export abstract class Chapter {
  readonly papers: ReadPaper[] = []
  protected readonly desk: Desk
  protected readonly album: Album

  constructor(desk: Desk, album: Album) {
    this.desk = desk
    this.album = album
  }

  protected get page(): Page {
    return this.desk.page
  }

  /** Takes a picture of the desk's window, or of another one. */
  protected picture(name: string, page: Page = this.page): Promise<void> {
    return this.album.picture(this.desk, name, page)
  }

  /** Takes a picture of the desk's window as it is in a room where the system is dark. */
  protected async darkPicture(name: string): Promise<void> {
    await this.page.emulateMedia({ colorScheme: 'dark' })
    await this.page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    await this.picture(name)
    await this.page.emulateMedia({ colorScheme: null })
    await this.page.locator('html[data-mantine-color-scheme="light"]').waitFor()
  }

  /** Goes to a screen by its address. */
  protected async open(path: string): Promise<void> {
    await this.page.evaluate((address) => {
      location.hash = address
    }, path)
    await this.page.waitForFunction((address) => location.hash.startsWith(`#${address}`), path)
    await this.page.locator('main h1').waitFor()
    await this.page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
  }

  /** Goes to a screen by its entry in the rail, as a person does. */
  protected async follow(entry: string): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Điều hướng chính' })
    await rail
      .getByRole('link')
      .filter({ has: this.page.getByText(entry, { exact: true }) })
      .click()
    await this.page.locator('main h1').waitFor()
  }

  /** Saves the paper on the screen as a PDF and reads it back. */
  protected async savePaper(name: string, expected: Expected): Promise<void> {
    const path = this.album.paper(name)
    await this.desk.savePdf(path)
    this.papers.push(readPaper(path, expected))
  }

  /** Saves a form of the dossier on the screen, chosen by its tab. */
  protected async saveForm(tab: string, name: string, expected: Expected): Promise<void> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click()
    await this.page.locator('iframe').waitFor()
    await this.savePaper(name, expected)
  }

  /** Opens a dossier and the form of one of its acts, fills the fields by their labels, and sends it. */
  protected async act(number: string, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.desk.openDossier(number)
    await this.beginAct(name, fields)
    await this.desk.submitAct(name)
  }

  /** Opens the form of an act of the dossier on the screen and fills its fields by their labels. */
  protected async beginAct(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click()
    for (const [label, text] of Object.entries(fields)) await this.page.getByLabel(label).fill(text)
  }

  /** Attaches a result to a dossier. */
  protected async complete(number: string, fileName: string): Promise<void> {
    await this.desk.openDossier(number)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'))
    try {
      const file = join(folder, `${fileName}.pdf`)
      writeFileSync(file, smallestPdf('Ket qua'))
      await this.desk.complete(file)
      await this.page.getByText(`Có kết quả: ${fileName}.pdf`).waitFor()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** Saves a spreadsheet by a button of the screen. */
  protected async saveSpreadsheet(name: string, button: string, said: string | RegExp): Promise<void> {
    const path = this.album.sheet(name)
    await this.desk.answerSaveDialog(path)
    await this.page.getByRole('button', { name: button }).click()
    await this.page.getByText(said).waitFor()
    if (!existsSync(path)) throw new Error(`${name} was not saved`)
  }
}
