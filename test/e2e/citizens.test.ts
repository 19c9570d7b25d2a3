import { beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { textOfPages } from './papers.ts'
import { DIEM } from './people.ts'

describe('citizens: one person once, whoever acts for them', () => {
  const desk = foundedDesk()
  let first: string

  beforeAll(async () => {
    first = (await desk().receive('1.000656', DIEM)).number
  })

  it('warns of an open dossier of the same request, and takes a second one with a reason', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('1.000656')
    await desk().scanCard(DIEM)
    await page.getByText('Người này đang có hồ sơ cùng thủ tục chưa giải quyết xong').waitFor()
    await page.getByRole('link', { name: first }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await desk().focused(page.getByLabel('Lý do vẫn tiếp nhận thêm'))
    await page.keyboard.type('Xin thêm bản thứ hai')
    const { number } = await desk().accept()
    await desk().openDossier(number)
    await page.getByText(`${first} – Xin thêm bản thứ hai`).waitFor()
  })

  it('shows the person with every dossier, and no number of theirs in the address', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Mọi hồ sơ của người này' }).click()
    await page.getByRole('heading', { level: 1, name: DIEM.name }).waitFor()
    await page.getByRole('link', { name: first }).waitFor()
    expect(page.url()).not.toContain(DIEM.personalNumber)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('receives for an organisation, through the portal, with what has to be said about both', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('2.000635')
    await desk().fillApplicant({ ...DIEM, name: 'Trần Văn \u202eB\u200bảo 😀', personalNumber: '' })
    await page.getByRole('combobox', { name: 'Nộp cho' }).click()
    await page.getByRole('option', { name: 'Tổ chức' }).click()
    await page.getByRole('combobox', { name: 'Hồ sơ đến bằng' }).click()
    await page.getByRole('option', { name: 'Trực tuyến' }).click()
    await desk().field('Mã số thuế').fill('12')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nhập tên chủ hồ sơ hoặc tổ chức.').waitFor()
    await page.getByText('Mã số thuế có 10 số').waitFor()
    await page.getByText('Nhập ngày (và giờ nộp trên cổng), không ở tương lai.').first().waitFor()
    await desk().field('Tên tổ chức').fill("Hợp tác xã <script>alert(1)</script> '; DROP TABLE dossiers; --")
    await desk().field('Mã số thuế').fill('3100123456')
    await desk().field('Chức vụ của người nộp').fill('Giám đốc')
    const sent = new Date(Date.now() - 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
    await desk().field('Ngày nộp trên cổng').fill(sent.split('-').reverse().join('/'))
    await desk().field('Giờ nộp').fill('8h30')
    expect(await seriousFaults(page)).toEqual([])
    await desk().accept()
    const path = pathFor(desk(), 'to-chuc.pdf')
    await desk().savePdf(path)
    const text = textOfPages(path).join(' ')
    expect(text).toContain('Người nộp hồ sơ: Trần Văn Bảo Địa chỉ')
    expect(text).toContain('3100123456')
    expect(text).toContain("<script>alert(1)</script> '; DROP TABLE dossiers; --")
    expect(text).toContain('(gửi 08 giờ 30 phút')
  })

  it('reads the three lines on the back of a card, line by line as a reader types them', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('1.000656')
    for (const line of [
      'IDVNM1900123457044190012345<<3',
      '9001011F4001016VNM<<<<<<<<<<<8',
      'NGUYEN<<THI<A<<<<<<<<<<<<<<<<<',
    ]) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.getByText('Đã đọc thẻ của Nguyen Thi A.').waitFor()
    await page.getByText('Tên ở vùng đọc máy không có dấu').waitFor()
    expect(await desk().field('Số định danh').inputValue()).toBe('044190012345')
    await desk().beginReception()
    await desk().chooseProcedure('1.000656')
    await page.keyboard.type('IDVNM1900123457044190012346<<3'.padEnd(90, '<'))
    await page.keyboard.press('Enter')
    await desk().error('identity.mrz-bad-check').waitFor()
  })
})
