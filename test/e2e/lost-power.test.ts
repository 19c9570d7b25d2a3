import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH, CHIEF, DIEM } from './people.ts'

/** Every file below a directory. */
function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => join(directory, path))
    .filter((path) => lstatSync(path).isFile())
}

/** The files that hold a text, in any of the encodings a program on this machine would write it in. */
function holders(directory: string, text: string): string[] {
  const forms = [text.normalize('NFC'), text.normalize('NFD')]
  const needles = forms.flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')])
  return filesIn(directory).filter((file) => {
    const bytes = readFileSync(file)
    return needles.some((needle) => bytes.includes(needle))
  })
}

describe('power that fails while forms are half filled', () => {
  const desk = foundedDesk()

  it('finds nothing personal in any file afterwards', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(DIEM)
    await desk().field('Số điện thoại').fill(DIEM.phone)
    await page.getByText('Bản nhập đã lưu trên máy').waitFor()
    const draft = new URL(page.url()).hash.split('=').at(-1) ?? ''

    await desk().beginReception()
    await desk().field('Họ và tên').fill(BINH.name)
    await page.getByText('Bản nhập đã lưu trên máy').waitFor()
    const terminal = desk().running.terminal()
    await desk().kill()

    // The identifier of the draft is no secret; that it is found shows that the search looks in the right place.
    expect(holders(desk().directory, draft).some((file) => file.includes('IndexedDB'))).toBe(true)
    for (const secret of [DIEM.name, 'Diễm', DIEM.personalNumber, DIEM.phone, DIEM.address, BINH.name, CHIEF.name]) {
      expect([secret, holders(desk().directory, secret)]).toEqual([secret, []])
      expect(terminal).not.toContain(secret)
    }
  })

  it('offers each form again with what it holds, and mixes none', async () => {
    await desk().start()
    const { page } = desk()
    await desk().signIn(CHIEF)
    const drafts = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Nhập tiếp/ }) })
    await until(async () => (await drafts.count()) === 2, 'two drafts')
    expect(await drafts.allInnerTexts()).toEqual([
      expect.stringContaining(BINH.name),
      expect.stringContaining(`${DIEM.name} – Thủ tục đăng ký khai sinh`),
    ])

    await page.getByRole('button', { name: `Nhập tiếp: ${BINH.name}` }).click()
    await page.getByText('Đây là bản nhập dở được khôi phục.').waitFor()
    expect(await desk().field('Họ và tên').inputValue()).toBe(BINH.name)
    expect(await desk().field('Số định danh').inputValue()).toBe('')
    expect(await page.getByTestId('procedure').inputValue()).toBe('')

    await page.keyboard.press('Alt+Home')
    await page.getByRole('button', { name: `Nhập tiếp: ${DIEM.name}` }).click()
    await page.getByText('Đây là bản nhập dở được khôi phục.').waitFor()
    expect(await desk().field('Họ và tên').inputValue()).toBe(DIEM.name)
    expect(await desk().field('Số điện thoại').inputValue()).toBe(DIEM.phone)
    expect(await page.getByTestId('procedure').inputValue()).toBe('Thủ tục đăng ký khai sinh')
  })

  it('keeps a draft until its dossier is accepted, and no longer', async () => {
    const { page } = desk()
    await desk().accept()
    await page.keyboard.press('Alt+Home')
    await page.getByRole('button', { name: `Nhập tiếp: ${BINH.name}` }).waitFor()
    await until(
      async () => (await page.getByRole('button', { name: /^Nhập tiếp/ }).count()) === 1,
      'the other draft alone',
    )
  })

  it('keeps a received dossier through the next failure, with nothing personal in the clear', async () => {
    await desk().kill()
    for (const secret of [DIEM.name, DIEM.personalNumber, DIEM.phone]) {
      expect([secret, holders(desk().directory, secret)]).toEqual([secret, []])
    }
    await desk().start()
    await desk().signIn(CHIEF)
    await desk().openDossier(DIEM.personalNumber)
    expect(await desk().page.getByTestId('dossier').innerText()).toContain(DIEM.name)
  })
})
