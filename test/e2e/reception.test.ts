import { describe, expect, it } from 'vitest'
import { findCodeInQr } from '../../shared/dossier/qr.ts'
import { seriousFaults } from './accessibility.ts'
import type { Received } from './desk.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { countKeys, scan } from './keyboard.ts'
import { codesOfPages, sizeOf, textOfPages, writtenOnPages } from './papers.ts'
import { BINH, cardOf, DIEM, neighbour } from './people.ts'

const MOST_KEYS = 11

/** `08 giờ 35 phút, ngày 20 tháng 11 năm 2026` of `08:35 20/11/2026`, as the forms write it. */
function inWords(instant: string): string {
  const [, hour, minute, day, month, year] = /^(\d+):(\d+) (\d+)\/(\d+)\/(\d+)$/.exec(instant) ?? []
  return `${hour} giờ ${minute} phút, ngày ${day} tháng ${month} năm ${year}`
}

describe('reception', () => {
  const desk = foundedDesk()
  let received: Received
  let receipt: string

  it('takes a citizen in by their card, every letter of the name included', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(DIEM)
    expect(await desk().field('Họ và tên').inputValue()).toBe('Đỗ Thị Diễm')
    expect(await desk().field('Số định danh').inputValue()).toBe(DIEM.personalNumber)
    expect(await desk().field('Ngày sinh').inputValue()).toBe('14/08/1990')
    expect(await page.getByRole('combobox', { name: 'Giới tính' }).inputValue()).toBe('Nữ')
    expect(await desk().field('Địa chỉ').inputValue()).toBe(DIEM.address)
    await desk().field('Số điện thoại').fill(DIEM.phone)
    const first = await desk().accept()
    expect(first.number).toMatch(/^Q1-\d{6}-T0001$/)
  })

  it('takes fewer than twelve keys from the home screen to the saved receipt of a known citizen', async () => {
    const { page } = desk()
    receipt = pathFor(desk(), 'receipt.pdf')
    await desk().answerSaveDialog(receipt)
    await page.keyboard.press('Alt+Home')
    await page.getByRole('heading', { name: 'Hôm nay', exact: true }).waitFor()

    const pressed = await countKeys(page)
    await page.keyboard.press('F2')
    await desk().focused(page.getByTestId('procedure'))
    await page.keyboard.type('dkkt')
    await page.keyboard.press('Enter')
    await desk().focused(page.getByTestId('card'))
    const beforeScan = await pressed()
    await scan(page, cardOf(DIEM))
    const scanned = (await pressed()) - beforeScan
    await page.getByText('Đỗ Thị Diễm đã có 1 hồ sơ ở đây').waitFor()
    received = await desk().accept()
    await desk().focused(page.getByRole('button', { name: 'In', exact: true }))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(`Đã lưu PDF: ${receipt}`).waitFor()

    expect((await pressed()) - scanned).toBeLessThanOrEqual(MOST_KEYS)
    await desk().focused(page.getByRole('button', { name: 'Lưu PDF' }))
  })

  it('prints two copies that name number, person and due time', () => {
    const pages = textOfPages(receipt)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('Liên 1')
    expect(pages[1]).toContain('Liên 2')
    for (const page of pages) {
      expect(page).toContain(received.number)
      expect(page).toContain('Người nộp hồ sơ: Đỗ Thị Diễm')
      expect(page).toContain(`Số điện thoại: ${DIEM.phone}`)
      expect(page).toContain(`trả kết quả giải quyết hồ sơ: ${inWords(received.due)}`)
    }
    expect(sizeOf(receipt)).toEqual([148, 210])
  })

  it('prints a code that finds the dossier at the return desk', async () => {
    const { page } = desk()
    const codes = codesOfPages(receipt)
    expect(codes.map(findCodeInQr)).toEqual([received.number, received.number])
    await page.keyboard.press('F4')
    await desk().focused(page.getByTestId('return-search'))
    await scan(page, codes[0] ?? '')
    await page.getByText('Người tiếp theo').waitFor()
    expect(await page.getByRole('main').innerText()).toContain(received.number)
    expect(await page.getByRole('main').innerText()).toContain('Đỗ Thị Diễm')
  })

  it('prints on A4 when asked to', async () => {
    const { page } = desk()
    await desk().openDossier(received.number)
    await page.getByRole('tab', { name: 'Giấy tiếp nhận' }).click()
    await page.getByText('A4', { exact: true }).click()
    const path = pathFor(desk(), 'receipt-a4.pdf')
    await desk().savePdf(path)
    expect(sizeOf(path)).toEqual([210, 297])
    expect(textOfPages(path)).toHaveLength(2)
    expect(textOfPages(path)[0]).toContain('Bản in lại lần 1')
  })

  it('takes pages and copies of what is certified, and offers one paper for all that the citizen brought today', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('2.000815')
    await desk().scanCard(DIEM)
    expect(await page.getByLabel('Số trang').inputValue()).toBe('1')
    expect(await page.getByLabel('Số bản giấy').inputValue()).toBe('1')
    await page.getByLabel('Số trang').fill('5')
    await page.getByLabel('Số bản giấy').fill('2')
    // Two pages at 2,000 and three at 1,000, twice.
    expect(await desk().field('Phí, lệ phí').inputValue()).toBe('14.000 đ')
    expect(await seriousFaults(page)).toEqual([])
    const certified = await desk().accept()
    const alone = pathFor(desk(), 'receipt-certified.pdf')
    await desk().savePdf(alone)
    expect(writtenOnPages(alone).join(' ')).toMatch(/Ký\s+bản\s+điện\s+tử/)
    await page.getByRole('button', { name: 'Giấy chung 3 hồ sơ hôm nay' }).click()
    await page.getByTitle(/Xem trước: Giấy tiếp nhận nhiều hồ sơ/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const joint = pathFor(desk(), 'receipt-joint.pdf')
    await desk().savePdf(joint)
    const codes = codesOfPages(joint).join('\n').split('\n').map(findCodeInQr)
    for (const number of [received.number, certified.number]) {
      expect(codes.filter((code) => code === number)).toHaveLength(2)
    }
    await desk().openDossier(certified.number)
    await page.getByText('Số trang: 5, số bản giấy: 2').waitFor()
    await page.getByTestId('step-budgets').getByText('tiếp nhận').waitFor()
    await page.getByRole('tab', { name: 'Giấy chung (3)' }).click()
    await page.getByTitle(/Xem trước: Giấy tiếp nhận nhiều hồ sơ/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('promises one due time: on the form, in the dossier and on paper, with the same reasons', async () => {
    const { page } = desk()
    const reasons = page.getByRole('list', { name: 'Cách tính ngày hẹn trả' }).getByRole('listitem')

    /** What a form promises, what is kept, and what the dossier says of it afterwards. */
    async function promiseAndKeep() {
      await desk().beginReception()
      await desk().chooseProcedure('1.004873')
      const promised = await page.getByTestId('due').innerText()
      await page.getByRole('button', { name: 'Vì sao là ngày này?' }).click()
      await reasons.last().waitFor()
      const before = await reasons.allInnerTexts()
      await desk().scanCard(BINH)
      await desk().field('Phí, lệ phí').fill('0')
      const kept = await desk().accept()
      const path = pathFor(desk(), 'receipt-due.pdf')
      await desk().savePdf(path)
      await desk().openDossier(kept.number)
      await reasons.last().waitFor()
      return { promised, before, kept, paper: textOfPages(path), after: await reasons.allInnerTexts() }
    }

    let seen = await promiseAndKeep()
    // The first line names the minute of reception. Where a minute has passed before the key, the due time moves with it.
    while (seen.before[0] !== seen.after[0]) seen = await promiseAndKeep()
    expect(seen.before.at(-1)).toContain(seen.promised)
    expect(seen.kept.due).toBe(seen.promised)
    expect(seen.after).toEqual(seen.before)
    for (const copy of seen.paper) expect(copy).toContain(inWords(seen.promised))
    expect(await page.getByTestId('dossier').innerText()).toContain(seen.promised)
  })

  it('takes what was typed, even when Enter is faster than the answer', async () => {
    const { page } = desk()
    await desk().beginReception()
    await page.keyboard.type('khai')
    await page.getByRole('option', { name: 'Thủ tục đăng ký khai sinh' }).first().waitFor()
    const core = await desk().corePid()
    process.kill(core, 'SIGSTOP')
    try {
      await page.keyboard.type(' tử')
      await page.keyboard.press('Enter')
    } finally {
      process.kill(core, 'SIGCONT')
    }
    await desk().focused(page.getByTestId('card'))
    expect(await page.getByTestId('procedure').inputValue()).toBe('Thủ tục đăng ký khai tử')
  })

  it('accepts by its keys from a list too, which would take them for "open"', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(neighbour(1))
    await page.getByRole('combobox', { name: 'Nhận kết quả' }).focus()
    await desk().accept()
  })

  it('refuses in writing, with the reason', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai tử')
    await desk().scanCard(BINH)
    const refused = await desk().refuse('Giấy báo tử không có dấu của cơ sở y tế.')
    expect(refused.due).toBe('')
    const path = pathFor(desk(), 'refusal.pdf')
    await desk().savePdf(path)
    const [text = '', ...others] = textOfPages(path)
    expect(others).toEqual([])
    expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN')
    expect(text).toContain('Trần Văn Bình')
    expect(text).toContain('Lý do: Giấy báo tử không có dấu của cơ sở y tế.')
    await desk().openDossier(refused.number)
    await page.getByTestId('dossier').getByText('Từ chối', { exact: true }).waitFor()
  })
})
