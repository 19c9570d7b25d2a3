import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { at } from '../../build/setup/places.ts'
import { drawPaper } from '../pages/index.ts'
import { expectNoSeriousFaults } from './accessibility.ts'
import { Digitizing } from './digitizing.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH } from './people.ts'

/** Text recognition works behind the desk's back; on a busy machine it takes its time. */
const READING_MS = 240_000
const ADDRESS = 'Thôn Đông Dương, xã Yên Thành, tỉnh Nghệ An'

const line = (text: string, bold = false) => ({ text, size: 13, bold })
const DECLARATION = [
  line('TỜ KHAI ĐĂNG KÝ KHAI SINH', true),
  line('Kính gửi: Ủy ban nhân dân xã Yên Thành'),
  line('Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Phương Thảo'),
  line(`Nơi cư trú: ${ADDRESS}`),
  line('Giấy tờ tùy thân: 044190012345'),
  line('Quan hệ với người được khai sinh: mẹ'),
]

/** Adds the declaration as a file on the digitizing screen. */
async function addDeclaration(digitizing: Digitizing): Promise<void> {
  const { pdf } = await drawPaper({ seed: 3, written: DECLARATION })
  await digitizing.open()
  await digitizing.page.locator('input[type="file"]').setInputFiles({
    name: 'to-khai.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf),
  })
  await digitizing.pages(1)
}

describe('a declaration that is scanned before the reception', () => {
  const desk = foundedDesk()

  it('offers its fields with how sure they are, and fills only what is empty, when asked', {
    timeout: 2 * READING_MS,
  }, async () => {
    const { page } = desk()
    const digitizing = new Digitizing(desk())
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Số điện thoại').fill('0912345678')
    await desk().field('Địa chỉ').fill('Thôn Tây')
    await addDeclaration(digitizing)
    await page.getByText('chữ ký số trong tệp gốc không theo sang').waitFor()
    await digitizing.settled()
    await page.getByRole('link', { name: 'Về hồ sơ đang nhập' }).click()
    const offered = page.getByTestId('read-on-papers')
    await offered.getByText('Nguyễn Thị Phương Thảo').waitFor({ timeout: READING_MS })
    expect(await offered.innerText()).toMatch(/chắc \d+ %/)
    await offered.getByText('khác với ô đã nhập').waitFor()
    // Nothing is filled unasked.
    expect(await desk().field('Họ và tên').inputValue()).toBe('')
    await expectNoSeriousFaults(page, 'what was read on papers')
    await offered.getByRole('button', { name: 'Điền vào ô trống' }).focus()
    await page.keyboard.press('Enter')
    await offered.getByText('khớp với ô đã nhập').first().waitFor()
    expect(await desk().field('Họ và tên').inputValue()).toBe('Nguyễn Thị Phương Thảo')
    expect(await desk().field('Số định danh').inputValue()).toBe('044190012345')
    expect(await desk().field('Địa chỉ').inputValue()).toBe('Thôn Tây')
    // Who fills by key goes on from the first field.
    await desk().focused(desk().field('Họ và tên'))
  })

  it('says what was read on the file of a paper, each value ready to be copied', {
    timeout: 2 * READING_MS,
  }, async () => {
    const { page } = desk()
    const digitizing = new Digitizing(desk())
    await desk().receive('khai sinh', BINH)
    await addDeclaration(digitizing)
    await digitizing.settled()
    await digitizing.press('Control+a', '1', 'Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').getByRole('link').click()
    const button = page.getByRole('button', { name: /^Nội dung đọc được: / })
    await button.waitFor({ timeout: READING_MS })
    await button.focus()
    await page.keyboard.press('Enter')
    const read = page.getByTestId('read-fields')
    const name = read.getByRole('group', { name: 'Người yêu cầu' }).getByLabel('Họ, chữ đệm, tên')
    await desk().focused(name)
    expect(await name.inputValue()).toBe('Nguyễn Thị Phương Thảo')
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('Nguyễn Thị Phương Thảo')
    await expectNoSeriousFaults(page, 'what was read on a file')
    mkdirSync(at('out/test/screens'), { recursive: true })
    await page.screenshot({ path: at('out/test/screens', 'read-fields.png') })
    await page.keyboard.press('Escape')
    await read.waitFor({ state: 'detached' })
    await desk().focused(button)
  })
})
