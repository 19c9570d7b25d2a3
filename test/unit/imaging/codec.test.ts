import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { decode, decodeAndJudge, encodeJpeg, readHeader } from '../../../main/core/scanning/imaging/picture/codec.ts'
import { createRaster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { checkAsyncProperty } from '../../property.ts'

const RED = { r: 228, g: 40, b: 36 } as const

/** A red picture as JPEG with a colour profile. */
function red(profile: 'p3' | 'srgb'): Promise<Buffer> {
  return sharp({ create: { width: 32, height: 32, channels: 3, background: RED } })
    .withIccProfile(profile)
    .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** How far the middle of a picture is from the red that it was drawn in, in levels. */
async function farFromRed(picture: Buffer): Promise<number> {
  const { data } = await decode(picture)
  const at = (16 * 32 + 16) * 3
  return Math.max(...[RED.r, RED.g, RED.b].map((level, channel) => Math.abs((data[at + channel] ?? 0) - level)))
}

describe('the colours of a picture', () => {
  it('are the same with the usual profile as without', async () => {
    const picture = await red('srgb')
    expect((await readHeader(picture)).standardColours).toBe(true)
    expect(await farFromRed(picture)).toBeLessThanOrEqual(3)
  })

  it('are turned into the usual ones where a profile says that they are others', async () => {
    const picture = await red('p3')
    expect((await readHeader(picture)).standardColours).toBe(false)
    expect(await farFromRed(picture)).toBeLessThanOrEqual(6)
  })
})

describe('a page that is encoded', () => {
  it('keeps its resolution and carries no profile', async () => {
    for (const channels of [1, 3] as const) {
      const encoded = await encodeJpeg(createRaster(40, 30, channels, 200), 60, 300)
      expect(await sharp(encoded).metadata()).toMatchObject({
        format: 'jpeg',
        density: 300,
        hasProfile: false,
        channels,
      })
      const { width, height, data } = await decode(encoded)
      expect([width, height, data[0]]).toEqual([40, 30, 200])
    }
  })
})

describe('a JPEG with its end', () => {
  const MOST_DOTS = 1_000_000
  const END_OF_IMAGE = Buffer.from([0xff, 0xd9])
  let whole: Buffer
  /** Where its dots begin. */
  let dotsAt: number

  beforeAll(async () => {
    const raster = createRaster(320, 240, 3)
    // Nowhere alike, so that every byte of the file counts.
    for (let at = 0; at < raster.data.length; at += 1) raster.data[at] = (at * 2_654_435_761) >>> 24
    whole = await encodeJpeg(raster, 80, 200)
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]))
    dotsAt = scan + 2 + whole.readUInt16BE(scan + 2)
  })

  const isSound = async (picture: Uint8Array) => {
    const { raster, sound } = await decodeAndJudge(picture, MOST_DOTS)
    expect([raster.width, raster.height]).toEqual([320, 240])
    return sound
  }

  it('is sound as it was written', async () => {
    expect(await isSound(whole)).toBe(true)
  })

  it('is decoded and told to be damaged wherever its rest is missing', async () => {
    await checkAsyncProperty(
      fc.asyncProperty(fc.integer({ min: 16, max: whole.length - dotsAt - 64 }), async (kept) => {
        expect(await isSound(Buffer.concat([whole.subarray(0, dotsAt + kept), END_OF_IMAGE]))).toBe(false)
      }),
      30,
    )
  })
})
