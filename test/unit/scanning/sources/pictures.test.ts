import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pageOf } from '../../../../main/core/scanning/sources/page.ts'
import { findPictureHead } from '../../../../main/core/scanning/sources/picture.ts'
import { checkProperty } from '../../../property.ts'

const drawn = sharp({ create: { width: 210, height: 297, channels: 3, background: { r: 200, g: 30, b: 30 } } })
const withDensity = () => drawn.clone().withMetadata({ density: 150 })

/** Dots per millimetre. */
const DENSITY = { xres: 150 / 25.4, yres: 150 / 25.4 }

const PICTURES: readonly (readonly [kind: string, content: Buffer, dpi: number | undefined])[] = [
  ['jpeg', await drawn.clone().jpeg().toBuffer(), undefined],
  ['jpeg', await withDensity().jpeg().toBuffer(), 150],
  ['jpeg', await withDensity().jpeg({ progressive: true }).toBuffer(), 150],
  ['png', await withDensity().png().toBuffer(), 150],
  ['png', await drawn.clone().png().toBuffer(), undefined],
  [
    'tiff',
    await drawn
      .clone()
      .tiff({ compression: 'none', resolutionUnit: 'inch', ...DENSITY })
      .toBuffer(),
    150,
  ],
  [
    'tiff',
    await drawn
      .clone()
      .tiff({ compression: 'lzw', resolutionUnit: 'cm', ...DENSITY })
      .toBuffer(),
    150,
  ],
  [
    'tiff',
    await drawn
      .clone()
      .tiff({ tile: true, compression: 'jpeg', ...DENSITY })
      .toBuffer(),
    150,
  ],
]

describe.each(PICTURES)('a picture of kind %s', (kind, content, dpi) => {
  it('says its size, and its resolution where it has one', () => {
    const head = findPictureHead(content)
    expect(head).toMatchObject({ kind, width: 210, height: 297 })
    if (dpi !== undefined) expect(head?.dpi).toBe(dpi)
  })

  it('is none any more when it is cut off anywhere', () => {
    checkProperty(
      fc.property(fc.integer({ min: 0, max: content.length - 2 }), (length) => {
        expect(findPictureHead(content.subarray(0, length))).toBeUndefined()
      }),
    )
  })

  it('never throws, whatever a driver made of it', () => {
    checkProperty(
      fc.property(fc.nat(content.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(content)
        damaged[at] = byte
        const head = findPictureHead(damaged)
        if (head !== undefined) expect(head.width * head.height).toBeGreaterThan(0)
      }),
      300,
    )
  })
})

it('takes no noise for a picture', () => {
  checkProperty(
    fc.property(
      fc.constantFrom('', '\u00ff\u00d8', '\u0089PNG\r\n\u001a\n', 'II*\0', 'MM\0*'),
      fc.uint8Array(),
      (mark, noise) => {
        expect(findPictureHead(Buffer.concat([Buffer.from(mark, 'latin1'), noise]))).toBeUndefined()
      },
    ),
  )
})

it('takes no speck for a page, and no picture with more dots than any sheet has', async () => {
  const jpegOf = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer()
  expect(pageOf(await jpegOf(210, 297), 100).dpi).toBe(100)
  for (const [width, height] of [
    [40, 297],
    [25_000, 80],
  ] as const) {
    const content = await jpegOf(width, height)
    expect(() => pageOf(content, 100)).toThrow('scanning.broken-picture')
  }
})

it('does not believe a density that no scanner has', async () => {
  expect(findPictureHead(await drawn.clone().withMetadata({ density: 2 }).png().toBuffer())?.dpi).toBeUndefined()
})
