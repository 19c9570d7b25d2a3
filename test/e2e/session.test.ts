import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH, CHIEF, DIEM, SPECIALIST, TAM } from './people.ts'

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Whether any file below a folder holds a text, as UTF-8 or as UTF-16. */
function liesInTheClear(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return filesBelow(folder).filter((path) => {
    const content = readFileSync(path)
    return forms.some((form) => content.includes(form))
  })
}

describe('a session', () => {
  const desk = foundedDesk()

  it('locks by key: nothing of the work is left in the document, and the PIN brings it back', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').fill(DIEM.name)
    await desk().lock()
    const left = await page.evaluate(() => document.body.innerText + document.body.innerHTML)
    for (const personal of [DIEM.name, 'khai sinh', CHIEF.name]) expect(left).not.toContain(personal)
    await desk().unlock(CHIEF)
    await until(async () => (await desk().field('Họ và tên').inputValue()) === DIEM.name, 'the draft again')
  })

  it('answers no shortcut while it is locked', async () => {
    const { page } = desk()
    await desk().lock()
    for (const key of ['F1', 'F2', 'F3', 'F4', 'Alt+Home']) await page.keyboard.press(key)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Màn hình đang khóa')
    await desk().unlock(CHIEF)
  })

  it('locks with the machine and ends when that goes to sleep; what is typed is there again after each', async () => {
    const { app, page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').fill(TAM.name)
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await page.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor()
    await desk().unlock(CHIEF)
    await until(async () => (await desk().field('Họ và tên').inputValue()) === TAM.name, 'the draft after the lock')

    await desk().field('Địa chỉ').fill(TAM.address)
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await desk().signIn(CHIEF)
    await until(async () => (await desk().field('Địa chỉ').inputValue()) === TAM.address, 'the draft after the sleep')
    await page.getByRole('button', { name: 'Bỏ, nhập mới' }).click()
  })

  it('lets another officer in from the locked screen', async () => {
    const { page } = desk()
    await desk().lock()
    await page.getByRole('button', { name: 'Kết thúc phiên' }).click()
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    await desk().signIn(CHIEF)
  })

  it('lets a wrong PIN wait longer each time, says so, and opens after the wait', async () => {
    const { page } = desk()
    await desk().lock()
    for (const pin of ['111222', '222333']) {
      await desk().secret('Mã PIN').fill(pin)
      await page.keyboard.press('Enter')
      await desk().error('people.wrong-secret').waitFor()
      await until(async () => (await desk().secret('Mã PIN').inputValue()) === '', 'an empty field')
    }
    await desk().secret('Mã PIN').fill('333444')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Chờ \d+ giây$/ }).waitFor()
    await page.getByRole('button', { name: 'Mở khóa' }).waitFor()
    await desk().unlock(CHIEF)
    await page.getByRole('link', { name: 'Nhật ký an ninh' }).click()
    await until(
      async () => (await page.getByRole('cell', { name: 'Mở khóa sai' }).count()) >= 3,
      'the failures in the log',
    )
  })

  it('lists unfinished work by what it holds, for its officer alone, and goes on with it', async () => {
    const { page } = desk()
    await desk().addOfficer(SPECIALIST, ['Cán bộ Một cửa', 'Chuyên môn'])
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').fill(BINH.name)
    await page.keyboard.press('Alt+Home')
    const mine = page.getByRole('listitem').filter({ hasText: BINH.name })
    await mine.waitFor()
    expect(await mine.innerText()).toMatch(/khai sinh/i)
    expect(await mine.innerText()).toMatch(/\d{2}:\d{2}/)

    await desk().leave()
    await desk().signIn(SPECIALIST)
    await page.getByText('Không có hồ sơ nào đang nhập dở.').waitFor()
    expect(await page.getByText(BINH.name).count()).toBe(0)

    await desk().leave()
    await desk().signIn(CHIEF)
    await page.keyboard.press('Alt+Home')
    await mine.getByRole('button', { name: /^Nhập tiếp/ }).click()
    await until(async () => (await desk().field('Họ và tên').inputValue()) === BINH.name, 'the draft')
  })

  it('never shows the address of one officer to the next', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    const address = page.url()
    await desk().leave()
    await desk().signIn(SPECIALIST)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Hôm nay')
    expect(page.url()).not.toBe(address)
    await desk().leave()
    await desk().signIn(CHIEF)
  })

  it('gives what is typed after a lock its own number, never that of the dossier before', async () => {
    const { page } = desk()
    const first = await desk().receive('khai sinh', DIEM)
    await desk().lock()
    await desk().unlock(CHIEF)
    await desk().focused(page.getByTestId('procedure'))
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(TAM)
    const second = await desk().accept()
    expect(first.number).not.toBe('')
    expect(second.number).not.toBe(first.number)
    await page.getByTestId('acknowledged').getByText(TAM.name).waitFor()
  })

  it('survives the end of the program with a draft, which lies nowhere in the clear', async () => {
    const { page } = desk()
    await page.keyboard.press('Alt+Home')
    await page.getByRole('listitem').filter({ hasText: BINH.name }).waitFor()
    await desk().kill()
    expect(filesBelow(desk().directory).some((path) => path.includes('IndexedDB'))).toBe(true)
    for (const personal of [BINH.name, DIEM.name]) expect(liesInTheClear(desk().directory, personal)).toEqual([])
    await desk().start()
    await desk().signIn(CHIEF)
    await desk().page.getByRole('listitem').filter({ hasText: BINH.name }).waitFor()
  })

  it('discards a draft only after asking', async () => {
    const { page } = desk()
    const row = page.getByRole('listitem').filter({ hasText: BINH.name })
    await row.getByRole('button', { name: /^Bỏ bản nhập dở/ }).click()
    await page.getByRole('button', { name: 'Giữ lại' }).click()
    await row.getByRole('button', { name: /^Bỏ bản nhập dở/ }).click()
    await page.getByRole('button', { name: 'Bỏ hẳn', exact: true }).click()
    await until(async () => (await row.count()) === 0, 'the draft to go')
  })

  it('refuses a wrong passphrase with a sentence and keeps the field ready', async () => {
    const { page } = desk()
    await desk().leave()
    await desk().secret('Mật khẩu').fill('sai rồi')
    await page.keyboard.press('Enter')
    await desk().error('people.wrong-secret').waitFor()
    await desk().focused(desk().secret('Mật khẩu'))
    await desk().signIn(CHIEF)
  })

  it('tells in the status bar how the machine is, in facts', async () => {
    const bar = desk().page.locator('footer')
    for (const fact of ['Chưa nối tỉnh', 'Ký số: chưa cài đặt', 'Máy quét: chưa dò', 'Đĩa trống', CHIEF.name]) {
      await bar.getByText(fact).first().waitFor()
    }
  })
})
