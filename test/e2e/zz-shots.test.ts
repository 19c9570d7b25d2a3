import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { BINH, DIEM } from './people.ts'
import { smallestPdf } from './result-files.ts'

const desk = foundedDesk()
const OUT = '/tmp/shots'
it('shots', async () => {
  const { page } = desk()
  await page.setViewportSize({ width: 1366, height: 768 })
  const shot = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
      await page.screenshot({ path: `${OUT}/${name}-${colorScheme}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  }
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click()
  await go('Sổ, biên lai')
  await page.getByLabel('Ký hiệu').fill('CM-26T')
  await page.getByRole('button', { name: 'Mở quyển mới' }).click()
  await page.getByText('0000001').waitFor()
  await page.getByRole('combobox', { name: 'Loại sổ' }).click()
  await page.getByRole('option', { name: 'Chứng thực bản sao' }).click()
  await page.getByRole('button', { name: 'Mở quyển mới' }).click()
  await page.getByRole('cell', { name: /^01\/\d{4}-SCT\/BS$/ }).waitFor()
  await page.getByRole('combobox', { name: 'Loại sổ' }).click()
  await page.getByRole('option', { name: 'Chứng thực chữ ký, điểm chỉ' }).click()
  await shot('books')
  const number = (await desk().receive('2.000635', DIEM)).number
  await desk().receive('dkks', BINH)
  await desk().openDossier(number)
  await page.getByRole('button', { name: 'Thu tiền' }).click()
  await page.getByText('VietQR', { exact: true }).click()
  await shot('dossier-fee')
  await page.getByRole('form', { name: 'Thu tiền' }).getByRole('button', { name: 'Thu tiền' }).click()
  await page.getByText('Đã thu 8.000 đ.').waitFor()
  const result = pathFor(desk(), 'kq.pdf')
  writeFileSync(result, smallestPdf('Ket qua'))
  await desk().complete(result)
  await page.getByRole('button', { name: 'Lưu bản sao…' }).waitFor()
  await go('Chứng thực')
  await page.getByLabel('Người yêu cầu').fill('Trần Thị Sen')
  await page.getByLabel('Tên giấy tờ, văn bản').fill('Bằng tốt nghiệp đại học')
  await page.getByLabel('Người ký chứng thực').fill('Lê Văn Hòa')
  await shot('certification-form')
  await page.getByRole('button', { name: 'Ghi sổ, lấy số' }).click()
  await page.getByRole('heading', { name: /Đã ghi/ }).waitFor()
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(500)
  await shot('certification-done')
  await page.getByRole('button', { name: 'In trang khóa sổ năm' }).click()
  await page.waitForTimeout(700)
  await shot('certification-year')
  await go('Thu phí, lệ phí')
  await page.getByText('Trong ngày').waitFor()
  await shot('cash')
  await page.getByRole('tab', { name: 'Chốt quỹ' }).click()
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(500)
  await shot('till')
  await page.getByLabel('Tiền mặt đếm được').fill('8000')
  await page.getByRole('button', { name: 'Chốt quỹ' }).click()
  await page.getByText('Hôm nay đã chốt quỹ').waitFor()
  await shot('till-closed')
  await page.getByRole('tab', { name: 'Thu tiền' }).click()
  await page.waitForTimeout(300)
  await shot('cash-closed')
  await page.getByRole('tab', { name: 'Mức thu và tài khoản' }).click()
  await shot('tariff')
  await go('Sổ theo dõi')
  await page.getByText('2 hồ sơ').first().waitFor()
  await shot('register')
  await page.getByRole('link', { name: /Chỉ số/ }).click()
  await page.getByTestId('received').waitFor()
  await page.waitForTimeout(800)
  await shot('indicators')
  const heights = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: 1366, height: Math.max(768, heights) })
  await page.waitForTimeout(500)
  await shot('indicators-full')
  await page.setViewportSize({ width: 1366, height: 3600 })
  await page.waitForTimeout(800)
  await shot('indicators-tall')
  await page.setViewportSize({ width: 1366, height: 768 })
  for (const [name, link] of [
    ['waiting', /Xếp hàng|Lấy số/],
    ['complaints', /Phản ánh/],
    ['calendar', /Lịch/],
  ] as const) {
    await page.getByRole('link', { name: link }).first().click()
    await page.waitForTimeout(600)
    await shot(name)
  }
  expect(true).toBe(true)
}, 240_000)
