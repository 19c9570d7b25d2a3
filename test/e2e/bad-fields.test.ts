import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RealDesk } from '../integration/bad-input/real-desk.ts'
import { LAN } from '../integration/people/desk.ts'
import { seriousFaults } from './accessibility.ts'
import { Desk } from './desk.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { freshDirectory } from './launch.ts'
import { textOfPages } from './papers.ts'
import { BINH, DIEM, TAM } from './people.ts'

const HTML = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
const DIRTY = `Đào\u202e ${HTML}😀`
/** What is kept and printed of {@link DIRTY}. */
const CLEANED = `Đào ${HTML}`
const LONG = 'Nguyễn Thị '.repeat(30)

describe('what is typed into the forms', () => {
  const desk = foundedDesk()

  const saved = async (name: string): Promise<string> => {
    const path = pathFor(desk(), name)
    await desk().savePdf(path)
    return textOfPages(path).join(' ')
  }

  it.each(['31021990', '00131990', '14083026', '29022023'])('no citizen was born on %s', async (born) => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().fillApplicant({ ...DIEM, born })
    await page.keyboard.press('Control+Enter')
    await page.getByText('Ngày sinh không đúng.').waitFor()
    expect(await desk().field('Họ và tên').inputValue()).toBe(DIEM.name)
    expect((await desk().field('Ngày sinh').inputValue()).replaceAll('/', '')).toBe(born)
  })

  it('no citizen has a number of thirteen digits, and a name of 300 letters is cut to what fits a receipt', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().fillApplicant({ ...BINH, personalNumber: '' })
    await desk().field('Số định danh').fill('0400850022910')
    await desk().field('Họ và tên').fill('')
    await desk().field('Họ và tên').focus()
    await page.keyboard.insertText(LONG)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Số định danh có 12 số (CMND cũ: 9 số).').waitFor()
    expect(await desk().field('Số định danh').inputValue()).toBe('0400850022910')
    await desk().field('Số định danh').fill(BINH.personalNumber)
    const { number } = await desk().accept()
    const text = await saved('long.pdf')
    expect(text).toContain(number)
    expect(text).toContain('Nguyễn Thị Nguyễn Thị')
  })

  it('HTML, marks of direction and pictures on a receipt are words, or gone', async () => {
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().fillApplicant(TAM)
    await desk().field('Địa chỉ').fill(DIRTY)
    await desk().field('Nội dung yêu cầu giải quyết').fill(DIRTY)
    await desk().accept()
    const text = await saved('html.pdf')
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).not.toMatch(/[\u202e😀]/u)
    expect(await desk().page.title()).not.toContain('alert')
  })

  it('a certification refuses a number that is none and a name that nobody sees, and prints HTML as words', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Chứng thực' }).click()
    await page.getByLabel('Người yêu cầu').fill('\u200b\u200e😀')
    await page.getByLabel('Tên giấy tờ, văn bản').fill(DIRTY)
    await page.getByLabel('Số giấy tờ tùy thân').fill('0440900123456')
    await page.getByLabel('Người ký chứng thực').fill('Lê Văn Hòa')
    await page.keyboard.press('Enter')
    await page.getByText('Số định danh có 12 số, CMND cũ có 9 số.').waitFor()
    await desk().focused(page.getByLabel('Người yêu cầu'))
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel('Người yêu cầu').fill(LONG)
    await page.getByLabel('Số giấy tờ tùy thân').fill('044090012345')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Đã ghi 1 việc vào sổ' }).waitFor()
    expect(await saved('slip.pdf')).toContain('<script>alert(1)</script>')
  })

  it('a complaint of pictures alone says nothing; one of HTML is shown as it was written', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Phản ánh, kiến nghị' }).click()
    await page.getByRole('button', { name: 'Ghi nhận phản ánh, kiến nghị' }).click()
    await page.getByLabel('Người gửi').fill(LONG)
    await page.getByLabel('Nội dung').fill('😀😀😀😀😀😀\u200b')
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByText('Ghi nội dung, ít nhất 5 chữ.').waitFor()
    await page.getByLabel('Nội dung').fill(DIRTY)
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByRole('link', { name: /^PA-/ }).click()
    await page.getByText(CLEANED).first().waitFor()
  })

  it('a payment of nobody is not taken; its receipt prints HTML as words', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Thu phí, lệ phí' }).click()
    await page.getByLabel('Nội dung thu').fill(DIRTY)
    await page.getByRole('textbox', { name: 'Mức thu', exact: true }).fill('15000')
    await page.getByLabel('Người nộp tiền').fill('😀😀😀')
    await page.getByRole('button', { name: 'Thu tiền', exact: true }).click()
    await page.getByRole('textbox', { name: 'Người nộp tiền' }).and(page.locator('[aria-invalid=true]')).waitFor()
    await page.getByLabel('Người nộp tiền').fill(DIRTY)
    await page.getByRole('button', { name: 'Thu tiền', exact: true }).click()
    await page.getByText(/tiền mặt 15\.000 đ/).waitFor()
    const text = await saved('payment.pdf')
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).toContain('Mười lăm nghìn đồng')
  })

  it('and the ledger is whole after all of it', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Phần mềm' }).click()
    await page.getByRole('button', { name: 'Kiểm tra toàn bộ sổ' }).click()
    await page.getByText(/sự kiện: sổ nguyên vẹn/).waitFor()
  })
})

describe('a clock that stands a year behind the ledger', () => {
  const YEAR_MS = 365 * 86_400_000
  const { directory, remove } = freshDirectory()
  let desk: Desk

  beforeAll(async () => {
    const data = join(directory, 'data')
    const before = await RealDesk.open(Date.now() + YEAR_MS, join(data, 'desk'))
    await before.found()
    before.close()
    desk = await Desk.open(data)
  })
  afterAll(async () => {
    await desk?.quit()
    remove()
  })

  it('is told at once, gives no number, and gives one when an officer says that the date is right', async () => {
    const { page } = desk
    await desk.signIn({ ...LAN, position: LAN.position })
    await desk.error('ledger.clock-doubtful').waitFor()
    await page.getByText('Đồng hồ máy bị lùi').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await desk.beginReception()
    await desk.chooseProcedure('khai sinh')
    await desk.scanCard(DIEM)
    await page.keyboard.press('Control+Enter')
    const told = page.locator('[data-error-code="ledger.clock-doubtful"]')
    await told.nth(1).waitFor()
    await told.nth(1).getByRole('button', { name: 'Ngày của máy đúng' }).click()
    await page.getByText('Đã ghi nhận ngày của máy là đúng.').waitFor()
    const { number } = await desk.accept()
    expect(number).not.toBe('')
    expect(desk.complaints).toEqual([])
  })
})
