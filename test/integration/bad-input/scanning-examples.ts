import { v7 } from 'uuid'
import type { CallInput } from '../../../shared/contract/index.ts'
import { type Example, example } from './example.ts'
import type { RealDesk } from './real-desk.ts'

/** The smallest JPEG head there is: enough to be kept, not to be cleaned. */
const PICTURE = new Uint8Array(
  Buffer.from('ffd8ffe000104a46494600010101004800480000ffc0000b080010001001011100ffd9', 'hex'),
)
const SETTINGS = { feed: 'feeder', mode: 'colour', dpi: 200, size: 'a4' } as const
const UNKNOWN_DEVICE = 'sane:nobody'

/** Examples for the calls of scanning: every text in them is an identifier, a code or a name. */
export function scanningExamples(desk: RealDesk): readonly Example[] {
  const opened = async () => (await desk.get('scanning.open', { batch: v7(), dossier: null })).id
  const withPage = async () => {
    const [batch, page] = [await opened(), v7()]
    await desk.get('scanning.add', { batch, page, origin: 'camera', content: PICTURE, quad: null })
    return { batch, page }
  }
  const change = (make: (page: string) => CallInput<'scanning.change'>['change']) =>
    example('scanning.change', async () => {
      const { batch, page } = await withPage()
      return { batch, change: make(page) }
    })
  const corner = (x: number, y: number) => ({ x, y })
  return [
    example('scanning.capabilities', () => ({ device: UNKNOWN_DEVICE })),
    example('scanning.choose', () => ({ device: UNKNOWN_DEVICE, profile: 'feeder-colour' })),
    example('scanning.save-profile', () => ({ id: 'hai-mat', name: 'Hai mặt màu', settings: SETTINGS })),
    example('scanning.remove-profile', () => ({ id: 'hai-mat' })),
    example('scanning.open', () => ({ batch: v7(), dossier: v7() })),
    example('scanning.batches', () => ({ dossier: v7() })),
    example('scanning.batch', async () => ({ batch: await opened() })),
    example('scanning.start', async () => ({
      batch: await opened(),
      scan: v7(),
      device: UNKNOWN_DEVICE,
      settings: SETTINGS,
      instead: v7(),
    })),
    example('scanning.cancel', async () => ({ batch: await opened() })),
    example('scanning.add', async () => ({
      batch: await opened(),
      page: v7(),
      origin: 'camera',
      content: PICTURE,
      quad: null,
    })),
    example('scanning.picture', async () => ({ ...(await withPage()), kind: 'original' })),
    change((page) => ({ change: 'move', pages: [page], before: page })),
    change((page) => ({ change: 'turn', pages: [page], by: 90 })),
    change((page) => ({
      change: 'corners',
      page,
      quad: [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)],
    })),
    change((page) => ({ change: 'colour', pages: [page], colour: 'gray' })),
    change((page) => ({ change: 'clean', pages: [page], clean: false })),
    change((page) => ({ change: 'remove', pages: [page] })),
    change((page) => ({ change: 'restore', pages: [page] })),
    change((page) => ({ change: 'begin', page, begins: true })),
    change((page) => ({ change: 'assign', pages: [page], paper: { dossier: v7(), code: 'to-khai' } })),
    change((page) => ({ change: 'same-sheet', page, same: true })),
    example('scanning.reading', withPage),
    example('scanning.suggested-fields', () => ({ dossier: v7() })),
    example('scanning.file', async () => ({
      batch: await opened(),
      replace: [{ dossier: v7(), code: 'to-khai' }],
      counted: [{ dossier: v7(), code: 'to-khai', pages: 1 }],
    })),
    example('scanning.drop', async () => ({ batch: await opened() })),
    example('scanning.set-settings', () => ({
      folder: '/nowhere/scans',
      networkScanners: [{ name: 'Máy quét tầng 1', address: 'http://127.0.0.1:9/eSCL' }],
      naps2: '/nowhere/naps2.console',
      readOnBattery: true,
    })),
  ]
}
