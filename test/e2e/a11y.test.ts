import { describe, expect, it, onTestFinished } from 'vitest'
import { expectNoSeriousFaults } from './accessibility.ts'
import { Desk } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF, DIEM } from './people.ts'

const expectNoFault = ({ page }: Desk, screen: string) => expectNoSeriousFaults(page, screen)

describe('axe finds no serious fault', () => {
  it('in the wizard, right or wrong', async () => {
    const { directory, remove } = freshDirectory()
    onTestFinished(remove)
    const desk = await Desk.open(directory)
    onTestFinished(() => desk.quit())
    await expectNoFault(desk, 'wizard')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Ghi đủ loại và tên').waitFor()
    await expectNoFault(desk, 'wizard with complaints')
    await desk.fillDesk()
    await desk.page.keyboard.press('Enter')
    await desk.chooseNumbering({ from: 1, to: 99 })
    await expectNoFault(desk, 'numbering')
    await desk.page.keyboard.press('Enter')
    await desk.field('Họ và tên').waitFor()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Ghi họ và tên đầy đủ').waitFor()
    await expectNoFault(desk, 'first officer with complaints')
  })
})

describe('axe finds no serious fault on the screens of work', () => {
  const desk = foundedDesk()

  it.each([
    ['today', '/'],
    ['officers', '/officers'],
    ['security log', '/security'],
    ['about', '/about'],
    ['guide', '/guide'],
    ['keyboard map', '/guide/keys'],
    ['dossiers', '/dossiers'],
    ['return desk', '/returns'],
    ['what waits for a signature', '/signing'],
    ['verification', '/verify'],
    ['settings of signing', '/signing-settings'],
    ['register', '/registers'],
    ['indicators', '/indicators'],
    ['a missing screen', '/nowhere'],
  ])('%s', async (screen, path) => {
    await desk().page.evaluate((address) => {
      location.hash = address
    }, path)
    await desk().page.locator('main h1').waitFor()
    await expectNoFault(desk(), screen)
  })

  it('reception, half filled, with a complaint', async () => {
    await desk().beginReception()
    await expectNoFault(desk(), 'empty reception')
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').fill(DIEM.name)
    await expectNoFault(desk(), 'half filled reception')
    await desk().page.keyboard.press('Control+Enter')
    await expectNoFault(desk(), 'reception with complaints')
  })

  it('the menu of the officer', async () => {
    await desk().officerMenu().click()
    await desk().page.getByRole('menuitem', { name: 'Kết thúc phiên' }).waitFor()
    await expectNoFault(desk(), 'menu')
    await desk().page.keyboard.press('Escape')
  })

  it('the form of a new officer', async () => {
    await desk().page.getByRole('link', { name: 'Cán bộ' }).click()
    await desk().page.getByRole('button', { name: 'Thêm cán bộ' }).click()
    await desk().field('Họ và tên').waitFor()
    await expectNoFault(desk(), 'new officer')
  })

  it('lock and sign-in, with a wrong secret', async () => {
    const { page } = desk()
    await desk().lock()
    await expectNoFault(desk(), 'lock')
    await desk().secret('Mã PIN').fill('111222')
    await page.keyboard.press('Enter')
    await desk().error('people.wrong-secret').waitFor()
    await expectNoFault(desk(), 'lock with a wrong PIN')
    await page.getByRole('button', { name: 'Kết thúc phiên' }).click()
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    await expectNoFault(desk(), 'sign-in')
    await desk().signIn(CHIEF)
  })

  it('a dossier on its way: received, listed, opened, at the return desk', async () => {
    const { number } = await desk().receive('khai sinh', DIEM)
    await expectNoFault(desk(), 'receipt')
    await desk().search(number)
    await expectNoFault(desk(), 'found dossier')
    await desk().openDossier(number)
    await expectNoFault(desk(), 'dossier')
    await desk().page.getByRole('button', { name: 'Có kết quả' }).click()
    await expectNoFault(desk(), 'act')
  })

  it('offers first of all to skip the navigation', async () => {
    const { page } = desk()
    const first = await page.evaluate(() => document.querySelector('a, button, input')?.textContent)
    expect(first).toBe('Đến nội dung chính')
    await page.getByRole('button', { name: 'Đến nội dung chính' }).focus()
    await page.keyboard.press('Enter')
    await desk().focused(page.locator('main'))
  })
})
