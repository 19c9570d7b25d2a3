import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { until } from './desk.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { DIEM } from './people.ts'
import { smallestPdf } from './result-files.ts'

describe('the counter: numbers, the second screen, the survey, complaints', () => {
  const desk = foundedDesk()
  let number: string

  beforeAll(async () => {
    number = (await desk().receive('dkks', DIEM)).number
  })

  it('gives out numbers and calls them by key, with the second screen showing what is called', async () => {
    const { page, app } = desk()
    await page.getByRole('link', { name: 'Xếp hàng' }).click()
    await page.getByRole('button', { name: /A · Tiếp nhận hồ sơ/ }).click()
    await page.getByText('Đã phát số A001').waitFor()
    await page.getByRole('button', { name: /B · Chứng thực/ }).click()
    await page.getByText('Đã phát số B001').waitFor()

    const opened = app.waitForEvent('window')
    await page.getByRole('button', { name: 'Mở màn hình phụ' }).click()
    const display = await opened
    await display.getByText('Xin mời lấy số và chờ gọi.').waitFor()
    await page.keyboard.press('F8')
    await display.getByText('A001').waitFor()
    await display.getByText('đến quầy 1').waitFor()
    await page.keyboard.press('F8')
    await display.getByText('B001').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(await seriousFaults(display)).toEqual([])

    await page.keyboard.press('F8')
    await page.getByText('Không còn ai chờ các dịch vụ này.').waitFor()
    await display.getByText('Xin mời lấy số và chờ gọi.').waitFor()
  })

  it('lets nobody at the second screen see anything but numbers', async () => {
    const display = desk()
      .app.windows()
      .find((window) => window.url().includes('?display'))
    if (display === undefined) throw new Error('no display')
    const answers = await display.evaluate(async () => {
      const search = { text: '', states: [], procedure: null, queue: 'all' as const, limit: 10, after: null }
      return [await window.desk.calls['dossiers.search'](search), await window.desk.calls['waiting.list']({})]
    })
    expect(answers.map((answer) => (answer.ok ? 'answered' : answer.error.code))).toEqual([
      'gate.not-signed-in',
      'gate.not-signed-in',
    ])
  })

  it('asks the citizen on the second screen after the return, by three touches', async () => {
    const { page, app } = desk()
    await desk().openDossier(number)
    const result = pathFor(desk(), 'Giấy khai sinh.pdf')
    writeFileSync(result, smallestPdf('Giay khai sinh'))
    await desk().complete(result)
    await page.keyboard.press('F4')
    await page.getByTestId('return-search').fill(number)
    await page.keyboard.press('Enter')
    await desk().submitAct('Trả kết quả')
    await page.getByText(`Đã trả kết quả cho ${DIEM.name}.`).waitFor()
    await page.getByRole('button', { name: 'Mời đánh giá trên màn hình phụ' }).click()
    const display = app.windows().find((window) => window.url().includes('?display'))
    if (display === undefined) throw new Error('no display')
    await display.getByText('Hồ sơ của ông/bà có được giải quyết đúng hẹn không?').waitFor()
    expect(await seriousFaults(display)).toEqual([])
    await display.getByRole('button', { name: 'Hài lòng', exact: true }).click()
    await display.getByRole('button', { name: 'Bình thường' }).click()
    await display.getByRole('button', { name: 'Không hài lòng' }).click()
    await page.getByText(/Công dân tự đánh giá lúc/).waitFor()
    await page.keyboard.press('F4')
    await desk().focused(page.getByTestId('return-search'))
    await page.keyboard.press('F3')
    await page.keyboard.press('F4')
    await page.keyboard.press('F4')
    await desk().focused(page.getByTestId('return-search'))
    await display.getByText('Xin mời lấy số và chờ gọi.').waitFor()
  })

  it('closes the second screen', async () => {
    const { page, app } = desk()
    await page.getByRole('link', { name: 'Xếp hàng' }).click()
    await page.getByRole('button', { name: 'Đóng màn hình phụ' }).click()
    await until(() => app.windows().length === 1, 'the end of the display')
  })

  it('takes a complaint in and answers it', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Phản ánh, kiến nghị' }).click()
    await page.getByRole('button', { name: 'Ghi nhận phản ánh, kiến nghị' }).click()
    await desk().focused(page.getByLabel('Người gửi'))
    await page.keyboard.type('Trần Thị Sen')
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByText('Ghi nội dung, ít nhất 5 chữ.').waitFor()
    await page.getByLabel('Về hồ sơ').fill(number)
    await page.getByLabel('Nội dung').fill('Đợi quá lâu <b>mà không ai gọi</b>')
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByRole('link', { name: /^PA-/ }).click()
    await page.getByText('Đợi quá lâu <b>mà không ai gọi</b>').waitFor()
    await page.getByRole('link', { name: `Mở hồ sơ ${number}` }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Trả lời' }).click()
    await page.keyboard.type('Đã nhắc nhở cán bộ và xin lỗi bà.')
    await page.getByRole('button', { name: 'Trả lời' }).click()
    await page.getByText('Đã nhắc nhở cán bộ và xin lỗi bà.').waitFor()
    await page.getByText('Không còn việc nào cho anh/chị ở phản ánh này.').waitFor()
    await page.getByRole('link', { name: 'Về danh sách' }).click()
    await page.getByText('Không có phản ánh, kiến nghị nào đang chờ.').waitFor()
  })
})
