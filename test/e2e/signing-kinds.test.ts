import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDocument } from '../pades/documents.ts'
import { MockService } from '../signing-service/mock-service.ts'
import { COMMUNE as AGENCY, LEADER } from '../token/bench.ts'
import { runProgram } from '../token/openssl.ts'
import { USER_PIN } from '../token/soft-tokens.ts'
import { expectNoSeriousFaults } from './accessibility.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { DIEM, type TestOfficer } from './people.ts'
import { laidSigningBench } from './signing-bench.ts'
import { SigningDesk } from './signing-desk.ts'

/** Processes, signs with the agency's key and keeps the machine: so that one sign-in does. */
const TUYET: TestOfficer = {
  name: LEADER,
  login: 'tuyet.nt',
  position: 'Văn thư',
  passphrase: 'mây trắng bay qua đỉnh non cao',
  pin: '571936',
}
const ROLES = ['Lãnh đạo', 'Chuyên môn', 'Văn thư – lưu trữ', 'Công nghệ thông tin']

describe('the rarer kinds of signing', () => {
  const laid = laidSigningBench()
  const desk = foundedDesk('temporary', () => ({ environment: laid().environment }))
  let signing: SigningDesk
  let service: MockService
  let number: string

  const expectNoFault = (screen: string) => expectNoSeriousFaults(desk().page, screen)

  /** The words on the first page of a signed file, those of its marks among them, as poppler reads them. */
  async function wordsOf(name: string): Promise<string> {
    const { page } = desk()
    const saved = pathFor(desk(), `${name}.pdf`)
    await signing.enter(`Kiểm tra chữ ký: ${name}`)
    await page.getByTestId('signature').first().waitFor()
    await desk().answerSaveDialog(saved)
    await signing.enter(`Lưu bản sao: ${name}`)
    await page.getByText('Đã lưu bản sao.').first().waitFor()
    await signing.enter(`Kiểm tra chữ ký: ${name}`)
    return (await runProgram('pdftotext', ['-layout', saved, '-'])).toString()
  }

  beforeAll(async () => {
    signing = new SigningDesk(desk())
    const { bench } = laid()
    const { wrongPurpose, agency } = bench.certificates
    service = await MockService.start(wrongPurpose, agency, [bench.authority.certificateOf('issuer')])
    await desk().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
    await desk().addOfficer(TUYET, ROLES)
    number = (await desk().receive('xác nhận', DIEM)).number
    await desk().leave()
    await desk().signIn(TUYET)
    await signing.openSettings()
    await signing.setLibrary(laid().proxy.library)
    await signing.takeTrustList(laid().trustList)
    await signing.register('CO-QUAN', AGENCY, { users: [LEADER] })
    await desk().openDossier(number)
    await desk().page.getByRole('button', { name: 'Tiếp quản' }).click()
    await desk().submitAct('Tiếp quản')
    await desk().page.getByTestId('dossier').getByText('Đang xử lý', { exact: true }).first().waitFor()
  })
  afterAll(() => service?.stop())

  it('signs an attachment with a token that has keys of its own for the PIN', async () => {
    const { page } = desk()
    await signing.layResult('Phụ lục danh sách', await makeDocument({ words: 'PHU LUC' }), 'Phụ lục')
    laid().proxy.set({ 'pin-pad': USER_PIN, slow: 'C_Login:1500' })
    await signing.choose('Phụ lục', ['Phụ lục danh sách'])
    await desk().focused(desk().field('Số, ký hiệu: Phụ lục danh sách'))
    await page.keyboard.type('45/QĐ-UBND')
    await page.locator('[data-check="fine"]').waitFor()
    await expectNoFault('attachment')
    await page.keyboard.press('Tab')
    await signing.enter('Ký 1 tệp')
    await page.getByText('Gõ mã PIN trên bàn phím của thiết bị ký.').waitFor()
    expect(await page.getByTestId('pin').count()).toBe(0)
    await expectNoFault('at the reader')
    await signing.run('ended').waitFor()
    expect(await signing.items('signed').count()).toBe(1)
    await page.keyboard.press('Enter')
    await signing.file('Phụ lục danh sách').locator('[data-signature="attachment"]').waitFor()
    expect(laid().proxy.calls('C_Login user=1 pad')).toBe(1)
    expect(laid().proxy.calls('C_Login user=1 pin')).toBe(0)
    const words = await wordsOf('Phụ lục danh sách')
    expect(words).toContain('45/QĐ-UBND')
    expect(words).toMatch(/Thời gian ký: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00/)
  })

  it('signs an incoming document, after somebody thought better of it at the token', async () => {
    const { page } = desk()
    await signing.layResult('Công văn xác minh', await makeDocument({ words: 'CONG VAN' }), 'Văn bản đến')
    laid().proxy.set({ 'pin-pad': 'cancel' })
    await signing.choose('Công văn đến', ['Công văn xác minh'])
    await desk().focused(desk().field('Số, ký hiệu: Công văn xác minh'))
    await page.keyboard.type('1207')
    await page.locator('[data-check="fine"]').waitFor()
    await signing.enter('Ký 1 tệp')
    await page.locator('[data-error-code="signing.pin-cancelled"]').waitFor()
    await expectNoFault('declined at the reader')
    laid().proxy.set({ 'pin-pad': USER_PIN })
    await signing.enter('Ký tiếp')
    await signing.run('ended').waitFor()
    expect(await signing.items('signed').count()).toBe(1)
    await page.keyboard.press('Enter')
    await signing.file('Công văn xác minh').locator('[data-signature="incoming"]').waitFor()
    const words = await wordsOf('Công văn xác minh')
    expect(words).toContain(AGENCY)
    expect(words).toContain('Số đến: 1207')
    laid().proxy.set({})
  })

  it('has the signing program of the machine sign, where that is all there is', async () => {
    const { page } = desk()
    for (const name of ['Phụ lục A', 'Phụ lục B']) {
      await signing.layResult(name, await makeDocument({ words: 'PHU LUC' }), 'Phụ lục')
    }
    await signing.openSettings()
    await page.getByRole('button', { name: `Xóa đường dẫn ${laid().proxy.library}` }).click()
    await desk().field('Phần mềm ký số trên máy').fill(service.address)
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click()
    await page.getByText('Đã lưu thiết lập ký số.').waitFor()
    await page.getByText('Ký số: phần mềm trên máy').waitFor()
    // Whose certificates they are was registered from a token, which such a commune cannot.
    await page.getByRole('button', { name: `Ngừng dùng chứng thư số của ${AGENCY}` }).click()
    await signing.enter('Ngừng hẳn')
    await page.getByText('Chưa đăng ký chứng thư số nào.').waitFor()
    await desk().openDossier(number)
    await signing.choose('Phụ lục', ['Phụ lục A'])
    await page.getByText('Chưa có chứng thư số nào được đăng ký cho anh/chị').waitFor()
    expect(await page.getByTestId('service').count()).toBe(0)
    await expectNoFault('nothing registered')
    await signing.openSettings()
    await page
      .getByTestId('certificate-file')
      .locator('input[type="file"]')
      .setInputFiles(laid().bench.certificates.agency.file)
    await page.getByTestId('certificate-file').getByRole('radio', { name: 'Của cơ quan' }).check()
    await page.getByRole('combobox', { name: 'Những ai được dùng' }).fill(LEADER)
    await page.getByRole('option', { name: new RegExp(`^${LEADER}`) }).click()
    await expectNoFault('certificate from a file')
    await page.getByTestId('certificate-file').getByRole('button', { name: 'Đăng ký', exact: true }).click()
    await page.getByRole('row', { name: new RegExp(`^${AGENCY.replaceAll(/[()]/g, '\\$&')}`) }).waitFor()
    await desk().openDossier(number)
    service.behaviour = 'close-window'
    await signing.choose('Phụ lục', ['Phụ lục A', 'Phụ lục B'])
    await desk().focused(desk().field('Số, ký hiệu: Phụ lục A'))
    await page.keyboard.type('46/QĐ-UBND')
    await expectNoFault('signing program')
    await signing.enter('Ký bằng phần mềm ký số trên máy')
    await desk().error('signing.service-refused').waitFor()
    await expectNoFault('signing program refused')
    expect(await page.getByText('Cắm thiết bị ký').count()).toBe(0)
    service.behaviour = 'sign'
    await signing.enter('Ký bằng phần mềm ký số trên máy')
    await page.getByText('Đã ký 2 tệp bằng phần mềm ký số.').waitFor()
    await expectNoFault('signed by the program')
    await desk().focused(page.getByTestId('service').getByRole('button', { name: 'Đóng' }))
    await page.keyboard.press('Enter')
    for (const name of ['Phụ lục A', 'Phụ lục B']) {
      expect(await signing.file(name).locator('[data-signature="attachment"]').count()).toBe(1)
    }
    expect(service.asked.map(({ action, parameters }) => [action, parameters.DocNumber])).toEqual([
      ['SignAppendix', '46/QĐ-UBND'],
      ['SignAppendix', '46/QĐ-UBND'],
      ['SignAppendix', ''],
    ])
  })
})
