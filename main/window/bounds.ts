import { z } from 'zod'

/** The smallest screen the desk is made for, in device-independent pixels. */
export const SMALLEST = { width: 1366, height: 768 } as const
const DEFAULT = { width: 1440, height: 900 } as const

const Length = z.number().int().positive().max(32_767)
const Offset = z.number().int().min(-32_768).max(32_767)

/** Where a window stood when it was closed. */
export const WindowPlace = z.strictObject({
  x: Offset,
  y: Offset,
  width: Length,
  height: Length,
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

/** A rectangle of a desktop, without its task bars. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Reads what was kept of a window's place; anything unreadable counts as nothing kept. */
export function readPlace(text: string | undefined): WindowPlace | undefined {
  if (text === undefined) return undefined
  try {
    return WindowPlace.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
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

/** The upper bound wins, so that a small screen is never exceeded. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
