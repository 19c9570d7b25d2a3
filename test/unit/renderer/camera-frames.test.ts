import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FrameView, lookAt, type Memory, sheetPart } from '../../../renderer/camera/frame-view.ts'
import {
  bestFrame,
  dpiOfSheet,
  faultsOf,
  READY,
  type ShutterState,
  TAKEN,
  watch,
} from '../../../renderer/camera/shutter.ts'
import { type Dots, WHOLE_PICTURE } from '../../../shared/scanning/index.ts'
import { checkProperty } from '../../property.ts'

interface Scene {
  /** Times that neighbouring dots were mixed. */
  readonly blur?: number
  readonly light?: number
  readonly noise?: number
  /** Turns the print of one page into that of another. */
  readonly print?: number
  readonly seed?: number
  readonly shadow?: boolean
  readonly glare?: boolean
}

const [WIDTH, HEIGHT] = [640, 480]

/** A sheet with print in the middle of a dark table. */
function frame({ blur = 0, light = 1, noise = 3, print = 1, seed = 1, shadow, glare }: Scene = {}): Dots {
  let gray = new Float32Array(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const onPaper = x > 160 && x < 480 && y > 30 && y < 450
      const isInk = x > 190 && x < 450 && y > 60 && y < 420 && y % 14 < 7 && (x * print * 31 + (y >> 4) * 17) % 11 < 4
      const paper = (shadow && x < 310 ? 160 : 228) + (glare && y < 150 ? 60 : 0)
      gray[y * WIDTH + x] = (onPaper ? (isInk ? 45 : paper) : 80) * light
    }
  }
  for (let round = 0; round < blur; round += 1) gray = mixed(gray)
  const random = fc.sample(fc.integer({ min: -100, max: 100 }), { numRuns: 4_096, seed })
  const data = new Uint8ClampedArray(gray.length)
  for (let at = 0; at < data.length; at += 1) {
    data[at] = (gray[at] ?? 0) + ((random[(at * 31 + (at >> 9) * 7) % random.length] ?? 0) * noise) / 50
  }
  return { data, channels: 1, width: WIDTH, height: HEIGHT }
}

function mixed(gray: Float32Array): Float32Array<ArrayBuffer> {
  return gray.map(
    (value, at) =>
      (2 * value +
        (gray[at - 1] ?? value) +
        (gray[at + 1] ?? value) +
        (gray[at - WIDTH] ?? value) +
        (gray[at + WIDTH] ?? value)) /
      6,
  )
}

/** What is seen when frames come one after another. */
function seen(...scenes: readonly Scene[]): FrameView[] {
  let memory: Memory | undefined
  return scenes.map((scene, index) => {
    const looked = lookAt(frame({ seed: index + 1, ...scene }), memory)
    memory = looked.memory
    return looked.view
  })
}

function last(views: readonly FrameView[]): FrameView {
  const view = views.at(-1)
  if (view === undefined) throw new Error('nothing was seen')
  return view
}

describe('a frame of the camera', () => {
  it('of a still, sharp sheet in good light has no fault', () => {
    expect(faultsOf(last(seen({}, {})))).toEqual([])
  })

  it('tells what is wrong, in light and in bad light', () => {
    expect(faultsOf(last(seen({ blur: 14 }, { blur: 14 })))).toEqual(['blurred'])
    expect(faultsOf(last(seen({ light: 0.3, noise: 6 }, { light: 0.3, noise: 6 })))).toContain('dark')
    expect(faultsOf(last(seen({ shadow: true }, { shadow: true })))).toContain('shadow')
    expect(faultsOf(last(seen({ glare: true }, { glare: true })))).toContain('glare')
    expect(faultsOf(last(seen({ print: 1 }, { print: 3 })))).toEqual(['moving'])
    expect(faultsOf(last(seen({})))).toEqual(['moving'])
  })

  it('counts noise neither as movement nor as sharpness of its own', () => {
    const views = seen({ noise: 12 }, { noise: 12, seed: 99 })
    expect(last(views).moved).toBe(0)
    expect(last(seen({ noise: 8, blur: 14 }, { noise: 8, blur: 14 })).edge).toBeLessThan(last(seen({}, {})).edge ?? 0)
  })

  it('is the sharper the less it is blurred', () => {
    const sharpness = [0, 2, 5, 10, 20].map((blur) => last(seen({ blur })).sharpness)
    expect(sharpness).toEqual([...sharpness].sort((one, other) => other - one))
  })

  it('of nothing at all has no edges to judge by, and is no sheet', () => {
    const { view } = lookAt(
      { data: new Uint8Array(320 * 240).fill(120), channels: 1, width: 320, height: 240 },
      undefined,
    )
    expect(view).toMatchObject({ edge: null, sheet: null })
    expect(sheetPart(view)).toBe(0)
  })
})

describe('the choice of a frame', () => {
  const [still] = seen({}, {}).slice(-1)
  if (still === undefined) throw new Error('nothing was seen')

  it('is the sharpest in which nothing moves', () => {
    const views = [
      { ...still, sharpness: 100 },
      { ...still, sharpness: 900, moved: 0.3 },
      { ...still, sharpness: 400 },
    ]
    expect(bestFrame(views)).toBe(2)
    expect(bestFrame([])).toBe(-1)
  })

  it('never is a blurred one where the same sheet was sharp, wherever in the ring it came', () => {
    checkProperty(
      fc.property(fc.array(fc.double({ min: 1, max: 5_000, noNaN: true }), { minLength: 1, maxLength: 8 }), (all) => {
        const chosen = bestFrame(all.map((sharpness) => ({ ...still, sharpness })))
        expect(all[chosen]).toBe(Math.max(...all))
      }),
    )
  })
})

describe('the shutter', () => {
  const [good] = seen({}, {}).slice(-1)
  if (good === undefined) throw new Error('nothing was seen')
  const hand: FrameView = { ...good, moved: 0.4 }

  /** When pictures are taken, of frames a tenth of a second apart. */
  function taken(views: readonly FrameView[], from: ShutterState = READY): number[] {
    let state = from
    return views.flatMap((view, index) => {
      const next = watch(state, view, index * 100)
      state = next.state
      return next.take ? [index] : []
    })
  }
  const times = (count: number, view: FrameView) => Array.from({ length: count }, () => view)

  it('takes a sheet that lies still once, and the next one after it was laid down', () => {
    expect(taken(times(40, good))).toEqual([6])
    expect(taken([...times(20, good), ...times(3, hand), ...times(20, good)])).toEqual([6, 29])
  })

  it('waits for light, for a whole sheet, for sharpness and for stillness', () => {
    const bad: readonly FrameView[] = [
      { ...good, paper: 40 },
      { ...good, sheet: null },
      { ...good, sheet: { quad: WHOLE_PICTURE, whole: false } },
      { ...good, edge: 0.4 },
      { ...good, moved: 0.02 },
    ]
    for (const view of bad) {
      expect(taken(times(40, view))).toEqual([])
      expect(taken([...times(5, good), view, ...times(6, good)])).toEqual([])
    }
  })

  it('does not take the sheet again that was taken by hand', () => {
    expect(taken(times(40, good), TAKEN)).toEqual([])
  })

  it('never takes two pictures without a movement between them', () => {
    const views = fc.array(
      fc.oneof(
        fc.record({ moved: fc.double({ min: 0, max: 0.1, noNaN: true }), paper: fc.integer({ min: 40, max: 255 }) }),
        fc.constant({ moved: 0, paper: 200 }),
      ),
      { maxLength: 120 },
    )
    checkProperty(
      fc.property(views, (list) => {
        const frames = list.map((view) => ({ ...good, ...view }))
        const at = taken(frames)
        at.slice(1).forEach((index, before) => {
          expect(frames.slice((at[before] ?? 0) + 1, index).some(({ moved }) => moved > 0.03)).toBe(true)
        })
      }),
    )
  })
})

describe('the resolution of a photographed sheet', () => {
  it('is that of an A4 sheet as large, however it lies', () => {
    expect(dpiOfSheet(WHOLE_PICTURE, 1654, 2339)).toBe(200)
    expect(dpiOfSheet(WHOLE_PICTURE, 2339, 1654)).toBe(200)
    const half: typeof WHOLE_PICTURE = [
      { x: 0.25, y: 0 },
      { x: 0.75, y: 0 },
      { x: 0.75, y: 1 },
      { x: 0.25, y: 1 },
    ]
    expect(dpiOfSheet(half, 1280, 720)).toBe(62)
  })
})
