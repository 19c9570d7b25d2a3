import { X509Certificate } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSources, type ScanSource, type SourcesOptions } from '../../../../main/core/scanning/sources/index.ts'
import type { ScanSettings } from '../../../../shared/scanning/index.ts'
import { MockScanner, type MockScannerOptions } from '../../../escl/mock-scanner.ts'
import { numberedSheets, numberOn } from '../../../escl/sheets.ts'
import { makeIdentity } from '../../../unit/update/publisher.ts'
import { codeOfPromise } from '../../store/temporary-desk.ts'
import { FEEDER, GLASS, never, QUIET_NETWORK, scanAll } from './desk-scanner.ts'

const DUPLEX: ScanSettings = { ...FEEDER, feed: 'feeder-duplex' }

async function switchOn(options: MockScannerOptions = {}): Promise<MockScanner> {
  const scanner = await MockScanner.start(options)
  onTestFinished(() => scanner.stop())
  return scanner
}

/** The source of network scanners with these addresses entered by IT. */
function networkSource(addresses: readonly string[], more: SourcesOptions = {}): ScanSource {
  const networkScanners = addresses.map((address, index) => ({ name: `Máy quét ${index + 1}`, address }))
  return createSources({
    ...QUIET_NETWORK,
    platform: 'darwin',
    settings: () => ({ networkScanners, naps2: null }),
    ...more,
  }).of('escl:')
}

const numbersOn = (pages: readonly { readonly content: Buffer }[]) =>
  Promise.all(pages.map(({ content }) => numberOn(content)))

describe('a network scanner that IT entered', () => {
  it('is listed without being asked, and says what it can do', async () => {
    const scanner = await switchOn()
    const source = networkSource([scanner.address(), 'http://127.0.0.1:9/'])
    expect(await source.list(never())).toEqual([
      { id: `escl:${scanner.address()}`, kind: 'escl', name: 'Máy quét 1', host: '127.0.0.1' },
      { id: 'escl:http://127.0.0.1:9/eSCL/', kind: 'escl', name: 'Máy quét 2', host: '127.0.0.1' },
    ])
    expect(scanner.requests).toEqual([])
    expect(await source.capabilities(`escl:${scanner.address()}`, never())).toEqual({
      feeds: ['glass', 'feeder', 'feeder-duplex'],
      modes: ['colour', 'gray'],
      resolutions: [100, 200, 300, 600],
      largest: { width: 215.9, height: 355.6 },
    })
  })

  it('gives the page on its glass, of the size and in the colours that were asked for', async () => {
    const scanner = await switchOn()
    const device = `escl:${scanner.address()}`
    const source = networkSource([scanner.address()])
    const gray = await scanAll(source, device, GLASS)
    expect(gray.code).toBeUndefined()
    expect(await numbersOn(gray.pages)).toEqual([1])
    expect(await sharp(gray.pages[0]?.content).metadata()).toMatchObject({ channels: 1, width: 827, height: 1_169 })
    const card = await scanAll(source, device, { feed: 'glass', mode: 'colour', dpi: 250, size: 'card' })
    expect(card.pages[0]?.dpi).toBe(300)
    expect(await sharp(card.pages[0]?.content).metadata()).toMatchObject({ channels: 3, width: 1_016, height: 638 })
    expect(scanner.openJobs).toBe(0)
  })

  it('gives all sheets of its feeder, one side or both, in order, and tells how far it is', async () => {
    const scanner = await switchOn({ sheets: await numberedSheets(5) })
    const device = `escl:${scanner.address()}`
    const source = networkSource([scanner.address()])
    const simplex = await scanAll(source, device, FEEDER)
    expect(await numbersOn(simplex.pages)).toEqual([1, 3, 5, 7, 9])
    const duplex = await scanAll(source, device, DUPLEX)
    expect(await numbersOn(duplex.pages)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(duplex.progress.filter(({ page }) => page === 4).at(0)).toEqual({ page: 4, part: 0 })
    expect(duplex.progress.filter(({ page }) => page === 4).at(-1)).toEqual({ page: 4, part: 1 })
  })

  it.each([
    ['jam-3', 2, 'scanning.jammed'],
    ['cover-1', 0, 'scanning.cover-open'],
    ['stop-2', 1, 'scanning.stopped'],
    ['drop-3', 2, 'scanning.gone'],
    ['cut-2', 1, 'scanning.broken-picture'],
    ['flood-2', 1, 'scanning.broken-picture'],
    ['hang-3', 2, 'scanning.silent'],
    ['empty', 0, 'scanning.empty'],
    ['busy', 0, 'scanning.busy'],
    ['denied', 0, 'scanning.denied'],
    ['bomb', 0, 'scanning.failed'],
  ])('with the fault %s gives %d pages, then says %s', async (fault, count, code) => {
    const scanner = await switchOn()
    const address = scanner.address(fault)
    // Only who hangs is waited for in vain: a machine under load must not make the others silent.
    const quietMilliseconds = fault.startsWith('hang') ? 3_000 : 60_000
    const source = networkSource([address], { quietMilliseconds, busyMilliseconds: 800 })
    const scanned = await scanAll(source, `escl:${address}`, FEEDER)
    expect(await numbersOn(scanned.pages)).toEqual([1, 3, 5, 7].slice(0, count))
    expect(scanned.code).toBe(code)
    expect(scanner.openJobs).toBe(0)
  })

  it('that was busy for a moment is waited for', async () => {
    const scanner = await switchOn()
    const address = scanner.address('busy-2')
    const scanned = await scanAll(networkSource([address]), `escl:${address}`, FEEDER)
    expect(scanned).toMatchObject({ code: undefined, pages: { length: 4 } })
    expect(scanner.requests.filter((request) => request.startsWith('POST'))).toHaveLength(3)
  })

  it('that names its job by a host of somebody else is asked at its own', async () => {
    const scanner = await switchOn()
    const address = scanner.address('elsewhere')
    expect(await scanAll(networkSource([address]), `escl:${address}`, FEEDER)).toMatchObject({
      code: undefined,
      pages: { length: 4 },
    })
  })

  it('stopped in the middle keeps the pages that came, takes its job back and ends without an error', async () => {
    const controller = new AbortController()
    const scanner = await switchOn({
      beforePage: async (page) => {
        // The third page never comes: the officer stops while it is under way.
        if (page === 3) controller.abort()
      },
    })
    const scanned = await scanAll(
      networkSource([scanner.address()]),
      `escl:${scanner.address()}`,
      FEEDER,
      controller.signal,
    )
    expect(scanned.code).toBeUndefined()
    expect(await numbersOn(scanned.pages)).toEqual([1, 3])
    expect(scanner.requests.at(-1)).toMatch(/^DELETE /)
    expect(scanner.openJobs).toBe(0)
  })

  it('is let go of when the reader leaves', async () => {
    const scanner = await switchOn()
    const source = networkSource([scanner.address()])
    for await (const page of source.scan(`escl:${scanner.address()}`, FEEDER, never(), () => {})) {
      expect(await numberOn(page.content)).toBe(1)
      break
    }
    expect(scanner.openJobs).toBe(0)
  })

  it('that is switched off is gone, and one that nobody entered or found is never spoken to', async () => {
    const scanner = await switchOn()
    const address = scanner.address()
    await scanner.stop()
    expect((await scanAll(networkSource([address]), `escl:${address}`, GLASS)).code).toBe('scanning.gone')
    const stranger = await switchOn()
    const source = networkSource([])
    expect((await scanAll(source, `escl:${stranger.address()}`, GLASS)).code).toBe('scanning.gone')
    expect(stranger.requests).toEqual([])
  })

  it('is refused what it cannot do before it starts', async () => {
    const scanner = await switchOn()
    const device = `escl:${scanner.address()}`
    const source = networkSource([scanner.address()])
    expect((await scanAll(source, device, { ...GLASS, size: 'a3' })).code).toBe('scanning.unsupported')
    expect((await scanAll(source, device, { ...GLASS, mode: 'bilevel' })).code).toBe('scanning.unsupported')
    expect(scanner.requests.filter((request) => request.startsWith('POST'))).toEqual([])
  })
})

const fingerprintOf = (certificate: string) => new X509Certificate(certificate).fingerprint256

describe('a network scanner over https', () => {
  const { key, certificate } = makeIdentity({ name: 'scanner', certifiesThrough: 0 })
  const identity = { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate }

  it('may have a certificate of its own when IT entered it; one that IT named must be the one it has', async () => {
    const scanner = await switchOn({ identity })
    const codes = await Promise.all(
      ['', `#sha256=${fingerprintOf(certificate)}`, `#sha256=${'0'.repeat(64)}`].map(async (pin) => {
        const source = networkSource([`${scanner.address()}${pin}`])
        return codeOfPromise(() => source.capabilities(`escl:${scanner.address()}`, never()))
      }),
    )
    expect(codes).toEqual([undefined, undefined, 'scanning.denied'])
  })
})
