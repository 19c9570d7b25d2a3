import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { launchOf } from '../../build/setup/launch.ts'
import { until } from './desk.ts'
import { freshDirectory, launch } from './launch.ts'

function ownDirectory(): string {
  const { directory, remove } = freshDirectory()
  onTestFinished(remove)
  return directory
}

describe('the program', () => {
  it('runs once: a second one gives way to the first', async () => {
    const directory = ownDirectory()
    const { app, page } = await launch(directory)
    onTestFinished(() => app.close())
    const { executable, args, env } = launchOf({ MOTCUA_DATA: directory })
    const second = spawn(executable, args, { env, stdio: 'ignore' })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await page.evaluate(() => window.desk.calls['desk.state']({}))).toMatchObject({ ok: true })
  })

  it('leaves a picture of its first usable screen where it was told to', async () => {
    const directory = ownDirectory()
    const picture = join(directory, 'first.png')
    const { app } = await launch(directory, { environment: { MOTCUA_SCREENSHOT: picture } })
    onTestFinished(() => app.close())
    const isWhole = (): boolean => {
      try {
        return readFileSync(picture).subarray(-8, -4).toString('latin1') === 'IEND'
      } catch {
        return false
      }
    }
    await until(isWhole, 'a picture')
    expect(readFileSync(picture).readUInt32BE(16)).toBeGreaterThanOrEqual(1_000)
  })

  it('ends its core with its window, and closes the files', async () => {
    const directory = ownDirectory()
    const { app, terminal } = await launch(directory)
    const ended = once(app.process(), 'exit')
    await app.close()
    const [code] = await ended
    expect(code).toBe(0)
    expect(terminal()).not.toContain('the core ended with code')
  })
})
