import { Chapter } from '../chapter.ts'
import type { Day, DayDossier } from './day.ts'

/** The return desk: to the citizen, to whom they authorised, by post, electronically, and what citizens think of it. */
export class Returning extends Chapter {
  /** Results that are fetched, the first of them with a survey on the second screen. */
  async handOverAll(day: Day): Promise<void> {
    const fetched = [...day.on('returned'), ...day.on('signed-and-returned')]
    for (const [place, dossier] of fetched.entries()) {
      await this.#find(dossier)
      await this.desk.submitAct('Trả kết quả')
      await this.page.getByText(`Đã trả kết quả cho ${dossier.visit.citizen.name}.`).waitFor()
      if (place === 0) await this.#survey()
      else await this.#noteAnswer()
    }
    await this.#toRepresentative(day.one('returned-to-representative'))
  }

  /** Results in the post: one on its way, one delivered, one that came back. */
  async postAll(day: Day): Promise<void> {
    const posted = day.on('posted', 'delivered', 'undelivered')
    for (const [place, { number, visit }] of posted.entries()) {
      await this.act(number, 'Gửi bưu chính', { 'Số hiệu bưu gửi': `EA12345678${place}VN` })
      await this.page.getByText('Đang gửi bưu chính', { exact: true }).first().waitFor()
      if (place > 0) continue
      await this.saveForm('Nhãn bưu gửi', 'post-label', { says: [number, visit.citizen.name] })
      await this.picture('form-post-label')
    }
    await this.#dayPaper('Bảng kê bưu gửi', 'postman-list', posted)
    await this.act(day.one('delivered').number, 'Đã phát')
    await this.act(day.one('undelivered').number, 'Không phát được', { 'Lý do': 'Người nhận đi vắng, gọi không được.' })
    await this.act(day.one('sent-electronically').number, 'Trả bản điện tử', { 'Gửi đến': 'htx.yenthanh@example.vn' })
    await this.page.getByText('Đã trả kết quả, hồ sơ kết thúc.').waitFor()
    await this.picture('dossier-sent-electronically')
  }

  /** The list that goes with the results from the specialist to the return desk. */
  async printHandOverList(day: Day): Promise<void> {
    await this.#dayPaper('Phiếu bàn giao kết quả', 'hand-over-list', day.on('done'))
  }

  async #find({ number }: DayDossier): Promise<void> {
    await this.page.keyboard.press('F4')
    await this.desk.focused(this.page.getByTestId('return-search'))
    await this.page.keyboard.type(number)
    await this.page.keyboard.press('Enter')
    await this.desk.field('Họ tên người nhận').waitFor()
  }

  async #toRepresentative(dossier: DayDossier): Promise<void> {
    await this.#find(dossier)
    await this.page.getByText('Người được ủy quyền', { exact: true }).click()
    await this.desk.field('Họ tên người nhận').fill('Phan Văn Lộc')
    await this.desk.field('Số giấy tờ người nhận').fill('040090004412')
    await this.picture('returns-representative')
    await this.desk.submitAct('Trả kết quả')
    await this.page.getByText('Đã trả kết quả cho Phan Văn Lộc.').waitFor()
    const { number } = dossier
    await this.savePaper('day-hand-back', { says: [number, 'Phan Văn Lộc'], code: number })
  }

  /** Three touches on the second screen. */
  async #survey(): Promise<void> {
    await this.page.getByRole('button', { name: 'Mời đánh giá trên màn hình phụ' }).click()
    const display = this.desk.app.windows().find((window) => window.url().includes('?display'))
    if (display === undefined) throw new Error('the second screen is not open')
    await display.getByText('Hồ sơ của ông/bà có được giải quyết đúng hẹn không?').waitFor()
    await this.picture('second-screen-survey', display)
    for (const answer of ['Hài lòng', 'Hài lòng', 'Bình thường']) {
      await display.getByRole('button', { name: answer, exact: true }).click()
    }
    await this.page.getByText(/Công dân tự đánh giá lúc/).waitFor()
    await this.picture('returns-survey-answered')
  }

  /** What the citizen says, noted by the officer. */
  async #noteAnswer(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ghi hộ theo lời công dân' }).click()
    await this.page.getByRole('button', { name: 'Ghi đánh giá' }).click()
    await this.page.getByText(/Cán bộ ghi theo lời công dân lúc/).waitFor()
  }

  async #dayPaper(kind: string, name: string, dossiers: readonly DayDossier[]): Promise<void> {
    await this.follow('Trả kết quả')
    await this.page.getByRole('button', { name: 'In danh sách trong ngày' }).click()
    await this.page.getByText(kind, { exact: true }).first().click()
    await this.page.locator('iframe').waitFor()
    await this.picture(`returns-${name}`)
    await this.savePaper(name, { contains: dossiers.map(({ number }) => number), says: [] })
    await this.page.keyboard.press('Escape')
  }
}
