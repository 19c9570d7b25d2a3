import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Imaging, OpenedPage } from '../../../main/core/scanning/imaging/index.ts'
import { startImaging } from './imaging-process.ts'

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#ccddee' } })
}

async function opened(imaging: Imaging, content: Uint8Array): Promise<OpenedPage[]> {
  const pages: OpenedPage[] = []
  for await (const page of imaging.open(content)) pages.push(page)
  return pages
}

/** A TIFF of three pages, each with another gray. */
async function threePages(): Promise<Buffer> {
  const pages = await Promise.all(
    [40, 120, 200].map((gray) =>
      sharp({ create: { width: 300, height: 400, channels: 3, background: { r: gray, g: gray, b: gray } } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
}

/** A PDF by its objects, as small as it can be written. */
function pdfOf(...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const starts: number[] = []
  let length = 9
  objects.forEach((object, index) => {
    starts.push(length)
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.isBuffer(object) ? object : Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    length += part.length
  })
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  parts.push(Buffer.from(`${end}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`))
  return Buffer.concat(parts)
}

/** A page whose one picture says that it has so many dots, most of them packed into nothing. */
function pictureBomb(side: number): Buffer {
  const packed = deflateSync(Buffer.alloc(4_000_000), { level: 9 })
  const head = `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length ${packed.length}>>stream\n`
  return pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>>>>>',
    Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]),
    '<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream',
  )
}

/** A TIFF header that promises one strip of a gigabyte. */
function boastfulTiff(): Buffer {
  const tags: [number, number, number][] = [
    [256, 4, 40_000],
    [257, 4, 26_000],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 200],
    [277, 3, 1],
    [278, 4, 26_000],
    [279, 4, 1_040_000_000],
  ]
  const file = Buffer.alloc(400)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(tags.length, 8)
  tags.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12
    file.writeUInt16LE(tag, at)
    file.writeUInt16LE(type, at + 2)
    file.writeUInt32LE(1, at + 4)
    file.writeUInt32LE(value, at + 8)
  })
  return file
}

describe('files that are opened', () => {
  it('are known by their bytes: a TIFF is taken apart, a PDF drawn, a JPEG kept as it is and turned as its camera says', async () => {
    const { imaging } = startImaging()
    const pages = await opened(imaging, await threePages())
    expect(pages.map(({ page, of, mediaType, width }) => [page, of, mediaType, width])).toEqual([
      [1, 3, 'image/jpeg', 300],
      [2, 3, 'image/jpeg', 300],
      [3, 3, 'image/jpeg', 300],
    ])
    const levels = await Promise.all(pages.map(async ({ content }) => (await sharp(content).stats()).channels[0]?.mean))
    expect(levels.map((level) => Math.round((level ?? 0) / 40))).toEqual([1, 3, 5])

    const pdf = await PDFDocument.create()
    pdf.addPage([595.28, 841.89])
    pdf.addPage([841.89, 595.28])
    const drawn = await opened(imaging, await pdf.save())
    expect(drawn.map(({ width, height, dpi, of }) => [width > height, dpi, of])).toEqual([
      [false, 200, 2],
      [true, 200, 2],
    ])

    const turned = await plain(300, 200).withExif({}).withMetadata({ orientation: 6, density: 200 }).jpeg().toBuffer()
    const [photo] = await opened(imaging, turned)
    expect(photo).toMatchObject({ width: 200, height: 300, dpi: 200, mediaType: 'image/jpeg' })
    expect(Buffer.from(photo?.content ?? [])).toEqual(turned)
  })

  it('give the first picture of one that moves', async () => {
    const { imaging } = startImaging()
    const frames = await Promise.all([plain(80, 60).png().toBuffer(), plain(80, 60).negate().png().toBuffer()])
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect(await opened(imaging, moving)).toMatchObject([{ page: 1, of: 1, width: 80, height: 60 }])
  })

  it('stay black and white where they came so', async () => {
    const { imaging } = startImaging()
    const fax = await plain(400, 300)
      .toColourspace('b-w')
      .threshold(128)
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer()
    expect(await opened(imaging, fax)).toMatchObject([{ mediaType: 'image/png', width: 400, height: 300 }])
  })
})

describe('a file that cannot be opened', () => {
  it('is refused with the reason, and the host goes on in bounded memory', async () => {
    const { imaging, started, logged } = startImaging()
    const whole = await plain(1_200, 1_600).jpeg().toBuffer()
    const pdf = await PDFDocument.create()
    pdf.addPage()
    pdf.encrypt({ userPassword: 'bí mật', ownerPassword: 'chủ' })
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    const long = pdfOf(
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${'3 0 R '.repeat(900)}]/Count 900>>`,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>',
    )
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      ['text', Buffer.from('Cộng hòa xã hội chủ nghĩa Việt Nam'), 'imaging.not-a-picture'],
      ['nothing', Buffer.alloc(0), 'imaging.not-a-picture'],
      ['half a JPEG', whole.subarray(0, whole.length / 2), 'imaging.damaged'],
      ['a head of a JPEG', whole.subarray(0, 12), 'imaging.damaged'],
      ['30,000 dots a side', await plain(30_000, 400).png().toBuffer(), 'imaging.too-large'],
      ['a TIFF of a gigabyte', boastfulTiff(), 'imaging.too-large'],
      ['a PDF with a password', await pdf.save(), 'imaging.encrypted'],
      [
        'a PDF without pages',
        pdfOf('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'),
        'imaging.no-pages',
      ],
      ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Cat'), 'imaging.damaged'],
      ['900 pages', long, 'imaging.too-many-pages'],
      ['a head of a HEIC', heic, 'imaging.damaged'],
    ]
    for (const [name, content, code] of cases) {
      await expect(opened(imaging, content), name).rejects.toMatchObject({ code })
    }
    expect(await opened(imaging, whole)).toHaveLength(1)
    expect(started()).toBe(1)
    expect(logged).toEqual([])
  })

  it('does not take the host with it when it is a bomb', async () => {
    const { imaging } = startImaging()
    for (const bomb of [pictureBomb(20_000), pictureBomb(60_000)]) {
      const outcome = await opened(imaging, bomb).then(
        (pages) => pages.length,
        (error: unknown) => error,
      )
      // Drawn as far as it can be, or refused: what matters is that the next page is worked on.
      expect(outcome === 1 || (outcome instanceof Error && outcome.message.startsWith('imaging.'))).toBe(true)
      expect(await opened(imaging, await plain(100, 100).png().toBuffer())).toHaveLength(1)
    }
  })

  it('of A3 at 600 dpi is cleaned at 300', async () => {
    const { imaging } = startImaging()
    const large = await plain(7_016, 9_921).withMetadata({ density: 600 }).jpeg().toBuffer()
    const page = await imaging.clean(large, { origin: 'scanner', dpi: 600, recipe: null, quad: null })
    expect(page.dpi).toBeGreaterThan(280)
    expect(page.dpi).toBeLessThanOrEqual(300)
    expect(page.width).toBeLessThan(3_600)
  })
})
