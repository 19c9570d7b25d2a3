import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { Desk, until } from './desk.ts'
import { cameraSwitches, card, emptyTable, receipt, writeVideo } from './fake-camera.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF, cardOf, DIEM } from './people.ts'

/** Tracks of cameras that were opened in the page and still give a picture. */
const LIVE = 'motcuaLiveTracks'

describe('an identity card before the camera', () => {
  const { directory, remove } = freshDirectory()
  const video = join(directory, 'card.mjpeg')
  let desk: Desk

  beforeAll(async () => {
    const [table, other, held] = await Promise.all([
      emptyTable(),
      receipt('khong phai the'),
      card(cardOf(DIEM), 12, { light: 0.7, noise: 8 }),
    ])
    writeVideo(video, [
      { jpeg: table, frames: 20 },
      { jpeg: other, frames: 30 },
      { jpeg: held, frames: 60 },
    ])
    desk = await Desk.open(join(directory, 'data'), { switches: cameraSwitches(video) })
    await desk.found()
    await countTracks()
  })
  afterEach(() => {
    expect(desk.complaints).toEqual([])
  })
  afterAll(async () => {
    await desk?.quit()
    remove()
  })

  /** Remembers every track the page opens, so that it can be told whether a camera is still on. */
  async function countTracks(): Promise<void> {
    await desk.page.evaluate((name) => {
      const tracks: MediaStreamTrack[] = []
      Object.defineProperty(window, name, { value: tracks, configurable: true })
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await open(wish)
        tracks.push(...stream.getTracks())
        return stream
      }
    }, LIVE)
  }

  const opened = () => desk.page.evaluate((name) => Reflect.get(window, name).length, LIVE)
  const live = () =>
    desk.page.evaluate(
      (name) => Reflect.get(window, name).filter(({ readyState }: MediaStreamTrack) => readyState === 'live').length,
      LIVE,
    )

  it('fills the form as a reader would, with one key, and the camera is off afterwards', async () => {
    const { page } = desk
    await desk.beginReception()
    await desk.chooseProcedure('khai sinh')
    await page.keyboard.press('Alt+c')
    await page.getByText('Camera đang bật').first().waitFor()
    await page.getByText(`Đã đọc thẻ của ${DIEM.name}.`).waitFor()
    expect(await desk.field('Họ và tên').inputValue()).toBe(DIEM.name)
    expect(await desk.field('Số định danh').inputValue()).toBe(DIEM.personalNumber)
    expect(await page.getByTestId('code-scanner').count()).toBe(0)
    expect(await opened()).toBe(1)
    await until(async () => (await live()) === 0, 'the end of the camera')
  })

  it('is off when it is told to, when the window is hidden, and when the desk is locked', async () => {
    const { page } = desk
    const begin = async () => {
      await desk.beginReception()
      await page.getByTestId('code-by-camera').click()
      await page.getByTestId('code-scanner').getByText('Camera đang bật').waitFor()
    }
    await begin()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await seriousFaults(page), colorScheme).toEqual([])
    }
    await page.keyboard.press('Escape')
    await until(async () => (await live()) === 0, 'the end of the camera')
    await begin()
    // Playwright keeps every page visible, whatever becomes of its window; so the page is told what Chromium would tell it.
    const hide = (hidden: boolean) =>
      page.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { value: is, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await hide(true)
    await until(async () => (await live()) === 0, 'the end of the camera')
    await hide(false)
    await page.getByText('Camera đã tắt vì cửa sổ bị che').waitFor()
    await page.getByRole('button', { name: 'Bật camera' }).click()
    await page.getByTestId('code-scanner').getByText('Camera đang bật').waitFor()
    await desk.lock()
    await until(async () => (await live()) === 0, 'the end of the camera')
    await desk.unlock(CHIEF)
  })
})
