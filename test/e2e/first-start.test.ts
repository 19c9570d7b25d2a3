import { describe, expect, it, onTestFinished } from 'vitest'
import { Desk, until } from './desk.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF, COMMUNE } from './people.ts'

/** A machine on which no desk has been made. */
async function freshDesk(): Promise<Desk> {
  const { directory, remove } = freshDirectory()
  onTestFinished(remove)
  const desk = await Desk.open(directory)
  onTestFinished(() => desk.quit())
  return desk
}

function heading(desk: Desk): Promise<string> {
  return desk.page.getByRole('heading', { level: 1 }).innerText()
}

describe('the first start', () => {
  it('makes the desk by keys alone and opens it', async () => {
    const desk = await freshDesk()
    const { keyboard } = desk.page
    const fill = async (...texts: string[]) => {
      for (const text of texts) {
        await keyboard.insertText(text)
        await keyboard.press('Tab')
      }
    }
    await desk.focused(desk.field('Tên xã, phường, đặc khu'))
    await fill(COMMUNE.communeName, COMMUNE.provinceName, 'h56.17.22', COMMUNE.deskName)
    await keyboard.press('Enter')
    await desk.focused(desk.page.getByRole('radio', { name: 'Số tạm của quầy' }))
    await keyboard.press('Enter')
    await desk.focused(desk.field('Họ và tên'))
    await keyboard.insertText(CHIEF.name)
    expect(await desk.field('Tên đăng nhập').inputValue()).toBe(CHIEF.login)
    await desk.field('Chức danh').focus()
    await keyboard.insertText(CHIEF.position)
    for (const [label, secret] of [
      ['Mật khẩu', CHIEF.passphrase],
      ['Nhập lại mật khẩu', CHIEF.passphrase],
      ['Mã PIN', CHIEF.pin],
      ['Nhập lại mã PIN', CHIEF.pin],
    ] as const) {
      await desk.secret(label).focus()
      await keyboard.insertText(secret)
    }
    await keyboard.press('Enter')
    await desk.atWork()
    expect(await heading(desk)).toBe('Hôm nay')
    await desk.page.getByText(COMMUNE.communeName, { exact: true }).waitFor()
    await desk.page.getByRole('button', { name: CHIEF.name }).waitFor()
    expect(desk.running.complaints).toEqual([])
  })

  it('says in a sentence what is wrong with every field, goes to the first of them, and lets nobody past', async () => {
    const desk = await freshDesk()
    const { keyboard } = desk.page
    await desk.field('Mã định danh cơ quan').fill('H5.6')
    await desk.field('Tên xã, phường, đặc khu').focus()
    await keyboard.press('Enter')
    await desk.page.getByText('Ghi đủ loại và tên').waitFor()
    await desk.page.getByText('Mã chưa đúng dạng.').waitFor()
    await desk.focused(desk.field('Tên xã, phường, đặc khu'))

    await desk.fillDesk()
    await keyboard.press('Enter')
    await desk.chooseNumbering({ from: 500, to: 20 })
    await keyboard.press('Enter')
    await desk.page.getByText('Số cuối phải bằng hoặc lớn hơn số đầu.').waitFor()
    await desk.focused(desk.field('Đến số'))
    await desk.field('Đến số').fill('999')
    await keyboard.press('Enter')

    await desk.fillOfficer({ ...CHIEF, passphrase: 'motcua12345', pin: '1234' })
    await desk.secret('Nhập lại mật khẩu').fill('khác')
    await keyboard.press('Enter')
    await desk.page.getByText('Mật khẩu chưa đủ mạnh.').waitFor()
    await desk.page.getByText('Hai lần nhập mật khẩu không giống nhau.').waitFor()
    await desk.page.getByText('Mã PIN chưa đủ khó đoán.').waitFor()
    await desk.focused(desk.secret('Mật khẩu'))
  })

  it('shows while it is typed whether a secret will do', async () => {
    const desk = await freshDesk()
    await desk.fillDesk()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('radio', { name: 'Số tạm của quầy' }).press('Enter')
    await desk.secret('Mật khẩu').fill('ngắn')
    await desk.page.getByText('Chưa đủ dài').waitFor()
    await desk.secret('Mật khẩu').fill(CHIEF.passphrase)
    await desk.page.getByText('Đủ mạnh').waitFor()
    await desk.secret('Mật khẩu').fill(`${COMMUNE.communeName} muôn năm`)
    await desk.page.getByText('Dễ đoán').waitFor()
    await desk.secret('Mã PIN').fill('19751')
    expect(await desk.secret('Mã PIN').inputValue()).toBe('19751')
    await desk.secret('Mã PIN').fill('abc')
    expect(await desk.secret('Mã PIN').inputValue()).toBe('')
  })

  it('goes on where it was after the program ended, without the officer and the secrets', async () => {
    const desk = await freshDesk()
    await desk.fillDesk()
    await desk.page.keyboard.press('Enter')
    await desk.chooseNumbering({ from: 200, to: 400 })
    await desk.page.keyboard.press('Enter')
    await desk.fillOfficer(CHIEF)
    await desk.quit()
    await desk.start()
    await desk.field('Họ và tên').waitFor()
    expect(await desk.field('Họ và tên').inputValue()).toBe('')
    expect(await desk.secret('Mật khẩu').inputValue()).toBe('')
    await desk.page.getByRole('button', { name: 'Quay lại' }).click()
    expect(await desk.field('Từ số').inputValue()).toBe('200')
    await desk.page.getByRole('button', { name: 'Quay lại' }).click()
    expect(await desk.field('Tên xã, phường, đặc khu').inputValue()).toBe(COMMUNE.communeName)
  })

  it('reads and works in English as well, and remembers that', async () => {
    const desk = await freshDesk()
    await desk.page.getByText('English').click()
    await until(async () => (await heading(desk)) === 'Set up the desk on this machine', 'the English wizard')
    await desk.quit()
    await desk.start()
    expect(await heading(desk)).toBe('Set up the desk on this machine')
    expect(await desk.page.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})
