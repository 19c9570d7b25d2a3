import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Imaging, OpenedPage } from '../../../main/core/scanning/imaging/index.ts'
import { FORM, FORM_10_BIT, FORM_SIZE, type TiledPicture, tiled } from '../../heif/heif.ts'
import { startImaging } from './imaging-process.ts'

/** One page as a picture of one tile. */
const ONE = { columns: 1, rows: 1, ...FORM_SIZE } as const
/** What a phone with twelve million dots writes. */
const PHOTOGRAPH = { columns: 9, rows: 5, width: 4_032, height: 3_024 } as const
/** How far a place may lie from where it should, as a part of the side. */
const NEARLY = 0.03

async function opened(imaging: Imaging, content: Uint8Array): Promise<OpenedPage[]> {
  const pages: OpenedPage[] = []
  for await (const page of imaging.open(content)) pages.push(page)
  return pages
}

async function first(imaging: Imaging, content: Uint8Array): Promise<OpenedPage> {
  const [page] = await opened(imaging, content)
  if (page === undefined) throw new Error('no page')
  return page
}

async function dotsOf(content: Uint8Array) {
  const { data, info } = await sharp(content).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The middle of the red seal, as parts of the sides, and the numbers of its dots. */
async function sealIn(content: Uint8Array) {
  const { data, width, height } = await dotsOf(content)
  const dots = Array.from({ length: width * height }, (_, dot) => dot).filter((dot) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(dot * 3, dot * 3 + 3)
    return red >= 120 && red - Math.max(green, blue) >= 50
  })
  return {
    dots,
    x: mean(dots.map((dot) => dot % width)) / width,
    y: mean(dots.map((dot) => Math.floor(dot / width))) / height,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** By how much dots are more red than green, on the average. */
async function rednessOf(content: Uint8Array, dots: readonly number[]): Promise<number> {
  const { data } = await dotsOf(content)
  return mean(dots.map((dot) => (data[dot * 3] ?? 0) - (data[dot * 3 + 1] ?? 0)))
}

/** A TIFF of Exif that says how the camera was held. */
function exifTurned(orientation: number): Buffer {
  const exif = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0', 'latin1')
  exif.writeUInt16LE(orientation, 18)
  return exif
}

function plain() {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
}

/** AV1 in a file of the given brand. */
async function av1(brand: string): Promise<Buffer> {
  const content = await plain().avif({ effort: 0 }).toBuffer()
  content.write(brand, 8, 'latin1')
  return content
}

describe('a HEIC picture', () => {
  it('becomes a JPEG of its main picture, from one piece or from tiles, of 8 and of 10 bits', async () => {
    const { imaging, logged } = startImaging()
    const whole = await first(imaging, FORM)
    expect(whole).toMatchObject({ mediaType: 'image/jpeg', ...FORM_SIZE, page: 1, of: 1 })
    const { x, y, dots } = await sealIn(whole.content)
    expect([x, y].map((part) => Math.round(part * 10))).toEqual([7, 8])
    for (const content of [tiled(ONE), FORM_10_BIT]) {
      const other = await first(imaging, content)
      const seal = await sealIn(other.content)
      expect(seal.dots.length).toBeGreaterThan(dots.length / 2)
      expect(Math.hypot(seal.x - x, seal.y - y)).toBeLessThan(NEARLY)
    }
    const large = await first(imaging, tiled(PHOTOGRAPH))
    expect(large).toMatchObject({ width: 4_032, height: 3_024, dpi: 345 })
    // Every tile is where it belongs: the second one shows what the first one does.
    const [left, right] = await Promise.all(
      [0, FORM_SIZE.width].map((from) =>
        sharp(large.content)
          .extract({ left: from, top: 0, ...FORM_SIZE })
          .jpeg()
          .toBuffer()
          .then(sealIn),
      ),
    )
    expect(Math.hypot((left?.x ?? 0) - x, (left?.y ?? 0) - y)).toBeLessThan(NEARLY)
    expect(Math.hypot((right?.x ?? 0) - x, (right?.y ?? 0) - y)).toBeLessThan(NEARLY)
    expect(logged).toEqual([])
  })

  it('is turned and mirrored as the file says, and not once more as its Exif says', async () => {
    const { imaging } = startImaging()
    const { x, y } = await sealIn((await first(imaging, FORM)).content)
    const { width, height } = FORM_SIZE
    const cases: readonly (readonly [Partial<TiledPicture>, number, number, number, number])[] = [
      [{ exif: exifTurned(6) }, x, y, width, height],
      [{ turnsLeft: 1 }, y, 1 - x, height, width],
      [{ turnsLeft: 2 }, 1 - x, 1 - y, width, height],
      [{ turnsLeft: 3, exif: exifTurned(6) }, 1 - y, x, height, width],
      [{ mirrored: true }, 1 - x, y, width, height],
      [{ turnsLeft: 1, mirrored: true }, 1 - y, 1 - x, height, width],
    ]
    for (const [how, atX, atY, shownWidth, shownHeight] of cases) {
      const page = await first(imaging, tiled({ ...ONE, ...how }))
      expect([page.width, page.height], JSON.stringify(how)).toEqual([shownWidth, shownHeight])
      const seal = await sealIn(page.content)
      expect(Math.hypot(seal.x - atX, seal.y - atY), JSON.stringify(how)).toBeLessThan(NEARLY)
    }
  })

  it('has its colours by its profile', async () => {
    const { imaging } = startImaging()
    const { icc } = await sharp(await plain().withIccProfile('p3').png().toBuffer()).metadata()
    if (icc === undefined) throw new Error('no profile')
    const narrow = await first(imaging, FORM)
    const wide = await first(imaging, tiled({ ...ONE, profile: icc }))
    const { dots } = await sealIn(narrow.content)
    // The same numbers mean a stronger red in Display P3.
    expect(await rednessOf(wide.content, dots)).toBeGreaterThan((await rednessOf(narrow.content, dots)) + 5)
  })

  it('of a stamp or signature gives its ink', async () => {
    const { imaging } = startImaging()
    const stamp = await imaging.liftInk(FORM, [200, 20, 30])
    expect(stamp.width).toBeGreaterThan(64)
    const { hasAlpha } = await sharp(stamp.content).metadata()
    expect(hasAlpha).toBe(true)
  })

  it('that is not whole, lies or is too large is refused with the reason, and the host goes on', async () => {
    const { imaging, started, logged } = startImaging()
    const photograph = tiled(PHOTOGRAPH)
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      ['cut off', photograph.subarray(0, -100), 'imaging.damaged'],
      ['cut off in its head', photograph.subarray(0, 900), 'imaging.damaged'],
      ['a tile that is missing', tiled({ ...PHOTOGRAPH, withoutLast: true }), 'imaging.damaged'],
      ['tiles that say another size', tiled({ ...ONE, tileSays: { width: 64, height: 64 } }), 'imaging.damaged'],
      ['more dots than its tiles have', tiled({ ...ONE, width: 9_000, height: 9_000 }), 'imaging.damaged'],
      [
        'one tile that says to be all',
        tiled({ ...ONE, width: 9_000, height: 9_000, tileSays: { width: 9_000, height: 9_000 } }),
        'imaging.damaged',
      ],
      ['400 million dots', tiled({ ...ONE, width: 20_000, height: 20_000 }), 'imaging.too-large'],
      ['30,000 dots a side', tiled({ ...ONE, width: 30_000, height: 400 }), 'imaging.too-large'],
      ['2,500 tiles', tiled({ columns: 50, rows: 50, width: 9_000, height: 9_000 }), 'imaging.too-large'],
      ['AVIF', await av1('avif'), 'imaging.unknown-coding'],
      ['AV1 that only says to be HEIF', await av1('mif1'), 'imaging.unknown-coding'],
    ]
    for (const [name, content, code] of cases) {
      await expect(opened(imaging, content), name).rejects.toMatchObject({ code })
    }
    expect(await opened(imaging, FORM)).toHaveLength(1)
    expect(started()).toBe(1)
    expect(logged).toEqual([])
  })
})
