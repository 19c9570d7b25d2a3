/** The smallest screen the desk is made for, in device-independent pixels. */
export const SMALLEST = { width: 1366, height: 768 } as const
const DEFAULT = { width: 1440, height: 900 } as const
/** Coordinates of windows are 16 bits wide on the systems that say so. */
const FURTHEST = 32_767

/** A rectangle of a desktop, without its task bars. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a window stood when it was closed. */
export interface WindowPlace extends Area {
  readonly maximized: boolean
}

/**
 * Reads what was kept of a window's place; anything unreadable counts as nothing kept. By hand and not by a schema: this is
 * read before the window is there, and loading the library of schemas would take longer than all the rest of it.
 */
export function readPlace(text: string | undefined): WindowPlace | undefined {
  const place = parseJson(text)
  if (typeof place !== 'object' || place === null) return undefined
  if (!('x' in place && 'y' in place && 'width' in place && 'height' in place && 'maximized' in place)) return undefined
  const { x, y, width, height, maximized } = place
  if (!isOffset(x) || !isOffset(y) || !isLength(width) || !isLength(height) || typeof maximized !== 'boolean') {
    return undefined
  }
  return { x, y, width, height, maximized }
}

/**
 * Where to open a window: where it stood, if that is still on a screen; otherwise in the middle of the first one. Never
 * larger than the screen it is on, and no smaller than {@link SMALLEST} where the screen has the room.
 * @param areas the work areas of the screens, the primary one first
 */
export function placeWindow(kept: WindowPlace | undefined, areas: readonly [Area, ...Area[]]): Area {
  const area = (kept && areas.find((candidate) => centreLies(kept, candidate))) ?? areas[0]
  const width = clamp(kept?.width ?? DEFAULT.width, SMALLEST.width, area.width)
  const height = clamp(kept?.height ?? DEFAULT.height, SMALLEST.height, area.height)
  const stays = kept !== undefined && centreLies(kept, area)
  const x = stays ? kept.x : area.x + Math.floor((area.width - width) / 2)
  const y = stays ? kept.y : area.y + Math.floor((area.height - height) / 2)
  return {
    x: clamp(x, area.x, area.x + area.width - width),
    y: clamp(y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function centreLies(place: Area, area: Area): boolean {
  const x = place.x + place.width / 2
  const y = place.y + place.height / 2
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= FURTHEST
}

function isLength(value: unknown): value is number {
  return isOffset(value) && value > 0
}

/** The upper bound wins, so that a small screen is never exceeded. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
