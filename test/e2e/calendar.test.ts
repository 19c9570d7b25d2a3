import { describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { foundedDesk } from './founded-desk.ts'

describe('the calendar of the commune', () => {
  const desk = foundedDesk()

  it('tells why a due time is what it is, and moves it by a day off that is entered by hand', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Lịch và thời hạn' }).click()
    await page.getByRole('tab', { name: 'Thử thời hạn' }).click()
    await desk().field('Ngày nhận').fill('16/11/2026')
    await page.getByText('Hẹn trả 08:35 19/11/2026').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    await page.getByRole('tab', { name: 'Ngày nghỉ, làm bù' }).click()
    await desk().field('Ngày').fill('17/11/2026')
    await desk().field('Tên, lý do').fill('Nghỉ bão')
    const form = page.locator('form').filter({ hasText: 'Nhập ngày này' })
    await form.getByRole('button', { name: 'Nhập ngày này' }).click()
    await form.getByText('Bắt buộc').waitFor()
    await form.getByLabel('Văn bản, nguồn').fill('Công điện 12')
    await form.getByRole('button', { name: 'Nhập ngày này' }).click()
    await page.getByText('Nghỉ bão').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    await page.getByRole('tab', { name: 'Thử thời hạn' }).click()
    await desk().field('Ngày nhận').fill('16/11/2026')
    await page.getByText('Hẹn trả 08:35 20/11/2026').waitFor()
    await page
      .getByText(/Nghỉ bão/)
      .first()
      .waitFor()
  })

  it('imports a table of days, telling the lines that are wrong', async () => {
    const { page } = desk()
    await page.getByRole('tab', { name: 'Ngày nghỉ, làm bù' }).click()
    const form = page.locator('form').filter({ hasText: 'Nhập nhiều ngày' })
    await form.getByLabel(/Dán bảng/).fill('18/11/2026; nghỉ; Nghỉ bão ngày hai\n31/02/2027; nghỉ; Không có')
    await form.getByText('Dòng 2: không đọc được ngày.').waitFor()
    expect(await form.getByRole('button', { name: /^Nhập 1 ngày$/ }).isDisabled()).toBe(true)
    await form.getByLabel(/Dán bảng/).fill('18/11/2026; nghỉ; Nghỉ bão ngày hai\n21/11/2026; làm bù; Làm bù bão')
    await form.getByLabel('Văn bản, nguồn').fill('Công điện 13')
    await form.getByRole('button', { name: 'Nhập 2 ngày' }).click()
    await page.getByText('Nghỉ bão ngày hai').waitFor()
    await page.getByRole('button', { name: 'Gỡ 18/11/2026' }).click()
    await page.getByText('Nghỉ bão ngày hai').waitFor({ state: 'detached' })
    await page.getByText('Làm bù bão').waitFor()
  })

  it('sets office hours with a Saturday desk', async () => {
    const { page } = desk()
    await page.getByRole('tab', { name: 'Giờ làm việc' }).click()
    await desk().field('Áp dụng từ').fill('01/12/2026')
    await desk().field('Thứ Bảy').fill('7h30-11')
    await desk().field('Ghi chú (mùa hè, mùa đông…)').fill('Trực sáng thứ Bảy')
    await page.getByRole('button', { name: 'Lưu giờ làm việc' }).click()
    await page.getByText('Trực sáng thứ Bảy').waitFor()
    await page.getByText('07:30-11:00').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
