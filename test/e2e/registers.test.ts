import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSpreadsheet } from '../spreadsheet.ts'
import { expectNoSeriousFaults } from './accessibility.ts'
import { until } from './desk.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { BINH, CHIEF, DIEM } from './people.ts'
import { smallestPdf } from './result-files.ts'

describe('registers and indicators', () => {
  const desk = foundedDesk()
  let returned: string
  let open: string

  /** Looks at the screen in light and dark. */
  async function expectNoFault(screen: string): Promise<void> {
    await expectNoSeriousFaults(desk().page, screen)
    await desk().page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  }

  beforeAll(async () => {
    returned = (await desk().receive('dkks', DIEM)).number
    open = (await desk().receive('dkks', { ...BINH, name: '=Bình Văn Trần' })).number
    await desk().openDossier(returned)
    const result = pathFor(desk(), 'ket-qua.pdf')
    writeFileSync(result, smallestPdf('Ket qua'))
    await desk().complete(result)
    await desk().page.getByRole('button', { name: 'Lưu bản sao…' }).waitFor()
  })

  it('lists what was received, by period, procedure and officer', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Sổ theo dõi' }).click()
    await page.getByText('2 hồ sơ, dòng 1 đến 2').waitFor()
    const lines = page.getByRole('table', { name: 'Sổ theo dõi hồ sơ' }).locator('tbody tr')
    expect(await lines.first().innerText()).toContain(DIEM.name)
    expect(await lines.first().innerText()).toContain(CHIEF.name)
    await expectNoFault('register')

    await page.getByRole('combobox', { name: 'Kỳ hay dùng' }).click()
    await page.getByRole('option', { name: 'Tháng trước' }).click()
    await page.getByText('Không có hồ sơ nào được tiếp nhận trong kỳ này.').waitFor()
    await page.getByLabel('Từ ngày').fill('31/02/2026')
    await page.getByRole('button', { name: 'Xem', exact: true }).click()
    await page.getByText('Gõ ngày dạng 24/11/2026.').waitFor()
    await page.getByRole('combobox', { name: 'Kỳ hay dùng' }).click()
    await page.getByRole('option', { name: 'Năm nay' }).click()
    await page.getByText('2 hồ sơ, dòng 1 đến 2').waitFor()
    await page.getByRole('combobox', { name: 'Cán bộ tiếp nhận' }).click()
    await page.getByRole('option', { name: CHIEF.name }).click()
    await until(() => page.url().includes('officer='), 'the officer in the address')
    await page.getByText('2 hồ sơ, dòng 1 đến 2').waitFor()
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('ket hon')
    await page.getByRole('option', { name: 'Thủ tục đăng ký kết hôn', exact: true }).click()
    await page.getByText('Không có hồ sơ nào được tiếp nhận trong kỳ này.').waitFor()
  })

  it('saves the register as a spreadsheet, in which a name is never a formula', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Sổ theo dõi' }).click()
    await page.getByText('2 hồ sơ, dòng 1 đến 2').waitFor()
    const path = pathFor(desk(), 'so.xlsx')
    await desk().answerSaveDialog(path)
    await page.getByRole('button', { name: 'Xuất Excel' }).click()
    await page.getByText('Đã lưu sổ theo dõi với 2 hồ sơ.').waitFor()
    const [sheet] = readSpreadsheet(readFileSync(path))
    expect(sheet?.cell('B4')).toMatchObject({ type: 's', value: returned })
    expect(sheet?.cell('B5')).toMatchObject({ type: 's', value: open })
    expect(sheet?.cell('E5')).toMatchObject({ type: 's', value: '=Bình Văn Trần' })
    expect(sheet?.cell('L4')?.value).toBe('Có kết quả')
    expect(sheet?.cell('H4')?.format).toBe('dd/mm/yyyy hh:mm')
    expect(sheet?.xml).not.toContain('<f')
  })

  it('shows the indicators with their numerators, denominators and what is behind them', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Chỉ số' }).click()
    const card = page.getByTestId('indicator-on-time')
    await card.getByText('100%', { exact: true }).waitFor()
    await card.getByText('1 / 1').waitFor()
    await page.getByTestId('received').getByText('Đã tiếp nhận 2 hồ sơ, từ chối 0.').waitFor()
    await page.getByTestId('indicator-digitized').getByText('0 / 1').waitFor()
    await page.getByTestId('indicator-satisfaction').getByText('Chưa có gì để tính').waitFor()
    await expectNoFault('indicators')

    await card.getByRole('button', { name: 'Hồ sơ không được tính' }).click()
    await page.getByText('Không có hồ sơ nào.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await card.getByRole('button', { name: 'Hồ sơ được tính' }).click()
    await page.getByRole('dialog').getByRole('link', { name: returned }).waitFor()
    await expectNoFault('dossiers behind a figure')
    await page.getByRole('dialog').getByRole('link', { name: returned }).click()
    await page.getByTestId('dossier').waitFor()
  })

  it('draws charts, each with its numbers as a table', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Chỉ số' }).click()
    const figure = page.getByRole('region', { name: 'Hồ sơ kết thúc theo tháng' })
    await until(async () => (await figure.locator('svg .recharts-bar-rectangle').count()) > 0, 'bars')
    await figure.getByText('Xem số liệu dạng bảng').click()
    const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', month: '2-digit', year: 'numeric' })
    await figure.getByRole('row', { name: `${month.format(Date.now())} 1 0` }).waitFor()
    await expectNoFault('a chart as a table')
  })

  it('compares with a rate that the commune enters, until it is taken out', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Lịch và thời hạn' }).click()
    await page.getByRole('tab', { name: 'Mức so sánh' }).click()
    await page.getByText('Xã chưa nhập mức nào.').waitFor()
    await page.getByRole('button', { name: 'Nhập mức này' }).click()
    await page.getByText('Bắt buộc').first().waitFor()
    await page.getByLabel('Mức, phần trăm').fill('95,25')
    await page.getByLabel('Mức của ai').fill('Mức thử của bài kiểm tra')
    await page.getByLabel('Văn bản, nguồn').fill('Báo cáo 12/BC-UBND')
    await page.getByLabel('Áp dụng từ').fill('01/01/2026')
    await page.getByRole('button', { name: 'Nhập mức này' }).click()
    await page.getByRole('row', { name: /95,25%.*01\/01\/2026.*Đang dùng/ }).waitFor()
    await expectNoFault('rates to compare with')

    await page.getByRole('link', { name: 'Chỉ số' }).click()
    const card = page.getByTestId('indicator-on-time')
    await card.getByText('Mức thử của bài kiểm tra: 95,25% (xã nhập) · cao hơn mức này').waitFor()
    const figure = page.getByRole('region', { name: 'Tỷ lệ đúng hạn theo tháng' })
    await figure.getByText('Mức thử của bài kiểm tra: 95,25% (xã nhập)').waitFor()
    await figure.locator('svg text', { hasText: 'Xã nhập' }).waitFor()
    await expectNoFault('indicators with a rate to compare with')

    await page.getByRole('link', { name: 'Lịch và thời hạn' }).click()
    await page.getByRole('tab', { name: 'Mức so sánh' }).click()
    await page.getByRole('button', { name: /^Gỡ mức so sánh của Giải quyết đúng/ }).click()
    await page.getByText('Xã chưa nhập mức nào.').waitFor()
    await page.getByRole('link', { name: 'Chỉ số' }).click()
    await card.getByText('1 / 1').waitFor()
    await until(async () => (await card.getByText('xã nhập').count()) === 0, 'the rate gone from the card')
  })

  it('saves the indicators as a spreadsheet', async () => {
    const { page } = desk()
    const path = pathFor(desk(), 'chi-so.xlsx')
    await desk().answerSaveDialog(path)
    await page.getByRole('button', { name: 'Xuất Excel' }).click()
    await page.getByText('Đã lưu bảng chỉ số.').waitFor()
    const sheets = readSpreadsheet(readFileSync(path))
    expect(sheets.map(({ name }) => name)).toEqual(['Chỉ số', 'Theo thủ tục'])
    expect(sheets[0]?.cell('E5')).toMatchObject({ value: '1', format: '0.0%' })
  })
})
