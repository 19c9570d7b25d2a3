import { beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { foundedDesk } from './founded-desk.ts'
import { DIEM } from './people.ts'

describe('the command palette', () => {
  const desk = foundedDesk()
  let number: string
  const search = () => desk().page.getByRole('textbox', { name: 'Tìm nhanh' })

  beforeAll(async () => {
    number = (await desk().receive('dkks', DIEM)).number
  })

  it('opens by one key from anywhere and goes to a screen by letters without diacritics', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.type('phan anh')
    await page.getByRole('button', { name: 'Phản ánh, kiến nghị' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Phản ánh, kiến nghị' }).waitFor()
  })

  it('finds a dossier by its person or its code and opens it', async () => {
    const { page } = desk()
    for (const typed of [DIEM.name.toLowerCase(), number]) {
      await page.keyboard.press('Control+k')
      await desk().focused(search())
      await page.keyboard.type(typed)
      await page.getByRole('button', { name: new RegExp(DIEM.name) }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByTestId('dossier').getByText(number).first().waitFor()
      await search().waitFor({ state: 'detached' })
      await page.keyboard.press('Alt+Home')
    }
  })

  it('begins a reception of a procedure', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    await page.keyboard.type('1.000894')
    await page.getByRole('button', { name: /^Tiếp nhận: .*kết hôn/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Tiếp nhận hồ sơ' }).waitFor()
    expect(await page.getByTestId('procedure').inputValue()).toMatch(/kết hôn/)
  })

  it('says so when nothing matches, forgets what was typed, and closes by Escape', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zzzz không có')
    await page.getByText('Không tìm thấy gì khớp.').waitFor()
    await page.keyboard.press('Escape')
    await search().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    expect(await search().inputValue()).toBe('')
    await page.keyboard.press('Escape')
  })
})
