import { readFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isRootOnLinux } from '../../build/setup/launch.ts'
import { readRuntime } from '../../build/setup/runtime.ts'
import { freshDirectory, launch } from './launch.ts'
import { launchUnprivileged } from './unprivileged.ts'

describe('the application says of itself', () => {
  it('which versions it runs on, where the runtime came from, and whether pages are in their sandbox', async () => {
    const { directory, remove } = freshDirectory()
    onTestFinished(remove)
    const { app, page } = await launch(directory)
    onTestFinished(() => app.close())
    const { version, origin } = readRuntime()
    const about = await page.evaluate(() => window.desk.calls['shell.about']({}))
    expect(about).toMatchObject({
      ok: true,
      output: {
        electron: version,
        runtime: origin,
        sandbox: !isRootOnLinux(),
        platform: `${process.platform} ${process.arch}`,
      },
    })
  })
})

describe.runIf(process.platform === 'linux')('as an ordinary user', () => {
  it('the page is in the sandbox of Chromium: its system calls are filtered', async () => {
    const { app, page, remove } = await launchUnprivileged()
    onTestFinished(remove)
    onTestFinished(() => app.close())
    const about = await page.evaluate(() => window.desk.calls['shell.about']({}))
    expect(about).toMatchObject({ ok: true, output: { sandbox: true } })
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    // 2 is SECCOMP_MODE_FILTER.
    expect(/^Seccomp:\t(\d)$/m.exec(status)?.[1]).toBe('2')
    expect(/^NoNewPrivs:\t(\d)$/m.exec(status)?.[1]).toBe('1')
    const state = await page.evaluate(() => window.desk.calls['desk.state']({}))
    expect(state).toMatchObject({ ok: true, output: { founded: false } })
  })
})
