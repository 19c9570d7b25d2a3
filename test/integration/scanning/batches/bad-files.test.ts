import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { add, foundScanDesk, openBatch, picture, settled, withPassword } from './scan-desk.ts'

/** A PDF of no pages. */
async function withoutPages(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await PDFDocument.create()).save({ addDefaultPage: false }))
}

/** A PNG of some kilobytes that would fill gigabytes of memory once unpacked. */
function bomb(): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(60_000, 0)
  head.writeUInt32BE(60_000, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const dots = deflateSync(Buffer.alloc(4_000_000), { level: 9 })
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** A JPEG of 30,000 dots a side, which whoever decodes it has to hold. */
async function longStrip(): Promise<Uint8Array<ArrayBuffer>> {
  const strip = sharp({ create: { width: 30_000, height: 400, channels: 3, background: 'white' } })
  return new Uint8Array(await strip.jpeg().toBuffer())
}

it('files that cannot be taken are refused in words and leave their batch as it was', {
  timeout: 240_000,
}, async () => {
  const desk = await foundScanDesk()
  const batch = await openBatch(desk)
  const before = await add(desk, batch, await picture('Trang tốt'))
  const whole = await picture('Trang bị cắt')
  const refused: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
    ['imaging.encrypted', await withPassword()],
    ['imaging.too-large', bomb()],
    ['imaging.too-large', await longStrip()],
    ['imaging.damaged', whole.slice(0, Math.floor(whole.length / 2))],
    ['imaging.no-pages', await withoutPages()],
  ]
  for (const [code, content] of refused) {
    expect(await desk.ask('scanning.add', { batch, page: v7(), origin: 'file', content, quad: null })).toEqual({ code })
  }
  const after = await add(desk, batch, await picture('Trang tốt nữa'))
  const { pages } = await settled(desk, batch)
  expect(pages.map(({ id, state }) => [id, state])).toEqual([
    [before, 'cleaned'],
    [after, 'cleaned'],
  ])
  expect(desk.reported).toEqual([])
})
