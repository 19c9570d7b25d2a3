import { until } from '../../e2e/desk.ts'
import { CHIEF, SPECIALIST } from '../../e2e/people.ts'
import { Chapter } from '../chapter.ts'
import { type Day, type DayDossier, LEADER } from './day.ts'
import { LATE, Way } from './visits.ts'

/** Ways on which the specialist gets the dossier. */
const FORWARDED = Way.options.filter((way) => way !== 'refused' && !LATE.has(way))
/** Ways on which the leader decides on this day. */
const DECIDED = ['rejected', 'approved', 'signed-and-returned'] as const
/** Ways that have a result by the end of the afternoon. */
const COMPLETED = [
  'done',
  'returned',
  'returned-to-representative',
  'posted',
  'delivered',
  'undelivered',
  'sent-electronically',
  'signed-and-returned',
] as const

/** What happens to the dossiers between reception and return, by counter, specialist and leader. */
export class Working extends Chapter {
  /** The counter gives all its dossiers to the specialist at once. */
  async forward(day: Day): Promise<void> {
    const { page } = this
    const forwarded = day.on(...FORWARDED)
    await this.follow('Của quầy')
    const selected = await this.#selectAll(forwarded.length)
    const bar = page.getByTestId('bulk-bar')
    await bar.getByRole('button', { name: /^Chuyển xử lý/ }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).fill(SPECIALIST.name)
    await page.getByRole('option', { name: SPECIALIST.name }).click()
    await this.picture('queue-at-counter')
    await bar.getByRole('button', { name: /^Chuyển xử lý: / }).click()
    await this.#allDone('Chuyển xử lý', selected)
    await this.picture('queue-forwarded')
  }

  /** The specialist's afternoon: supplements, verifications, extensions, ends on request, and what goes to the leader. */
  async process(day: Day): Promise<void> {
    await this.desk.leave()
    await this.desk.signIn(SPECIALIST)
    await this.follow('Của tôi')
    await this.picture('queue-mine')
    await this.#supplement(day)
    await this.#verify(day)
    await this.#moveDue(day)
    await this.#end(day)
    for (const { number } of day.on(...DECIDED)) await this.#submit(number)
    await this.follow('Chờ duyệt')
    await this.picture('queue-awaiting-decision')
    await this.follow('Chờ bổ sung')
    await this.picture('queue-awaiting-citizen')
  }

  /** The leader decides: one goes back, the others are approved; one is signed on paper. */
  async decide(day: Day): Promise<void> {
    await this.desk.leave()
    await this.desk.signIn(LEADER)
    await this.picture('leader-home')
    const rejected = day.one('rejected')
    await this.desk.openDossier(rejected.number)
    await this.beginAct('Không duyệt', { 'Lý do': 'Sai tên đệm của mẹ, sửa lại dự thảo.' })
    await this.picture('leader-rejecting')
    await this.desk.submitAct('Không duyệt')
    await this.follow('Chờ duyệt')
    const approved = await this.#selectAll(day.on('approved', 'signed-and-returned').length)
    const bar = this.page.getByTestId('bulk-bar')
    await bar.getByRole('button', { name: /^Duyệt/ }).click()
    await this.picture('leader-approving')
    await bar.getByRole('button', { name: /^Duyệt: / }).click()
    await this.#allDone('Duyệt', approved)
    await this.follow('Chờ ký')
    await this.picture('queue-awaiting-signature')
    const signed = day.one('signed-and-returned')
    await this.act(signed.number, 'Đã ký giấy')
    await this.picture('leader-signed')
  }

  /** The specialist attaches the results. */
  async completeAll(day: Day): Promise<void> {
    await this.desk.leave()
    await this.desk.signIn(SPECIALIST)
    for (const { number } of day.on('submitted')) await this.#submit(number)
    for (const { number } of day.on(...COMPLETED)) await this.complete(number, 'Kết quả')
    const example = day.one('signed-and-returned')
    await this.desk.openDossier(example.number)
    await this.picture('dossier-steps')
    await this.saveForm('Phiếu kiểm soát', 'control', { says: [example.number], code: example.number })
    await this.picture('form-control')
  }

  /** The officer of the counter has the desk again. */
  async backToCounter(): Promise<void> {
    await this.desk.leave()
    await this.desk.signIn(CHIEF)
  }

  async #supplement(day: Day): Promise<void> {
    const asked = day.on('waiting-for-citizen', 'supplemented')
    for (const [place, dossier] of asked.entries()) {
      await this.desk.openDossier(dossier.number)
      await this.beginAct('Yêu cầu bổ sung', {
        'Giấy tờ còn thiếu': 'Giấy chứng sinh bản chính\nVăn bản ủy quyền có chứng thực',
        'Lý do': 'Bản chụp không đọc được, thiếu chữ ký của bên ủy quyền.',
      })
      if (place === 0) await this.picture('dossier-asking-supplement')
      await this.desk.submitAct('Yêu cầu bổ sung')
      if (place === 0) await this.#form(dossier, 'Yêu cầu bổ sung', 'supplement')
    }
    for (const { number } of day.on('supplemented')) await this.act(number, 'Nhận bổ sung', { 'Ghi chú': 'Đã nộp đủ' })
  }

  async #verify(day: Day): Promise<void> {
    for (const { number } of day.on('verifying', 'verified')) {
      await this.act(number, 'Xác minh', {
        'Cơ quan xác minh': 'Công an xã Yên Thành',
        'Nội dung cần xác minh': 'Xác minh chỗ ở hợp pháp tại Xóm 3',
      })
    }
    for (const { number } of day.on('verified')) {
      await this.act(number, 'Ghi trả lời xác minh', { 'Nội dung trả lời': 'Chỗ ở hợp pháp, đủ điều kiện.' })
    }
  }

  async #moveDue(day: Day): Promise<void> {
    const extended = day.one('extended')
    await this.desk.openDossier(extended.number)
    const later = await this.#laterWorkingDay(extended)
    await this.beginAct('Xin lỗi, gia hạn', {
      'Hẹn lại ngày': later,
      'Lý do': 'Chờ kết luận của Hội đồng xác định mức độ.',
    })
    await this.picture('dossier-extending')
    await this.desk.submitAct('Xin lỗi, gia hạn')
    await this.#form(extended, 'Xin lỗi', 'apology')
    await this.act(day.one('recomputed').number, 'Tính lại hạn', { 'Lý do': 'Xã vừa nhập ngày nghỉ bão.' })
  }

  async #end(day: Day): Promise<void> {
    const stopped = day.one('stopped')
    await this.act(stopped.number, 'Dừng giải quyết', { 'Lý do': 'Công dân chuyển nơi cư trú.' })
    await this.#form(stopped, 'Thông báo dừng', 'stop')
    await this.act(day.one('withdrawn').number, 'Công dân rút', { 'Lý do': 'Nộp nhầm thủ tục.' })
  }

  /** Selects every dossier of the list on the screen by its key, and tells how many. */
  async #selectAll(atLeast: number): Promise<number> {
    const { page } = this
    await page.locator('[role="grid"][aria-busy="false"]').waitFor()
    await until(async () => (await this.desk.rows().count()) > 0, 'dossiers in the queue')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    const told = await page.getByText(/Đã chọn \d+ hồ sơ/).innerText()
    const count = Number(/\d+/.exec(told)?.[0])
    if (count < atLeast) throw new Error(`${count} dossiers are in the queue, not ${atLeast}`)
    return count
  }

  async #allDone(act: string, count: number): Promise<void> {
    const progress = this.page.getByTestId('bulk-progress')
    await progress.getByText(`${act}: đã ghi ${count} / ${count} hồ sơ.`).waitFor()
    await progress.getByRole('button', { name: 'Đóng' }).click()
  }

  async #submit(number: string): Promise<void> {
    await this.desk.openDossier(number)
    await this.page.getByRole('button', { name: 'Trình ký', exact: true }).click()
    await this.page.getByRole('combobox', { name: 'Trình' }).fill(LEADER.name)
    await this.page.getByRole('option', { name: LEADER.name }).click()
    await this.desk.submitAct('Trình ký')
    await this.page.getByText(`Trình ${LEADER.name} ký duyệt`).first().waitFor()
  }

  async #form({ number, visit }: DayDossier, tab: string, name: string): Promise<void> {
    await this.saveForm(tab, name, { says: [number, visit.citizen.name], code: number })
    await this.picture(`form-${name}`)
  }

  /** A Tuesday at least a week after the due day: no day off falls on it in the calendar of the tour's year. */
  async #laterWorkingDay({ due }: DayDossier): Promise<string> {
    const [, day = '', month = '', year = ''] = /(\d{2})\/(\d{2})\/(\d{4})/.exec(due) ?? []
    const later = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + 7))
    while (later.getUTCDay() !== 2) later.setUTCDate(later.getUTCDate() + 1)
    return later.toISOString().slice(0, 10).split('-').reverse().join('/')
  }
}
