import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESCRIPTION, LoopbackFeed } from '../integration/update/feed.ts'
import { describeRelease, type Identity, makeIdentity, signRelease } from '../unit/update/publisher.ts'
import { Desk, until } from './desk.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF } from './people.ts'

// A desk that runs from an AppImage, as far as it can tell: what stands in for the AppImages are two small programs, of which
// the new one only says that it was started. The official runtime of AppImages and the installer for Windows never ran here.

const PACKAGE = 'motcua-desk.AppImage'

/** What only an update needs: the library, and our part that node-forge is bundled with. */
const HEAVY = ['/electron-updater/', '/chunks/engine-']

describe.runIf(process.platform === 'linux')('an update', () => {
  const { directory, remove } = freshDirectory()
  const appImage = join(directory, 'desk.AppImage')
  const started = join(directory, 'started')
  const data = join(directory, 'data')
  /** Where what was fetched waits. */
  const fetched = join(directory, 'cache', 'Quầy Một Cửa', 'pending', PACKAGE)
  /** Tells which files it found when it started. Padded, so that there is something to fetch. */
  const program = Buffer.from(
    `#!/bin/sh\nls -aR '${data}' > '${started}.part'\nmv '${started}.part' '${started}'\nexit 0\n${'#'.repeat(300_000)}\n`,
  )
  let feed: LoopbackFeed
  let root: Identity
  let signer: Identity
  let desk: Desk

  function publish(version: string): void {
    const description = describeRelease(version, PACKAGE, program, 'releaseNotes: Tìm hồ sơ nhanh hơn.\n')
    feed.files.set(DESCRIPTION, description)
    feed.files.set(`${DESCRIPTION}.sig`, signRelease(DESCRIPTION, description, signer))
    feed.files.set(PACKAGE, program)
  }

  const button = (name: string) => desk.page.getByRole('button', { name, exact: true })
  const press = (name: string) => button(name).click()

  /** The heavy parts in the memory of the shell. */
  const loaded = () =>
    desk.app.evaluate((_electron, names) => {
      const { createRequire } = process.getBuiltinModule('node:module')
      const files = Object.keys(createRequire('/').cache)
      return names.filter((name) => files.some((file) => file.includes(name)))
    }, HEAVY)

  beforeAll(async () => {
    feed = await LoopbackFeed.open()
    root = makeIdentity({ name: 'Province', certifiesThrough: 0 })
    signer = makeIdentity({ name: 'Signer', issuer: root })
    writeFileSync(appImage, '#!/bin/sh\nexit 1\n')
    chmodSync(appImage, 0o755)
    const configuration = join(directory, 'update.json')
    writeFileSync(configuration, JSON.stringify({ feed: feed.address, authority: root.certificate }))
    const cache = join(directory, 'cache')
    mkdirSync(cache)
    const environment = { MOTCUA_UPDATE_CONFIG: configuration, APPIMAGE: appImage, XDG_CACHE_HOME: cache }
    desk = await Desk.open(data, { environment })
    await desk.found('temporary', CHIEF)
    await desk.page.getByRole('link', { name: 'Phần mềm', exact: true }).click()
    await desk.page.getByRole('heading', { name: 'Cập nhật' }).waitFor()
  })
  afterAll(async () => {
    await desk?.quit()
    await feed?.close()
    remove()
  })

  it('costs the start nothing: what it needs is loaded when somebody looks for one', async () => {
    await desk.page.getByText('Chưa tìm bản mới từ khi mở phần mềm.').waitFor()
    expect(await loaded()).toEqual([])
    expect(feed.asked).toEqual([])
  })

  it('that nobody signed is refused with a sentence', async () => {
    publish('0.2.0')
    feed.files.set(DESCRIPTION, `${feed.files.get(DESCRIPTION)}# changed on the way\n`)
    await press('Tìm bản mới')
    await desk.error('update.bad-signature').waitFor()
    expect(await loaded()).toEqual(HEAVY)
    await desk.page.getByText('Chưa tìm bản mới từ khi mở phần mềm.').waitFor()
    expect(desk.running.terminal()).toContain('"reason":"signature"')
  })

  it('is shown with what is new, and nothing is fetched yet', async () => {
    publish('0.2.0')
    await press('Tìm bản mới')
    await desk.page.getByText('Tỉnh đã công bố phiên bản 0.2.0.').waitFor()
    await desk.page.getByText('Tìm hồ sơ nhanh hơn.').waitFor()
    expect(feed.asked.map(({ name }) => name)).not.toContain(PACKAGE)
  })

  it('that is not what was signed is thrown away', async () => {
    feed.files.set(PACKAGE, Buffer.concat([program, Buffer.from('and more')]))
    await press('Tải về')
    await desk.error('update.damaged').waitFor()
    await button('Tải về').waitFor()
    expect(existsSync(fetched)).toBe(false)
  })

  it('that was changed after it was fetched is thrown away', async () => {
    feed.files.set(PACKAGE, program)
    await press('Tải về')
    await button('Cài bản mới…').waitFor()
    appendFileSync(fetched, 'and more')
    await press('Cài bản mới…')
    await press('Đóng và cài')
    await desk.error('update.damaged').waitFor()
    expect(existsSync(fetched)).toBe(false)
  })

  it('replaces the program after one more question, when the core has closed its files, and starts the new one', async () => {
    await press('Tải về')
    await desk.page.getByText('Đã tải phiên bản 0.2.0 và kiểm tra đúng bản tỉnh đã ký.').waitFor()
    expect(readFileSync(appImage, 'utf8')).toContain('exit 1')
    expect(existsSync(join(data, 'desk', 'desk.db-wal'))).toBe(true)
    await press('Cài bản mới…')
    await desk.page.getByText('Phần mềm sẽ đóng, cài bản mới rồi tự mở lại.', { exact: false }).waitFor()
    const ended = new Promise((resolve) => desk.app.process().once('exit', resolve))
    await press('Đóng và cài')
    await ended
    await until(() => existsSync(started), 'the start of the new program')
    const found = readFileSync(started, 'utf8').split('\n')
    expect(found).toContain('desk.db')
    expect(found).not.toContain('desk.db-wal')
    expect(readFileSync(appImage).equals(program)).toBe(true)
    expect(existsSync(`${appImage}.kept`)).toBe(false)
  })
})
