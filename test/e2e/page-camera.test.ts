import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seriousFaults } from './accessibility.ts'
import { Desk, until } from './desk.ts'
import { cameraSwitches, cornersOfSheet, emptyTable, sheet, writeVideo } from './fake-camera.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF } from './people.ts'

/** How far two points are apart. */
function apart([x, y]: readonly number[] = [], [toX, toY]: readonly number[] = []): number {
  return Math.hypot((x ?? Number.NaN) - (toX ?? Number.NaN), (y ?? Number.NaN) - (toY ?? Number.NaN))
}

describe('papers before the camera', () => {
  const { directory, remove } = freshDirectory()
  const video = join(directory, 'pages.mjpeg')
  let desk: Desk
  let dossier = ''

  beforeAll(async () => {
    const [table, first, second, dark, blurred] = await Promise.all([
      emptyTable(),
      sheet(0),
      sheet(1),
      sheet(0, { light: 0.22, noise: 7 }),
      sheet(1, { blur: 3.5 }),
    ])
    const between = { jpeg: table, frames: 10 }
    writeVideo(video, [
      between,
      { jpeg: first, frames: 75 },
      between,
      { jpeg: second, frames: 75 },
      between,
      { jpeg: dark, frames: 45 },
      between,
      { jpeg: blurred, frames: 45 },
    ])
    desk = await Desk.open(join(directory, 'data'), { switches: cameraSwitches(video) })
    await desk.found()
  })
  beforeEach(() => {
    dossier = uuidv7()
  })
  afterEach(() => {
    // What a test asked for on purpose and was refused.
    expect(desk.complaints.filter((line) => !line.includes('microphone is not allowed'))).toEqual([])
  })
  afterAll(async () => {
    await desk?.quit()
    remove()
  })

  /** Opens the camera screen for a dossier that is still a draft; pages are taken by themselves or not. */
  async function openCamera(automatic: boolean): Promise<void> {
    await desk.page.evaluate(
      ([to, by]) => {
        localStorage.setItem('motcua.camera-automatic', by)
        window.location.hash = `#/camera/${to}`
      },
      [dossier, automatic ? 'yes' : 'no'] as const,
    )
    await desk.page.getByText('Camera đang bật').first().waitFor()
  }

  const taken = (state = '') =>
    desk.page.locator(`[data-testid="taken-page"]${state === '' ? '' : `[data-state="${state}"]`}`)

  /** The identifiers of the pages on the screen in the order in which they were taken. */
  async function takenIds(): Promise<string[]> {
    const ids = await taken().evaluateAll((pages) => pages.map((page) => page.getAttribute('data-page') ?? ''))
    return ids.toReversed()
  }

  /** What the core has of the dossier, in its order. */
  function keptPages() {
    return desk.page.evaluate(async (of) => {
      const open = await window.desk.calls['scanning.batches']({ dossier: of })
      if (!open.ok) throw new Error(open.error.code)
      const [row] = open.output.batches
      if (row === undefined) return { batch: '', ids: [] }
      const answer = await window.desk.calls['scanning.batch']({ batch: row.id })
      if (!answer.ok) throw new Error(answer.error.code)
      return { batch: row.id, ids: answer.output.pages.filter(({ removed }) => !removed).map(({ id }) => id) }
    }, dossier)
  }

  /** Waits until a whole sheet is in sight, then takes it by the key of the shutter. */
  async function shoot(): Promise<void> {
    const before = await taken().count()
    await desk.page.locator('[role="status"][data-fault="none"]').waitFor()
    await desk.focused(desk.page.getByTestId('shutter'))
    await desk.page.keyboard.press('Space')
    await until(async () => (await taken().count()) === before + 1, 'one more page')
  }

  it('are taken by themselves when they lie still, sharp and in the light, and are with the core at once', async () => {
    const { page } = desk
    await openCamera(true)
    await until(async () => (await taken('kept').count()) >= 2, 'two pages that are kept')
    for (const fault of ['dark', 'blurred']) {
      await page.locator(`[role="status"][data-fault="${fault}"]`).waitFor()
    }
    await page.getByRole('switch', { name: 'Tự chụp khi giấy nằm yên' }).click()
    for (const found of await taken().all()) {
      expect(await found.getAttribute('data-faults')).not.toMatch(/dark|blurred|no-sheet|cut-off/)
    }
    await until(async () => (await taken('waiting').count()) === 0, 'every page to be kept')
    expect((await keptPages()).ids).toEqual(await takenIds())
  })

  it('come to the core as pictures in full, with the corners of the sheet', async () => {
    await openCamera(false)
    await shoot()
    await until(async () => (await taken('kept').count()) === 1, 'a page that is kept')
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await seriousFaults(desk.page), colorScheme).toEqual([])
    }
    const { batch, ids } = await keptPages()
    const picture = await desk.page.evaluate(
      async ([of, id]) => {
        const answer = await window.desk.calls['scanning.picture']({ batch: of, page: id, kind: 'original' })
        if (!answer.ok) throw new Error(answer.error.code)
        const bitmap = await createImageBitmap(new Blob([answer.output.content], { type: answer.output.mediaType }))
        return { type: answer.output.mediaType, width: bitmap.width, height: bitmap.height }
      },
      [batch, ids[0] ?? ''] as const,
    )
    expect(picture).toEqual({ type: 'image/jpeg', width: 1_280, height: 960 })
    await desk.page.locator(`[data-page="${ids[0]}"] button`).click()
    const places = await desk.page
      .getByRole('slider')
      .evaluateAll((handles) =>
        handles.map(({ style }) => [Number.parseFloat(style.left), Number.parseFloat(style.top)]),
      )
    const distances = [0, 1].map((which) =>
      Math.max(...cornersOfSheet(which).map(({ x, y }, corner) => apart(places[corner], [x * 100, y * 100]))),
    )
    expect(Math.min(...distances)).toBeLessThan(1)
  })

  it('are set right by hand: corners by key, taken again in their place, thrown away', async () => {
    const { page } = desk
    await openCamera(false)
    for (let count = 0; count < 3; count += 1) await shoot()
    const [first = '', second = '', third = ''] = await takenIds()
    await until(async () => (await taken('kept').count()) === 3, 'three pages that are kept')

    await page.locator(`[data-page="${second}"] button`).click()
    const corner = page.getByRole('slider', { name: 'Góc trên bên trái' })
    await corner.focus()
    const before = await corner.getAttribute('aria-valuetext')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight')
    expect(await corner.getAttribute('aria-valuetext')).not.toBe(before)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Chụp lại trang này' }).click()
    await page.getByText('Ảnh tiếp theo thay trang 2').waitFor()
    await page.locator('[role="status"][data-fault="none"]').waitFor()
    await desk.focused(page.getByTestId('shutter'))
    await page.keyboard.press('Space')
    await until(async () => (await takenIds())[1] !== second, 'another second page')
    const again = (await takenIds())[1] ?? ''
    await until(async () => (await taken('kept').count()) === 3, 'three pages that are kept')
    expect((await keptPages()).ids).toEqual([first, again, third])

    await page.locator(`[data-page="${first}"] button`).click()
    await page.getByRole('button', { name: 'Bỏ trang này' }).click()
    await until(async () => (await taken().count()) === 2, 'two pages')
    expect((await keptPages()).ids).toEqual([again, third])

    // And on to where they become papers, and back with the key of the camera.
    await page.getByRole('button', { name: 'Xong, sang số hóa' }).click()
    await page.getByTestId('bench').waitFor()
    await page.keyboard.press('Alt+c')
    await page.getByText('Camera đang bật').first().waitFor()
  })

  it('wait on the disk while the core is busy or dead, in their order, and none is lost', async () => {
    await openCamera(false)
    await shoot()
    await until(async () => (await taken('kept').count()) === 1, 'a page that is kept')
    const core = await desk.corePid()
    process.kill(core, 'SIGSTOP')
    await shoot()
    await shoot()
    await desk.page.locator('[data-testid="queue"][data-waiting="2"]').waitFor()
    await desk.page.getByText('2 trang chờ lưu').first().waitFor()
    await desk.killCore()
    await shoot()
    await until(async () => (await taken('kept').count()) === 4, 'four pages that are kept')
    expect((await keptPages()).ids).toEqual(await takenIds())
  })

  it('wait behind a locked screen, with the camera off, and go on when it is unlocked', async () => {
    await openCamera(false)
    process.kill(await desk.corePid(), 'SIGSTOP')
    await shoot()
    const ids = await takenIds()
    await desk.page.keyboard.press('Control+l')
    await desk.page.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor()
    process.kill(await desk.corePid(), 'SIGCONT')
    await desk.unlock(CHIEF)
    await until(async () => (await keptPages()).ids.length === 1, 'the page to be kept')
    expect((await keptPages()).ids).toEqual(ids)
  })

  it('survive the end of the whole program, and go to the core at the next sign-in', async () => {
    await openCamera(false)
    process.kill(await desk.corePid(), 'SIGSTOP')
    await shoot()
    await shoot()
    const ids = await takenIds()
    await desk.page.locator('[data-testid="queue"][data-waiting="2"]').waitFor()
    await desk.kill(true)
    await desk.start()
    await desk.signIn(CHIEF)
    await until(async () => (await keptPages()).ids.length === 2, 'both pages to be kept')
    expect((await keptPages()).ids).toEqual(ids)
    expect(await desk.page.locator('[data-fact="pages"]').count()).toBe(0)
  })

  it('are what the desk sees, and nothing hears it: no sound, no picture of the screen, no camera for the second screen', async () => {
    const ask = (wish: MediaStreamConstraints) =>
      desk.page.evaluate(
        (given) =>
          navigator.mediaDevices.getUserMedia(given).then(
            (stream) => {
              for (const track of stream.getTracks()) track.stop()
              return 'granted'
            },
            (failure: unknown) => (failure instanceof DOMException ? failure.name : 'another failure'),
          ),
        wish,
      )
    expect(await ask({ video: true })).toBe('granted')
    expect(await ask({ audio: true })).toBe('NotAllowedError')
    expect(await ask({ audio: true, video: true })).toBe('NotAllowedError')
    const opened = desk.app.waitForEvent('window')
    await desk.page.evaluate(() => window.desk.calls['shell.display']({ open: true }))
    const display = await opened
    const there = await display.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (failure: unknown) => (failure instanceof DOMException ? failure.name : 'another failure'),
      ),
    )
    expect(there).toBe('NotAllowedError')
    await display.close()
  })
})
