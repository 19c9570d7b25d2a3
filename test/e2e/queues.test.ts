import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../../build/setup/places.ts'
import { seriousFaults } from './accessibility.ts'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { freshDirectory, launch, type Running } from './launch.ts'
import { CHIEF, neighbour } from './people.ts'

/** Dossiers of the file: enough to leave one out. */
const DOSSIERS = 4

describe('work with many dossiers', () => {
  const desk = foundedDesk({ from: 1, to: 99 })
  const bar = () => desk().page.getByTestId('bulk-bar')
  const progress = () => desk().page.getByTestId('bulk-progress')
  const inRail = (name: string) => desk().page.getByRole('navigation').getByRole('link', { name })
  const selected = () => desk().page.locator('[role="grid"] tbody [aria-selected="true"]')

  beforeAll(async () => {
    for (let each = 1; each <= DOSSIERS; each += 1) await desk().receive('tạm trú', neighbour(each))
  })

  /** The list of everything, with the keys at its first row. */
  async function atList(): Promise<void> {
    await desk().search('')
    await until(async () => (await desk().rows().count()) === DOSSIERS, 'all dossiers')
    await desk().page.keyboard.press('ArrowDown')
    await desk().focused(desk().page.getByRole('grid'))
    await desk().page.keyboard.press('Home')
  }

  async function picture(name: string): Promise<void> {
    mkdirSync(at('out/test/screens'), { recursive: true })
    await desk().atRest()
    await desk().page.screenshot({ path: at('out/test/screens', `${name}.png`) })
  }

  it('selects by keys: one, a stretch that can be drawn back, all, none', async () => {
    const { page } = desk()
    await atList()
    await page.keyboard.press('Space')
    expect(await selected().count()).toBe(1)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await selected().count()).toBe(3)
    await page.keyboard.press('Shift+ArrowUp')
    expect(await selected().count()).toBe(2)
    await bar().getByText('Đã chọn 2 hồ sơ').waitFor()
    await page.keyboard.press('Control+a')
    expect(await selected().count()).toBe(DOSSIERS)
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    expect(await selected().count()).toBe(0)
  })

  it('selects by the mouse without opening a dossier', async () => {
    const { page } = desk()
    await atList()
    await desk().rows().nth(1).getByRole('checkbox').click()
    await desk()
      .rows()
      .nth(3)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    expect(await selected().count()).toBe(3)
    await desk().focused(page.getByRole('grid'))
    await page.getByRole('checkbox', { name: 'Chọn mọi hồ sơ đang hiện' }).click()
    expect(await selected().count()).toBe(DOSSIERS)
    await picture('dossiers-selected')
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
      expect(await seriousFaults(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Bỏ chọn' }).click()
    expect(await selected().count()).toBe(0)
  })

  it('forwards a stretch by keys alone, and the counts of the rail follow', async () => {
    const { page } = desk()
    await atList()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Tab')
    await desk().focused(bar().getByRole('button', { name: 'Tiếp quản' }))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Chuyển cho' }).fill(CHIEF.name)
    await page.getByRole('option', { name: CHIEF.name }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await picture('dossiers-bulk-form')
    expect(await seriousFaults(page)).toEqual([])
    await bar().getByRole('button', { name: 'Chuyển xử lý: 3 hồ sơ' }).click()
    await progress().getByText('Chuyển xử lý: đã ghi 3 / 3 hồ sơ.').waitFor()
    await inRail('Của tôi').getByText('3', { exact: true }).waitFor()
    await inRail('Của quầy').getByText('1', { exact: true }).waitFor()
    await progress().getByRole('button', { name: 'Đóng' }).click()
  })

  it('names the dossier that an act was refused for, with the reason, and does the others', async () => {
    const { page } = desk()
    await atList()
    await page.keyboard.press('Control+a')
    await bar().getByRole('button', { name: 'Trình ký (3)' }).click()
    await page.getByRole('combobox', { name: 'Trình' }).fill(CHIEF.name)
    await page.getByRole('option', { name: CHIEF.name }).click()
    await bar().getByRole('button', { name: 'Trình ký: 4 hồ sơ' }).click()
    await progress().getByText('Trình ký: đã ghi 3 / 4 hồ sơ.').waitFor()
    await progress().getByText('1 hồ sơ chưa làm được:').waitFor()
    await progress().getByText('– hồ sơ đang ở quầy.').waitFor()
    await picture('dossiers-bulk-summary')
    expect(await seriousFaults(page)).toEqual([])
    await progress().getByRole('button', { name: 'Đóng' }).click()
  })

  it('takes what was approved to the queue that waits for a signature', async () => {
    const { page } = desk()
    await inRail('Chờ duyệt').click()
    await until(async () => (await desk().rows().count()) === 3, 'three before the leader')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await bar().getByRole('button', { name: 'Duyệt', exact: true }).click()
    await bar().getByRole('button', { name: 'Duyệt: 3 hồ sơ' }).click()
    await progress().getByText('Duyệt: đã ghi 3 / 3 hồ sơ.').waitFor()
    await inRail('Chờ ký').getByText('3', { exact: true }).waitFor()
    await inRail('Chờ ký').click()
    await until(async () => (await desk().rows().count()) === 3, 'three to be signed')
  })

  it('finds the list as it was narrowed, coming back from a dossier', async () => {
    const { page } = desk()
    const approved = page.getByRole('checkbox', { name: 'Đã duyệt' })
    await page.getByRole('group', { name: 'Trạng thái' }).getByText('Đã duyệt', { exact: true }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('dossier').waitFor()
    await page.getByRole('link', { name: 'Về danh sách' }).click()
    await page.getByRole('radio', { name: 'Chờ ký', checked: true }).waitFor({ state: 'attached' })
    expect(await approved.isChecked()).toBe(true)
  })

  it('keeps a filter over the end of the program; it can be renamed and deleted', async () => {
    const { page } = desk()
    await page.getByRole('button', { name: 'Lưu bộ lọc này…' }).click()
    await desk().field('Tên bộ lọc').fill('Ký trong ngày')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ký trong ngày', pressed: true }).waitFor()
    await picture('dossiers-saved-filter')
    expect(await seriousFaults(page)).toEqual([])
    await desk().quit()
    await desk().start()
    await desk().signIn(CHIEF)
    const again = desk().page
    await again.keyboard.press('F3')
    await until(async () => (await desk().rows().count()) === DOSSIERS, 'all dossiers')
    await again.getByRole('button', { name: 'Ký trong ngày', pressed: false }).click()
    await until(async () => (await desk().rows().count()) === 3, 'those to be signed')
    await again.getByRole('button', { name: 'Đổi tên bộ lọc Ký trong ngày' }).click()
    await desk().field('Tên bộ lọc').fill('Chờ tôi ký')
    await again.keyboard.press('Enter')
    await again.getByRole('button', { name: 'Xóa bộ lọc Chờ tôi ký' }).click()
    await again.getByRole('button', { name: 'Chờ tôi ký', exact: true }).waitFor({ state: 'detached' })
    await again.getByRole('button', { name: 'Lưu bộ lọc này…' }).waitFor()
  })
})

describe('what is overdue', () => {
  const { directory, remove } = freshDirectory()
  let running: Running

  beforeAll(async () => {
    running = await launch(directory, { environment: { MOTCUA_DEMO: '1' } })
    // The clerk of the demonstration is signed in at once.
    await running.page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
  })
  afterAll(async () => {
    await running?.app.close()
    remove()
  })

  it('says of each dossier by how many working days, and with whom it lies', async () => {
    const { page } = running
    await page.getByRole('link', { name: /^Quá hạn/ }).click()
    const row = page.locator('[role="grid"] tbody tr').first()
    await row.getByText(/^Quá .* (ngày làm việc|làm việc)$/).waitFor()
    await row.getByText(/Ở quầy, chưa giao|Ở chuyên môn|Chờ lãnh đạo ký duyệt|Chờ cơ quan khác/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    mkdirSync(at('out/test/screens'), { recursive: true })
    await page.screenshot({ path: at('out/test/screens', 'dossiers-overdue.png') })
  })
})
