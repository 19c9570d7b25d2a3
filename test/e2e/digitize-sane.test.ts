import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layPrivateSane } from '../sane/private-sane.ts'
import { until } from './desk.ts'
import { Digitizing } from './digitizing.ts'
import { foundedDesk } from './founded-desk.ts'
import { DIEM } from './people.ts'

/** Sheets in the feeder of SANE's own test device. */
const SHEETS = 10

/** Where SANE finds the scanner that it makes up itself, and none of the machine's. */
function saneIn(directory: string) {
  const folder = join(directory, 'sane')
  layPrivateSane(folder, { madeUp: { mode: 'Color' } })
  return { environment: { SANE_CONFIG_DIR: folder } }
}

describe('a scanner that SANE drives', () => {
  const desk = foundedDesk('temporary', saneIn)

  it('gives the sheets of its feeder, which are filed to their dossier', async () => {
    const { page } = desk()
    const digitizing = new Digitizing(desk())
    await desk().receive('khai sinh', DIEM)
    await digitizing.open()
    // The one scanner there is needs no choosing.
    await page.keyboard.press('F9')
    // Page by page: how long ten of them take is the machine's own affair.
    for (let page = 1; page <= SHEETS; page += 1) {
      await until(async () => (await digitizing.count()) >= page, `page ${page}`)
    }
    await digitizing.settled()
    await digitizing.pages(SHEETS)
    await digitizing.shown()
    await digitizing.press('Control+a', '1', 'Escape')
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    expect(await page.getByTestId('filed').innerText()).toContain(`${SHEETS} trang`)
    await page.getByTestId('filed').getByRole('link').click()
    await page.getByTestId('paper-file').waitFor()
  })
})
