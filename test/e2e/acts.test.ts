import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { CHIEF, DIEM } from './people.ts'
import { smallestPdf } from './result-files.ts'

describe('the way of a dossier with every stop', () => {
  const desk = foundedDesk()
  let number: string

  /** Opens the form of an act, types into it field by field as by keyboard, and sends it by Enter or its button. */
  async function carryOut(name: string, ...typed: readonly string[]): Promise<void> {
    const { page } = desk()
    await page.getByRole('button', { name, exact: true }).first().click()
    for (const [place, text] of typed.entries()) {
      if (place > 0) await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
    await desk().submitAct(name)
  }
  const stands = (state: string) =>
    desk().page.getByTestId('dossier').getByText(state, { exact: true }).first().waitFor()

  beforeAll(async () => {
    number = (await desk().receive('dkks', DIEM)).number
    await desk().openDossier(number)
  })

  it('says of every act why it cannot be done now', async () => {
    const { page } = desk()
    await page.getByText(/Chuyển lại quầy.*: hồ sơ đang ở quầy\./).waitFor()
    await page.getByText(/Trả kết quả.*Gửi bưu chính.*: hồ sơ chưa có kết quả\./).waitFor()
    await page.getByText(/Nhận bổ sung: chưa yêu cầu công dân bổ sung\./).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('asks for a supplement with a warning, and lets the clock go on when it comes', async () => {
    const { page } = desk()
    await page.getByRole('button', { name: 'Yêu cầu bổ sung', exact: true }).click()
    await page.getByText('Chỉ được yêu cầu bổ sung một lần').waitFor()
    await desk().submitAct('Yêu cầu bổ sung')
    await page.getByText('Cần điền mục này.').first().waitFor()
    await page.getByLabel(/Giấy tờ còn thiếu/).fill('Giấy chứng sinh bản chính\nGiấy kết hôn')
    await page.getByLabel(/^Lý do/).fill('Bản chụp không đọc được')
    await desk().submitAct('Yêu cầu bổ sung')
    await stands('Chờ bổ sung')
    await page.getByText('Tạm dừng tính hạn', { exact: true }).first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await carryOut('Nhận bổ sung', 'Đã nộp đủ')
    await stands('Mới tiếp nhận')
    await page.getByText('Công dân đã bổ sung').waitFor()
  })

  it('takes it over, verifies, submits, decides and signs', async () => {
    const { page } = desk()
    await carryOut('Tiếp quản')
    await stands('Đang xử lý')
    await carryOut('Xác minh', 'UBND xã Bắc Trạch', 'Xác minh nơi cư trú của mẹ')
    await stands('Chờ xác minh')
    await carryOut('Ghi trả lời xác minh', 'Đúng là cư trú tại thôn Đông')
    await page.getByRole('button', { name: 'Trình ký', exact: true }).click()
    await page.getByRole('combobox', { name: 'Trình' }).fill(CHIEF.name)
    await page.getByRole('option', { name: CHIEF.name }).click()
    await desk().submitAct('Trình ký')
    await stands('Chờ ký duyệt')
    await carryOut('Không duyệt', 'Sửa tên đệm')
    await stands('Đang xử lý')
    await page.getByRole('button', { name: 'Trình ký', exact: true }).click()
    await page.getByRole('combobox', { name: 'Trình' }).fill(CHIEF.name)
    await page.getByRole('option', { name: CHIEF.name }).click()
    await desk().submitAct('Trình ký')
    await carryOut('Duyệt')
    await stands('Đã duyệt')
    await carryOut('Đã ký giấy')
    await stands('Đã ký')
  })

  it('refuses a new day that is no working day, and keeps what was typed', async () => {
    const { page } = desk()
    await page.getByRole('button', { name: 'Xin lỗi, gia hạn', exact: true }).click()
    await page.getByLabel(/Hẹn lại ngày/).fill('19/12/2027')
    await page.getByLabel(/^Lý do/).fill('Chờ ý kiến của cấp trên')
    await desk().submitAct('Xin lỗi, gia hạn')
    await desk().error('dossiers.due-day-off').waitFor()
    expect(await page.getByLabel(/^Lý do/).inputValue()).toBe('Chờ ý kiến của cấp trên')
    await page.getByLabel(/Hẹn lại ngày/).fill('20/12/2027')
    await desk().submitAct('Xin lỗi, gia hạn')
    await page.getByText('Xin lỗi, gia hạn đến 17:00 20/12/2027').waitFor()
  })

  it('posts the result, takes it back undelivered and sends it electronically', async () => {
    const { page } = desk()
    const result = pathFor(desk(), 'Giấy khai sinh.pdf')
    writeFileSync(result, smallestPdf('Giay khai sinh'))
    await desk().complete(result)
    await stands('Có kết quả')
    await carryOut('Gửi bưu chính', 'EA123456789VN')
    await stands('Đang gửi bưu chính')
    await carryOut('Không phát được', 'Không tìm thấy người nhận')
    await stands('Có kết quả')
    await carryOut('Trả bản điện tử', 'diem@example.vn')
    await stands('Đã trả')
    await page.getByText('Đã trả kết quả, hồ sơ kết thúc.').waitFor()
    await page.getByRole('heading', { name: 'Các bước' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
