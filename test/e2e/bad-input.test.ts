import { writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { scan } from './keyboard.ts'
import { BINH, cardOf, DIEM, TAM } from './people.ts'

describe('bad input', () => {
  const desk = foundedDesk()
  const name = () => desk().field('Họ và tên').inputValue()

  describe('of a reader', () => {
    beforeEach(async () => {
      await desk().beginReception()
      await desk().chooseProcedure('khai sinh')
    })

    it('an empty scan is told, and changes nothing', async () => {
      await scan(desk().page, '')
      await desk().error('identity.qr-empty').waitFor()
      expect(await name()).toBe('')
    })

    it('five thousand signs are told, and change nothing', async () => {
      await desk().page.keyboard.insertText(`${cardOf(DIEM)}${'9'.repeat(5_000)}`)
      await desk().page.keyboard.press('Enter')
      await desk().error('identity.qr-too-long').waitFor()
      expect(await name()).toBe('')
    })

    it.each([
      ['half a card', cardOf(DIEM).slice(0, 30), 'identity.qr-not-a-card'],
      ['something else', 'https://example.org/menu?table=4', 'identity.qr-not-a-card'],
      ['two cards at once', `${cardOf(DIEM)}${cardOf(BINH)}`, 'identity.qr-not-a-card'],
      ['an impossible date', cardOf({ ...DIEM, born: '31021990' }), 'identity.qr-bad-field'],
      ['a number that is too short', '0401900', 'identity.number-malformed'],
    ])('%s is told, and changes nothing', async (_what, text, code) => {
      await scan(desk().page, text)
      await desk().error(code).waitFor()
      expect(await name()).toBe('')
      await desk().focused(desk().page.getByTestId('card'))
    })

    it('a card that an input method garbled is read, with a word of warning', async () => {
      const { page } = desk()
      await scan(page, cardOf({ ...DIEM, name: 'DDoox Thij Dieemx' }))
      await page.getByText('Cần kiểm tra với thẻ thật:').waitFor()
      await page.getByText('Chữ có dấu hiệu bị bộ gõ tiếng Việt làm sai.').waitFor()
    })

    it('a card whose number contradicts it is read, with a word of warning', async () => {
      const { page } = desk()
      await scan(page, cardOf({ ...DIEM, sex: 'Nam', born: '14081991' }))
      await page.getByText('Giới tính trên thẻ không khớp với số định danh.').waitFor()
      await page.getByText('Năm sinh trên thẻ không khớp với số định danh.').waitFor()
    })
  })

  describe('of a reader, with the focus elsewhere', () => {
    const fields = [
      ['the procedure', () => desk().page.getByTestId('procedure')],
      ['the name', () => desk().field('Họ và tên')],
      ['the number', () => desk().field('Số định danh')],
      ['the telephone', () => desk().field('Số điện thoại')],
      ['the address', () => desk().field('Địa chỉ')],
      ['the sex', () => desk().page.getByRole('combobox', { name: 'Giới tính' })],
      ['a paper', () => desk().page.getByRole('checkbox').first()],
      ['the button that accepts', () => desk().page.getByTestId('accept')],
    ] as const

    it.each(fields)('in %s, the card is read and nothing else happens', async (_what, field) => {
      const { page } = desk()
      await desk().beginReception()
      await desk().chooseProcedure('khai sinh')
      const ticked = await page.getByRole('checkbox', { checked: true }).count()
      await field().focus()
      await desk().scanCard(DIEM)
      expect(await name()).toBe(DIEM.name)
      expect(await desk().field('Số định danh').inputValue()).toBe(DIEM.personalNumber)
      expect(await desk().field('Số điện thoại').inputValue()).toBe('')
      expect(await desk().field('Địa chỉ').inputValue()).toBe(DIEM.address)
      expect(await page.getByTestId('procedure').inputValue()).toBe('Thủ tục đăng ký khai sinh')
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(ticked)
      expect(await page.getByTestId('acknowledged').count()).toBe(0)
    })

    it('before a procedure is chosen, the field of the procedure is left empty and ready', async () => {
      const { page } = desk()
      await desk().beginReception()
      await desk().scanCard(BINH)
      await desk().focused(page.getByTestId('procedure'))
      expect(await page.getByTestId('procedure').inputValue()).toBe('')
      await desk().chooseProcedure('khai sinh')
      expect(await name()).toBe(BINH.name)
    })

    it('over the receipt of the citizen before, it begins the next reception and prints nothing', async () => {
      const { page } = desk()
      const asked = await desk().app.evaluateHandle(({ dialog }) => {
        const dialogs = { times: 0 }
        dialog.showSaveDialog = () => {
          dialogs.times += 1
          return Promise.resolve({ canceled: true, filePath: '' })
        }
        return dialogs
      })
      const first = await desk().receive('khai sinh', DIEM)
      await page.getByRole('button', { name: 'Lưu PDF' }).focus()
      await desk().scanCard(TAM)
      await desk().focused(page.getByTestId('procedure'))
      await desk().chooseProcedure('khai sinh')
      expect(await name()).toBe(TAM.name)
      const second = await desk().accept()
      expect(second.number).not.toBe(first.number)
      expect(await asked.evaluate(({ times }) => times)).toBe(0)
    })
  })

  describe('of a hand', () => {
    let longOne = ''

    it('fields that are wrong say so, the first gets the focus, and nothing is lost', async () => {
      const { page } = desk()
      await desk().beginReception()
      await desk().chooseProcedure('khai sinh')
      await desk().field('Họ và tên').fill('A')
      await desk().field('Số định danh').fill('12345')
      await desk().field('Số điện thoại').fill('123')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Số định danh có 12 số (CMND cũ: 9 số).').waitFor()
      await page.getByText('Số điện thoại bắt đầu bằng 0').waitFor()
      await desk().focused(desk().field('Họ và tên'))
      expect(await desk().field('Số định danh').inputValue()).toBe('12345')
    })

    it('a required paper that is missing says so', async () => {
      const { page } = desk()
      await desk().beginReception()
      await desk().chooseProcedure('khai sinh')
      await desk().scanCard(BINH)
      await page.getByRole('checkbox').first().uncheck()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Thiếu giấy tờ bắt buộc').waitFor()
      await page.getByRole('checkbox').first().check()
      await desk().accept()
    })

    it('a text without end is cut to what fits, and is accepted', async () => {
      const { page } = desk()
      const endless = 'Đơn dài lắm. '.repeat(1_000)
      await desk().beginReception()
      await desk().chooseProcedure('1.000656')
      await desk().scanCard(TAM)
      for (const label of ['Nội dung yêu cầu giải quyết', 'Địa chỉ', 'Ghi chú về phí']) {
        await desk().field(label).fill('')
        await desk().field(label).focus()
        await page.keyboard.insertText(endless)
      }
      const { number } = await desk().accept()
      const path = pathFor(desk(), 'endless.pdf')
      await desk().savePdf(path)
      expect(number).not.toBe('')
      longOne = number
    })

    it('a result of the wrong kind is refused by what it is, not by its name', async () => {
      const { page } = desk()
      await desk().openDossier(longOne)
      const file = pathFor(desk(), 'ket-qua.pdf')
      writeFileSync(file, 'MZ this is a program')
      await desk().complete(file)
      await desk().error('papers.kind-not-allowed').waitFor()
      await page.getByTestId('dossier').getByText('Mới tiếp nhận', { exact: true }).first().waitFor()
    })
  })
})
