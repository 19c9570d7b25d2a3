import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow, readPlace } from '../../../main/window/bounds.ts'

const LAPTOP = { x: 0, y: 0, width: 1366, height: 740 }
const MONITOR = { x: 1366, y: -200, width: 2560, height: 1400 }

describe('the place of the window', () => {
  it('is the middle of the first screen on the first start, no larger than that screen', () => {
    expect(placeWindow(undefined, [MONITOR])).toEqual({ x: 1926, y: 50, width: 1440, height: 900 })
    expect(placeWindow(undefined, [LAPTOP])).toEqual(LAPTOP)
  })

  it('is where it was left', () => {
    const kept = { x: 1500, y: 0, width: 1600, height: 1000, maximized: false }
    expect(placeWindow(kept, [LAPTOP, MONITOR])).toEqual({ x: 1500, y: 0, width: 1600, height: 1000 })
  })

  it('comes back to the first screen when the other one was unplugged', () => {
    const kept = { x: 1500, y: 0, width: 1600, height: 1000, maximized: true }
    expect(placeWindow(kept, [LAPTOP])).toEqual(LAPTOP)
  })

  it('always lies within one screen', () => {
    const coordinate = fc.integer({ min: -5_000, max: 5_000 })
    const length = fc.integer({ min: 640, max: 5_000 })
    const area = fc.record({ x: coordinate, y: coordinate, width: length, height: length })
    const place = fc.record({ x: coordinate, y: coordinate, width: length, height: length, maximized: fc.boolean() })
    fc.assert(
      fc.property(fc.option(place, { nil: undefined }), area, area, (kept, first, second) => {
        const at = placeWindow(kept, [first, second])
        const within = [first, second].some(
          (screen) =>
            at.x >= screen.x &&
            at.y >= screen.y &&
            at.x + at.width <= screen.x + screen.width &&
            at.y + at.height <= screen.y + screen.height,
        )
        expect(within).toBe(true)
      }),
    )
  })
})

describe('a kept place', () => {
  it('counts as none when it cannot be read', () => {
    for (const text of [
      undefined,
      '',
      'null',
      '{',
      '{"x":0}',
      '{"x":0,"y":0,"width":1e9,"height":1,"maximized":false}',
    ]) {
      expect(readPlace(text)).toBeUndefined()
    }
    expect(readPlace('{"x":1,"y":2,"width":1400,"height":800,"maximized":true}')).toEqual({
      x: 1,
      y: 2,
      width: 1400,
      height: 800,
      maximized: true,
    })
  })
})
