import type { Locator, Page } from 'playwright'
import type { Desk } from './desk.ts'

/** The screens of signing, driven by keys and by what they say. */
export class SigningDesk {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get page(): Page {
    return this.#desk.page
  }

  /** Opens the files that wait for a signature: Alt+K. */
  async openQueue(): Promise<void> {
    await this.page.keyboard.press('Alt+k')
    await this.page.getByTestId('awaiting').waitFor()
  }

  /** The files that wait. */
  waiting(): Locator {
    return this.page.locator('[data-queue]').getByRole('option')
  }

  /** Presses keys while the list has the focus. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.page.locator('[data-queue]').focus()
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The run of signatures on the screen, once it stands so. */
  run(state: 'asking-pin' | 'signing' | 'interrupted' | 'ended'): Locator {
    return this.page.locator(`[data-testid="run"][data-state="${state}"]`)
  }

  /** The files of the run on the screen that stand so. */
  items(state: 'waiting' | 'signed' | 'failed' | 'stopped'): Locator {
    return this.page.getByTestId('run-items').locator(`li[data-state="${state}"]`)
  }

  /** Confirms what is to be signed, once the certificate was checked. */
  async confirm(): Promise<void> {
    await this.page
      .getByTestId('sign')
      .getByRole('button', { name: /^Ký \d+ tệp$/ })
      .click()
  }

  /** Answers the question for the PIN. */
  async typePin(pin: string): Promise<void> {
    await this.run('asking-pin').waitFor()
    await this.page.getByLabel('Mã PIN của thiết bị', { exact: true }).fill(pin)
    await this.page.keyboard.press('Enter')
  }

  /** Adds the draft of a result, or another document, to the dossier on the screen. */
  async layResult(
    name: string,
    content: Buffer,
    role: 'Kết quả' | 'Phụ lục' | 'Văn bản đến' = 'Kết quả',
  ): Promise<void> {
    await this.page.getByRole('button', { name: 'Gắn tài liệu để ký…' }).click()
    const form = this.page.getByRole('form', { name: 'Gắn tài liệu để ký' })
    if (role !== 'Kết quả') {
      await form.getByRole('combobox', { name: 'Loại' }).click()
      await this.page.getByRole('option', { name: role }).click()
    }
    await form
      .locator('input[type="file"]')
      .setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: content })
    await this.#desk.field('Tên tài liệu').fill(name)
    await form.getByRole('button', { name: 'Gắn tài liệu' }).click()
    await this.file(name).waitFor()
  }

  /** A file in the section of signatures of the dossier on the screen. */
  file(name: string): Locator {
    return this.page.getByTestId('signing').locator(`[data-file="${name}"]`)
  }

  /** Marks files of the dossier on the screen and asks to sign them so: Space on each, Enter on the button. */
  async choose(kind: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.page
        .getByTestId('signing')
        .getByRole('checkbox', { name: `Chọn để ký: ${name}` })
        .focus()
      await this.page.keyboard.press('Space')
    }
    await this.page.getByRole('button', { name: `${kind} (${names.length})`, exact: true }).focus()
    await this.page.keyboard.press('Enter')
    await this.page.getByTestId('sign').waitFor()
  }

  /** Presses a button by Enter. */
  async enter(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).focus()
    await this.page.keyboard.press('Enter')
  }

  /** Takes the province's trust list in from a file. */
  async takeTrustList(file: string): Promise<void> {
    await this.page.locator('section[aria-labelledby="trust"] input[type="file"]').first().setInputFiles(file)
    await this.page.getByText('Danh sách số 1 của Tỉnh thử nghiệm').waitFor()
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('link', { name: 'Thiết lập ký số' }).first().click()
    await this.page.getByRole('heading', { level: 1, name: 'Thiết lập ký số' }).waitFor()
  }

  /** Sets the one library that is loaded; the asker maintains the machine. */
  async setLibrary(path: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Thêm đường dẫn' }).click()
    await this.#desk.field('Đường dẫn thứ 1').fill(path)
    await this.page.getByRole('button', { name: 'Lưu thiết lập' }).click()
  }

  /** Registers the RSA certificate on a token for one officer, or as the agency's for several. */
  async register(
    token: string,
    holder: string,
    owner: { readonly officer: string } | { readonly users: readonly string[] },
  ): Promise<void> {
    const certificate = this.page
      .locator(`[data-token="${token}"] [data-certificate="${holder}"]`)
      .filter({ hasText: 'RSA 2048' })
    await certificate.getByRole('button', { name: `Đăng ký chứng thư số của ${holder}` }).click()
    const names = 'officer' in owner ? [owner.officer] : owner.users
    if ('users' in owner) await certificate.getByRole('radio', { name: 'Của cơ quan' }).check()
    const field = certificate.getByRole('combobox', {
      name: 'officer' in owner ? 'Cán bộ' : 'Những ai được dùng',
    })
    for (const name of names) {
      await field.fill(name)
      await this.page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
    }
    await certificate.getByRole('button', { name: 'Đăng ký', exact: true }).click()
    await certificate.getByText(/^của /).waitFor()
  }
}
