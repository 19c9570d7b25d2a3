import { until } from '../../e2e/desk.ts'
import { Chapter } from '../chapter.ts'
import { type Day, LEADER } from './day.ts'

/** The end of the day: complaints, lists, register, indicators, who may do what. */
export class Evening extends Chapter {
  async complain(day: Day): Promise<void> {
    const { page } = this
    await this.follow('Phản ánh, kiến nghị')
    await page.getByRole('button', { name: 'Ghi nhận phản ánh, kiến nghị' }).click()
    await page.getByLabel('Người gửi').fill('Đặng Thị Nguyệt')
    await page.getByLabel('Về hồ sơ').fill(day.one('extended').number)
    await page.getByLabel('Nội dung').fill('Hẹn lại hai lần, đề nghị cho biết khi nào có kết quả.')
    await this.picture('complaint-receiving')
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByRole('link', { name: /^PA-/ }).waitFor()
    await this.picture('complaints')
    await page.getByRole('link', { name: /^PA-/ }).click()
    await page.getByRole('button', { name: 'Trả lời' }).click()
    await page
      .getByLabel('Nội dung trả lời')
      .fill('Hội đồng họp ngày thứ Ba tới; trung tâm sẽ gọi điện ngay khi có kết luận.')
    await this.picture('complaint')
    await page.getByRole('button', { name: 'Trả lời' }).click()
    await page.getByText('Không còn việc nào cho anh/chị ở phản ánh này.').waitFor()
  }

  /** The last citizen is gone: the second screen goes dark. */
  async closeSecondScreen(): Promise<void> {
    await this.follow('Xếp hàng')
    await this.page.getByRole('button', { name: 'Đóng màn hình phụ' }).click()
    await until(() => this.desk.app.windows().length === 1, 'the end of the second screen')
  }

  /** Every queue, a person with all their dossiers, the palette. */
  async lookAtLists(day: Day): Promise<void> {
    for (const [entry, name] of [
      ['Hồ sơ', 'dossiers-evening'],
      ['Đến hạn hôm nay', 'queue-due-today'],
      ['Sắp quá hạn', 'queue-at-risk'],
      ['Quá hạn', 'queue-overdue'],
    ] as const) {
      await this.follow(entry)
      await this.page.locator('[role="grid"][aria-busy="false"]').waitFor()
      await this.picture(name)
    }
    await this.desk.openDossier(day.one('returned').number)
    await this.page.getByRole('link', { name: 'Mọi hồ sơ của người này' }).click()
    await this.page.getByRole('heading', { level: 1, name: day.one('returned').visit.citizen.name }).waitFor()
    await this.picture('citizen')
    await this.page.keyboard.press('Control+k')
    await this.page.getByPlaceholder(/Tên, số định danh/).fill('tạm trú')
    await this.page.getByText('Tiếp nhận: ', { exact: false }).first().waitFor()
    await this.picture('palette')
    await this.page.keyboard.press('Escape')
  }

  /** The register on screen, on paper and as a spreadsheet; it holds everybody who was received. */
  async register(day: Day): Promise<void> {
    const { page } = this
    await this.follow('Sổ theo dõi')
    await page.getByText(/\d+ hồ sơ, dòng 1 đến/).waitFor()
    await this.picture('register')
    const received = day.dossiers.filter(({ visit }) => visit.way !== 'refused')
    await this.saveSpreadsheet('register', 'Xuất Excel', /Đã lưu sổ theo dõi với \d+ hồ sơ\./)
    await page.getByRole('button', { name: 'In sổ' }).click()
    await page.locator('iframe').waitFor()
    await this.savePaper('register', { contains: received.map(({ number }) => number), says: [] })
    await this.picture('form-register')
  }

  async indicators(): Promise<void> {
    const { page } = this
    await this.follow('Chỉ số')
    await page.getByTestId('indicator-on-time').waitFor()
    await until(async () => (await page.locator('svg .recharts-surface, svg.recharts-surface').count()) > 0, 'charts')
    await this.picture('indicators')
    for (const [place, title] of [
      'Hồ sơ kết thúc theo tháng',
      'Vì sao quá hạn',
      'Tỷ lệ hài lòng theo tháng',
    ].entries()) {
      await page.getByRole('region', { name: title }).scrollIntoViewIfNeeded()
      await this.picture(`indicators-charts-${place + 1}`)
    }
    await this.saveSpreadsheet('indicators', 'Xuất Excel', 'Đã lưu bảng chỉ số.')
  }

  /** Who may do what, what becomes of officers, and one's own secrets. */
  async officers(): Promise<void> {
    const { page } = this
    await this.follow('Cán bộ')
    await page.getByRole('table', { name: 'Ai được làm gì' }).scrollIntoViewIfNeeded()
    await this.picture('rights')
    await page.getByRole('button', { name: `Việc khác với ${LEADER.name}` }).click()
    await page.getByRole('menuitem', { name: 'Đổi vai trò' }).click()
    await this.picture('officer-roles')
    await page.keyboard.press('Escape')
    await this.open('/secrets')
    await this.picture('own-secrets')
  }
}
