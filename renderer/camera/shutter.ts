import type { PageQuad } from '../../shared/scanning/index.ts'
import { type FrameView, sheetPart } from './frame-view.ts'

/** What is not as it should be, the worst first; each has its advice in the catalogues. */
export const FRAME_FAULTS = ['dark', 'glare', 'shadow', 'no-sheet', 'cut-off', 'far', 'blurred', 'moving'] as const
export type FrameFault = (typeof FRAME_FAULTS)[number]

/** Where each fault begins. Found on pages photographed in good and bad light; see {@link FrameView} for the units. */
const LIMITS = { paper: 88, glare: 0.06, shadow: 62, edge: 0.6, part: 0.22, still: 0.008, moved: 0.03 } as const

/** How long a sheet must lie still, in milliseconds, and in how many frames, before it is taken unasked. */
const STILL = { forMs: 600, frames: 3 } as const

/** What is wrong with a frame. Only the first two or three need be said. */
export function faultsOf(view: FrameView): readonly FrameFault[] {
  const found: Record<FrameFault, boolean> = {
    dark: view.paper < LIMITS.paper,
    glare: view.glare > LIMITS.glare,
    shadow: view.sheet !== null && view.shadow > LIMITS.shadow,
    'no-sheet': view.sheet === null,
    'cut-off': view.sheet?.whole === false,
    far: view.sheet !== null && sheetPart(view) < LIMITS.part,
    blurred: view.edge !== null && view.edge < LIMITS.edge,
    moving: view.moved > LIMITS.still,
  }
  return FRAME_FAULTS.filter((fault) => found[fault])
}

/** Faults with which no picture is taken unasked: the officer may still take it. */
const HOLDS_BACK: ReadonlySet<FrameFault> = new Set(['dark', 'no-sheet', 'cut-off', 'far', 'blurred', 'moving'])

/** How far the shutter is: a new sheet is awaited (`taken`), looked for, or lies still since then. */
export type ShutterState =
  | { readonly phase: 'taken' }
  | { readonly phase: 'looking' }
  | { readonly phase: 'still'; readonly since: number; readonly frames: number }

/** A shutter before its first frame. */
export const READY: ShutterState = { phase: 'looking' }
/** A shutter after a picture: it waits until something moves, so that no sheet is taken twice. */
export const TAKEN: ShutterState = { phase: 'taken' }

/**
 * The next state of the shutter, and whether a picture is to be taken now: when a whole sheet lies still, sharp and in enough light.
 * @param at when the frame was seen, in milliseconds of any steady clock
 */
export function watch(state: ShutterState, view: FrameView, at: number): { state: ShutterState; take: boolean } {
  const moved = view.moved > LIMITS.moved
  if (state.phase === 'taken' && !moved) return { state, take: false }
  if (moved || faultsOf(view).some((fault) => HOLDS_BACK.has(fault))) {
    return { state: state.phase === 'taken' && !moved ? state : READY, take: false }
  }
  if (state.phase !== 'still') return { state: { phase: 'still', since: at, frames: 1 }, take: false }
  const frames = state.frames + 1
  if (frames >= STILL.frames && at - state.since >= STILL.forMs) return { state: TAKEN, take: true }
  return { state: { ...state, frames }, take: false }
}

/** Which of some frames is the best picture: the sharpest, but not one in which something moved. -1 of none. */
export function bestFrame(views: readonly FrameView[]): number {
  const score = ({ sharpness, moved }: FrameView) => sharpness * (moved > LIMITS.still ? 0.25 * (1 - moved) : 1)
  let best = -1
  views.forEach((view, index) => {
    const holder = views[best]
    if (holder === undefined || score(view) > score(holder)) best = index
  })
  return best
}

/** Longer and shorter side of A4 in inches. */
const A4 = { long: 297 / 25.4, short: 210 / 25.4 } as const

/** Dots per inch of a sheet in a photograph, were it A4; by its sides, so that a sheet seen aslant counts as what it is. */
export function dpiOfSheet(quad: PageQuad, width: number, height: number): number {
  const side = (from: 0 | 1 | 2 | 3, to: 0 | 1 | 2 | 3) =>
    Math.hypot((quad[to].x - quad[from].x) * width, (quad[to].y - quad[from].y) * height)
  const [across, down] = [(side(0, 1) + side(3, 2)) / 2, (side(1, 2) + side(0, 3)) / 2]
  const [long, short] = [Math.max(across, down), Math.min(across, down)]
  return Math.round(Math.min(long / A4.long, short / A4.short))
}
