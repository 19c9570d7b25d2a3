import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { scan } from './keyboard.ts'
import { textOfPages } from './papers.ts'
import { CHIEF, DIEM, SPECIALIST } from './people.ts'
import { smallestPdf } from './result-files.ts'

describe('processing and return', () => {
  const desk = foundedDesk()
  let number: string

  beforeAll(async () => {
    await desk().addOfficer(SPECIALIST, ['Chuyên môn'])
    number = (await desk().receive('dkks', DIEM)).number
  })

  it('says why an act is not possible yet', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await page.getByText(/Trả kết quả.*: hồ sơ chưa có kết quả\./).waitFor()
    await page.getByText(/Chuyển lại quầy.*: hồ sơ đang ở quầy\./).waitFor()
    expect(await page.getByRole('button', { name: 'Trả kết quả', exact: true }).count()).toBe(0)
  })

  it('tells an officer whose dossier changed meanwhile, and does nothing', async () => {
    const { page } = desk()
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).fill(SPECIALIST.name)
    await page.getByRole('option', { name: SPECIALIST.name }).click()
    const id = new URL(page.url()).hash.split('/').at(-1) ?? ''
    // Another counter forwards it in the very moment the button is pressed here.
    await page.evaluate((dossier) => {
      const officers = window.desk.calls['officers.list']({})
      return officers.then((answer) => {
        const [to] = answer.ok ? answer.output : []
        if (!to) throw new Error('nobody to forward to')
        void window.desk.calls['dossiers.act']({ act: 'forward', dossier, revision: 1, to: to.id, note: '' })
        document.querySelector<HTMLElement>('form button[type="submit"]')?.click()
      })
    }, id)
    await desk().error('dossiers.changed-meanwhile').waitFor()
    await page.getByText(`Chuyển cho ${CHIEF.name}`).waitFor()
    expect(await page.getByText(`Chuyển cho ${SPECIALIST.name}`).count()).toBe(0)
  })

  it('forwards to the specialist', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await desk().forward(SPECIALIST, 'Đề nghị giải quyết trong ngày.')
    await page.getByText(`Chuyển cho ${SPECIALIST.name}`).waitFor()
    await page.getByText('Đề nghị giải quyết trong ngày.').waitFor()
    await page.getByTestId('dossier').getByText('Đang xử lý', { exact: true }).first().waitFor()
  })

  it('shows the specialist what waits for them, and takes the result', async () => {
    const { page } = desk()
    await desk().leave()
    await desk().signIn(SPECIALIST)
    await page.getByRole('link', { name: 'Của tôi' }).click()
    await desk().rows().first().waitFor()
    expect(await desk().rows().count()).toBe(1)
    await desk().rows().first().click()
    const result = pathFor(desk(), 'Giấy khai sinh.pdf')
    writeFileSync(result, smallestPdf('Giay khai sinh'))
    await desk().complete(result)
    await page.getByTestId('dossier').getByText('Có kết quả', { exact: true }).first().waitFor()
    await page.getByText('Có kết quả: Giấy khai sinh.pdf').waitFor()
  })

  it('tells the specialist that handing over is not theirs', async () => {
    await desk()
      .page.getByText(/Trả kết quả.*: việc của cán bộ khác\./)
      .waitFor()
  })

  it('hands the result over at the return desk and prints the note', async () => {
    const { page } = desk()
    await desk().leave()
    await desk().signIn(CHIEF)
    await page.keyboard.press('F4')
    await desk().focused(page.getByTestId('return-search'))
    await scan(page, number)
    expect(await desk().field('Họ tên người nhận').inputValue()).toBe(DIEM.name)
    await desk().submitAct('Trả kết quả')
    await page.getByText(`Đã trả kết quả cho ${DIEM.name}.`).waitFor()
    const path = pathFor(desk(), 'hand-back.pdf')
    await desk().savePdf(path)
    const text = textOfPages(path).join(' ')
    expect(text).toContain('BIÊN NHẬN TRẢ KẾT QUẢ')
    expect(text).toContain(number)
    expect(text).toContain(DIEM.name)
  })

  it('remembers who did what', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    const lines = await page.getByTestId('history').getByRole('listitem').allInnerTexts()
    const told = lines.map((line) => line.split('\n').filter((part) => part !== ''))
    const acts = told.map(([act = '', ...rest]) => [act, rest.at(-1)?.split(' · ').at(-1)])
    expect(acts).toEqual([
      ['Tiếp nhận hồ sơ', CHIEF.name],
      [`Chuyển cho ${CHIEF.name}`, CHIEF.name],
      [`Chuyển cho ${SPECIALIST.name}`, CHIEF.name],
      ['Có kết quả: Giấy khai sinh.pdf', SPECIALIST.name],
      [`Trả kết quả cho ${DIEM.name}`, CHIEF.name],
      ['Lưu PDF Giấy biên nhận trả kết quả (A5)', CHIEF.name],
    ])
  })
})
