import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findSheetOnBed } from '../../../main/core/scanning/imaging/clean/bed.ts'
import { isBlank } from '../../../main/core/scanning/imaging/clean/blank.ts'
import { colourOf } from '../../../main/core/scanning/imaging/clean/colour.ts'
import { inkOf } from '../../../main/core/scanning/imaging/clean/ink.ts'
import { brightnessOf, lookAt } from '../../../main/core/scanning/imaging/clean/planes.ts'
import { proposeCut } from '../../../main/core/scanning/imaging/clean/propose.ts'
import { cutOut } from '../../../main/core/scanning/imaging/clean/render.ts'
import { findSkew } from '../../../main/core/scanning/imaging/clean/skew.ts'
import { despeckle } from '../../../main/core/scanning/imaging/clean/specks.ts'
import { whiten } from '../../../main/core/scanning/imaging/clean/white.ts'
import { createRaster, type Raster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { drawPaper, type Paper, scan } from '../../pages/index.ts'
import { checkProperty } from '../../property.ts'

/** Papers are drawn at the resolution that most rules look at, which is a quarter of the dots. */
const DPI = 100
const SCANNER = { origin: 'scanner', quad: null } as const

let form: Paper
let sealed: Paper
let signed: Paper
let pencilled: Paper
let named: Paper
let empty: Paper

beforeAll(async () => {
  form = await drawPaper({ seed: 1, dpi: DPI })
  sealed = await drawPaper({ seed: 2, dpi: DPI, stamp: true })
  signed = await drawPaper({ seed: 3, dpi: DPI, signature: true })
  pencilled = await drawPaper({ seed: 4, dpi: DPI, kind: 'empty', pencil: true })
  named = await drawPaper({ seed: 5, dpi: DPI, kind: 'name' })
  empty = await drawPaper({ seed: 6, dpi: DPI, kind: 'empty' })
}, 60_000)

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const angles = fc.double({ min: -7, max: 7, noNaN: true })

/** The share of a picture's dots that are darker than half of white. */
function inkShare({ width, height, channels, data }: Raster): number {
  let dark = 0
  for (let at = 0; at < width * height; at += 1) {
    const level =
      channels === 1 ? (data[at] ?? 0) : brightnessOf(data[at * 3] ?? 0, data[at * 3 + 1] ?? 0, data[at * 3 + 2] ?? 0)
    if (level < 128) dark += 1
  }
  return dark
}

describe('straightening', () => {
  it('finds any angle within seven degrees to a twentieth of a degree, whatever the noise', () => {
    checkProperty(
      fc.property(angles, seeds, fc.double({ min: 0, max: 8, noNaN: true }), (skew, seed, noise) => {
        const { gray } = lookAt(scan(form.raster, { seed, skew, noise, specks: 60 }), DPI)
        const found = findSkew(inkOf(gray, 0.8), gray)
        expect(found.confidence).toBeGreaterThan(2.2)
        expect(Math.abs(found.degrees - skew)).toBeLessThanOrEqual(0.05)
      }),
      12,
    )
  })

  it('sees how little a page is askew that is hardly askew', () => {
    for (const skew of [-0.1, -0.06, 0, 0.06, 0.1]) {
      const { gray } = lookAt(scan(form.raster, { seed: 3, skew, noise: 3, specks: 40 }), DPI)
      expect(Math.abs(findSkew(inkOf(gray, 0.8), gray).degrees - skew)).toBeLessThanOrEqual(0.02)
    }
  })

  it('leaves a page alone that has nothing to be straightened by', () => {
    const cut = proposeCut({ raster: scan(empty.raster, { seed: 1, noise: 4, specks: 40 }), dpi: DPI }, SCANNER)
    expect(cut).toEqual({ quad: null, skew: 0, crop: null })
  })
})

describe('the sheet on its bed', () => {
  it('is cut out of a dark and of a light bed to half a millimetre, and loses no ink', () => {
    checkProperty(
      fc.property(angles, seeds, fc.constantFrom('dark' as const, 'light' as const), (skew, seed, bed) => {
        const source = { raster: scan(sealed.raster, { seed, skew, bed, noise: 3 }), dpi: DPI }
        const { raster } = cutOut(source, { ...proposeCut(source, SCANNER), turn: 0, whiten: false, colour: 'colour' })
        expect(Math.abs(raster.width - sealed.raster.width)).toBeLessThanOrEqual(5)
        expect(Math.abs(raster.height - sealed.raster.height)).toBeLessThanOrEqual(5)
      }),
      6,
    )
  })

  it('never crops ink, however the page lies', () => {
    checkProperty(
      fc.property(angles, seeds, (skew, seed) => {
        const source = { raster: scan(form.raster, { seed, skew, noise: 2 }), dpi: DPI }
        const cut = cutOut(source, { ...proposeCut(source, SCANNER), turn: 0, whiten: false, colour: 'colour' })
        const whole = cutOut(source, {
          quad: null,
          skew: proposeCut(source, SCANNER).skew,
          crop: null,
          turn: 0,
          whiten: false,
          colour: 'colour',
        })
        // Moving by parts of a dot changes a few edges, a lost line would be hundreds of dots.
        expect(Math.abs(inkShare(cut.raster) - inkShare(whole.raster))).toBeLessThan(0.02 * inkShare(whole.raster))
      }),
      12,
    )
  })

  it('is not seen where there is no bed', () => {
    expect(findSheetOnBed(lookAt(scan(form.raster, { seed: 3, shadow: 0.25 }), DPI))).toBeNull()
  })
})

describe('turning', () => {
  it('four quarters are none', () => {
    checkProperty(
      fc.property(fc.constantFrom(90 as const, 180 as const, 270 as const), seeds, (turn, seed) => {
        const source = { raster: scan(sealed.raster, { seed, noise: 2 }), dpi: DPI }
        const recipe = { quad: null, skew: 0, crop: null, whiten: false, colour: 'colour' } as const
        const turned = cutOut(source, { ...recipe, turn })
        const back = cutOut(turned, { ...recipe, turn: turn === 90 ? 270 : turn === 270 ? 90 : 180 })
        expect(Buffer.compare(Buffer.from(back.raster.data), Buffer.from(source.raster.data))).toBe(0)
      }),
      6,
    )
  })
})

describe('a blank page', () => {
  it('is one with nothing but specks, grain and what shines through', () => {
    checkProperty(
      fc.property(seeds, fc.double({ min: 0, max: 6, noNaN: true }), (seed, noise) => {
        const picture = scan(empty.raster, { seed, noise, specks: 80, through: { raster: form.raster, share: 0.14 } })
        expect(isBlank(lookAt(picture, DPI))).toBe(true)
      }),
      6,
    )
  })

  it('is none with a name, a pencil note, a seal or a signature', () => {
    checkProperty(
      fc.property(seeds, angles, fc.double({ min: 0, max: 6, noNaN: true }), (seed, skew, noise) => {
        for (const { raster } of [named, pencilled, sealed, signed, form]) {
          expect(isBlank(lookAt(scan(raster, { seed, skew, noise, shadow: 0.2 }), DPI))).toBe(false)
        }
      }),
      6,
    )
  })
})

describe('the colours of a page', () => {
  it('stay where there is a seal or a signature, and go from print on yellowed paper', () => {
    const paper = [238, 228, 205] as const
    const of = (raster: Raster, seed: number) => colourOf(lookAt(scan(raster, { seed, paper, noise: 5 }), DPI))
    for (const seed of [1, 2, 3]) {
      expect(of(sealed.raster, seed)).toBe('colour')
      expect(of(signed.raster, seed)).toBe('colour')
      expect(of(form.raster, seed)).not.toBe('colour')
    }
  })

  it('gray stays where a pencil wrote', () => {
    expect(colourOf(lookAt(pencilled.raster, DPI))).toBe('gray')
  })
})

describe('whitening', () => {
  it('makes shaded and yellowed paper white and keeps seal, ink and pencil', () => {
    const page = scan(sealed.raster, { seed: 9, shadow: 0.35, noise: 3, paper: [235, 222, 198] })
    whiten(page, DPI)
    const levels = [0, 0, 0]
    for (let at = 0; at < page.data.length; at += 3) {
      if ((page.data[at] ?? 0) > 245 && (page.data[at + 1] ?? 0) > 245 && (page.data[at + 2] ?? 0) > 245) {
        levels[0] = (levels[0] ?? 0) + 1
      } else if ((page.data[at] ?? 0) - (page.data[at + 1] ?? 0) > 60) levels[1] = (levels[1] ?? 0) + 1
      else if ((page.data[at] ?? 0) < 110) levels[2] = (levels[2] ?? 0) + 1
    }
    const dots = page.width * page.height
    expect((levels[0] ?? 0) / dots).toBeGreaterThan(0.9)
    expect((levels[1] ?? 0) / dots).toBeGreaterThan(0.002)
    expect((levels[2] ?? 0) / dots).toBeGreaterThan(0.01)
  })

  it('does not wash out a photograph', () => {
    const page = createRaster(400, 400, 1, 240)
    for (let y = 100; y < 300; y += 1) page.data.fill(120, y * 400 + 100, y * 400 + 300)
    whiten(page, 200)
    expect(page.data[200 * 400 + 200]).toBeLessThan(160)
    expect(page.data[20 * 400 + 20]).toBe(255)
  })
})

describe('despeckling', () => {
  it('takes specks and leaves the smallest dot of a letter', () => {
    const page = createRaster(200, 200, 1, 255)
    const square = (left: number, top: number, size: number): void => {
      for (let y = top; y < top + size; y += 1) page.data.fill(20, y * 200 + left, y * 200 + left + size)
    }
    square(20, 20, 1)
    square(60, 60, 2)
    square(120, 120, 5)
    despeckle(page, 200)
    expect(page.data[20 * 200 + 20]).toBe(255)
    expect(page.data[60 * 200 + 60]).toBe(255)
    expect(page.data[122 * 200 + 122]).toBe(20)
  })

  it('leaves every dot that stands by a letter, however small: without it ạ is a', () => {
    const page = createRaster(200, 200, 1, 255)
    const square = (left: number, top: number, side: number) => {
      for (let y = top; y < top + side; y += 1) for (let x = left; x < left + side; x += 1) page.data[y * 200 + x] = 20
    }
    square(100, 100, 12)
    // Under it, and further away than dots of letters are.
    square(105, 116, 2)
    square(105, 150, 2)
    despeckle(page, 200)
    expect(page.data[116 * 200 + 105]).toBe(20)
    expect(page.data[150 * 200 + 105]).toBe(255)
  })
})
