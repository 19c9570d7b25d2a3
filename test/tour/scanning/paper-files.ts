import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, until } from '../../e2e/desk.ts'
import { Digitizing } from '../../e2e/digitizing.ts'
import { cornersOfPicture, pictureOfSheet } from '../../e2e/fake-camera.ts'
import { ask } from '../../e2e/paper-work.ts'
import { drawPaper } from '../../pages/index.ts'
import type { Album } from '../album.ts'
import { Chapter } from '../chapter.ts'
import { type Case, PAPERS, SUONG } from './case.ts'
import type { Equipment } from './equipment.ts'
import { readFile } from './read-file.ts'
import { GUEST_DECLARATION, RESULT } from './written.ts'

/** Text recognition works behind the desk's back; on a busy machine it takes its time. */
const READING_MS = 240_000

/** A file that must be there at the end: whose, which paper, its pages, and words that are known to stand on it. */
interface WantedFile {
  readonly name: string
  readonly whose: 'residence' | 'guest'
  readonly paper: keyof typeof PAPERS
  readonly pages: number
  readonly says: readonly string[]
}

const FILES: readonly WantedFile[] = [
  {
    name: 'thuong-tru-to-khai',
    whose: 'residence',
    paper: 'ct01',
    pages: 2,
    says: ['THÔNG TIN CƯ TRÚ', 'Cao Thị Sương', 'Hoàng Gia Bảo'],
  },
  {
    name: 'thuong-tru-giay-khai-sinh',
    whose: 'residence',
    paper: 'quan-he-nhan-than',
    pages: 2,
    says: ['GIẤY KHAI SINH', 'Phan Thị Nhàn'],
  },
  {
    name: 'thuong-tru-cho-o-hop-phap',
    whose: 'residence',
    paper: 'cho-o-hop-phap',
    pages: 1,
    says: ['QUYỀN SỬ DỤNG ĐẤT', 'Cao Văn Thụ'],
  },
  {
    name: 'tam-tru-to-khai-chup',
    whose: 'guest',
    paper: 'ct01',
    pages: 1,
    says: ['Hoàng Minh Quân', 'thời hạn một năm'],
  },
  {
    name: 'tam-tru-cho-o-dung-lai',
    whose: 'guest',
    paper: 'cho-o-hop-phap',
    pages: 1,
    says: ['QUYỀN SỬ DỤNG ĐẤT', 'Cao Văn Thụ'],
  },
]

/** What becomes of the files: one is used again, one photographed; they are found by their words, and the result is looked at before it goes. */
export class PaperFiles extends Chapter {
  readonly #equipment: Equipment
  readonly #case: Case
  readonly #digitizing: Digitizing

  constructor(desk: Desk, album: Album, equipment: Equipment, shared: Case) {
    super(desk, album)
    this.#equipment = equipment
    this.#case = shared
    this.#digitizing = new Digitizing(desk)
  }

  /** She comes again for her guest: the desk has what shows that the dwelling is hers. */
  async reuse(): Promise<void> {
    const { desk, page } = this
    const began = performance.now()
    await desk.beginReception()
    await desk.chooseProcedure('1.004194')
    await desk.scanCard(SUONG)
    await page.getByRole('checkbox', { name: PAPERS['cho-o-hop-phap'] }).check()
    const { number, due } = await desk.accept()
    const receptionMs = Math.round(performance.now() - began)
    this.#case.guest = { number, procedure: 'Đăng ký tạm trú', outcome: 'processing', due, receptionMs }
    await this.#digitizing.open()
    await page.getByTestId('held').waitFor()
    await this.picture('held-papers')
    await page.keyboard.press('F7')
    await page.getByTestId('held').waitFor({ state: 'detached' })
    await this.picture('paper-reused')
  }

  /** His declaration is photographed with one lamp in the room; the corners are set by hand. */
  async photograph(): Promise<void> {
    const { page } = this
    const { raster } = await drawPaper({ seed: 21, written: GUEST_DECLARATION, signature: true })
    const dim = await pictureOfSheet(raster, { light: 0.24, noise: 6 })
    await this.#equipment.lay(dim)
    await page.keyboard.press('Alt+c')
    await page.getByText('Camera đang bật').first().waitFor()
    await page.getByRole('switch', { name: 'Tự chụp khi giấy nằm yên' }).click()
    await page.locator('[role="status"][data-fault="dark"]').waitFor()
    await this.picture('camera-dark')
    await this.darkPicture('dark-camera')
    await page.getByTestId('shutter').focus()
    await page.keyboard.press('Space')
    const taken = page.locator('[data-testid="taken-page"][data-state="kept"]')
    await taken.waitFor()
    await taken.getByRole('button').first().click()
    await this.#dragCorners()
    await this.picture('camera-corners')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Xong, sang số hóa' }).click()
    await this.#digitizing.pages(1)
    await this.#digitizing.settled()
    await this.#digitizing.press('1')
    await this.#digitizing.shown()
    await this.picture('photograph-cleaned')
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
  }

  /** The specialist attaches the scanned result. */
  async attachResult(): Promise<void> {
    const { pdf } = await drawPaper({ seed: 31, written: RESULT, stamp: true, signature: true })
    const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'))
    try {
      const file = join(folder, 'Thong bao ket qua.pdf')
      writeFileSync(file, pdf)
      await this.desk.openDossier(this.#case.residence.number)
      await this.desk.complete(file)
      await this.page.getByText('Có kết quả: Thong bao ket qua.pdf').waitFor()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** A result whose file is gone from the disk is not handed over; when the file is back, it is. */
  async handOver(): Promise<void> {
    const { desk, page } = this
    await desk.openDossier(this.#case.residence.number)
    const id = /dossiers\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    const { result } = await ask(page, 'dossiers.view', { id })
    if (result === null) throw new Error('the residence has no result')
    const kept = join(desk.directory, 'desk', 'papers', result.address.slice(0, 2), result.address)
    renameSync(kept, `${kept}.away`)
    await this.beginAct('Trả kết quả')
    await desk.submitAct('Trả kết quả')
    await desk.error('papers.result-unreadable').waitFor()
    await this.picture('result-missing')
    renameSync(`${kept}.away`, kept)
    await desk.submitAct('Trả kết quả')
    await page.getByText('Đã trả kết quả, hồ sơ kết thúc.').waitFor()
  }

  /** Words that were only ever on paper find the page. */
  async search(): Promise<void> {
    const { page } = this
    await this.#whenRead('residence')
    await this.open('/papers')
    await page.getByRole('combobox', { name: 'Tìm trong giấy tờ' }).fill('phan thi nhan')
    await page.getByRole('option').filter({ hasText: PAPERS['quan-he-nhan-than'] }).waitFor()
    await page.getByRole('img', { name: /^Trang 1 của/ }).waitFor()
    await this.picture('paper-search')
  }

  /** Every file is saved as a copy that others read, and read back. */
  async saveFiles(): Promise<void> {
    const { desk, page } = this
    for (const whose of ['residence', 'guest'] as const) {
      await this.#whenRead(whose)
      for (const { name, paper, pages, says } of FILES.filter((file) => file.whose === whose)) {
        const path = this.album.paperFile(name)
        await desk.answerSaveDialog(path)
        await page.getByRole('button', { name: `Lưu bản sao: ${PAPERS[paper]}` }).click()
        await page.getByText('Đã lưu bản sao').first().waitFor()
        this.papers.push(readFile(path, { pages, says }))
      }
      await page.getByRole('button', { name: `Xem các trang: ${PAPERS.ct01}` }).click()
      await page.getByRole('img', { name: /^Trang 1 của/ }).waitFor()
      await this.picture(`paper-pages-${whose}`)
    }
  }

  /** Drags the four corners to where the sheet's corners are in the photograph. */
  async #dragCorners(): Promise<void> {
    const { page } = this
    const handles = page.getByTestId('taken-editor').getByRole('slider')
    const picture = page.getByTestId('taken-editor').getByRole('img')
    await handles.first().waitFor()
    const box = await picture.boundingBox()
    if (box === null) throw new Error('the photograph is not on the screen')
    for (const [corner, { x, y }] of cornersOfPicture().entries()) {
      const handle = handles.nth(corner)
      await handle.hover()
      await page.mouse.down()
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 })
      await page.mouse.up()
      const told = `ngang ${Math.round(x * 100)} %, dọc ${Math.round(y * 100)} %`
      await until(async () => (await handle.getAttribute('aria-valuetext')) === told, `a corner at ${told}`)
    }
  }

  /** Opens a dossier and waits until all its papers were read. */
  async #whenRead(whose: 'residence' | 'guest'): Promise<void> {
    const count = FILES.filter((file) => file.whose === whose).length
    await this.desk.openDossier(this.#case[whose].number)
    await this.page
      .getByText('đã nhận dạng chữ')
      .nth(count - 1)
      .waitFor({ timeout: READING_MS })
  }
}
