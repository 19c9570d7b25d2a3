import { readdirSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { toBuffer } from 'qrcode'
import sharp, { type OverlayOptions } from 'sharp'
import { v7 } from 'uuid'
import { onTestFinished } from 'vitest'
import type { CallInput } from '../../../../shared/contract/index.ts'
import type { Batch, ScanSettings } from '../../../../shared/scanning/index.ts'
import { layPrivateSane, type PrivateSane } from '../../../sane/private-sane.ts'
import { RealDesk } from '../../bad-input/real-desk.ts'
import { temporaryFolder } from '../sources/desk-scanner.ts'

/** A Friday morning, 08:35 at the desk. */
export const MORNING = Date.UTC(2026, 10, 20, 1, 35)

export const FEEDER: ScanSettings = { feed: 'feeder', mode: 'gray', dpi: 100, size: 'a4' }
export const GLASS: ScanSettings = { ...FEEDER, feed: 'glass' }
export const DEVICE = 'sane:test:0'

/** A whole desk with the imaging host and, where it is told of them, scanners of a private SANE. */
export async function foundScanDesk(scanners?: PrivateSane): Promise<RealDesk> {
  if (scanners !== undefined) layScanners(scanners)
  const desk = await RealDesk.found(MORNING)
  onTestFinished(() => desk.leave())
  return desk
}

/** Lets programs that this process starts see these scanners only. */
export function layScanners(scanners: PrivateSane): void {
  const before = process.env.SANE_CONFIG_DIR
  process.env.SANE_CONFIG_DIR = layPrivateSane(temporaryFolder(), scanners).SANE_CONFIG_DIR
  onTestFinished(() => {
    if (before === undefined) delete process.env.SANE_CONFIG_DIR
    else process.env.SANE_CONFIG_DIR = before
  })
}

/** A batch, opened. */
export async function openBatch(desk: RealDesk, dossier: string | null = null): Promise<string> {
  return (await desk.get('scanning.open', { batch: v7(), dossier })).id
}

/** Waits until every page of a batch was cleaned, and what else is asked of it. */
export function settled(desk: RealDesk, batch: string, also: (view: Batch) => boolean = () => true): Promise<Batch> {
  return desk.until(async () => {
    const view = await desk.get('scanning.batch', { batch })
    return view.cleaning === 0 && view.scan === null && also(view) ? view : undefined
  })
}

let citizens = 0

/** What a clerk types of somebody who registers a birth. */
export function birthDossier(id: string): CallInput<'dossiers.accept'> {
  citizens += 1
  return {
    id,
    procedure: '1.001193',
    applicant: {
      name: 'Nguyễn Thị Đào',
      personalNumber: `044190${String(citizens).padStart(6, '0')}`,
      dateOfBirth: '1990-08-14',
      address: 'Thôn Đông',
    },
    summary: 'Đăng ký khai sinh',
    sets: 1,
    papers: [
      { code: 'to-khai', name: 'Tờ khai đăng ký khai sinh', use: 'hand-in', originals: 1, copies: 0 },
      { code: 'giay-chung-sinh', name: 'Giấy chứng sinh', use: 'hand-in', originals: 1, copies: 0 },
      { code: 'cccd', name: 'Căn cước', use: 'show', originals: 1, copies: 0 },
    ],
    fee: { amount: 0 },
    returnBy: 'counter',
  }
}

/** A dossier that was received: its identifier and number. */
export async function received(desk: RealDesk, id = v7()): Promise<{ readonly id: string; readonly number: string }> {
  const { code, temporaryCode } = await desk.get('dossiers.accept', birthDossier(id))
  return { id, number: code ?? temporaryCode ?? '' }
}

/** A sheet with a line of writing, as a camera sends it; with a code on it where one is given. */
export async function picture(words: string, code?: string): Promise<Uint8Array<ArrayBuffer>> {
  // The build of sharp that tests have knows no fonts: a line of bars is as much ink as a line of letters.
  const bars = [...words].map(
    (sign, place) => `<rect x="${60 + place * 14}" y="${100 + (sign.charCodeAt(0) % 7)}" width="9" height="24"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877">${bars.join('')}</svg>`
  const writing = Buffer.from(svg)
  const layers: OverlayOptions[] = [{ input: writing, left: 0, top: 0 }]
  if (code !== undefined) {
    layers.push({
      input: await toBuffer(code, { width: 300, margin: 4, errorCorrectionLevel: 'H' }),
      left: 160,
      top: 300,
    })
  }
  const sheet = sharp({ create: { width: 620, height: 877, channels: 3, background: 'white' } })
  return new Uint8Array(await sheet.composite(layers).jpeg({ quality: 90 }).toBuffer())
}

/** A PDF of sheets. */
export async function pdfOf(pictures: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  for (const content of pictures) {
    const image = await document.embedJpg(content)
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  }
  return new Uint8Array(await document.save())
}

/** A PDF that nobody opens without its password. */
export async function withPassword(): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.load(await pdfOf([await picture('Mật')]))
  document.encrypt({ userPassword: 'bí mật', ownerPassword: 'chủ' })
  return new Uint8Array(await document.save())
}

/** The sealed files of a desk by their paths within its directory; each is named by its address. */
export function keptFiles(desk: RealDesk): string[] {
  return readdirSync(desk.directory, { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{64}$/.test(path))
}

/** Adds a picture or file. */
export async function add(desk: RealDesk, batch: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const page = v7()
  await desk.get('scanning.add', { batch, page, origin: 'file', content, quad: null })
  return page
}
