import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk } from './desk.ts'
import { CHIEF, neighbour, type TestCitizen } from './people.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'

/** A profile of Chromium, a desk, and little more. */
const MEGABYTES = 160
/** The log of the database may have room that it was given before the disk was full. */
const MOST_RECEPTIONS = 40

describe('a disk that is full', () => {
  let disk: SmallDisk
  let desk: Desk
  const numbers: string[] = []

  /** Who comes next: somebody else each time, since a second request of one person asks for a reason. */
  const next = (): TestCitizen => neighbour(numbers.length + 1)

  beforeAll(async () => {
    disk = await makeSmallDisk(MEGABYTES)
    const { command } = disk
    desk = await Desk.open(join(disk.directory, 'data'), { command })
    await desk.found({ from: 1, to: 999 })
    numbers.push((await desk.receive('khai sinh', next())).number)
  })
  afterAll(async () => {
    await desk?.quit()
    await disk?.remove()
  })

  it('keeps no dossier by half, and says so', async () => {
    const { page } = desk
    disk.fill()
    const refused = desk.error('store.disk-full')
    for (let tries = 0; tries < MOST_RECEPTIONS; tries += 1) {
      await desk.beginReception()
      await desk.chooseProcedure('khai sinh')
      await desk.scanCard(next())
      await page.keyboard.press('Control+Enter')
      await refused.or(page.getByTestId('acknowledged')).waitFor()
      if (await refused.isVisible()) break
      numbers.push((await desk.acknowledged()).number)
      disk.fill()
    }
    expect(await refused.innerText()).toContain('không có gì bị ghi dở')
    expect(await desk.field('Họ và tên').inputValue()).toBe(next().name)
  })

  it('accepts the same form once there is room, and no number is missing or used twice', async () => {
    const { page } = desk
    disk.empty()
    numbers.push((await desk.accept()).number)
    numbers.push((await desk.receive('khai sinh', next())).number)
    const serials = numbers.map((number) => Number(number.slice(-4)))
    expect(serials).toEqual(serials.map((_, index) => index + 1))
    await desk.search('')
    await page.locator(`[role="grid"][aria-rowcount="${numbers.length + 1}"]`).waitFor()
  })

  it('has lost nothing after a restart', async () => {
    await desk.quit()
    await desk.start()
    await desk.signIn(CHIEF)
    await desk.search('')
    await desk.page.locator(`[role="grid"][aria-rowcount="${numbers.length + 1}"]`).waitFor()
    await desk.page.getByRole('link', { name: 'Phần mềm' }).click()
    await desk.page.getByRole('button', { name: 'Kiểm tra toàn bộ sổ' }).click()
    await desk.page.getByText('sổ nguyên vẹn').waitFor()
  })
})
