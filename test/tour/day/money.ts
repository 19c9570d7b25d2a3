import { Chapter } from '../chapter.ts'
import type { Day, DayDossier } from './day.ts'

/** Money and certified papers: receipts, the code to pay by, an exemption, a counter-entry, certified copies. */
export class Money extends Chapter {
  /** Fees of dossiers: in cash, by transfer, and one that is waived. */
  async collect(day: Day): Promise<void> {
    const [cash, transfer, waived] = day.dossiers.filter(({ visit }) => visit.fee !== undefined)
    if (cash === undefined || transfer === undefined || waived === undefined) throw new Error('nobody pays a fee')
    await this.#take(cash, async () => this.picture('fee-cash'))
    await this.savePaper('fee-receipt', { says: [cash.number, cash.visit.citizen.name, 'Mười sáu nghìn đồng'] })
    await this.picture('form-fee-receipt')
    await this.#take(transfer, async () => {
      await this.page.getByText('VietQR', { exact: true }).click()
      await this.page.getByRole('img', { name: 'Mã VietQR' }).waitFor()
      await this.page.getByLabel('Mã giao dịch ngân hàng').fill('FT26332778')
      await this.picture('fee-vietqr')
    })
    await this.#take(waived, async () => {
      await this.page.getByRole('combobox', { name: 'Miễn, giảm cho' }).click()
      await this.page.getByRole('option').first().click()
      await this.page.getByLabel('Căn cứ miễn, giảm').fill('Sổ hộ nghèo năm 2026')
      await this.picture('fee-exempted')
    })
  }

  /** Papers that a citizen brings to be certified, each under a number of its own. */
  async certify(): Promise<void> {
    const { page } = this
    await this.follow('Chứng thực')
    await page.getByLabel('Người yêu cầu').fill('Trần Thị Sen')
    await page.getByLabel('Số giấy tờ tùy thân').fill('040188007712')
    await page.getByLabel('Tên giấy tờ, văn bản').fill('Bằng tốt nghiệp trung học phổ thông')
    await page.getByLabel('Số trang').fill('1')
    await page.getByLabel('Số bản').fill('3')
    await page.getByRole('button', { name: 'Thêm loại giấy tờ' }).click()
    await page.getByLabel('Tên giấy tờ, văn bản').nth(1).fill('Học bạ')
    await page.getByLabel('Số trang').nth(1).fill('28')
    await page.getByLabel('Người ký chứng thực').fill('Hồ Sỹ Thắng')
    await page.getByLabel('Chức danh người ký').fill('Phó Chủ tịch')
    await this.picture('certification')
    await page.getByRole('button', { name: 'Ghi sổ, lấy số' }).click()
    await page.getByRole('heading', { name: 'Đã ghi 2 việc vào sổ' }).waitFor()
    await this.savePaper('certification-clause', { says: ['Số chứng thực: 01'] })
    await this.picture('certification-done')
    await page.getByRole('tab', { name: 'Thu phí' }).click()
    await page.getByRole('button', { name: 'Thu tiền' }).click()
    await page.getByTitle(/Xem trước: Biên lai/).waitFor()
    await page.getByRole('button', { name: 'Người tiếp theo' }).click()
    await page.getByRole('button', { name: 'In sổ tháng' }).click()
    await this.savePaper('certification-month', { contains: ['Trần Thị Sen', 'Học bạ'], says: [] })
    await this.picture('certification-month')
  }

  /** A payment taken by mistake, and the till counted at the end of the day. */
  async closeTill(): Promise<void> {
    const { page } = this
    await this.follow('Thu phí, lệ phí')
    await page.getByLabel('Nội dung thu').fill('Bán mẫu tờ khai')
    await page.getByRole('textbox', { name: 'Mức thu', exact: true }).fill('5000')
    await page.getByLabel('Người nộp tiền').fill('Lê Quang Định')
    await page.getByRole('button', { name: 'Thu tiền', exact: true }).click()
    await page.getByTitle(/Xem trước: Biên lai/).waitFor()
    await page.getByRole('button', { name: '0000005' }).click()
    await page.getByLabel('Lý do đảo').fill('Mẫu tờ khai phát miễn phí')
    await this.picture('cash')
    await page.getByRole('button', { name: 'Ghi bút toán đảo' }).click()
    await page.getByText('Đã đảo').first().waitFor()
    await page.getByRole('tab', { name: 'Chốt quỹ' }).click()
    const expected = await page.getByText(/^Tiền mặt phải có: /).innerText()
    await page.getByLabel('Tiền mặt đếm được').fill(expected.replace(/\D/g, ''))
    await page.getByRole('button', { name: 'Chốt quỹ' }).click()
    await page.getByRole('table', { name: 'Các lần chốt' }).waitFor()
    await page.locator('iframe').waitFor()
    await this.picture('cash-closing')
    await this.savePaper('cash-report', { contains: ['0000005', 'Bút toán đảo', 'chênh lệch 0 đồng'], says: [] })
  }

  /** The book of certified signatures goes to another desk. */
  async handBookOver(): Promise<void> {
    const { page } = this
    await this.follow('Sổ, biên lai')
    await page.getByRole('button', { name: 'Chứng thực chữ ký, điểm chỉ' }).click()
    await page.getByLabel('Giao cho quầy').fill('Q2')
    await this.desk.answerSaveDialog(this.album.file('book-transfer.json'))
    await page.getByRole('button', { name: 'Giao sổ' }).click()
    await page.getByText('Ở quầy Q2').waitFor()
    await page.locator('iframe').waitFor()
    await this.picture('books-handed-over')
    await this.savePaper('book-transfer', { says: ['SCT/CK,ĐC'] })
  }

  async #take({ number }: DayDossier, fill: () => Promise<void>): Promise<void> {
    await this.desk.openDossier(number)
    await this.page.getByRole('button', { name: 'Thu tiền' }).click()
    await fill()
    await this.page.getByRole('form', { name: 'Thu tiền' }).getByRole('button', { name: 'Thu tiền' }).click()
    await this.page.getByTitle(/Xem trước: Biên lai/).waitFor()
  }
}
