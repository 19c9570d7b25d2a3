import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMUNE as AGENCY, LEADER } from '../token/bench.ts'
import { USER_PIN } from '../token/soft-tokens.ts'
import { expectNoSeriousFaults } from './accessibility.ts'
import { until } from './desk.ts'
import { Digitizing } from './digitizing.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { BINH, CHIEF, DIEM, neighbour, type TestOfficer } from './people.ts'
import { laidSigningBench, printResult } from './signing-bench.ts'
import { SigningDesk } from './signing-desk.ts'

/** Decides, processes, issues and keeps the machine: so that the way of one signature needs one sign-in. */
const TUYET: TestOfficer = {
  name: LEADER,
  login: 'tuyet.nt',
  position: 'Chủ tịch',
  passphrase: 'mây trắng bay qua đỉnh non cao',
  pin: '571936',
}
const ROLES = ['Lãnh đạo', 'Chuyên môn', 'Văn thư – lưu trữ', 'Công nghệ thông tin']
const RESULT = 'Giấy xác nhận cư trú'

describe('signing', () => {
  const laid = laidSigningBench()
  const desk = foundedDesk('temporary', () => ({ environment: laid().environment }))
  let signing: SigningDesk
  let number: string

  /** Looks at the screen in light and dark, at rest, as small as it may be. */
  async function expectNoFault(screen: string): Promise<void> {
    const { page } = desk()
    await expectNoSeriousFaults(page, screen)
    const wide = await page.evaluate(
      () => document.querySelector('main')?.scrollWidth === document.querySelector('main')?.clientWidth,
    )
    expect(wide, `${screen} fits its width`).toBe(true)
  }

  /** Takes the dossier on the screen over, lays its draft and submits it to whoever sits there. */
  async function submitResult(name = RESULT): Promise<void> {
    const { page } = desk()
    await page.getByRole('button', { name: 'Tiếp quản' }).click()
    await desk().submitAct('Tiếp quản')
    await page.getByTestId('dossier').getByText('Đang xử lý', { exact: true }).first().waitFor()
    await signing.layResult(name, await printResult(desk(), { title: name.toUpperCase(), leader: LEADER }))
    await page.getByRole('button', { name: 'Trình ký', exact: true }).click()
    await page.getByRole('combobox', { name: 'Trình' }).fill(LEADER)
    await page.getByRole('option', { name: LEADER }).click()
    await desk().submitAct('Trình ký')
    await page.getByTestId('dossier').getByText('Chờ ký duyệt', { exact: true }).first().waitFor()
  }

  beforeAll(async () => {
    signing = new SigningDesk(desk())
    await desk().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
    await desk().addOfficer(TUYET, ROLES)
    number = (await desk().receive('xác nhận', DIEM)).number
    await desk().leave()
    await desk().signIn(TUYET)
  })

  it('is set up: a library, a trust list, whose certificates are whose, pictures', async () => {
    const { page } = desk()
    await page.getByText('Ký số: chưa cài đặt').waitFor()
    await signing.openSettings()
    await page.getByText('chưa kiểm chứng').first().waitFor()
    await expectNoFault('nothing set up')
    await signing.setLibrary(laid().proxy.library)
    await page.locator('[data-token="LANH-DAO"]').waitFor()
    await page.locator('[data-token="CO-QUAN"]').waitFor()
    await page.getByText('Ký số: 2 thiết bị').waitFor()
    await page
      .locator('#trust + * input[type="file"], section[aria-labelledby="trust"] input[type="file"]')
      .first()
      .setInputFiles(laid().trustList)
    await page.getByText('Danh sách số 1 của Tỉnh thử nghiệm').waitFor()
    await signing.register('LANH-DAO', LEADER, { officer: LEADER })
    await signing.register('CO-QUAN', AGENCY, { users: [LEADER, CHIEF.name] })
    await page.getByRole('row', { name: new RegExp(`^${LEADER}`) }).waitFor()
    for (const [name, file] of [
      ['Con dấu của cơ quan', laid().seal],
      [LEADER, laid().signature],
    ] as const) {
      const line = page.locator(`[data-picture="${name}"]`)
      await line.locator('input[type="file"]').setInputFiles(file)
      await line.getByRole('img', { name: `Ảnh sẽ dùng: ${name}` }).waitFor()
      if (name === LEADER) await expectNoFault('picture to be used')
      await desk().focused(line.getByRole('button', { name: 'Dùng ảnh này' }))
      await page.keyboard.press('Enter')
      await line.getByRole('img', { name: `Ảnh: ${name}` }).waitFor()
    }
    await expectNoFault('set up')
  })

  it('begins with a draft that the specialist lays and submits', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await submitResult()
    await signing.file(RESULT).getByText('chưa ký').waitFor()
    await expectNoFault('dossier with a draft')
    await signing.openQueue()
    await page.getByTestId('place').waitFor()
    expect(await signing.waiting().count()).toBe(1)
    await page.getByText('Đặt theo họ tên người ký ở cuối văn bản.').waitFor()
    await expectNoFault('what waits')
  })

  it('places a signature by keys and by the mouse, and lets the desk place it again', async () => {
    const { page } = desk()
    const box = page.getByTestId('place')
    const told = () => box.getAttribute('aria-valuetext')
    const first = await told()
    await box.press('Shift+ArrowUp')
    await page.getByText('Đặt bằng tay.').waitFor()
    expect(await told()).not.toBe(first)
    const from = await box.boundingBox()
    if (from === null) throw new Error('no box on the screen')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + from.width / 2 - 60, from.y + from.height / 2 - 40, { steps: 4 })
    await page.mouse.up()
    const to = await box.boundingBox()
    expect(Math.round((to?.x ?? 0) - from.x)).toBe(-60)
    await page.getByRole('button', { name: 'Để máy tự đặt' }).click()
    expect(await told()).toBe(first)
    await signing.press('ArrowRight')
    await page.getByText('Trang 2/2').waitFor()
    await page.getByRole('button', { name: 'Đến trang 1' }).click()
    await page.getByText('Trang 1/2').waitFor()
  })

  it('asks for one confirmation, tells a wrong PIN in plain words, and signs with the right one', async () => {
    const { page } = desk()
    await signing.press('a')
    await page.getByText('đã đánh dấu 1').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-check="fine"]').waitFor()
    await expectNoFault('confirmation')
    await signing.confirm()
    await signing.run('asking-pin').waitFor()
    await expectNoFault('PIN')
    await signing.typePin('000000')
    await page.locator('[data-error-code^="signing.pin-"]').waitFor()
    await expectNoFault('wrong PIN')
    await signing.typePin(USER_PIN)
    await signing.run('ended').waitFor()
    expect(await signing.items('signed').count()).toBe(1)
    await page.getByText('Đã ký 1 / 1 tệp.').waitFor()
    await expectNoFault('signed')
    await page.getByRole('button', { name: 'Đóng', exact: true }).click()
    expect(laid().proxy.calls('C_Login')).toBe(2)
  })

  it('is issued by the agency, which gives the dossier its result', async () => {
    const { page } = desk()
    await page.locator('[data-queue]').getByText('Phát hành').waitFor()
    await signing.press('a', 'Enter')
    await page.locator('[data-check="fine"]').waitFor()
    await signing.confirm()
    await signing.typePin(USER_PIN)
    await signing.run('ended').waitFor()
    await page.getByRole('button', { name: 'Đóng', exact: true }).click()
    await page.getByText('Không có tệp nào chờ anh/chị ký.').waitFor()
    await expectNoFault('nothing waits')
    await desk().openDossier(number)
    await page.getByTestId('dossier').getByText('Có kết quả', { exact: true }).first().waitFor()
    expect(await signing.file(RESULT).locator('[data-signature]').count()).toBe(2)
  })

  it('is found valid afterwards, and invalid when one byte is another', async () => {
    const { page } = desk()
    await signing
      .file(RESULT)
      .getByRole('button', { name: `Kiểm tra chữ ký: ${RESULT}` })
      .click()
    const reports = page.getByTestId('signature')
    await until(async () => (await reports.count()) >= 2, 'two signatures')
    expect(await page.locator('[data-testid="signature"][data-verdict="valid"]').count()).toBe(await reports.count())
    await expectNoFault('report')
    await page.getByRole('button', { name: 'In kết quả' }).click()
    await page.frameLocator('iframe').getByText(LEADER).first().waitFor()
    await expectNoFault('report to print')
    await page.keyboard.press('Escape')
    const saved = pathFor(desk(), 'da-ky.pdf')
    await desk().answerSaveDialog(saved)
    await page.getByRole('button', { name: 'Lưu bản sao…' }).click()
    await page.getByText('Đã lưu bản sao.').first().waitFor()
    const content = readFileSync(saved)
    const inside = content.indexOf('stream') + 40
    const forged = Buffer.from(content)
    forged[inside] = (forged[inside] ?? 0) ^ 1
    const other = pathFor(desk(), 'bi-sua.pdf')
    writeFileSync(other, forged)
    await page.getByRole('link', { name: 'Kiểm tra chữ ký' }).first().click()
    await page.getByTestId('verify').locator('input[type="file"]').setInputFiles([saved, other])
    const verified = (name: string) => page.getByRole('region', { name })
    await verified('da-ky.pdf').locator('[data-verdict="valid"]').first().waitFor()
    await verified('bi-sua.pdf').locator('[data-verdict="invalid"]').first().waitFor()
    await expectNoFault('verification')
  })

  it('goes on after a crash with what was left, and signs nothing twice', async () => {
    const { page } = desk()
    const numbers: string[] = []
    await desk().leave()
    await desk().signIn(CHIEF)
    for (const which of [1, 2, 3]) numbers.push((await desk().receive('xác nhận', neighbour(which))).number)
    await desk().leave()
    await desk().signIn(TUYET)
    for (const each of numbers) {
      await desk().openDossier(each)
      await submitResult(`Kết quả ${each}`)
    }
    await signing.openQueue()
    await until(async () => (await signing.waiting().count()) === 3, 'three files that wait')
    await page.getByTestId('place').waitFor()
    await signing.press('Shift+A')
    await page.getByText('đã đánh dấu 3').waitFor()
    laid().proxy.set({ slow: 'C_Sign:1500' })
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-check]').waitFor()
    await signing.confirm()
    await signing.typePin(USER_PIN)
    await signing.items('signed').first().waitFor()
    await desk().killCore()
    laid().proxy.set({})
    await page.getByRole('heading', { name: 'Đăng nhập' }).or(page.getByTestId('awaiting')).first().waitFor()
    await signing.run('interrupted').or(page.getByTestId('open-runs')).first().waitFor()
    await expectNoFault('interrupted')
    if (!(await signing.run('interrupted').isVisible()))
      await page.getByRole('button', { name: 'Xem', exact: true }).click()
    await page.getByRole('button', { name: 'Ký tiếp', exact: true }).click()
    await signing.typePin(USER_PIN)
    await signing.run('ended').waitFor()
    await page.getByText('Đã ký 3 / 3 tệp.').waitFor()
    await page.getByRole('button', { name: 'Đóng', exact: true }).click()
    for (const each of numbers) {
      await desk().openDossier(each)
      expect(await signing.file(`Kết quả ${each}`).locator('[data-signature="approval"]').count()).toBe(1)
    }
  })

  it('is sent back with a reason by one key', async () => {
    const { page } = desk()
    await desk().leave()
    await desk().signIn(CHIEF)
    const returned = (await desk().receive('xác nhận', BINH)).number
    await desk().leave()
    await desk().signIn(TUYET)
    await desk().openDossier(returned)
    await submitResult('Kết quả sai')
    await signing.openQueue()
    await signing.waiting().filter({ hasText: BINH.name }).click()
    await signing.press('r')
    await desk().field('Lý do trả lại').fill('Sai họ tên trong giấy')
    await expectNoFault('sending back')
    await page.getByRole('form', { name: 'Trả lại, không duyệt' }).getByRole('button', { name: 'Trả lại' }).click()
    await page.getByText(`Đã trả lại hồ sơ ${returned}.`).waitFor()
    await desk().openDossier(returned)
    await page.getByTestId('dossier').getByText('Đang xử lý', { exact: true }).first().waitFor()
  })

  it('signs scanned papers where they were digitized, and as copies on the page of the dossier', async () => {
    const { page } = desk()
    const digitizing = new Digitizing(desk())
    await digitizing.open()
    const picture = { name: 'trang.png', mimeType: 'image/png', buffer: await page.screenshot() }
    await page.locator('input[type="file"]').first().setInputFiles([picture])
    await digitizing.pages(1)
    await digitizing.settled()
    await digitizing.press('1')
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
    await page.getByTestId('sign-filed').getByRole('button', { name: 'Ký số hóa 1 giấy tờ' }).click()
    await page.locator('[data-check="fine"]').waitFor()
    await expectNoFault('signing what was digitized')
    await signing.confirm()
    await signing.typePin(USER_PIN)
    await signing.run('ended').waitFor()
    expect(await signing.items('signed').count()).toBe(1)
    await page.getByRole('link', { name: 'Về hồ sơ' }).click()
    await page.getByTestId('signing').getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Sao y (1)' }).click()
    await page.locator('[data-check="fine"]').waitFor()
    await page.getByRole('button', { name: 'Xem và chọn vị trí chữ ký…' }).click()
    await page.getByTestId('place').press('ArrowDown')
    await page.getByText('đã chọn vị trí').waitFor()
    await expectNoFault('place of a copy')
    await signing.confirm()
    await signing.typePin(USER_PIN)
    await signing.run('ended').waitFor()
    expect(await signing.items('signed').count()).toBe(1)
    await page.locator('[data-signature="copy"]').waitFor()
    await expectNoFault('signed copies')
  })

  it('tells when the token is gone, and of its last try', async () => {
    const { page } = desk()
    laid().proxy.set({ 'remove-after-signs': 0 })
    await page.getByText('Ký số: chưa cắm thiết bị').waitFor()
    await expectNoFault('no token')
    laid().proxy.set({ tries: 3 })
    laid().proxy.setTries(1)
    await page
      .getByText(/Ký số: .*, PIN còn MỘT lần thử/)
      .first()
      .waitFor()
    await expectNoFault('one try left')
  })
})
