import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Received } from '../e2e/desk.ts'
import { scan } from '../e2e/keyboard.ts'
import { codesOfPages } from '../e2e/papers.ts'
import { BINH, CHIEF, cardOf, DIEM, SPECIALIST, TAM } from '../e2e/people.ts'
import { smallestPdf } from '../e2e/result-files.ts'
import { Chapter } from './chapter.ts'
import { readPaper } from './reading.ts'
import type { TouredDossier } from './record.ts'

const CHILD = 'Trần Minh Khôi'

/** The main job, from the first start to the returned result. */
export class Work extends Chapter {
  readonly dossiers: TouredDossier[] = []

  /** The wizard, step by step. */
  async firstStart(): Promise<void> {
    const desk = this.desk
    await desk.fillDesk()
    await this.picture('wizard-desk')
    await desk.page.keyboard.press('Enter')
    await desk.chooseNumbering({ from: 1, to: 500 })
    await this.picture('wizard-numbering')
    await desk.page.keyboard.press('Enter')
    await desk.fillOfficer(CHIEF)
    await this.picture('wizard-officer')
    await desk.page.keyboard.press('Enter')
    await desk.atWork()
    await this.picture('home-new')
  }

  /** A second officer. */
  async addSpecialist(): Promise<void> {
    const desk = this.desk
    await desk.page.getByRole('link', { name: 'Cán bộ' }).click()
    await desk.page.getByRole('button', { name: 'Thêm cán bộ' }).click()
    await this.picture('officer-new')
    await desk.addOfficer(SPECIALIST, ['Chuyên môn'])
    await this.picture('officers')
  }

  /** A citizen with a card, by the reader. */
  async receiveByCard(): Promise<void> {
    const desk = this.desk
    const { page } = desk
    const began = performance.now()
    await desk.beginReception()
    await page.keyboard.type('khai')
    await page.getByRole('option').first().waitFor()
    await this.picture('reception-procedure')
    await page.keyboard.type(' sinh')
    await page.keyboard.press('Enter')
    await desk.focused(page.getByTestId('card'))
    await scan(page, cardOf(DIEM))
    await page.getByText(`Đã đọc thẻ của ${DIEM.name}.`).waitFor()
    await desk.field('Số điện thoại').fill(DIEM.phone)
    await page.getByText('Bản nhập đã lưu trên máy').waitFor()
    await this.picture('reception-card')
    await page.getByRole('button', { name: 'Vì sao là ngày này?' }).click()
    await page.getByRole('list', { name: 'Cách tính ngày hẹn trả' }).getByRole('listitem').last().waitFor()
    await this.picture('reception-due')
    const received = await desk.accept()
    this.#note('Đăng ký khai sinh', 'returned', received, began)
    await this.#saveReceipt('receipt-1', received.number, DIEM.name)
    await this.picture('reception-accepted')
  }

  /** A citizen without a card, who comes for somebody else. */
  async receiveByHand(): Promise<void> {
    const desk = this.desk
    const began = performance.now()
    await desk.beginReception()
    await desk.chooseProcedure('2.000635')
    await desk.fillApplicant(BINH)
    await desk.field('Chủ hồ sơ (nếu khác người nộp)').fill(CHILD)
    await desk.field('Nội dung yêu cầu giải quyết').fill(`Cấp 02 bản sao Giấy khai sinh của ${CHILD}`)
    await desk.field('Phí, lệ phí').fill('16000')
    await desk.page.getByText('Bản nhập đã lưu trên máy').waitFor()
    await this.picture('reception-typed')
    const received = await desk.accept()
    this.#note('Cấp bản sao Giấy khai sinh', 'received', received, began)
    await this.#saveReceipt('receipt-2', received.number, BINH.name)
    await desk.page.getByText('A4', { exact: true }).click()
    await this.#saveReceipt('receipt-2-a4', received.number, BINH.name)
    await desk.page.getByText('A5', { exact: true }).click()
  }

  /** A citizen whose papers do not do. */
  async refuse(): Promise<void> {
    const desk = this.desk
    const began = performance.now()
    await desk.beginReception()
    await desk.chooseProcedure('đăng ký khai tử')
    await desk.scanCard(TAM)
    await desk.page.getByRole('checkbox', { name: 'Giấy báo tử' }).uncheck()
    await desk.page.keyboard.press('Control+Shift+Enter')
    await desk.field('Lý do từ chối').waitFor()
    await this.picture('reception-refusing')
    await desk.page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()
    const refused = await desk.acknowledged()
    this.#note('Đăng ký khai tử', 'refused', refused, began)
    const path = this.album.paper('refusal')
    await desk.savePdf(path)
    await this.picture('reception-refused')
    const says = [refused.number, TAM.name, 'PHIẾU TỪ CHỐI TIẾP NHẬN', 'Giấy báo tử']
    this.papers.push(readPaper(path, { pages: 1, says, code: refused.number }))
  }

  /** The screen is locked and opened again. */
  async lockAndUnlock(): Promise<void> {
    const desk = this.desk
    await desk.lock()
    await this.picture('lock')
    await desk.unlock(CHIEF)
  }

  /** Half a reception, the end of the day, and the morning after. */
  async restart(): Promise<void> {
    const desk = this.desk
    await desk.beginReception()
    await desk.chooseProcedure('tạm trú')
    await desk.scanCard(BINH)
    await desk.page.getByText('Bản nhập đã lưu trên máy').waitFor()
    await desk.quit()
    await desk.start()
    await this.picture('sign-in')
    await desk.signIn(CHIEF)
    const resume = desk.page.getByRole('button', { name: `Nhập tiếp: ${BINH.name}` })
    await resume.waitFor()
    await this.picture('home-draft')
    await resume.click()
    await desk.page.getByText('Đây là bản nhập dở được khôi phục.').waitFor()
    await this.picture('reception-resumed')
    await desk.page.getByRole('button', { name: 'Bỏ, nhập mới' }).click()
    await desk.focused(desk.page.getByTestId('procedure'))
  }

  /** The list, a search, and what is known of a dossier. */
  async lookUp(): Promise<void> {
    const desk = this.desk
    await desk.search('')
    await this.picture('dossiers')
    await desk.search('do thi diem')
    await this.picture('dossiers-search')
    await desk.openDossier(this.#first().number)
    await this.picture('dossier-received')
    await desk.page.getByRole('tab', { name: 'Giấy tiếp nhận' }).click()
    await desk.page.locator('iframe').waitFor()
    await this.picture('dossier-receipt')
  }

  /** To the specialist, who attaches the result. */
  async process(): Promise<void> {
    const desk = this.desk
    const { page } = desk
    await desk.openDossier(this.#first().number)
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).waitFor()
    await this.picture('dossier-forwarding')
    await page.getByRole('button', { name: 'Hủy' }).click()
    await desk.forward(SPECIALIST, 'Đề nghị giải quyết trong ngày.')
    await page.getByText(`Chuyển cho ${SPECIALIST.name}`).waitFor()
    await desk.leave()
    await desk.signIn(SPECIALIST)
    await page.getByRole('link', { name: 'Của tôi' }).click()
    await desk.rows().first().waitFor()
    await this.picture('specialist-mine')
    await desk.rows().first().click()
    await page.getByTestId('dossier').waitFor()
    const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'))
    try {
      const result = join(folder, 'Giấy khai sinh.pdf')
      writeFileSync(result, smallestPdf('Giay khai sinh'))
      await page.getByRole('button', { name: 'Có kết quả' }).click()
      await page.locator('input[type="file"]').setInputFiles(result)
      await this.picture('dossier-completing')
      await page.locator('form').getByRole('button', { name: 'Có kết quả' }).click()
      await page.getByText('Có kết quả: Giấy khai sinh.pdf').waitFor()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    await desk.leave()
    await desk.signIn(CHIEF)
  }

  /** The receipt's code is scanned at the return desk, and the result handed over. */
  async handOver(): Promise<void> {
    const desk = this.desk
    const { page } = desk
    const { number } = this.#first()
    await page.keyboard.press('F4')
    await desk.focused(page.getByTestId('return-search'))
    await desk.rows().first().waitFor()
    await this.picture('returns')
    const [code = ''] = codesOfPages(join(this.album.directory, 'receipt-1.pdf'))
    await scan(page, code)
    await desk.field('Họ tên người nhận').waitFor()
    await this.picture('returns-dossier')
    await desk.submitAct('Trả kết quả')
    await page.getByText(`Đã trả kết quả cho ${DIEM.name}.`).waitFor()
    const path = this.album.paper('hand-back')
    await desk.savePdf(path)
    await this.picture('returns-handed')
    this.papers.push(readPaper(path, { says: [number, DIEM.name], code: number }))
    await desk.openDossier(number)
    await this.picture('dossier-history')
  }

  async #saveReceipt(name: string, number: string, applicant: string): Promise<void> {
    const path = this.album.paper(name)
    await this.desk.savePdf(path)
    this.papers.push(readPaper(path, { pages: 2, says: [number, applicant], code: number }))
  }

  #note(procedure: string, outcome: TouredDossier['outcome'], { number, due }: Received, began: number): void {
    const receptionMs = Math.round(performance.now() - began)
    this.dossiers.push({ number, procedure, outcome, due: due === '' ? null : due, receptionMs })
  }

  #first(): TouredDossier {
    const [first] = this.dossiers
    if (first === undefined) throw new Error('no dossier has been received')
    return first
  }
}
