import { Chapter } from '../chapter.ts'
import type { Day } from './day.ts'
import { LATE, VISITS, type Visit } from './visits.ts'

const ORGANISATION = 'Hợp tác xã Dịch vụ nông nghiệp Yên Thành'
/** Copies of a receipt: each bears the code once, on its first page. */
const COPIES = 2
/** Dossiers whose form is worth a picture, by what is special about them. */
const PICTURED = {
  organisation: 'reception-organisation',
  authorised: 'reception-authorised',
  postal: 'reception-postal',
}

/** The reception counter from the first citizen to the last. */
export class Counter extends Chapter {
  /** Takes in everybody, one after another, and keeps each receipt. */
  async receiveAll(day: Day): Promise<void> {
    for (const visit of VISITS) if (!LATE.has(visit.way)) await this.#receive(day, visit)
    await this.open('/')
    await this.picture('home-busy')
  }

  /** Those who come late. */
  async receiveLate(day: Day): Promise<void> {
    for (const visit of VISITS) if (LATE.has(visit.way)) await this.#receive(day, visit)
    day.requireAll()
  }

  /** The same person asks for the same once more. */
  async warnOfDuplicate(day: Day): Promise<void> {
    const { visit, number } = day.one('waiting-for-citizen')
    await this.desk.beginReception()
    await this.desk.chooseProcedure(visit.procedure)
    await this.desk.scanCard(visit.citizen)
    await this.page.getByText('Người này đang có hồ sơ cùng thủ tục chưa giải quyết xong').waitFor()
    await this.page.getByRole('link', { name: number }).waitFor()
    await this.picture('reception-duplicate')
    await this.page.getByRole('button', { name: 'Bỏ, nhập mới' }).click()
  }

  async #receive(day: Day, visit: Visit): Promise<void> {
    const { desk } = this
    const began = performance.now()
    await desk.beginReception()
    await desk.chooseProcedure(visit.procedure)
    await desk.scanCard(visit.citizen)
    await desk.field('Số điện thoại').fill(visit.citizen.phone)
    if (visit.fee !== undefined) await desk.field('Phí, lệ phí').fill(String(visit.fee))
    if (visit.special !== undefined) await this.#fillSpecial(visit.special)
    const refused = visit.way === 'refused'
    const { number, due } = refused
      ? await desk.refuse('Thiếu Giấy báo tử hoặc giấy tờ thay thế.')
      : await desk.accept()
    day.dossiers.push({ visit, number, due, receptionMs: Math.round(performance.now() - began) })
    const place = String(day.dossiers.length).padStart(2, '0')
    const says = [number, visit.citizen.name]
    if (refused) await this.savePaper(`day-${place}-refusal`, { pages: 1, says, code: number })
    else await this.savePaper(`day-${place}-receipt`, { says: [], contains: says, code: number, codes: COPIES })
  }

  async #fillSpecial(special: NonNullable<Visit['special']>): Promise<void> {
    const { desk } = this
    if (special === 'organisation') {
      await this.#choose('Nộp cho', 'Tổ chức')
      await desk.field('Tên tổ chức').fill(ORGANISATION)
      await desk.field('Mã số thuế').fill('2900123456')
      await desk.field('Chức vụ của người nộp').fill('Giám đốc')
      await this.#choose('Hồ sơ đến bằng', 'Trực tuyến (cổng dịch vụ công)')
      await desk.field('Ngày nộp trên cổng').fill(yesterday())
      await desk.field('Giờ nộp').fill('20:15')
      await this.#choose('Nhận kết quả', 'Bản điện tử')
    } else if (special === 'authorised') {
      await this.#choose('Nộp cho', 'Người ủy quyền')
      await desk.field('Chủ hồ sơ (nếu khác người nộp)').fill('Phan Thị Bích')
      await desk.field('Số giấy tờ của chủ hồ sơ').fill('040155003318')
      await desk.field('Giấy ủy quyền đã xem (loại, số, ngày)').fill('Giấy ủy quyền số 31, UBND xã Yên Thành')
    } else {
      await this.#choose('Hồ sơ đến bằng', 'Bưu chính')
      await desk.field('Ngày trên dấu bưu điện').fill(yesterday())
      await this.#choose('Nhận kết quả', 'Qua bưu chính công ích')
    }
    await this.picture(PICTURED[special])
  }

  async #choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }
}

/** The day before today at the desk, as people type it. */
function yesterday(): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })
  return day.format(Date.now() - 86_400_000)
}
