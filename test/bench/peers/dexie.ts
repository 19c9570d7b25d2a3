import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { build } from 'vite'
import { launchOf } from '../../../build/setup/launch.ts'
import { writeEmptyApp } from '../start/apps.ts'
import type { DexiePage } from './dexie-page.ts'
import { type Answer, bytesUnder, type Loaded, type Peer } from './peer.ts'
import type { PeerQuestion, PeerRow } from './question.ts'

/** A secure origin of our own; nothing is asked of a network. */
const ORIGIN = 'http://peer.localhost/'

declare global {
  var page: DexiePage
}

/** Dexie 4 on IndexedDB in the page of a real Electron: an index over the words of names, strict durability. */
export class DexiePeer implements Peer {
  readonly name = 'dexie'
  readonly #folder: string
  readonly #app: ElectronApplication
  readonly #page: Page

  private constructor(folder: string, app: ElectronApplication, page: Page) {
    this.#folder = folder
    this.#app = app
    this.#page = page
  }

  /** @param folder an empty one, for the application and all that its browser keeps */
  static async open(folder: string): Promise<DexiePeer> {
    const userData = join(folder, 'user-data')
    const { executable, args, env } = launchOf({ BENCH_USER_DATA: userData })
    const app = await _electron.launch({
      executablePath: executable,
      args: [...args.slice(0, -1), writeEmptyApp(join(folder, 'app'))],
      env,
    })
    const page = await app.firstWindow()
    await page.route(`${ORIGIN}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto(ORIGIN)
    await page.addScriptTag({ content: await bundlePage() })
    return new DexiePeer(userData, app, page)
  }

  async load(chunks: Iterable<readonly PeerRow[]>, deadline: number): Promise<Loaded> {
    let rows = 0
    let milliseconds = 0
    for (const chunk of chunks) {
      milliseconds += await this.#page.evaluate((some) => globalThis.page.load(some), chunk)
      rows += chunk.length
      if (performance.now() > deadline) break
    }
    return { rows, seconds: milliseconds / 1_000, bytes: bytesUnder(join(this.#folder, 'IndexedDB')) }
  }

  put(row: PeerRow): Promise<Answer> {
    return this.#page.evaluate((one) => globalThis.page.put(one), row)
  }

  ask(question: PeerQuestion): Promise<Answer> {
    return this.#page.evaluate((asked) => globalThis.page.ask(asked), question)
  }

  async settle(): Promise<Answer> {
    return { milliseconds: 0, found: 0 }
  }

  close(): Promise<void> {
    return this.#app.close()
  }
}

/** The page's program with Dexie in it, as one script. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: fileURLToPath(new URL('./dexie-page.ts', import.meta.url)), formats: ['iife'], name: 'peer' },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  for (const one of outputs) {
    if ('output' in one) return one.output[0].code
  }
  throw new Error('The page of the peer was not bundled')
}
