// npm start: the desk with its demonstration commune. Without a display it runs under a virtual one and leaves a picture.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { notice } from '../bootstrap/progress.mjs'
import { hasDisplay, withDisplay } from '../setup/display.ts'
import { isRootOnLinux, launchOf } from '../setup/launch.ts'
import { at } from '../setup/places.ts'
import { prepareDesk } from '../setup/prepare.ts'
import { task } from '../setup/task.ts'

const PICTURE = at('out', 'start.png')
const FIRST_SCREEN_WITHIN = 60_000
const LOOKED_FOR_EVERY = 100

/** What Chromium says on a machine without a message bus or a graphics card, and nobody can act on. */
const NOISE = /:ERROR:(bus|object_proxy|viz_main_impl)\.cc\(/

type Desk = { ended: Promise<number>; isOpen: () => boolean; close: () => void }

function open(more: Record<string, string>): Desk {
  const { executable, args, env } = launchOf({ MOTCUA_DEMO: '1', ...more })
  const desk = spawn(executable, [...args, ...process.argv.slice(2)], { env, stdio: ['ignore', 'inherit', 'pipe'] })
  createInterface(desk.stderr).on('line', (line) => {
    if (!NOISE.test(line)) console.error(line)
  })
  const close = () => desk.kill()
  process.once('exit', close)
  const state = { isOpen: true }
  const ended = new Promise<number>((resolve) => {
    const end = (code: number) => {
      state.isOpen = false
      resolve(code)
    }
    desk.on('exit', (code) => end(code ?? 1))
    desk.on('error', (error) => {
      console.error(error.message)
      end(1)
    })
  })
  return { ended, isOpen: () => state.isOpen, close }
}

/** Every PNG ends with the same chunk. */
function isPictureWhole(): boolean {
  return existsSync(PICTURE) && readFileSync(PICTURE).subarray(-8).includes('IEND')
}

/** Waits for the picture that the desk itself takes of its first usable screen. */
async function waitForPicture(desk: Desk): Promise<void> {
  const end = Date.now() + FIRST_SCREEN_WITHIN
  while (!isPictureWhole()) {
    if (!desk.isOpen() || Date.now() > end) {
      desk.close()
      throw new SetupFailure('no-first-screen')
    }
    await delay(LOOKED_FOR_EVERY)
  }
}

async function openUnseen(display: { DISPLAY: string }): Promise<number> {
  mkdirSync(at('out'), { recursive: true })
  rmSync(PICTURE, { force: true })
  const desk = open({ ...display, MOTCUA_SCREENSHOT: PICTURE })
  await waitForPicture(desk)
  notice(`Ảnh màn hình đầu tiên: ${PICTURE}`, `Picture of the first screen: ${PICTURE}`)
  if (process.stdin.isTTY && !process.env.CI) {
    notice('Ứng dụng vẫn đang chạy; bấm Ctrl+C để kết thúc.', 'The desk goes on running; Ctrl+C ends it.')
    return desk.ended
  }
  desk.close()
  await desk.ended
  return 0
}

await task(async () => {
  const isSeen = hasDisplay(process.env, process.platform)
  await prepareDesk(isSeen ? [] : ['display'])
  if (isRootOnLinux()) {
    notice(
      'Đang chạy bằng tài khoản root nên lớp cách ly (sandbox) của Chromium bị TẮT: đừng dùng với dữ liệu thật.',
      'Running as root, so the sandbox of Chromium is OFF: do not use it with real data.',
    )
  }
  if (isSeen) return open({}).ended
  notice(
    'Máy không có màn hình: mở dưới màn hình ảo (Xvfb).',
    'There is no display: opening under a virtual one (Xvfb).',
  )
  return withDisplay(openUnseen)
})
