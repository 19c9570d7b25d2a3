import { beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { foundedDesk } from './founded-desk.ts'
import { CHIEF, DIEM } from './people.ts'

const REASON = 'Máy quét hỏng, hồ sơ gấp'

describe('the files of papers', () => {
  const desk = foundedDesk()
  let number: string

  const stands = (state: string) =>
    desk().page.getByTestId('dossier').getByText(state, { exact: true }).first().waitFor()

  beforeAll(async () => {
    number = (await desk().receive('dkks', DIEM)).number
  })

  it('come before forwarding once the commune says so', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Lịch và thời hạn' }).click()
    await page.getByRole('tab', { name: 'Số hóa' }).click()
    const first = page.getByRole('switch', { name: 'Số hóa xong mới được chuyển xử lý' })
    await first.waitFor()
    expect(await first.isChecked()).toBe(false)
    await first.click()
    await page.locator('input[role="switch"]:checked').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('are missing on the page of a dossier, and whoever forwards it hears of it first', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await page.getByText('Chưa số hóa', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByText(/giấy tờ chưa số hóa hoặc chưa khớp số trang: .*Tờ khai đăng ký khai sinh/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('are passed over only with a reason, which stays in the history', async () => {
    const { page } = desk()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).fill(CHIEF.name)
    await page.getByRole('option', { name: CHIEF.name }).click()
    await desk().submitAct('Chuyển xử lý')
    await desk().error('papers.not-digitized').waitFor()
    const passOver = page.getByTestId('pass-over')
    expect(await seriousFaults(page)).toEqual([])
    await passOver.getByRole('textbox').fill(REASON)
    await page.keyboard.press('Enter')
    await stands('Đang xử lý')
    await page.getByText(`Bỏ qua kiểm tra tệp: ${REASON}`).waitFor()
  })

  it('are searched for words by keyboard', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('tim trong giay to')
    await page.getByText('Tìm trong giấy tờ', { exact: true }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Tìm trong giấy tờ' }).waitFor()
    await desk().focused(page.getByRole('combobox', { name: 'Tìm trong giấy tờ' }))
    await page.keyboard.type('giấy chứng sinh')
    await page.getByText('Tìm thấy 0 trang.').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
