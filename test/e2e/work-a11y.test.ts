import { writeFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { expectNoSeriousFaults } from './accessibility.ts'
import type { Received } from './desk.ts'
import { Digitizing } from './digitizing.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { scan } from './keyboard.ts'
import { BINH, cardOf, DIEM, TAM } from './people.ts'
import { smallestPdf } from './result-files.ts'

describe('axe finds no serious fault while work is under way', () => {
  const desk = foundedDesk()
  let received: Received

  const expectNoFault = (screen: string) => expectNoSeriousFaults(desk().page, screen)

  it('at reception: the list of procedures, a card with findings, the explanation', async () => {
    const { page } = desk()
    await desk().beginReception()
    await page.keyboard.type('khai')
    await page.getByRole('option').first().waitFor()
    await expectNoFault('list of procedures')
    await page.keyboard.type(' sinh')
    await page.keyboard.press('Enter')
    await desk().focused(page.getByTestId('card'))
    await scan(page, 'no card')
    await desk().error('identity.qr-not-a-card').waitFor()
    await expectNoFault('a scan that is no card')
    await scan(page, cardOf({ ...DIEM, sex: 'Nam' }))
    await page.getByText('Cần kiểm tra với thẻ thật:').waitFor()
    await page.getByRole('button', { name: 'Vì sao là ngày này?' }).click()
    await page.getByRole('list', { name: 'Cách tính ngày hẹn trả' }).getByRole('listitem').last().waitFor()
    await expectNoFault('card with findings, explanation')
    received = await desk().accept()
  })

  it('at a refusal', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(TAM)
    await page.getByRole('checkbox').first().uncheck()
    await page.keyboard.press('Control+Shift+Enter')
    await desk().field('Lý do từ chối').waitFor()
    await expectNoFault('refusing')
    await page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()
    await desk().acknowledged()
    await expectNoFault('refused')
  })

  it('with a dossier: forwarding, its forms, its result', async () => {
    const { page } = desk()
    await desk().openDossier(received.number)
    await page.getByRole('button', { name: 'Chuyển xử lý' }).click()
    await page.getByRole('combobox', { name: 'Chuyển cho' }).waitFor()
    await expectNoFault('forwarding')
    await page.getByRole('tab', { name: 'Giấy tiếp nhận' }).click()
    await page.locator('iframe').waitFor()
    await expectNoFault('form of a dossier')
    const file = pathFor(desk(), 'ket-qua.pdf')
    writeFileSync(file, smallestPdf('Ket qua'))
    await page.getByRole('button', { name: 'Có kết quả' }).click()
    await page.locator('input[type="file"]').setInputFiles(file)
    await expectNoFault('result chosen')
    await desk().submitAct('Có kết quả')
    await page.getByRole('button', { name: 'Lưu bản sao…' }).waitFor()
    await expectNoFault('dossier with its result')
  })

  it('at the return desk', async () => {
    const { page } = desk()
    await page.keyboard.press('F4')
    await desk().focused(page.getByTestId('return-search'))
    await scan(page, received.number)
    await desk().focused(desk().field('Họ tên người nhận'))
    await expectNoFault('handing over')
    await page.getByText('Người được ủy quyền').click()
    await expectNoFault('handing over to a representative')
    await page.getByText('Chính người nộp').click()
    await desk().submitAct('Trả kết quả')
    await page.locator('iframe').waitFor()
    await expectNoFault('handed over')
  })

  it('while papers are digitized: pages, corners, filing, scanners', async () => {
    const { page } = desk()
    const digitizing = new Digitizing(desk())
    await desk().receive('khai sinh', BINH)
    await digitizing.open()
    await expectNoFault('no pages yet')
    const picture = { name: 'trang.png', mimeType: 'image/png', buffer: await page.screenshot() }
    const none = { name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no pdf at all') }
    await page.locator('input[type="file"]').setInputFiles([none, picture, picture])
    await digitizing.pages(2)
    await digitizing.settled()
    await digitizing.press('Control+a', '1', 'Escape')
    await expectNoFault('pages of a paper, and a file that was refused')
    await digitizing.press('c')
    await page.getByRole('slider').first().waitFor()
    await expectNoFault('corners')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await expectNoFault('counting pages')
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
    await expectNoFault('filed')
    await page.getByRole('link', { name: 'Máy quét', exact: true }).click()
    await page.getByRole('button', { name: 'Thêm máy quét trong mạng' }).click()
    await expectNoFault('scanners')
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'Xấp mới' }).waitFor()
    await expectNoFault('stacks')
  })
})
