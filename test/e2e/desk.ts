import { once } from 'node:events'
import type { ElectronApplication, Locator, Page } from 'playwright'
import { scan } from './keyboard.ts'
import { type LaunchOptions, launch, type Running } from './launch.ts'
import { CHIEF, COMMUNE, cardOf, type TestCitizen, type TestOfficer } from './people.ts'

/** How a desk numbers: by a range of the province, or by temporary numbers. */
export type TestNumbering = 'temporary' | { readonly from: number; readonly to: number }

/** What the screen shows of a dossier just received or refused. */
export interface Received {
  readonly number: string
  /** As on the screen, `HH:mm dd/MM/yyyy`; empty for a refusal. */
  readonly due: string
}

const DUE = /\d{2}:\d{2} \d{2}\/\d{2}\/\d{4}/

/** Something that Playwright cannot wait for by itself is looked at this often. */
const LOOK_EVERY_MS = 25
const LOOK_FOR_MS = 30_000

/** Waits until something holds that no locator can tell. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LOOK_FOR_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** Whether a process is there. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A desk in the real application, driven the way people drive it: by keys, labels and what the screen says. */
export class Desk {
  readonly directory: string
  readonly #options: LaunchOptions
  readonly #runs: Running[] = []
  #running: Running | undefined

  private constructor(directory: string, options: LaunchOptions) {
    this.directory = directory
    this.#options = options
  }

  /** Starts the application on a directory. */
  static async open(directory: string, options: LaunchOptions = {}): Promise<Desk> {
    const desk = new Desk(directory, options)
    await desk.start()
    return desk
  }

  get running(): Running {
    if (this.#running === undefined) throw new Error('the desk is not running')
    return this.#running
  }

  get app(): ElectronApplication {
    return this.running.app
  }

  get page(): Page {
    return this.running.page
  }

  /** What went wrong unseen, in this run of the application and those before; a healthy desk has none. */
  get complaints(): string[] {
    return this.#runs.flatMap(({ complaints }) => complaints)
  }

  async start(): Promise<void> {
    this.#running = await launch(this.directory, this.#options)
    this.#runs.push(this.#running)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Ends the application as its window's cross does. */
  async quit(): Promise<void> {
    await this.#running?.app.close()
    this.#running = undefined
  }

  /** The process of the core, as Electron itself tells it. */
  async corePid(): Promise<number> {
    const find = () =>
      this.app.evaluate(({ app }) => app.getAppMetrics().find((metric) => metric.name === 'core')?.pid ?? 0)
    await until(async () => (await find()) > 0, 'a core process')
    return find()
  }

  /** Ends the core the hard way, and waits until it is gone. */
  async killCore(): Promise<void> {
    const pid = await this.corePid()
    process.kill(pid, 'SIGKILL')
    await until(() => !isAlive(pid), 'the end of the core')
  }

  /**
   * Ends the whole application the hard way, as a power cut would, and waits until its core is gone too.
   * @param stopped the core was made to stand still, and cannot notice by itself that it is alone
   */
  async kill(stopped = false): Promise<void> {
    const core = await this.corePid()
    const program = this.app.process()
    const ended = once(program, 'exit')
    program.kill('SIGKILL')
    await ended
    if (stopped) process.kill(core, 'SIGKILL')
    await until(() => !isAlive(core), 'the end of the core')
    this.#running = undefined
  }

  /** Makes the desk by the wizard; its first officer is signed in afterwards. */
  async found(numbering: TestNumbering = 'temporary', officer: TestOfficer = CHIEF): Promise<void> {
    await this.fillDesk()
    await this.page.keyboard.press('Enter')
    await this.chooseNumbering(numbering)
    await this.page.keyboard.press('Enter')
    await this.fillOfficer(officer)
    await this.page.keyboard.press('Enter')
    await this.atWork()
  }

  /** First step of the wizard. */
  async fillDesk(): Promise<void> {
    await this.field('Tên xã, phường, đặc khu').fill(COMMUNE.communeName)
    await this.field('Tỉnh, thành phố').fill(COMMUNE.provinceName)
    await this.field('Mã định danh cơ quan').fill(COMMUNE.agencyCode)
    await this.field('Tên quầy').fill(COMMUNE.deskName)
    await this.field('Điện thoại trung tâm').fill(COMMUNE.phone)
    await this.field('Địa chỉ trung tâm').fill(COMMUNE.address)
  }

  /** Second step of the wizard. */
  async chooseNumbering(numbering: TestNumbering): Promise<void> {
    if (numbering === 'temporary') {
      await this.page.getByRole('radio', { name: 'Số tạm của quầy' }).check()
      return
    }
    await this.page.getByRole('radio', { name: 'Dải số tỉnh giao' }).check()
    await this.field('Từ số').fill(String(numbering.from))
    await this.field('Đến số').fill(String(numbering.to))
  }

  /** Third step of the wizard, and the form of the officers screen. */
  async fillOfficer(officer: TestOfficer): Promise<void> {
    await this.field('Họ và tên').fill(officer.name)
    await this.field('Tên đăng nhập').fill(officer.login)
    await this.field('Chức danh').fill(officer.position)
    for (const label of ['Mật khẩu', 'Nhập lại mật khẩu']) await this.secret(label).fill(officer.passphrase)
    for (const label of ['Mã PIN', 'Nhập lại mã PIN']) await this.secret(label).fill(officer.pin)
  }

  /** Signs in at the sign-in screen. */
  async signIn(officer: TestOfficer): Promise<void> {
    await this.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    await this.page.getByText(officer.login, { exact: true }).click()
    await this.secret('Mật khẩu').fill(officer.passphrase)
    await this.page.keyboard.press('Enter')
    await this.atWork()
  }

  /** Ends the session of who is signed in, so that another may come. */
  async leave(): Promise<void> {
    await this.officerMenu().click()
    await this.page.getByRole('menuitem', { name: 'Kết thúc phiên' }).click()
    await this.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  }

  /** The button with the name of who is signed in. */
  officerMenu(): Locator {
    return this.page.locator('nav button[aria-haspopup="menu"]')
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l')
    await this.page.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor()
  }

  async unlock(officer: TestOfficer): Promise<void> {
    await this.secret('Mã PIN').fill(officer.pin)
    await this.page.keyboard.press('Enter')
    await this.atWork()
  }

  /** Waits until the screens of work are there. */
  async atWork(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Adds an officer through the officers screen. */
  async addOfficer(officer: TestOfficer, roles: readonly string[]): Promise<void> {
    await this.page.getByRole('link', { name: 'Cán bộ' }).click()
    await this.page.getByRole('button', { name: 'Thêm cán bộ' }).click()
    await this.fillOfficer(officer)
    await this.page.getByRole('checkbox', { name: 'Cán bộ Một cửa' }).uncheck()
    for (const role of roles) await this.page.getByRole('checkbox', { name: role }).check()
    await this.page.getByRole('button', { name: 'Thêm cán bộ' }).click()
    await this.page.getByRole('cell', { name: new RegExp(`^${officer.name}`) }).waitFor()
  }

  /** Begins a new reception: F2. */
  async beginReception(): Promise<void> {
    await this.page.keyboard.press('F2')
    await this.focused(this.page.getByTestId('procedure'))
  }

  /** Types what finds a procedure and takes the first hit. */
  async chooseProcedure(typed: string): Promise<void> {
    await this.page.keyboard.type(typed)
    await this.page.keyboard.press('Enter')
    await this.focused(this.page.getByTestId('card'))
  }

  /** Scans a citizen's card into the field that has the focus, and waits until the form knows them. */
  async scanCard(citizen: TestCitizen): Promise<void> {
    await scan(this.page, cardOf(citizen))
    await this.page.getByText(`Đã đọc thẻ của ${citizen.name}.`).waitFor()
  }

  /** Types a citizen without a card. */
  async fillApplicant(citizen: TestCitizen): Promise<void> {
    await this.field('Họ và tên').fill(citizen.name)
    await this.field('Số định danh').fill(citizen.personalNumber)
    await this.field('Ngày sinh').fill(citizen.born)
    await this.field('Số điện thoại').fill(citizen.phone)
    await this.field('Địa chỉ').fill(citizen.address)
  }

  /** Accepts what is on the screen: Ctrl+Enter. */
  async accept(): Promise<Received> {
    await this.page.keyboard.press('Control+Enter')
    return this.acknowledged()
  }

  /** Refuses what is on the screen. */
  async refuse(reason: string): Promise<Received> {
    await this.page.keyboard.press('Control+Shift+Enter')
    await this.field('Lý do từ chối').fill(reason)
    await this.page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()
    return this.acknowledged()
  }

  /** What the screen says of the dossier that was just kept. */
  async acknowledged(): Promise<Received> {
    const panel = this.page.getByTestId('acknowledged')
    await panel.waitFor()
    const told = await panel.getByTestId('number').innerText()
    const text = await panel.innerText()
    return { number: /[A-Z0-9][A-Z0-9.-]{6,}/.exec(told)?.[0] ?? '', due: DUE.exec(text)?.[0] ?? '' }
  }

  /** A whole reception with a card; gives back what the screen says. */
  async receive(procedure: string, citizen: TestCitizen): Promise<Received> {
    await this.beginReception()
    await this.chooseProcedure(procedure)
    await this.scanCard(citizen)
    return this.accept()
  }

  /** Lets every dialog that asks where to save answer with this path. */
  async answerSaveDialog(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
  }

  /** Saves the form on the screen as a PDF. */
  async savePdf(path: string): Promise<void> {
    await this.answerSaveDialog(path)
    await this.page.getByRole('button', { name: 'Lưu PDF' }).click()
    await this.page.getByText(`Đã lưu PDF: ${path}`).waitFor()
  }

  /** Opens the one dossier that a text finds: F3, the text, Enter. */
  async openDossier(text: string): Promise<void> {
    await this.search(text)
    await until(async () => (await this.rows().count()) === 1, `one dossier for "${text}"`)
    await this.page.keyboard.press('Enter')
    await this.page.getByTestId('dossier').waitFor()
  }

  /** Searches the list of dossiers and waits for the answer. */
  async search(text: string): Promise<void> {
    await this.page.keyboard.press('F3')
    const field = this.page.getByTestId('dossier-search')
    await field.fill(text)
    await this.page.locator('[role="grid"][aria-busy="false"]').waitFor()
  }

  /** The rows of the list on the screen. */
  rows(): Locator {
    return this.page.locator('[role="grid"] tbody tr')
  }

  /** Forwards the dossier on the screen. */
  async forward(officer: TestOfficer, note = ''): Promise<void> {
    await this.page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await this.page.getByRole('combobox', { name: 'Chuyển cho' }).fill(officer.name)
    await this.page.getByRole('option', { name: officer.name }).click()
    await this.field('Ghi chú').fill(note)
    await this.submitAct('Chuyển xử lý')
  }

  /** Completes the dossier on the screen with a result file. */
  async complete(file: string, note = ''): Promise<void> {
    await this.page.getByRole('button', { name: 'Có kết quả' }).click()
    await this.page.locator('input[type="file"]').setInputFiles(file)
    await this.field('Ghi chú').fill(note)
    await this.submitAct('Có kết quả')
  }

  /** Presses the button that does an act: the one in its form. */
  async submitAct(name: string): Promise<void> {
    await this.page.locator('form').getByRole('button', { name }).click()
  }

  /** A text field by its label. */
  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true })
  }

  /** A field that hides what is typed. */
  secret(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  /** The sentence of an error on the screen, by its code. */
  error(code: string): Locator {
    return this.page.locator(`[role="alert"][data-error-code="${code}"]`)
  }

  /** Waits until letters are there and nothing on the screen moves or fades any more. */
  async atRest(page: Page = this.page): Promise<void> {
    await page.evaluate(async () => {
      await document.fonts.ready
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
    })
  }

  /** Waits until a field has the focus. */
  async focused(field: Locator): Promise<void> {
    await field.waitFor()
    await until(() => field.evaluate((element) => element === document.activeElement), 'the focus')
  }
}
