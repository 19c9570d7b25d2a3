import { describe, expect, it } from 'vitest'
import { RIGHTS_OF_ROLE, Right, Role } from '../../shared/people/roles.ts'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH, CHIEF, DIEM, SPECIALIST, type TestOfficer } from './people.ts'

const CHANGED: TestOfficer = { ...CHIEF, passphrase: 'nắng hạ trải vàng sân phơi', pin: '738419' }
const ONCE: TestOfficer = { ...SPECIALIST, passphrase: 'cánh diều bay trên triền đê', pin: '582904' }
const OWN: TestOfficer = { ...SPECIALIST, passphrase: 'tiếng sáo diều chiều quê xa', pin: '916253' }

describe('officers', () => {
  const desk = foundedDesk()

  /** Opens the form of an act about an officer. */
  async function begin(officer: TestOfficer, act: string): Promise<void> {
    const { page } = desk()
    await page.getByRole('link', { name: 'Cán bộ' }).click()
    await page.getByRole('button', { name: `Việc khác với ${officer.name}` }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }

  async function changeOwn(current: string, chosen: TestOfficer, label = 'Mật khẩu hiện tại'): Promise<void> {
    await desk().secret(label).fill(current)
    for (const label of ['Mật khẩu mới', 'Nhập lại mật khẩu']) await desk().secret(label).fill(chosen.passphrase)
    for (const label of ['Mã PIN mới', 'Nhập lại mã PIN']) await desk().secret(label).fill(chosen.pin)
    await desk().page.keyboard.press('Enter')
  }

  it('are shown with the table of rights that the core goes by', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Cán bộ' }).click()
    const rows = page.getByRole('table', { name: 'Ai được làm gì' }).locator('tbody tr')
    await until(async () => (await rows.count()) === Right.options.length, 'a row for every right')
    for (const [at, right] of Right.options.entries()) {
      const cells = await rows.nth(at).locator('td').allInnerTexts()
      const may = cells.slice(1).map((text) => text.includes('✓'))
      expect(may, right).toEqual(Role.options.map((role) => RIGHTS_OF_ROLE[role].includes(right)))
    }
  })

  it('change their own passphrase and PIN, which hold at the next lock and the next start', async () => {
    const { page } = desk()
    await desk().officerMenu().click()
    await page.getByRole('menuitem', { name: 'Đổi mật khẩu, mã PIN' }).click()
    await page.getByText('Cả hai', { exact: true }).click()
    await changeOwn('không phải câu này', CHANGED)
    await desk().error('people.wrong-secret').waitFor()
    await changeOwn(CHIEF.passphrase, CHIEF)
    await desk().error('people.same-secret').waitFor()
    await changeOwn(CHIEF.passphrase, CHANGED)
    await page.getByText('Đã đổi. Từ nay dùng mật khẩu, mã PIN mới.').waitFor()
    await desk().lock()
    await desk().secret('Mã PIN').fill(CHIEF.pin)
    await page.keyboard.press('Enter')
    await desk().error('people.wrong-secret').waitFor()
    await desk().unlock(CHANGED)
    await desk().quit()
    await desk().start()
    await desk().signIn(CHANGED)
  })

  it('take a locked screen over with their own PIN, in few keys; drafts stay apart', async () => {
    const { page } = desk()
    await desk().addOfficer(SPECIALIST, ['Cán bộ Một cửa'])
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').fill(DIEM.name)
    await desk().lock()
    await page.getByText(SPECIALIST.login, { exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type(SPECIALIST.pin)
    await page.keyboard.press('Enter')
    await desk().atWork()
    await until(async () => (await desk().officerMenu().innerText()).includes(SPECIALIST.name), 'the other officer')
    await page.getByText('Không có hồ sơ nào đang nhập dở.').waitFor()

    await desk().lock()
    await page.keyboard.press('ArrowUp')
    await desk().unlock(CHANGED)
    await page.keyboard.press('Alt+Home')
    await page.getByRole('listitem').filter({ hasText: DIEM.name }).waitFor()
  })

  it('have other roles at once: the screens show what they may do now', async () => {
    const { page } = desk()
    await begin(SPECIALIST, 'Đổi vai trò')
    await page.getByRole('checkbox', { name: 'Chuyên môn' }).check()
    await page.locator('form').getByRole('button', { name: 'Đổi vai trò' }).click()
    await page.getByText('Lý do ít nhất 3 ký tự').waitFor()
    await desk().field('Lý do').fill('Kiêm nhiệm theo phân công')
    await page.locator('form').getByRole('button', { name: 'Đổi vai trò' }).click()
    await page.getByText(`Đã đổi vai trò của ${SPECIALIST.name}.`).waitFor()
    const row = page
      .getByRole('table', { name: 'Danh sách cán bộ' })
      .getByRole('row')
      .filter({ hasText: SPECIALIST.name })
    await row.getByText('Chuyên môn', { exact: true }).waitFor()
    await desk().receive('khai sinh', BINH)
    await page.keyboard.press('F3')
    await desk().openDossier(BINH.name)
    await desk().forward(SPECIALIST)
  })

  it('whose access was reset choose their own secrets before anything else', async () => {
    const { page } = desk()
    await begin(SPECIALIST, 'Cấp lại truy cập')
    await desk().secret('Mật khẩu dùng một lần').fill(ONCE.passphrase)
    await desk().secret('Mã PIN dùng một lần').fill(ONCE.pin)
    await page.keyboard.press('Enter')
    await page.getByText(/^Đã cấp lại truy cập cho/).waitFor()
    await desk().leave()
    await desk().signIn(ONCE)
    await page.getByText('Truy cập của anh/chị vừa được cấp lại.').waitFor()
    await page.keyboard.press('F3')
    await page.getByText('Truy cập của anh/chị vừa được cấp lại.').waitFor()
    await changeOwn(ONCE.passphrase, OWN, 'Mật khẩu dùng một lần')
    await page.getByText('Đã đổi. Từ nay dùng mật khẩu, mã PIN mới.').waitFor()
    await page.keyboard.press('F3')
    await until(async () => (await desk().rows().count()) > 0, 'the dossiers again')
    await desk().leave()
    await desk().signIn(OWN)
    await desk().leave()
    await desk().signIn(CHANGED)
  })

  it('who leave cannot sign in, are offered no work, and what they hold is found and taken over', async () => {
    const { page } = desk()
    await begin(SPECIALIST, 'Cho thôi việc')
    await desk().field('Lý do').fill('Chuyển công tác về tỉnh')
    await page.locator('form').getByRole('button', { name: 'Cho thôi việc' }).click()
    await page.getByText(`${SPECIALIST.name} đã thôi việc. Việc đã làm vẫn mang tên người đó.`).waitFor()
    await page.getByRole('link', { name: 'Hồ sơ còn giữ' }).click()
    await page.getByText(`Việc ${SPECIALIST.name} còn giữ.`).waitFor()
    await until(async () => (await desk().rows().count()) === 1, 'the dossier they hold')
    await desk().rows().first().dblclick()
    await page.getByTestId('dossier').waitFor()
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).click()
    await page.getByRole('option', { name: CHIEF.name }).waitFor()
    expect(await page.getByRole('option', { name: SPECIALIST.name }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Hủy' }).click()
    await page.getByRole('button', { name: 'Tiếp quản' }).click()
    await desk().submitAct('Tiếp quản')
    await page.getByText('Hồ sơ đã về anh/chị.').waitFor()
    await desk().lock()
    await until(async () => (await page.getByText(SPECIALIST.login, { exact: true }).count()) === 0, 'one login less')
    await desk().unlock(CHANGED)
  })
})
