import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MockScanner } from '../escl/mock-scanner.ts'
import { numberedSheets } from '../escl/sheets.ts'
import { FORM } from '../heif/heif.ts'
import { until } from './desk.ts'
import { Digitizing } from './digitizing.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH, CHIEF, DIEM, TAM } from './people.ts'

const FEEDER = 'Khay nạp, một mặt, màu'

/** Holds a scanner before one of its pages until it is let go. */
function gate() {
  let held: number | null = null
  let open: () => void = () => undefined
  let waiting = Promise.resolve()
  return {
    beforePage: async (page: number) => {
      if (page === held) await waiting
    },
    hold: (page: number) => {
      held = page
      waiting = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => {
      held = null
      open()
    },
  }
}

describe('papers are digitized at the desk', () => {
  const desk = foundedDesk()
  const at = () => new Digitizing(desk())
  const held = gate()
  let scanner: MockScanner
  let number: string

  beforeAll(async () => {
    scanner = await MockScanner.start({ name: 'Máy quét mạng', beforePage: held.beforePage })
  })
  afterAll(async () => {
    held.release()
    await scanner.stop()
  })

  it('a network scanner is entered by its address and found by a test', async () => {
    const { page } = desk()
    await page.getByRole('link', { name: 'Máy quét', exact: true }).click()
    for (const [name, address] of [
      ['Máy tốt', scanner.address()],
      ['Máy kẹt giấy', scanner.address('jam-3')],
    ] as const) {
      await page.getByRole('button', { name: 'Thêm máy quét trong mạng' }).click()
      await page.getByRole('textbox', { name: 'Tên' }).last().fill(name)
      await page.getByRole('textbox', { name: 'Địa chỉ' }).last().fill(address)
    }
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click()
    await page.getByRole('button', { name: 'Kiểm tra, tìm lại' }).click()
    await page.getByRole('radio', { name: /Máy tốt/ }).check()
    await page.getByRole('radiogroup').getByText('khay nạp hai mặt').waitFor()
  })

  it('pages appear one by one while the scanner runs', async () => {
    const { page } = desk()
    number = (await desk().receive('khai sinh', DIEM)).number
    await at().open()
    await at().choose('Máy tốt', FEEDER)
    held.hold(3)
    await page.keyboard.press('F9')
    await at().pages(2)
    await page.getByText('Đang quét trang 3…').waitFor()
    held.release()
    await at().pages(4)
    await at().settled()
    await at().shown()
  })

  it('pages are edited by keys alone, and every step is taken back', async () => {
    const { page } = desk()
    await at().press('Home', 'Delete')
    await at().pages(3)
    await at().press('Control+z')
    await at().pages(4)
    // The first page goes behind the second and comes back.
    await at().press('Home', 'Alt+ArrowRight', '1')
    await until(async () => (await at().told())[1]?.includes('Tờ khai') ?? false, 'the first page behind the second')
    await at().press('Control+z', 'Control+z')
    await until(async () => (await at().told()).every((told) => told.includes('Chưa gán')), 'every step taken back')
    await at().press('Home', 'r')
    await until(async () => {
      const { width, height } = (await page.locator('[data-picture="page"]').boundingBox()) ?? { width: 0, height: 0 }
      return width > height
    }, 'a page that lies on its side')
    await at().press('Control+z')
    await at().settled()
  })

  it('a page in the bin is taken out of it again', async () => {
    await at().press('End', 'Delete')
    await at().pages(3)
    await desk()
      .page.getByRole('button', { name: /^Thùng giấy/ })
      .click()
    await at().pages(1)
    await at().press('Delete')
    await desk()
      .page.getByRole('button', { name: /^Thùng giấy/ })
      .click()
    await at().pages(4)
  })

  it('a page that is scanned anew stays the one that is looked at', async () => {
    const { page } = desk()
    await at().choose('Máy tốt', 'Mặt kính, màu')
    await at().press('Home', 'ArrowRight')
    const before = await at().activeId()
    await page.keyboard.press('Shift+F9')
    await until(async () => (await at().activeId()) !== before, 'the page that was scanned anew')
    await at().settled()
    await at().pages(4)
    expect(await at().place()).toBe(2)
    await at().choose('Máy tốt', FEEDER)
  })

  it('filing that is asked for too early takes no key away later, and Esc leaves it', async () => {
    const { page } = desk()
    const save = page.getByRole('button', { name: 'Lưu', exact: true })
    await at().press('Home', 'Control+s')
    await page.getByText('Gán các trang cho giấy tờ trước').waitFor()
    await at().press('Shift+ArrowRight', '1')
    await until(async () => (await at().told())[1]?.includes('Tờ khai') ?? false, 'two pages with a paper')
    await desk().focused(at().strip())
    expect(await save.count()).toBe(0)
    // What was given to a paper is selected no more: the next key is for one page.
    expect(await page.locator('[role="option"][aria-selected="true"]').count()).toBe(0)
    await page.keyboard.press('Control+s')
    await save.waitFor()
    await page.keyboard.press('Escape')
    await desk().focused(at().strip())
    expect(await save.count()).toBe(0)
    await at().press('Control+z')
    await until(async () => (await at().told()).every((told) => told.includes('Chưa gán')), 'no page with a paper')
  })

  it('pages are given to papers, counted, filed, and seen with the dossier', async () => {
    const { page } = desk()
    await at().press('Home', 'Shift+ArrowRight', '1', 'Escape', 'End', 'Shift+ArrowLeft', '2', 'Escape')
    await page.getByText('2 trang', { exact: true }).nth(1).waitFor()
    await at().settled()
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
    await at().pages(0)
    expect(await page.getByTestId('filed').innerText()).toContain('2 trang')
    await page.getByTestId('filed').getByRole('link').click()
    await page.getByTestId('paper-file').nth(1).waitFor()
    await page
      .getByRole('button', { name: /^Xem các trang/ })
      .first()
      .click()
    await page.getByRole('img', { name: /^Trang 1 của/ }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Trang 2/2').waitFor()
  })

  it('a scan that is stopped leaves the pages that came', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await at().open()
    held.hold(2)
    await page.keyboard.press('F9')
    await at().pages(1)
    await page.keyboard.press('Control+F9')
    await page.getByTestId('scanning').waitFor({ state: 'detached' })
    held.release()
    expect(await at().count()).toBe(1)
  })

  it('a jam is told in words, and what came before it is kept', async () => {
    const { page } = desk()
    await at().choose('Máy kẹt giấy', FEEDER)
    await page.keyboard.press('F9')
    await page.locator('[role="alert"][data-error-code="scanning.jammed"]').waitFor()
    expect(await at().count()).toBe(3)
    await page.getByText('Máy quét bị kẹt giấy.').waitFor()
    // Whoever is told clears the jam and goes on.
    scanner.load(await numberedSheets(4))
    await at().choose('Máy tốt', FEEDER)
  })

  it('a file that is no picture is refused in words, and a good one beside it is taken', async () => {
    const { page } = desk()
    const before = await at().count()
    await page.locator('input[type="file"]').setInputFiles([
      { name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no pdf at all') },
      { name: 'trang.png', mimeType: 'image/png', buffer: await page.screenshot() },
    ])
    await page.getByText('ghi-chu.pdf').waitFor()
    await at().pages(before + 1)
    const refusal = page.getByRole('alert').filter({ hasText: 'ghi-chu.pdf' })
    expect(await refusal.locator('li').count()).toBe(1)
    await refusal.getByRole('button', { name: 'Đóng' }).click()
    await desk().focused(at().strip())
  })

  it('a HEIC picture of a phone is dropped on the screen and becomes a page', async () => {
    const { page } = desk()
    const before = await at().count()
    const dropped = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const files = new DataTransfer()
      files.items.add(new File([bytes], 'IMG_0001.HEIC'))
      return files
    }, FORM.toString('base64'))
    await at().strip().dispatchEvent('drop', { dataTransfer: dropped })
    await at().pages(before + 1)
    await at().settled()
    await at().press('End')
    await at().shown()
    expect(await page.getByRole('alert').filter({ hasText: 'IMG_0001.HEIC' }).count()).toBe(0)
  })

  it('what is only shown is never digitized, and what is left out says why', async () => {
    const { page } = desk()
    await page.getByText('Chỉ xuất trình, trả lại ngay').first().waitFor()
    await desk().receive('khai sinh', TAM)
    await at().open()
    await page.getByRole('button', { name: 'Không số hóa…' }).first().click()
    await page.getByRole('button', { name: 'Không số hóa', exact: true }).click()
    await page.getByText('Giấy tờ mật: không số hóa').waitFor()
    await page.getByRole('button', { name: 'Bỏ lý do' }).click()
    await page.getByText('Giấy tờ mật: không số hóa').waitFor({ state: 'detached' })
  })

  it('a stack says whose papers pages are given to, and keeps the key in the field for the next dossier', async () => {
    const { page } = desk()
    await page.keyboard.press('F3')
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'Xấp mới' }).click()
    await page.getByTestId('bench').waitFor()
    const field = page.getByRole('textbox', { name: 'Thêm hồ sơ vào xấp' })
    await field.fill(number)
    await field.press('Enter')
    await page.getByText(`${number} · ${DIEM.name}`).waitFor()
    await desk().focused(field)
    // No button of the head is cut off on the smallest screen.
    const labels = page.locator('header .mantine-Button-label')
    expect(await labels.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)).toBe(0)
    expect(await labels.count()).toBe(2)
    // There is a camera for a stack too.
    await page.keyboard.press('Alt+c')
    await page.getByRole('heading', { name: 'Chụp giấy tờ bằng camera' }).waitFor()
    await page.keyboard.press('Alt+c')
    await page.getByRole('heading', { name: 'Xấp giấy tờ nhiều hồ sơ' }).waitFor()
  })

  it('pages scanned before the reception are there after it, over a locked screen', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(BINH)
    await at().open()
    await page.getByText('Hồ sơ đang nhập').first().waitFor()
    await page.keyboard.press('F9')
    await at().pages(4)
    await at().settled()
    await desk().lock()
    await desk().unlock(CHIEF)
    await page.getByTestId('bench').waitFor()
    await at().pages(4)
    await page.getByRole('link', { name: 'Về hồ sơ đang nhập' }).click()
    await page.getByTestId('accept').waitFor()
    await desk().accept()
    await at().open()
    await at().pages(4)
    await at().press('Control+a', '1', 'Escape')
    await page.keyboard.press('Control+s')
    await page.getByRole('textbox', { name: 'Tờ khai đăng ký khai sinh' }).fill('5')
    await page.getByText('Đếm 5 trang nhưng có 4 ảnh.').waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('filed').waitFor()
    await page.getByText('Đã lưu 4 ảnh nhưng đếm 5 trang').waitFor()
  })

  it('a core that dies in the middle of a scan loses no page that was shown', async () => {
    const { page } = desk()
    await desk().openDossier(number)
    await at().open()
    await at().pages(5)
    const before = await at().count()
    held.hold(3)
    await page.keyboard.press('F9')
    await at().pages(before + 2)
    await desk().killCore()
    held.release()
    await page.getByTestId('scanning').waitFor({ state: 'detached' })
    await at().settled()
    expect(await at().count()).toBe(before + 2)
    await at().press('End')
    await at().shown()
    expect(await page.getByRole('status').filter({ hasText: 'không tải được' }).count()).toBe(0)
  })
})
