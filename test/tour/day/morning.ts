import { Chapter } from '../chapter.ts'
import { LEADER } from './day.ts'

/** Before the first citizen: a leader who can sign in, books that can number, money that can be taken, the calendar looked at. */
export class Morning extends Chapter {
  async addLeader(): Promise<void> {
    await this.desk.addOfficer(LEADER, ['Lãnh đạo'])
    await this.picture('officers-three')
  }

  /** A receipt book and the certification books of the year. */
  async openBooks(): Promise<void> {
    const { page } = this
    await this.follow('Sổ, biên lai')
    await this.picture('books-none')
    await page.getByLabel('Ký hiệu').fill('YT-26T')
    await page.getByLabel('Mẫu số').fill('01BLP')
    await page.getByRole('button', { name: 'Mở quyển mới' }).click()
    await page.getByText('0000001').waitFor()
    for (const [kind, series] of [
      ['Chứng thực bản sao', 'SCT/BS'],
      ['Chứng thực chữ ký, điểm chỉ', 'SCT/CK,ĐC'],
    ] as const) {
      await page.getByRole('combobox', { name: 'Loại sổ' }).click()
      await page.getByRole('option', { name: kind }).click()
      await page.getByRole('button', { name: 'Mở quyển mới' }).click()
      await page.getByRole('cell', { name: new RegExp(`^01/\\d{4}-${series}$`) }).waitFor()
    }
    await this.picture('books')
  }

  /** What the province's council set, and the account that citizens pay to. */
  async setFees(): Promise<void> {
    const { page } = this
    await this.follow('Thu phí, lệ phí')
    await page.getByRole('tab', { name: 'Mức thu và tài khoản' }).click()
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('1.004873')
    await page.getByRole('option', { name: /1\.004873/ }).click()
    await page.getByRole('textbox', { name: 'Số tiền', exact: true }).fill('15000')
    await page.getByLabel('Tính cho một (bản, trường hợp…)').fill('trường hợp')
    await page.getByLabel('Từ ngày').fill('01/01/2026')
    await page.getByLabel('Văn bản').fill('NQ 12/2025/NQ-HĐND')
    await page.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByRole('cell', { name: '1.004873', exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Ngân hàng' }).fill('970405')
    await page.getByLabel('Số tài khoản').fill('0123456789012')
    await page.getByLabel('Tên chủ tài khoản').fill('UBND xã Yên Thành')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Lưu tài khoản' }).click()
    await page.getByText('Đã lưu tài khoản nhận tiền.').waitFor()
    await this.picture('cash-tariff')
  }

  /** Every page of the calendar. */
  async lookAtCalendar(): Promise<void> {
    const { page } = this
    await this.follow('Lịch và thời hạn')
    for (const [tab, name] of [
      ['Ngày nghỉ, làm bù', 'days'],
      ['Giờ làm việc', 'hours'],
      ['Thử thời hạn', 'trial'],
      ['Bộ biểu mẫu', 'forms'],
      ['Mức so sánh', 'goals'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      await this.picture(`calendar-${name}`)
    }
  }

  /** Numbers of the waiting line, and the second screen that shows them. */
  async callNumbers(): Promise<void> {
    const { page } = this
    await this.follow('Xếp hàng')
    for (const service of [/A · Tiếp nhận hồ sơ/, /A · Tiếp nhận hồ sơ/, /B · Chứng thực/, /D · Trả kết quả/]) {
      await page.getByRole('button', { name: service }).click()
      await page.getByText(/Đã phát số/).waitFor()
    }
    await this.savePaper('waiting-number', { says: ['D001'] })
    const opened = this.desk.app.waitForEvent('window')
    await page.getByRole('button', { name: 'Mở màn hình phụ' }).click()
    const display = await opened
    await page.keyboard.press('F8')
    await display.getByText('A001').waitFor()
    await this.picture('waiting')
    await this.picture('second-screen', display)
  }
}
