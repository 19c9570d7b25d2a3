import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfiguration } from '../../../main/update/configuration.ts'
import { UpdateEngine } from '../../../main/update/engine.ts'
import { describeRelease, type Identity, makeIdentity, signRelease } from '../../unit/update/publisher.ts'
import { DESCRIPTION, LoopbackFeed } from './feed.ts'

// The real electron-updater and a real HTTP server, without Electron: all but the download, which needs its network.

const PACKAGE = 'motcua-desk.AppImage'

let directory: string
let feed: LoopbackFeed
let root: Identity
let signer: Identity
/** What the program and its updater were told, in its order. */
let happened: string[]
/** The end of the program. */
let end: () => void
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'update-engine-'))
  root = makeIdentity({ name: 'Province', certifiesThrough: 0 })
  signer = makeIdentity({ name: 'Signer', issuer: root })
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  feed = await LoopbackFeed.open()
  happened = []
  end = () => {}
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await feed.close()
})

function publish(version: string, more = '', file = PACKAGE): void {
  const description = describeRelease(version, file, Buffer.from('the program'), more)
  feed.files.set(DESCRIPTION, description)
  feed.files.set(`${DESCRIPTION}.sig`, signRelease(DESCRIPTION, description, signer))
}

/** The updater with its two ends cut off: what it would fetch lies there, and what it would install is only noted. */
class TiedUpdater extends AppImageUpdater {
  override downloadUpdate(): Promise<string[]> {
    return Promise.resolve([join(directory, 'fetched')])
  }
  override install(): boolean {
    happened.push('install')
    return true
  }
}

/** An engine in a program of version 0.1.0. */
async function engine(Updater = AppImageUpdater): Promise<UpdateEngine> {
  const configurationFile = join(directory, 'update.json')
  await writeFile(configurationFile, JSON.stringify({ feed: feed.address, authority: root.certificate }))
  const configuration = await readConfiguration(configurationFile)
  if (configuration === undefined) throw new Error('the configuration is not there')
  const updater = new Updater(null, {
    version: '0.1.0',
    name: 'desk',
    isPackaged: true,
    appUpdateConfigPath: configurationFile,
    userDataPath: directory,
    baseCachePath: directory,
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  })
  const program = {
    quit: () => void happened.push('quit'),
    releaseSingleInstanceLock: () => void happened.push('release'),
    once: (_event: 'quit', listener: () => void) => {
      end = listener
    },
  }
  return new UpdateEngine(updater, { configuration, configurationFile, program, log: () => {} }, fetch)
}

describe('looking for a release', () => {
  it('finds a newer one, with what is new', async () => {
    publish('0.2.0', 'releaseNotes: |\n  Nhanh hơn.\n  Gọn hơn.\n')
    const offer = await (await engine()).check()
    expect(offer).toEqual({ version: '0.2.0', notes: 'Nhanh hơn.\nGọn hơn.\n', installable: false })
  })

  it.each(['0.1.0', '0.0.9', '0.1.0-beta.1'])(
    'never offers %s to a desk of 0.1.0, however well it is signed',
    async (version) => {
      publish(version)
      expect(await (await engine()).check()).toBeUndefined()
    },
  )

  it('leaves out a desk that is not among those who get it first', async () => {
    publish('0.2.0', 'stagingPercentage: 0\n')
    expect(await (await engine()).check()).toBeUndefined()
    publish('0.2.0', 'stagingPercentage: 100\n')
    expect(await (await engine()).check()).toMatchObject({ version: '0.2.0' })
  })

  it('says nothing of the machine to the feed', async () => {
    publish('0.2.0')
    await (await engine()).check()
    expect(feed.asked.map(({ name, query }) => name + query)).toEqual([DESCRIPTION, `${DESCRIPTION}.sig`])
    const drawn = await readFile(join(directory, '.updaterId'), 'utf8')
    for (const { headers } of feed.asked) expect(JSON.stringify(headers)).not.toContain(drawn)
  })

  it('refuses what was changed on the way, and follows nobody elsewhere', async () => {
    publish('0.2.0')
    feed.files.set(DESCRIPTION, describeRelease('0.3.0', PACKAGE, Buffer.from('something else')))
    await expect((await engine()).check()).rejects.toMatchObject({ code: 'update.bad-signature' })
    feed.files.set(DESCRIPTION, { redirect: 'https://evil.example/latest.yml' })
    await expect((await engine()).check()).rejects.toMatchObject({ code: 'update.unreachable' })
  })

  it('says so when nobody is there', async () => {
    const alone = await engine()
    await feed.close()
    await expect(alone.check()).rejects.toMatchObject({ code: 'update.unreachable' })
    feed = await LoopbackFeed.open()
  })
})

describe('an installation', () => {
  it('is replaced when it is an AppImage in a folder that may be written, and the release has one', async () => {
    const file = join(directory, 'desk.AppImage')
    await writeFile(file, 'the old program')
    vi.stubEnv('APPIMAGE', file)
    publish('0.2.0')
    expect(await (await engine()).check()).toMatchObject({ installable: process.platform === 'linux' })
    publish('0.2.0', '', 'motcua-desk.deb')
    expect(await (await engine()).check()).toMatchObject({ installable: false })
  })

  it.each(['/no/such/folder/desk.AppImage', 'desk.AppImage', ''])(
    'is left to the IT staff when it runs from %o',
    async (file) => {
      vi.stubEnv('APPIMAGE', file)
      publish('0.2.0')
      const desk = await engine()
      expect(await desk.check()).toMatchObject({ version: '0.2.0', installable: process.platform === 'win32' })
      await expect(desk.download(() => {})).rejects.toMatchObject({ code: 'update.not-installable' })
      await expect(desk.install()).rejects.toMatchObject({ code: 'update.not-installable' })
    },
  )
})

describe.runIf(process.platform === 'linux')('what was fetched', () => {
  beforeEach(async () => {
    vi.stubEnv('APPIMAGE', join(directory, 'desk.AppImage'))
    await writeFile(join(directory, 'desk.AppImage'), 'the old program')
    publish('0.2.0')
  })

  it('is installed when the program is at its end and has given up its place as the only one', async () => {
    await writeFile(join(directory, 'fetched'), 'the program')
    const desk = await engine(TiedUpdater)
    await desk.check()
    expect(await desk.download(() => {})).toBe(true)
    expect(happened).toEqual([])
    await desk.install()
    expect(happened).toEqual(['quit'])
    end()
    expect(happened).toEqual(['quit', 'release', 'install'])
  })

  it('is not installed when it is something else by then, or gone', async () => {
    const desk = await engine(TiedUpdater)
    await desk.check()
    await desk.download(() => {})
    await writeFile(join(directory, 'fetched'), 'another program')
    await expect(desk.install()).rejects.toMatchObject({ code: 'update.damaged' })
    await expect(desk.install()).rejects.toMatchObject({ code: 'update.damaged' })
    expect(happened).toEqual([])
  })
})
