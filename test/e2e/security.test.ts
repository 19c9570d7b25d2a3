import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../../build/setup/places.ts'
import { CORE_CALL_NAMES, PUSH_NAMES, SHELL_CALL_NAMES } from '../../shared/contract/names.ts'
import { freshDirectory, launch, type Running } from './launch.ts'

// The application against a page that has turned against it: everything below is tried from inside the screens.

const { directory, remove } = freshDirectory()
let running: Running
beforeAll(async () => {
  running = await launch(directory)
  await running.page.waitForFunction(() => document.readyState === 'complete')
})
afterAll(async () => {
  await running?.app.close()
  remove()
})

/** What the shell decided of an address that a frame wanted to go to. */
interface Decision {
  readonly to: string
  readonly prevented: boolean
}

/** Does something in the page and waits until the shell has decided about where that leads. */
async function decisionAfter(act: () => Promise<void>): Promise<Decision> {
  const heard = await running.app.evaluateHandle(({ BrowserWindow }) => {
    const decision = new Promise<{ to: string; prevented: boolean }>((resolve) => {
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) =>
        resolve({ to: event.url, prevented: event.defaultPrevented }),
      )
    })
    return { decision }
  })
  await act()
  return heard.evaluate(({ decision }) => decision)
}

describe('the page', () => {
  it('has the contract and nothing else', async () => {
    const exposed = await running.page.evaluate(() => ({
      parts: Object.keys(window.desk),
      calls: Object.keys(window.desk.calls),
    }))
    expect(exposed.parts.sort()).toEqual(['calls', 'contractVersion', 'on'])
    expect(exposed.calls.sort()).toEqual([...CORE_CALL_NAMES, ...SHELL_CALL_NAMES].sort())
  })

  it('cannot change what it was given', async () => {
    const changed = await running.page.evaluate(() => {
      const before = window.desk
      try {
        Object.assign(window, { desk: {} })
      } catch {
        // A strict page throws, a sloppy one does not.
      }
      return window.desk !== before
    })
    expect(changed).toBe(false)
  })

  it('hears the pushes of the contract and no other', async () => {
    const heard = await running.page.evaluate(
      (names) =>
        names.map((name) => {
          try {
            window.desk.on(name, () => undefined)()
            return name
          } catch {
            return 'refused'
          }
        }),
      [...PUSH_NAMES],
    )
    expect(heard).toEqual([...PUSH_NAMES])
    const refused = await running.page.evaluate(() => {
      try {
        Reflect.apply(window.desk.on, window.desk, ['desk:port', () => undefined])
        return 'heard'
      } catch {
        return 'refused'
      }
    })
    expect(refused).toBe('refused')
  })

  it('knows nothing of Node', async () => {
    const found = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual([])
  })

  it('cannot send what is no data', async () => {
    const answer = await running.page.evaluate(() =>
      Reflect.apply(window.desk.calls['desk.state'], window.desk.calls, [{ listener: () => undefined }]),
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'gate.bad-input' } })
    const wrong = await running.page.evaluate(() =>
      Reflect.apply(window.desk.calls['shell.print'], window.desk.calls, [{ ticket: '../../etc/passwd' }]),
    )
    expect(wrong).toMatchObject({ ok: false, error: { code: 'gate.bad-input' } })
  })
})

describe('ways out', () => {
  it.each(['https://example.com/', 'http://127.0.0.1:9/', 'app://print/1', 'app://other/', 'app://desk.evil/'])(
    'no page is loaded from %s',
    async (address) => {
      const decision = await decisionAfter(() =>
        running.page.evaluate((to) => {
          location.href = to
        }, address),
      )
      expect(decision).toEqual({ to: address, prevented: true })
      expect(await running.page.evaluate(() => location.href)).toMatch(/^app:\/\/desk\//)
    },
  )

  it('no file of the machine is loaded: the page may not even ask', async () => {
    const told = running.page.waitForEvent('console', (message) =>
      message.text().startsWith('Not allowed to load local'),
    )
    await running.page.evaluate(() => {
      location.href = 'file:///etc/passwd'
    })
    expect((await told).type()).toBe('error')
    expect(await running.page.evaluate(() => location.href)).toMatch(/^app:\/\/desk\//)
  })

  it('a link out of the screens leads nowhere', async () => {
    const decision = await decisionAfter(() =>
      running.page.evaluate(() => {
        const link = document.createElement('a')
        link.href = 'https://example.com/phishing'
        document.body.append(link)
        link.click()
        link.remove()
      }),
    )
    expect(decision).toEqual({ to: 'https://example.com/phishing', prevented: true })
  })

  it('no second window opens', async () => {
    const opened = await running.page.evaluate(() =>
      ['https://example.com/', 'app://desk/', 'about:blank'].map((address) => window.open(address) === null),
    )
    expect(opened).toEqual([true, true, true])
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('no foreign document comes into a frame', async () => {
    const violated = await running.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          })
          const frame = document.createElement('iframe')
          frame.src = 'https://example.com/'
          document.body.append(frame)
        }),
    )
    expect(violated).toBe('frame-src')
    await running.page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe[src]')) frame.remove()
    })
  })

  it('nothing is sent to the network, even past the policy of the page', async () => {
    const requests: string[] = []
    const server = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end('reached')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = portOf(server.address())
    const address = `http://127.0.0.1:${port}/`
    const fromPage = await running.page.evaluate((to) => fetch(to).then(() => 'reached', String), address)
    const fromSession = await running.app.evaluate(
      ({ session }, to) => session.defaultSession.fetch(to).then(() => 'reached', String),
      address,
    )
    await new Promise((resolve) => server.close(resolve))
    expect(fromPage).toContain('TypeError')
    expect(fromSession).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(requests).toEqual([])
  })

  it('no device and no permission of the machine is given, but the camera to the officers’ own page', async () => {
    const answers = await running.page.evaluate(async () => {
      const states: Record<string, string> = {}
      for (const name of ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'] as const) {
        // Names that this Chromium knows and the library of types doesn't all.
        states[name] = await navigator.permissions
          .query(Object.assign({ name: 'camera' as const }, { name }))
          .then(({ state }) => state, String)
      }
      const asked = await Notification.requestPermission()
      const { camera, ...others } = states
      return { camera, others: [...new Set(Object.values(others))], asked }
    })
    expect(answers).toEqual({ camera: 'granted', others: ['denied'], asked: 'denied' })
  })
})

function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address
}

describe('the content policy', () => {
  it('runs no script that stands in the page', async () => {
    const ran = await running.page.evaluate(async () => {
      const violated = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      )
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.ran = "yes"'
      document.head.append(script)
      return { directive: await violated, ran: document.documentElement.dataset.ran ?? 'no' }
    })
    expect(ran).toEqual({ directive: 'script-src-elem', ran: 'no' })
  })

  it('makes no program of text', async () => {
    const made = await running.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          // Not within the evaluation itself, which the test tool exempts.
          setTimeout(() => {
            try {
              resolve(String(new Function('return 1')()))
            } catch (error) {
              resolve(error instanceof Error ? error.name : 'thrown')
            }
          })
        }),
    )
    expect(made).toBe('EvalError')
  })

  it('lets the sandboxed preview of a form show its typefaces, and nothing more', async () => {
    const font = await running.app.evaluateHandle(({ session }) => ({
      loaded: new Promise<number>((resolve) => {
        session.defaultSession.webRequest.onCompleted({ urls: ['app://desk/fonts/*'] }, ({ statusCode }) =>
          resolve(statusCode),
        )
      }),
    }))
    await running.page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', '')
      frame.dataset.test = 'preview'
      frame.srcdoc = `<style>@font-face{font-family:Form;src:url('/fonts/tinos-latin-400-normal.woff2')}p{font-family:Form}</style>
        <p>Form</p><script>parent.document.title = 'taken over'</script>`
      document.body.append(frame)
    })
    expect(await font.evaluate(({ loaded }) => loaded)).toBe(200)
    const frame = await running.page.evaluate(() => {
      const preview = document.querySelector<HTMLIFrameElement>('[data-test=preview]')
      const found = { document: preview?.contentDocument === null, title: document.title }
      preview?.remove()
      return found
    })
    expect(frame).toEqual({ document: true, title: expect.not.stringContaining('taken over') })
  })
})

describe('a foreign sender', () => {
  /** What the shell answers a window that got hold of the preload but is no screen of the desk. */
  function askedBy(address: string) {
    const parts = { preload: at('out', 'preload', 'index.cjs'), address }
    return running.app.evaluate(async ({ BrowserWindow }, { preload, address }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      try {
        await window.loadURL(address)
        const ask = `Promise.race([
          window.desk.calls['desk.state']({}).then(() => 'answered by the core'),
          window.desk.calls['shell.about']({}).then(({ ok, error }) => ok ? 'answered by the shell' : error.code),
        ])`
        const code: unknown = await window.webContents.executeJavaScript(ask)
        return code
      } finally {
        window.destroy()
      }
    }, parts)
  }

  it('gets no answer from elsewhere', async () => {
    expect(await askedBy('data:text/html,<p>')).toBe('gate.foreign-sender')
  })

  it('gets no answer at our own address either, when it is no window of ours', async () => {
    expect(await askedBy('app://desk/')).toBe('gate.foreign-sender')
  })

  it('has no way to speak from a frame of the screens', async () => {
    const reached = await running.page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const frame = document.createElement('iframe')
          frame.srcdoc = '<p>inside'
          frame.onload = () => {
            const inner: object | null = frame.contentWindow
            resolve(inner !== null && 'desk' in inner)
            frame.remove()
          }
          document.body.append(frame)
        }),
    )
    expect(reached).toBe(false)
  })
})

describe('the window', () => {
  it('serves no file but the application’s own', async () => {
    const statuses = await running.page.evaluate(() =>
      Promise.all(
        [
          '/',
          '/../main/index.cjs',
          '/%2e%2e/main/index.cjs',
          '/..%2fmain%2findex.cjs',
          '/package.json',
          '/nothing.js',
        ].map((path) => fetch(path).then(({ status }) => status)),
      ),
    )
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404])
  })
})
