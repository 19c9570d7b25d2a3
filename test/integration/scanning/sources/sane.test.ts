import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { codeOfPromise } from '../../store/temporary-desk.ts'
import { FEEDER, foldersInMemory, GLASS, never, saneSources, scanAll, stubProgram } from './desk-scanner.ts'

const DEVICE = 'sane:test:0'

/** Dots of A4 at 100 dpi, as SANE rounds them down. */
const A4_AT_100 = { width: 826, height: 1169 }

describe.runIf(process.platform === 'linux')('a scanner of SANE', () => {
  it('is listed with its name and says what it can do', async () => {
    const sources = saneSources({ madeUp: {} })
    const { devices, failed } = await sources.list(never())
    expect(devices).toEqual([{ id: DEVICE, kind: 'sane', name: 'Noname frontend-tester' }])
    expect(failed).toEqual([])
    expect(await sources.of(DEVICE).capabilities(DEVICE, never())).toEqual({
      feeds: ['glass', 'feeder'],
      modes: ['colour', 'gray'],
      resolutions: [75, 100, 150, 200, 240, 300, 400, 600, 1_200],
      largest: { width: 420, height: 420 },
    })
  })

  it('gives one whole page from the glass, with the picture that lay on it', async () => {
    const sources = saneSources({ madeUp: {} })
    const { pages, code } = await scanAll(sources.of(DEVICE), DEVICE, GLASS)
    expect(code).toBeUndefined()
    expect(pages).toHaveLength(1)
    expect(pages[0]?.dpi).toBe(100)
    const { data, info } = await sharp(pages[0]?.content).greyscale().raw().toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject(A4_AT_100)
    // The grid of 10 mm: the middles of squares that touch differ, those two apart are alike.
    const dot = (column: number, row: number) =>
      data[Math.round((row + 0.5) * 39.37) * info.width + Math.round((column + 0.5) * 39.37)]
    for (let row = 0; row < 28; row++) {
      for (let column = 0; column < 19; column++) {
        expect(dot(column, row)).toBe(dot(column + 1, row + 1))
        expect(dot(column, row)).not.toBe(dot(column + 1, row))
      }
    }
    expect(foldersInMemory()).toEqual([])
  })

  it('gives the ten sheets of its feeder one by one while it runs, and tells how far each is', async () => {
    const sources = saneSources({ madeUp: { delay: 2_000 } })
    const filesWhenFirstCame: string[] = []
    const { pages, progress, code } = await scanAll(sources.of(DEVICE), DEVICE, FEEDER, never(), () => {
      filesWhenFirstCame.push(...foldersInMemory())
    })
    expect(code).toBeUndefined()
    expect(pages).toHaveLength(10)
    expect(filesWhenFirstCame).toHaveLength(10)
    expect(new Set(progress.map(({ page }) => page))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
    expect(progress.filter(({ page }) => page === 3).map(({ part }) => part)).toEqual(
      [...progress.filter(({ page }) => page === 3).map(({ part }) => part)].sort((a, b) => a - b),
    )
    expect(progress.every(({ part }) => part >= 0 && part <= 1)).toBe(true)
    expect(foldersInMemory()).toEqual([])
  })

  it('scans in colour, at the next finer resolution it has, as a card or as a large sheet', async () => {
    const sources = saneSources({ madeUp: {} })
    const source = sources.of(DEVICE)
    const card = await scanAll(source, DEVICE, { feed: 'glass', mode: 'colour', dpi: 250, size: 'card' })
    expect(card.pages[0]?.dpi).toBe(300)
    expect(await sharp(card.pages[0]?.content).metadata()).toMatchObject({ channels: 3, width: 1_015, height: 637 })
    // Too large to wait in memory as bare dots: it comes as PNG.
    const large = await scanAll(source, DEVICE, { feed: 'glass', mode: 'colour', dpi: 400, size: 'a3' })
    expect(large.pages[0]?.dpi).toBe(400)
    expect(await sharp(large.pages[0]?.content).metadata()).toMatchObject({ format: 'png', width: 4_677 })
  })

  it.each([
    ['SANE_STATUS_UNSUPPORTED', 'scanning.unsupported'],
    ['SANE_STATUS_CANCELLED', 'scanning.stopped'],
    ['SANE_STATUS_DEVICE_BUSY', 'scanning.busy'],
    ['SANE_STATUS_INVAL', 'scanning.unsupported'],
    ['SANE_STATUS_EOF', 'scanning.broken-picture'],
    ['SANE_STATUS_JAMMED', 'scanning.jammed'],
    ['SANE_STATUS_NO_DOCS', 'scanning.empty'],
    ['SANE_STATUS_COVER_OPEN', 'scanning.cover-open'],
    ['SANE_STATUS_IO_ERROR', 'scanning.gone'],
    ['SANE_STATUS_NO_MEM', 'scanning.failed'],
    ['SANE_STATUS_ACCESS_DENIED', 'scanning.denied'],
  ])('that answers %s ends a scan with %s, from the glass and from the feeder', async (status, code) => {
    // scanimage hangs now and then in its error path: then the watchdog ends it, and the scan is told as silent.
    const sources = saneSources({ madeUp: { status } }, { quietMilliseconds: 4_000, graceMilliseconds: 300 })
    for (const settings of [GLASS, FEEDER]) {
      const scanned = await scanAll(sources.of(DEVICE), DEVICE, settings)
      expect(scanned.pages).toEqual([])
      expect([code, 'scanning.silent']).toContain(scanned.code)
    }
    expect(foldersInMemory()).toEqual([])
  })

  it('that is not there is gone, and a way to scan that it does not know is refused before it starts', async () => {
    const sources = saneSources({ madeUp: {} })
    const source = sources.of(DEVICE)
    expect((await scanAll(source, 'sane:nosuch:0', GLASS)).code).toBe('scanning.gone')
    expect(await codeOfPromise(() => source.capabilities('sane:nosuch:0', never()))).toBe('scanning.gone')
    expect((await scanAll(source, DEVICE, { ...GLASS, feed: 'feeder-duplex' })).code).toBe('scanning.unsupported')
    expect((await scanAll(source, DEVICE, { ...GLASS, mode: 'bilevel' })).code).toBe('scanning.unsupported')
    expect(() => sources.of('wia:{1}')).toThrow('scanning.gone')
  })

  it('is told as not installed when its program is missing, and keeps no list from coming', async () => {
    const sources = saneSources({}, { scanimage: join('/nowhere', 'scanimage') })
    expect(await sources.list(never())).toEqual({
      devices: [],
      failed: [{ kind: 'sane', code: 'scanning.not-installed' }],
    })
  })

  it('stopped in the middle keeps every whole page, ends without an error and leaves nothing behind', async () => {
    // So slow that it is stopped long before its end, on whatever machine.
    const sources = saneSources({ madeUp: { delay: 100_000 } })
    const controller = new AbortController()
    const { pages, code } = await scanAll(sources.of(DEVICE), DEVICE, FEEDER, controller.signal, () => {
      if (controller.signal.aborted) return
      controller.abort()
    })
    expect(code).toBeUndefined()
    expect(pages.length).toBeGreaterThanOrEqual(1)
    expect(pages.length).toBeLessThan(10)
    expect(foldersInMemory()).toEqual([])
  })

  it('whose program is killed in the middle keeps every page that came', async () => {
    const sources = saneSources({ madeUp: { delay: 20_000 } })
    const scanned = await scanAll(sources.of(DEVICE), DEVICE, FEEDER, never(), () => {
      const [folder = ''] = foldersInMemory()
      process.kill(Number(readFileSync(join('/dev/shm', folder, 'driver'), 'utf8')), 'SIGKILL')
    })
    expect(scanned.code).toBe('scanning.failed')
    expect(scanned.pages.length).toBeGreaterThanOrEqual(1)
    expect(scanned.pages.length).toBeLessThan(10)
    for (const { content } of scanned.pages) expect(await sharp(content).metadata()).toMatchObject(A4_AT_100)
    expect(foldersInMemory()).toEqual([])
  })

  it('that is slow is not taken for one that is silent', async () => {
    // Longer for a page than the silence that is allowed, and never silent for that long.
    const sources = saneSources({ madeUp: { delay: 200_000 } }, { quietMilliseconds: 2_500 })
    const began = performance.now()
    const { pages, code } = await scanAll(sources.of(DEVICE), DEVICE, GLASS)
    expect({ pages: pages.length, code }).toEqual({ pages: 1, code: undefined })
    expect(performance.now() - began).toBeGreaterThan(2_500)
  })

  it('is let go of when the reader leaves', async () => {
    const sources = saneSources({ madeUp: { delay: 20_000 } })
    for await (const page of sources.of(DEVICE).scan(DEVICE, FEEDER, never(), () => {})) {
      expect(page.dpi).toBe(100)
      break
    }
    expect(foldersInMemory()).toEqual([])
  })

  it('is not scanned with when the stop came before the start', async () => {
    const sources = saneSources({ madeUp: {} })
    expect(await scanAll(sources.of(DEVICE), DEVICE, GLASS, AbortSignal.abort())).toEqual({
      pages: [],
      progress: [],
      code: undefined,
    })
  })
})

/** Answers what a scanner can do, unless something comes before, then goes on with a scan of its own. */
const knows = (scan: string, before = '') =>
  stubProgram(`${before}
case "$*" in *--all-options*) cat <<'END'
    --source Flatbed|ADF [Flatbed]
    --mode Color|Gray [Gray]
    --resolution 100|200|300dpi [100]
    -x 0..215.9mm [215.9]
    -y 0..297mm [297]
END
exit 0;; esac
for arg in "$@"; do case "$arg" in --batch=*) folder=\${arg#--batch=}; folder=\${folder%/*};; esac; done
${scan}`)

/** What a desk that was killed left: its folder with a page, and the driver that goes on. */
async function leftBehind(): Promise<{
  readonly folder: string
  readonly driver: number
  readonly ended: Promise<unknown[]>
}> {
  const gone = spawn('true')
  await once(gone, 'exit')
  const folder = `/dev/shm/motcua-scan-${gone.pid}-left`
  mkdirSync(folder, { mode: 0o700 })
  const args = ['-c', 'sleep 600; :', 'sh', `--batch=${folder}/page%04d.tif`]
  const driver = spawn('sh', args, { stdio: 'ignore', detached: true })
  const ended = once(driver, 'exit')
  writeFileSync(join(folder, 'driver'), String(driver.pid))
  writeFileSync(join(folder, 'page0001.tif'), 'somebody’s page')
  return { folder, driver: driver.pid ?? 0, ended }
}

/** A program that lays a picture into a folder so many times, in no time, as scanimage does. */
const floodOf = (count: number) => `import { copyFileSync, renameSync } from 'node:fs'
const [, , picture, folder] = process.argv
let page = 0
const timer = setInterval(() => {
  page += 1
  const file = folder + '/page' + String(page).padStart(4, '0') + '.tif'
  copyFileSync(picture, file + '.part')
  renameSync(file + '.part', file)
  console.log(file)
  if (page === ${count}) clearInterval(timer)
}, 100)
`

const WAIT = { timeout: 30_000, interval: 20 }

const SHORT = { quietMilliseconds: 1_500, graceMilliseconds: 200 }

describe.runIf(process.platform === 'linux')("a scanner's program", () => {
  it.each([
    ['that never says a word', 'exec sleep 600'],
    ['that cannot be asked to end, nor what it started', "trap '' INT TERM; sleep 600; sleep 600"],
  ])('%s is given up as silent', async (_, script) => {
    const sources = saneSources({}, { scanimage: knows(script), ...SHORT })
    const { pages, code } = await scanAll(sources.of(DEVICE), DEVICE, FEEDER)
    expect({ pages, code }).toEqual({ pages: [], code: 'scanning.silent' })
    expect(foldersInMemory()).toEqual([])
  })

  it('that never says what it can do is given up as silent, and one that is asked in vain is left at a stop', async () => {
    const sources = saneSources({}, { scanimage: stubProgram('exec sleep 600'), ...SHORT, listMilliseconds: 1_000 })
    expect(await codeOfPromise(() => sources.of(DEVICE).capabilities(DEVICE, never()))).toBe('scanning.silent')
    expect(await sources.list(never())).toEqual({ devices: [], failed: [{ kind: 'sane', code: 'scanning.silent' }] })
    const controller = new AbortController()
    const asked = codeOfPromise(() => sources.of(DEVICE).capabilities(DEVICE, controller.signal))
    controller.abort()
    expect(await asked).toBe('scanning.stopped')
  })

  it('that writes on without a word is alive: the file it writes grows', async () => {
    const grows = `i=0; while [ $i -lt 20 ]; do head -c 100000 /dev/zero >> "$folder/page0001.tif.part"; i=$((i+1)); sleep 0.3; done
exit 6`
    const sources = saneSources({}, { scanimage: knows(grows), ...SHORT, quietMilliseconds: 4_000 })
    expect((await scanAll(sources.of(DEVICE), DEVICE, FEEDER)).code).toBe('scanning.jammed')
  })

  it('that dies in the middle loses no whole page, told of or not', async () => {
    const real = saneSources({ madeUp: {} })
    const { pages } = await scanAll(real.of(DEVICE), DEVICE, GLASS)
    const picture = join(stubProgram(''), '..', 'page.tif')
    writeFileSync(picture, pages[0]?.content ?? '')
    const dies = `cp ${picture} "$folder/page0001.tif"; echo "$folder/page0001.tif"
cp ${picture} "$folder/page0002.tif"; head -c 5000 ${picture} > "$folder/page0003.tif.part"; kill -9 $$`
    const sources = saneSources({}, { scanimage: knows(dies), ...SHORT })
    const scanned = await scanAll(sources.of(DEVICE), DEVICE, FEEDER)
    expect(scanned.pages.map(({ content }) => content.equals(pages[0]?.content ?? Buffer.of()))).toEqual([true, true])
    expect(scanned.code).toBe('scanning.failed')
    expect(foldersInMemory()).toEqual([])
  })

  it('that gives a page which was cut off ends the scan with the pages before it', async () => {
    const real = saneSources({ madeUp: {} })
    const { pages } = await scanAll(real.of(DEVICE), DEVICE, GLASS)
    const picture = join(stubProgram(''), '..', 'page.tif')
    writeFileSync(picture, pages[0]?.content ?? '')
    const cuts = `cp ${picture} "$folder/page0001.tif"; echo "$folder/page0001.tif"
head -c 50000 ${picture} > "$folder/page0002.tif"; echo "$folder/page0002.tif"; exec sleep 600`
    const sources = saneSources({}, { scanimage: knows(cuts), ...SHORT })
    const scanned = await scanAll(sources.of(DEVICE), DEVICE, FEEDER)
    expect(scanned.pages).toHaveLength(1)
    expect(scanned.code).toBe('scanning.broken-picture')
  })

  it.each(['read on', 'stopped'] as const)(
    'that is faster than its pages are taken is held, until it is %s',
    async (then) => {
      const { pages } = await scanAll(saneSources({ madeUp: {} }).of(DEVICE), DEVICE, GLASS)
      const [page] = pages
      const picture = join(stubProgram(''), '..', 'page.tif')
      writeFileSync(picture, page?.content ?? '')
      const count = 40
      // One process, whose state tells whether it is held.
      const flood = join(stubProgram(''), '..', 'flood.mjs')
      writeFileSync(flood, floodOf(count))
      const floods = `exec ${process.execPath} ${flood} ${picture} "$folder"`
      const mostWaitingBytes = 3 * (page?.content.length ?? 0)
      const sources = saneSources({}, { scanimage: knows(floods), ...SHORT, mostWaitingBytes })
      const controller = new AbortController()
      let came = 0
      for await (const { content } of sources.of(DEVICE).scan(DEVICE, FEEDER, controller.signal, () => {})) {
        came += 1
        expect(content.length).toBe(page?.content.length)
        if (came > 1) continue
        const [folder = ''] = foldersInMemory()
        const driver = readFileSync(join('/dev/shm', folder, 'driver'), 'utf8')
        await vi.waitFor(() => expect(readFileSync(`/proc/${driver}/stat`, 'utf8')).toContain(') T '), WAIT)
        if (then === 'stopped') controller.abort()
      }
      if (then === 'read on') expect(came).toBe(count)
      else expect(came).toBeGreaterThan(1)
      expect(foldersInMemory()).toEqual([])
    },
  )

  it('that a killed desk left running is ended before the next scan asks for its scanner', async () => {
    const { pages } = await scanAll(saneSources({ madeUp: {} }).of(DEVICE), DEVICE, GLASS)
    const picture = join(stubProgram(''), '..', 'page.tif')
    writeFileSync(picture, pages[0]?.content ?? '')
    const { driver, folder, ended } = await leftBehind()
    const isHeld = `if kill -0 ${driver} 2>/dev/null; then
echo 'scanimage: open of device x failed: Device busy' >&2; exit 1; fi`
    const gives = `cp ${picture} "$folder/page0001.tif"; echo "$folder/page0001.tif"`
    const sources = saneSources({}, { scanimage: knows(gives, isHeld) })
    expect(await scanAll(sources.of(DEVICE), DEVICE, GLASS)).toMatchObject({ code: undefined, pages: { length: 1 } })
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(existsSync(folder)).toBe(false)
  })

  it('that a killed desk left running is ended when a desk starts, with the pages it left', async () => {
    const { folder, ended } = await leftBehind()
    await saneSources({}).clearLeftovers()
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(existsSync(folder)).toBe(false)
  })

  it('gets the device as one word, whatever is in it', async () => {
    const heard = join(stubProgram(''), '..', 'heard')
    const sources = saneSources(
      {},
      { scanimage: stubProgram(`for arg in "$@"; do echo "$arg" >> ${heard}; done; exit 1`) },
    )
    await scanAll(sources.of(DEVICE), 'sane:x; touch /tmp/y --format=png', GLASS)
    expect(readFileSync(heard, 'utf8')).toBe('--all-options\n--device-name=x; touch /tmp/y --format=png\n')
  })
})
