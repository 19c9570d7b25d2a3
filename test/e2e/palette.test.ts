import { mkdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { at } from '../../build/setup/places.ts'
import { seriousFaults } from './accessibility.ts'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { CHIEF, DIEM } from './people.ts'

describe('the command palette', () => {
  const desk = foundedDesk()
  let number: string
  const search = () => desk().page.getByRole('textbox', { name: 'Tìm nhanh' })

  beforeAll(async () => {
    mkdirSync(at('out/test/screens'), { recursive: true })
    await desk().receive('tạm trú', DIEM)
    number = (await desk().receive('dkks', DIEM)).number
  })

  it('opens by one key from anywhere and goes to a screen by letters without diacritics', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.type('phan anh')
    await page.getByRole('button', { name: 'Phản ánh, kiến nghị', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Phản ánh, kiến nghị' }).waitFor()
  })

  it('finds a dossier by its person or its code and opens it', async () => {
    const { page } = desk()
    for (const typed of [DIEM.name.toLowerCase(), number]) {
      await page.keyboard.press('Control+k')
      await desk().focused(search())
      await page.keyboard.type(typed)
      await page
        .getByRole('button', { name: new RegExp(`^${DIEM.name} – (?!mọi hồ sơ)`) })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.getByTestId('dossier').getByText(number).first().waitFor()
      await search().waitFor({ state: 'detached' })
      await page.keyboard.press('Alt+Home')
    }
  })

  it('finds a citizen once, by the dossiers that were found, and opens all that is known of them', async () => {
    const { page } = desk()
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    await page.keyboard.type(DIEM.personalNumber)
    const citizen = page.getByRole('button', { name: `${DIEM.name} – mọi hồ sơ của người này` })
    await citizen.waitFor()
    expect(await citizen.count()).toBe(1)
    expect(await citizen.innerText()).toContain(`${DIEM.personalNumber} · 2 hồ sơ trong kết quả tìm`)
    await page.screenshot({ path: at('out/test/screens', 'palette-citizen.png') })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: DIEM.name }).waitFor()
    expect(page.url()).not.toContain(DIEM.personalNumber)
    await page.keyboard.press('Alt+Home')
  })

  it('offers the acts of the dossier on the screen and opens the form of one, without diacritics', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    // The button on the page, and the act in the palette.
    await until(async () => (await page.getByRole('button', { name: 'Chuyển xử lý' }).count()) === 2, 'the acts')
    expect(await seriousFaults(page)).toEqual([])
    await page.screenshot({ path: at('out/test/screens', 'palette-acts.png') })
    await page.keyboard.type('xu ly chuyen')
    await page.getByRole('button', { name: 'Chuyển xử lý' }).last().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Chuyển cho' }).waitFor()
    await page.getByRole('button', { name: 'Hủy' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).waitFor({ state: 'detached' })
    // Once more: the address forgot the act with its form.
    await page.keyboard.press('Control+k')
    await desk().focused(search())
    await page.keyboard.type('chuyen xu ly')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Chuyển cho' }).waitFor()
    await page.keyboard.press('Alt+Home')
  })

  it('does acts of the desk: takes in a complaint, opens the till, gives out and calls numbers', async () => {
    const { page } = desk()
    const call = async (typed: string) => {
      await page.keyboard.press('Control+k')
      await desk().focused(search())
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    await call('ghi nhan phan anh')
    await desk().field('Nội dung').waitFor()
    await call('chot quy')
    await page.getByRole('tab', { name: 'Chốt quỹ', selected: true }).waitFor()
    await call('phat so')
    await page.getByRole('button', { name: /^A · / }).click()
    await page.getByText('Đã phát số').waitFor()
    await call('goi so')
    await page.getByText(/đã gọi 1 lần/).waitFor()
    await call('khoa man hinh')
    await desk().unlock(CHIEF)
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
