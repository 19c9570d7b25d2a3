import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { at } from '../../build/setup/places.ts'
import { type Received, until } from './desk.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { BINH, DIEM, TAM } from './people.ts'
import { smallestPdf } from './result-files.ts'

/** Today at the desk as the screens write it, whatever the zone of this machine. */
function today(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now())
}

describe('the list of dossiers', () => {
  const desk = foundedDesk({ from: 1, to: 99 })
  let ofDiem: Received
  let ofBinh: Received
  let ofTam: Received

  beforeAll(async () => {
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(DIEM)
    await desk().field('Số điện thoại').fill(DIEM.phone)
    ofDiem = await desk().accept()
    ofBinh = await desk().receive('đăng ký khai tử', BINH)
    ofTam = await desk().receive('tạm trú', TAM)
  })

  /** Names of the applicants in the list, once the answer to a text is there. */
  async function found(text: string): Promise<string[]> {
    await desk().search(text)
    return desk().rows().locator('td:nth-child(3) p:first-child').allInnerTexts()
  }

  it('has the newest first', async () => {
    expect(await found('')).toEqual([TAM.name, BINH.name, DIEM.name])
    expect([ofDiem, ofBinh, ofTam].map(({ number }) => number.slice(-4))).toEqual(['0001', '0002', '0003'])
  })

  it.each([
    'Đỗ Thị Diễm',
    'do thi diem',
    'ĐỖ DIỄM',
    'diem do',
    'đỗ',
    DIEM.personalNumber,
    DIEM.personalNumber.slice(0, 9),
    DIEM.phone,
    '0912',
  ])('finds one citizen by "%s"', async (text) => {
    expect(await found(text)).toEqual([DIEM.name])
  })

  it('finds a dossier by its code, and by the end of it', async () => {
    expect(await found(ofBinh.number)).toEqual([BINH.name])
    expect(await found(ofBinh.number.toLowerCase())).toEqual([BINH.name])
    expect(await found(ofBinh.number.split('-').slice(1).join('-'))).toEqual([BINH.name])
  })

  it('says when nothing is found', async () => {
    expect(await found('không có ai tên này')).toEqual([])
    await desk().page.getByText('Không tìm thấy hồ sơ nào khớp.').waitFor()
  })

  it('narrows to the queues', async () => {
    const { page } = desk()
    const inQueue = async (name: string, rows: number) => {
      await page.getByRole('radiogroup', { name: 'Hàng việc' }).getByText(name, { exact: true }).click()
      await until(async () => (await desk().rows().count()) === rows, `${rows} dossiers in ${name}`)
    }
    await found('')
    const dueToday = [ofDiem, ofBinh, ofTam].filter(({ due }) => due.endsWith(today())).length
    await inQueue('Đến hạn hôm nay', dueToday)
    await inQueue('Quá hạn', 0)
    await inQueue('Của tôi', 0)
    await inQueue('Chờ trả', 0)
    await desk().openDossier(ofTam.number)
    const result = pathFor(desk(), 'ket-qua.pdf')
    writeFileSync(result, smallestPdf('Ket qua'))
    await desk().complete(result)
    await found('')
    await inQueue('Chờ trả', 1)
    await inQueue('Tất cả', 3)
    const state = page.getByRole('group', { name: 'Trạng thái' })
    await state.getByText('Mới tiếp nhận', { exact: true }).click()
    await until(async () => (await desk().rows().count()) === 2, 'two dossiers just received')
    await page.getByRole('button', { name: 'Bỏ lọc' }).click()
    await until(async () => (await desk().rows().count()) === 3, 'all dossiers')
  })

  it('is moved through and opened by keys', async () => {
    const { page } = desk()
    await found('')
    await desk().focused(page.getByTestId('dossier-search'))
    await page.keyboard.press('ArrowDown')
    await desk().focused(page.getByRole('grid'))
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[data-active="true"]').innerText()).toContain(BINH.name)
    await page.keyboard.press('End')
    expect(await page.locator('[data-active="true"]').innerText()).toContain(DIEM.name)
    await page.keyboard.press('Enter')
    await page.getByTestId('dossier').waitFor()
    expect(await page.getByTestId('dossier').innerText()).toContain(ofDiem.number)
  })

  it('fits a screen of 1366 by 768', async () => {
    const { page } = desk()
    mkdirSync(at('out/test/screens'), { recursive: true })
    const screens = [
      ['reception', () => desk().beginReception()],
      ['dossiers', () => desk().search('')],
      ['dossier', () => desk().openDossier(ofDiem.number)],
      ['returns', () => page.keyboard.press('F4').then(() => page.getByTestId('return-search').waitFor())],
    ] as const
    for (const [name, open] of screens) {
      await open()
      await page.screenshot({ path: at('out/test/screens', `${name}.png`) })
      const wider = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, main *')]
          .filter(
            (element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === 'auto',
          )
          .map((element) => element.tagName),
      )
      expect([name, wider]).toEqual([name, []])
    }
  })
})
