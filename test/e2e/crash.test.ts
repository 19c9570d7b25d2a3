import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk } from './desk.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF } from './people.ts'

const { directory, remove } = freshDirectory()
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open(directory)
  await desk.found()
})
afterAll(async () => {
  await desk?.quit()
  remove()
})

/** Login of the officer whom the core knows at the screen, asked past everything the screen remembers. */
function signedIn(): Promise<string> {
  return desk.page.evaluate(async () => {
    const answer = await window.desk.calls['desk.state']({})
    return answer.ok
      ? `${answer.output.session?.officer.login} locked:${answer.output.session?.locked}`
      : answer.error.code
  })
}

describe('a core that is killed', () => {
  it('comes back, and its officer goes on without signing in', async () => {
    const pushes = await desk.page.evaluateHandle(() => {
      const heard: string[] = []
      const back = new Promise<string[]>((resolve) => {
        window.desk.on('core.lost', () => heard.push('lost'))
        window.desk.on('core.back', () => resolve([...heard, 'back']))
      })
      return { back }
    })
    const before = await desk.corePid()
    await desk.killCore()
    expect(await pushes.evaluate(({ back }) => back)).toEqual(['lost', 'back'])
    expect(await desk.corePid()).not.toBe(before)
    expect(await signedIn()).toBe(`${CHIEF.login} locked:false`)
    const officers = await desk.page.evaluate(() => window.desk.calls['officers.list']({}))
    expect(officers).toMatchObject({ ok: true, output: [{ login: CHIEF.login }] })
  })

  it('answers what is asked while it is away, once it is back', async () => {
    await desk.killCore()
    expect(await signedIn()).toBe(`${CHIEF.login} locked:false`)
  })

  it('tells a question under way that nobody knows what became of it', async () => {
    // Held, so that the question is certainly under way when its core dies.
    process.kill(await desk.corePid(), 'SIGSTOP')
    const asked = await desk.page.evaluateHandle(() => ({ answer: window.desk.calls['officers.list']({}) }))
    await desk.killCore()
    expect(await asked.evaluate(({ answer }) => answer)).toMatchObject({
      ok: false,
      error: { code: 'core.unavailable' },
    })
    expect(await signedIn()).toBe(`${CHIEF.login} locked:false`)
  })
})

describe('a screen that is killed', () => {
  it('is loaded again, locked, with its officer still there', async () => {
    const state = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) throw new Error('there is no window')
      const loadedAgain = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()))
      contents.forcefullyCrashRenderer()
      await loadedAgain
      const ask = `window.desk.calls['desk.state']({}).then(({ output }) => output.session)`
      const answer: unknown = await contents.executeJavaScript(ask)
      return answer
    })
    expect(state).toMatchObject({ officer: { login: CHIEF.login }, locked: true })
  })
})
