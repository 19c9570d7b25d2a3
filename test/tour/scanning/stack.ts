import { type Desk, until } from '../../e2e/desk.ts'
import { Digitizing } from '../../e2e/digitizing.ts'
import { card } from '../../e2e/fake-camera.ts'
import { cardOf, SPECIALIST } from '../../e2e/people.ts'
import type { Sheet } from '../../escl/sheets.ts'
import type { Album } from '../album.ts'
import { Chapter } from '../chapter.ts'
import { type Case, PAPERS, SUONG } from './case.ts'
import type { Equipment } from './equipment.ts'
import { cutLabel, emptySheet, printedSheet, writtenSheet } from './sheets.ts'
import { BIRTH_CERTIFICATE, DECLARATION, DECLARATION_OVERLEAF, LAND_CERTIFICATE, STRAY_NOTE } from './written.ts'

const NETWORK_SCANNER = 'Máy quét phòng Một cửa'
/** How SANE names the scanner that it makes up. */
const SANE_SCANNER = /frontend-tester/
/** How many pages lie before the birth certificate, which has no label. */
const BIRTH_CERTIFICATE_AT = 4
/** The page before which the scanner is held for a picture. */
const PICTURED_PAGE = 4

/** A citizen's papers become files: her card read by the camera, a stack split by its codes, and the page count that must agree. */
export class Stack extends Chapter {
  readonly #equipment: Equipment
  readonly #case: Case
  readonly #digitizing: Digitizing

  constructor(desk: Desk, album: Album, equipment: Equipment, shared: Case) {
    super(desk, album)
    this.#equipment = equipment
    this.#case = shared
    this.#digitizing = new Digitizing(desk)
  }

  /** The scanner in the network is entered by its address and found, beside the one that SANE makes up. */
  async enterScanners(): Promise<void> {
    const { page } = this
    await this.follow('Máy quét')
    await page.getByRole('button', { name: 'Thêm máy quét trong mạng' }).click()
    await page.getByRole('textbox', { name: 'Tên' }).last().fill(NETWORK_SCANNER)
    await page.getByRole('textbox', { name: 'Địa chỉ' }).last().fill(this.#equipment.network.scanner.address())
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click()
    await page.getByText('Đã lưu thiết lập máy quét.').waitFor()
    await page.getByRole('button', { name: 'Kiểm tra, tìm lại' }).click()
    await page.getByRole('radio', { name: SANE_SCANNER }).waitFor()
    await page.getByRole('radio', { name: NETWORK_SCANNER }).check()
    await page.getByRole('radiogroup').getByText('khay nạp hai mặt').waitFor()
    await this.picture('scanners')
  }

  /** She holds her identity card to the camera of the laptop. */
  async receiveByCamera(): Promise<void> {
    const { desk, page } = this
    const began = performance.now()
    const held = await card(cardOf(SUONG), 12, { light: 0.7, noise: 8 })
    await this.#equipment.show([{ jpeg: held, frames: 90 }])
    await desk.beginReception()
    await desk.chooseProcedure('1.004222')
    await page.keyboard.press('Alt+c')
    await page.getByTestId('code-scanner').getByText('Camera đang bật').waitFor()
    await this.#seen()
    await this.picture('reception-camera')
    await page.getByText(`Đã đọc thẻ của ${SUONG.name}.`).waitFor()
    await desk.field('Số điện thoại').fill(SUONG.phone)
    for (const code of ['cho-o-hop-phap', 'quan-he-nhan-than'] as const) {
      await page.getByRole('checkbox', { name: PAPERS[code] }).check()
    }
    await this.picture('reception-card-by-camera')
    const { number, due } = await desk.accept()
    const receptionMs = Math.round(performance.now() - began)
    this.#case.residence = { number, procedure: 'Đăng ký thường trú', outcome: 'returned', due, receptionMs }
    await this.savePaper('scanning-receipt', { says: [number, SUONG.name], code: number })
  }

  /** What a stack sorts itself by is printed: labels for this dossier, separators for every one. */
  async printCodes(): Promise<void> {
    const { page } = this
    const { number } = this.#case.residence
    await page.getByRole('button', { name: 'In nhãn giấy tờ' }).click()
    await page.getByTitle(/Xem trước: .*Nhãn giấy tờ/).waitFor()
    await this.picture('paper-labels')
    await this.savePaper('paper-labels', { pages: 1, says: ['NHÃN GIẤY TỜ', number] })
    await this.follow('Số hóa')
    await page.getByRole('button', { name: 'In tờ phân cách' }).click()
    await page.locator('iframe').waitFor()
    await this.picture('separator-sheets')
    await this.savePaper('separator-sheets', { pages: 2, says: ['TỜ PHÂN CÁCH'] })
    await page.keyboard.press('Escape')
  }

  /** All sheets go into the feeder at once and come out as papers; what the codes cannot know is set right by keys. */
  async scanStack(): Promise<void> {
    const { page } = this
    const { network } = this.#equipment
    const digitizing = this.#digitizing
    network.scanner.load(await this.#sheets())
    await this.follow('Số hóa')
    await page.getByRole('button', { name: 'Xấp mới' }).click()
    await page.getByTestId('bench').waitFor()
    await digitizing.choose(NETWORK_SCANNER, 'Khay nạp, một mặt, màu')
    network.hold(PICTURED_PAGE)
    await page.keyboard.press('F9')
    await digitizing.pages(PICTURED_PAGE)
    await page.getByText(`Đang quét trang ${PICTURED_PAGE + 1}…`).waitFor()
    await digitizing.press('End')
    await digitizing.shown()
    await this.picture('stack-scanning')
    network.release()
    await digitizing.settled()
    await digitizing.press('Home', 'ArrowRight')
    await digitizing.shown()
    await this.picture('stack-sorted')
    await this.#setRight()
  }

  /** Files are made of the pages; one paper has a page more than was scanned. */
  async file(): Promise<void> {
    const { page } = this
    await page.keyboard.press('Control+s')
    await page.getByRole('textbox', { name: PAPERS['quan-he-nhan-than'] }).fill('2')
    await page.getByText('Đếm 2 trang nhưng có 1 ảnh.').waitFor()
    await this.picture('stack-counting')
    await page.keyboard.press('Enter')
    for (const name of Object.values(PAPERS)) await page.getByTestId('filed').getByText(name).waitFor()
    await this.picture('stack-filed')
  }

  /** The dossier does not leave the counter until as many pages were scanned as were counted. */
  async passTheGate(): Promise<void> {
    const { desk, page } = this
    const { number } = this.#case.residence
    await desk.openDossier(number)
    await page.getByTestId('paper-file').nth(2).waitFor()
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).fill(SPECIALIST.name)
    await page.getByRole('option', { name: SPECIALIST.name }).click()
    await desk.submitAct('Chuyển xử lý')
    await desk.error('papers.not-digitized').waitFor()
    await this.picture('forwarding-refused')
    await this.#digitizing.open()
    await this.#digitizing.choose('frontend-tester', 'Mặt kính, màu')
    await page.keyboard.press('F9')
    await this.#digitizing.pages(1)
    await this.#digitizing.settled()
    await this.#digitizing.press('3')
    await this.#digitizing.shown()
    await page.keyboard.press('Control+s')
    await page.getByRole('textbox', { name: PAPERS['quan-he-nhan-than'] }).fill('2')
    await this.picture('missing-page')
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
    await desk.openDossier(number)
    await desk.forward(SPECIALIST)
    await page.getByText(`Chuyển cho ${SPECIALIST.name}`).waitFor()
    await this.picture('dossier-digitized')
  }

  /** Waits until the camera's picture is on the screen. */
  async #seen(): Promise<void> {
    await this.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
  }

  /** Turning, moving and throwing away are taken back or kept, all by keys. */
  async #setRight(): Promise<void> {
    const digitizing = this.#digitizing
    const { page } = this
    await digitizing.press('Home', 'ArrowRight', 'r')
    await until(() => this.#liesOnItsSide(), 'a page on its side')
    await digitizing.press('Alt+ArrowRight')
    await until(async () => (await digitizing.place()) === 3, 'the page one place later')
    await digitizing.press('Control+z', 'Control+z')
    await until(async () => (await digitizing.place()) === 2, 'the page where it was')
    await until(async () => !(await this.#liesOnItsSide()), 'the page upright again')
    // The note at the end belongs to nobody.
    const count = await digitizing.count()
    await digitizing.press('End', 'Delete')
    await digitizing.pages(count - 1)
    await digitizing.press('Home', ...Array.from({ length: BIRTH_CERTIFICATE_AT }, () => 'ArrowRight'), '3')
    await until(
      async () => (await digitizing.target('quan-he-nhan-than').innerText()).includes('1 trang'),
      'a page of the birth certificate',
    )
    await digitizing.settled()
    await digitizing.shown()
    await this.picture('stack-assigned')
    await this.darkPicture('dark-stack')
    await page.getByRole('button', { name: /^Thùng giấy/ }).click()
    await digitizing.shown()
    await this.picture('stack-bin')
    await page.getByRole('button', { name: /^Thùng giấy/ }).click()
  }

  async #liesOnItsSide(): Promise<boolean> {
    const box = await this.page.locator('[data-picture="page"]').boundingBox()
    return box !== null && box.width > box.height
  }

  /** The feeder's sheets in their order, with the papers that the desk printed among them. */
  async #sheets(): Promise<Sheet[]> {
    const printed = (name: string) => this.album.file(`${name}.pdf`)
    const label = (paper: string) => cutLabel(printed('paper-labels'), paper)
    return [
      await printedSheet(printed('scanning-receipt'), 1),
      await writtenSheet(11, { written: DECLARATION, label: await label('ct01'), faults: { skew: 1.4 } }),
      await writtenSheet(12, { written: DECLARATION_OVERLEAF, signature: true, faults: { skew: -0.8, shadow: 0.12 } }),
      await printedSheet(printed('separator-sheets'), 1),
      await writtenSheet(13, { written: BIRTH_CERTIFICATE, stamp: true, faults: { specks: 60 }, quarters: 2 }),
      await emptySheet(14),
      await writtenSheet(15, {
        written: LAND_CERTIFICATE,
        stamp: true,
        label: await label('cho-o-hop-phap'),
        faults: { skew: 0.6, paper: [238, 226, 214] },
      }),
      await printedSheet(printed('separator-sheets'), 2),
      await writtenSheet(16, { written: STRAY_NOTE, faults: {} }),
    ]
  }
}
