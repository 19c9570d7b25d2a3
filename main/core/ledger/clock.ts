/**
 * A point of hybrid logical time: the wall clock in milliseconds since 1970, and a counter for what happened within the
 * same millisecond or while the wall clock stood still or ran back (Kulkarni et al., "Logical Physical Clocks", 2014).
 */
export interface Tick {
  readonly wallMs: number
  readonly logical: number
}

/** The largest counter; the next tick moves on by a millisecond. */
export const MAX_LOGICAL = 0xffff

/** The time before every event. */
export const ZERO_TICK: Tick = { wallMs: 0, logical: 0 }

/** The largest wall time: 48 bits of milliseconds, as in a UUIDv7. */
const MAX_WALL_MS = 2 ** 48 - 1

const DAY_MS = 86_400_000

/** Further behind the last event than this, the machine's clock is reported. */
export const BEHIND_AFTER_MS = DAY_MS

/** Further ahead of the last event than this, the machine's clock is reported; longer than any closure of an office. */
export const AHEAD_AFTER_MS = 60 * DAY_MS

/** How the machine's clock stands to the last event. `differenceMs` is negative when the clock is behind it. */
export interface ClockState {
  readonly state: 'right' | 'behind' | 'ahead'
  readonly differenceMs: number
}

/** Negative, zero or positive as the first tick is before, at or after the second. */
export const compareTicks = (one: Tick, other: Tick): number => one.wallMs - other.wallMs || one.logical - other.logical

/**
 * The tick after `last` at the wall time `nowMs`: never before or at `last`, whatever the wall clock does.
 * @throws Error when `nowMs` isn't a time that a UUIDv7 can hold.
 */
export const nextTick = (last: Tick, nowMs: number): Tick => {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs > MAX_WALL_MS) throw new Error(`Not a wall time: ${nowMs}`)
  if (nowMs > last.wallMs) return { wallMs: nowMs, logical: 0 }
  if (last.logical < MAX_LOGICAL) return { wallMs: last.wallMs, logical: last.logical + 1 }
  return { wallMs: last.wallMs + 1, logical: 0 }
}

/**
 * Whether the machine's clock can be believed, as far as the last event tells. A wrong clock never stops the desk: events
 * keep their order, but a person has to look at the date.
 */
export const clockState = (last: Tick, nowMs: number): ClockState => {
  const differenceMs = last.wallMs === 0 ? 0 : nowMs - last.wallMs
  if (differenceMs < -BEHIND_AFTER_MS) return { state: 'behind', differenceMs }
  if (differenceMs > AHEAD_AFTER_MS) return { state: 'ahead', differenceMs }
  return { state: 'right', differenceMs }
}
