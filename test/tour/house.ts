import { writeFileSync } from 'node:fs'
import { Chapter } from './chapter.ts'
import { readPaper } from './reading.ts'

/** Screens of work that are shown once more in the dark and in English. */
const WORK_SCREENS = [
  ['home', '/'],
  ['reception', '/reception'],
  ['dossiers', '/dossiers'],
  ['digitize', '/digitize'],
  ['paper-search', '/papers'],
  ['returns', '/returns'],
  ['cash', '/cash'],
  ['certification', '/certification'],
  ['waiting', '/waiting'],
  ['complaints', '/complaints'],
  ['register', '/registers'],
  ['indicators', '/indicators'],
  ['books', '/books'],
  ['calendar', '/calendar'],
  ['officers', '/officers'],
  ['scanners', '/scanners'],
] as const

/** What every guide must name, whatever its language. */
const GUIDE_SAYS = { vi: 'Tiếp nhận', en: 'reception' } as const

/** The house around the work: officers' log, the program about itself, guides, the dark, the other language. */
export class House extends Chapter {
  /** The security log, and the program about itself with its ledger checked. */
  async lookAround(): Promise<void> {
    const { page } = this
    await this.open('/security')
    await this.picture('security-log')
    await this.open('/about')
    await page.getByRole('button', { name: 'Kiểm tra toàn bộ sổ' }).click()
    await page.getByText('sổ nguyên vẹn').waitFor()
    await this.picture('about')
    await this.open('/guide')
    await this.picture('guide')
    await this.open('/guide/keys')
    await this.picture('keyboard-map')
  }

  async inTheDark(): Promise<void> {
    await this.#choose('Tối')
    await this.page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    await this.#workScreens('dark')
    await this.desk.openDossier('do thi diem')
    await this.picture('dark-dossier')
    await this.#choose('Sáng')
  }

  async inEnglish(): Promise<void> {
    await this.#choose('English')
    await this.page.locator('html[lang="en"]').waitFor()
    await this.#workScreens('english')
    await this.desk.openDossier('do thi diem')
    await this.picture('english-dossier')
    await this.open('/guide')
    await this.picture('english-guide')
    await this.#printGuide('en')
    await this.#choose('Tiếng Việt')
    await this.page.locator('html[lang="vi"]').waitFor()
  }

  /** The guide and the keyboard map on paper. */
  async printGuides(): Promise<void> {
    await this.open('/guide')
    await this.#printGuide('vi')
    await this.page.evaluate(() => document.querySelector('[data-printing]')?.setAttribute('data-printing', 'keys'))
    const path = this.album.paper('keyboard-map')
    await this.#print(path)
    this.papers.push(readPaper(path, { pages: 1, says: ['Ctrl', 'F2'] }))
  }

  async #printGuide(language: keyof typeof GUIDE_SAYS): Promise<void> {
    const path = this.album.paper(`guide-${language}`)
    await this.#print(path)
    const read = readPaper(path, { says: [] })
    if (read.characters < 2_000) throw new Error(`${read.file}: hardly a word on ${read.pages} pages`)
    this.papers.push(read)
  }

  /** Prints the window as the print button of the guide would, but to a file. */
  async #print(path: string): Promise<void> {
    const pdf = await this.desk.app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => !webContents.getURL().includes('?display'))
      const printed = await window?.webContents.printToPDF({ pageSize: 'A4', printBackground: true })
      return printed?.toString('base64') ?? ''
    })
    writeFileSync(path, Buffer.from(pdf, 'base64'))
  }

  async #workScreens(prefix: string): Promise<void> {
    for (const [name, path] of WORK_SCREENS) {
      await this.open(path)
      await this.picture(`${prefix}-${name}`)
    }
  }

  async #choose(item: string): Promise<void> {
    await this.desk.officerMenu().click()
    await this.page.getByRole('menuitemradio', { name: item }).click()
    await this.page.keyboard.press('Escape')
  }
}
