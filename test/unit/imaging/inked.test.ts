import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrinkTo } from '../../../main/core/scanning/imaging/clean/shrink.ts'
import { whiten } from '../../../main/core/scanning/imaging/clean/white.ts'
import { forInked } from '../../../main/core/scanning/imaging/picture/inked.ts'
import { createRaster, type Raster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { checkProperty } from '../../property.ts'

const channels = fc.constantFrom(1 as const, 3 as const)
const side = fc.integer({ min: 1, max: 40 })
const dots = fc.array(fc.record({ at: fc.nat(), level: fc.integer({ min: 0, max: 254 }) }), { maxLength: 12 })

/** A white picture with a few bytes that are not; its bytes begin somewhere in a larger piece of memory. */
function pictureOf(
  width: number,
  height: number,
  count: 1 | 3,
  ink: readonly { at: number; level: number }[],
  from = 0,
) {
  const length = width * height * count
  const data = new Uint8Array(length + from).subarray(from).fill(255)
  for (const { at, level } of ink) data[at % length] = level
  return { width, height, channels: count, data } satisfies Raster
}

describe('a page that is white nearly everywhere', () => {
  it('is told in stretches that hold every dot which is not white, each once and in order', () => {
    checkProperty(
      fc.property(side, side, channels, dots, fc.integer({ min: 0, max: 3 }), (width, height, count, ink, from) => {
        const picture = pictureOf(width, height, count, ink, from)
        const told = new Set<number>()
        let last = -1
        forInked(picture, (y, start, end) => {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(width)
          expect(y * width + start).toBeGreaterThan(last)
          for (let x = start; x < end; x += 1) told.add(y * width + x)
          last = y * width + end - 1
        })
        for (const [at, level] of picture.data.entries()) {
          if (level !== 255) expect(told).toContain(Math.floor(at / count))
        }
      }),
      200,
    )
  })

  it('is made smaller to the means of its blocks', () => {
    checkProperty(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.integer({ min: 8, max: 40 }),
        channels,
        dots,
        (width, height, count, ink) => {
          const picture = pictureOf(width, height, count, ink)
          const by = Math.ceil(Math.max(width, height) / 10)
          const small = shrinkTo(picture, 10)
          for (const [at, level] of small.data.entries()) {
            const [dot, channel] = [Math.floor(at / count), at % count]
            const [left, top] = [(dot % small.width) * by, Math.floor(dot / small.width) * by]
            let sum = 0
            for (let y = top; y < top + by; y += 1) {
              for (let x = left; x < left + by; x += 1) sum += picture.data[(y * width + x) * count + channel] ?? 0
            }
            expect(Math.abs(level - sum / by ** 2)).toBeLessThan(1)
          }
        },
      ),
      100,
    )
  })

  it('gets the same white paper wherever its bytes begin', () => {
    checkProperty(
      fc.property(
        channels,
        fc.integer({ min: 17, max: 61 }),
        fc.integer({ min: 150, max: 250 }),
        dots,
        (count, width, paper, ink) => {
          const aligned = pictureOf(width, 40, count, [])
          for (const [at] of aligned.data.entries()) aligned.data[at] = paper - ((at * 7) % 23)
          for (const { at, level } of ink) aligned.data[at % aligned.data.length] = level
          // One byte further on nothing can be looked at in words, so that every byte is divided by itself.
          const shifted = {
            ...createRaster(width, 40, count),
            data: new Uint8Array(aligned.data.length + 1).subarray(1),
          }
          shifted.data.set(aligned.data)
          whiten(aligned, 200)
          whiten(shifted, 200)
          expect(Buffer.compare(aligned.data, shifted.data)).toBe(0)
        },
      ),
      60,
    )
  })
})
