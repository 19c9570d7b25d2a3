import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { liftInk } from '../../../main/core/scanning/imaging/clean/lifted-ink.ts'
import { decode, encodeInk } from '../../../main/core/scanning/imaging/picture/codec.ts'
import type { Raster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { checkAsyncProperty } from '../../property.ts'

const SIZE = { width: 900, height: 600 } as const
/** The size of the strokes that {@link written} draws, with the margin around them. */
const STROKES = { width: 418, height: 256 } as const
const BLUE = [0x12, 0x2f, 0x9c] as const

/** Handwriting on paper that gets darker to one side, with a dot above it and specks around. */
function written({ ink = '#20242c', shade = 90, specks = 30 } = {}): string {
  const spots = Array.from({ length: specks }, (_, index) => {
    const [x, y] = [(index * 397) % SIZE.width, (index * 211) % SIZE.height]
    return `<rect x="${x}" y="${y}" width="2" height="2" fill="#555"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
    <defs><linearGradient id="g" x2="1" y2="0.3"><stop offset="0" stop-color="#fbf8f0"/>
    <stop offset="1" stop-color="rgb(${255 - shade},${250 - shade},${240 - shade})"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${spots.join('')}
    <path d="M250 400 C 300 180 340 180 360 380 S 420 200 470 300 S 600 200 650 260" fill="none" stroke="${ink}" stroke-width="9" stroke-linecap="round"/>
    <circle cx="470" cy="203" r="7" fill="${ink}"/></svg>`
}

const photographed = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
const liftedOf = async (picture: Buffer): Promise<Raster> => liftInk(await decode(picture))
const sheet = (background: string): Promise<Buffer> =>
  sharp({ create: { ...SIZE, channels: 3, background } })
    .jpeg()
    .toBuffer()

describe('ink that is lifted off its paper', () => {
  it('is cut to itself, whichever ink it is and however the light falls', async () => {
    const inks = fc.constantFrom('#20242c', '#1b3f9e', '#303030')
    const light = fc.record({
      ink: inks,
      shade: fc.integer({ min: 0, max: 110 }),
      specks: fc.integer({ min: 0, max: 60 }),
    })
    await checkAsyncProperty(
      fc.asyncProperty(light, async (how) => {
        const { width, height } = await liftedOf(await photographed(written(how)))
        expect(Math.abs(width - STROKES.width)).toBeLessThan(6)
        expect(Math.abs(height - STROKES.height)).toBeLessThan(6)
      }),
      20,
    )
  })

  it('covers strokes and leaves the paper free', async () => {
    const cover = await liftedOf(await photographed(written()))
    const shares = [0, 255].map((level) => cover.data.filter((value) => value === level).length / cover.data.length)
    expect(shares[0]).toBeGreaterThan(0.75)
    expect(shares[1]).toBeGreaterThan(0.05)
    // The corners of the box are paper.
    expect([cover.data[0], cover.data[cover.width - 1]]).toEqual([0, 0])
  })

  it('is of the prescribed colour on nothing', async () => {
    const picture = await encodeInk(await liftedOf(await photographed(written())), BLUE)
    const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
    expect(info.channels).toBe(4)
    expect([...data.subarray(0, 3)]).toEqual([...BLUE])
    const alphas = data.filter((_, at) => at % 4 === 3)
    expect([Math.min(...alphas.slice(0, 1_000)), alphas.includes(255)]).toEqual([0, true])
  })

  it('is taken from a picture on nothing as well', async () => {
    const svg = written({ shade: 0, specks: 0 }).replace(/<rect width="100%"[^>]*>/, '')
    const { width } = await liftedOf(await sharp(Buffer.from(svg)).png().toBuffer())
    expect(Math.abs(width - STROKES.width)).toBeLessThan(6)
  })

  it('is missed where there is none, too small, or dark all over', async () => {
    const small = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="100%" height="100%" fill="#fff"/>
      <rect x="300" y="300" width="30" height="9" fill="#111"/></svg>`
    const dark = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="100%" height="100%" fill="#fff"/>
      <rect x="150" y="100" width="600" height="400" fill="#222"/></svg>`
    for (const [picture, code] of [
      [await sheet('#f7f5ef'), 'signing.picture-no-ink'],
      [await photographed(small), 'signing.picture-too-small'],
      [await photographed(dark), 'signing.picture-not-on-white'],
    ] as const) {
      await expect(liftedOf(picture), code).rejects.toMatchObject({ code })
    }
  })
})
