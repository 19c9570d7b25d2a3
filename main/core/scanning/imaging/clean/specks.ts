import { forInked } from '../picture/inked.ts'
import type { Raster } from '../picture/raster.ts'

/** Square millimetres of the largest speck with its rim. The dot under ạ, badly printed and scanned, is no larger. */
const LARGEST_SPECK = 0.26
/** A speck so near to other ink, in millimetres, is taken for a part of it: dots under and over letters, full stops. */
const BESIDE_INK_MM = 1
/** Everything that is not white belongs to a patch: a faint stroke would fall into specks otherwise. */
const INK_BELOW = 232

/** What a dot was found to be: paper at first, or something that is not white. */
const UNSEEN = 1
const SPECK = 2
const INK = 3

/** Takes specks off a whitened page, in place: ink that touches nothing, is smaller than most dots of letters and stands by itself. */
export function despeckle(raster: Raster, dpi: number): void {
  const { width, height, channels, data } = raster
  const most = Math.max(1, Math.floor(LARGEST_SPECK * (dpi / 25.4) ** 2))
  const beside = Math.round((BESIDE_INK_MM * dpi) / 25.4)
  const { seen, specks } = patchesOf(raster, most)

  for (const patch of specks) if (!isBeside(patch)) takeOff(patch)

  function isBeside(patch: readonly number[]): boolean {
    let [left, right, top, bottom] = [width, 0, height, 0]
    for (const at of patch) {
      const x = at % width
      const y = (at - x) / width
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
    for (let y = Math.max(0, top - beside); y <= Math.min(height - 1, bottom + beside); y += 1) {
      const from = y * width + Math.max(0, left - beside)
      const to = y * width + Math.min(width - 1, right + beside)
      for (let at = from; at <= to; at += 1) if (seen[at] === INK) return true
    }
    return false
  }

  /** With the gray rim that the speck has. */
  function takeOff(patch: readonly number[]): void {
    for (const at of patch) {
      const x = at % width
      const y = (at - x) / width
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        const from = row * width + Math.max(0, x - 1)
        const to = row * width + Math.min(width - 1, x + 1)
        data.fill(255, from * channels, (to + 1) * channels)
      }
    }
  }
}

/** Every patch of at most so many dots, and what every dot that is not white belongs to. */
function patchesOf(
  raster: Raster,
  most: number,
): { readonly seen: Uint8Array; readonly specks: readonly (readonly number[])[] } {
  const { width } = raster
  const seen = notWhite(raster)
  const specks: number[][] = []
  const patch: number[] = []
  for (let start = seen.indexOf(UNSEEN); start >= 0; start = seen.indexOf(UNSEEN, start + 1)) {
    patch.length = 0
    patch.push(start)
    seen[start] = SPECK
    // The whole patch is walked, or its rest would look like a speck of its own.
    for (let next = 0; next < patch.length; next += 1) {
      const at = patch[next] ?? 0
      const x = at % width
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx += 1) {
          const near = at + dy + dx
          if (near < 0 || near >= seen.length || seen[near] !== UNSEEN) continue
          seen[near] = SPECK
          patch.push(near)
        }
      }
    }
    if (patch.length <= most) specks.push(patch.slice())
    else for (const at of patch) seen[at] = INK
  }
  return { seen, specks }
}

function notWhite(raster: Raster): Uint8Array {
  const { width, height, channels, data } = raster
  const seen = new Uint8Array(width * height)
  forInked(raster, (y, from, to) => {
    const end = y * width + to
    for (let dot = y * width + from, at = dot * channels; dot < end; dot += 1, at += channels) {
      const isInk =
        (data[at] ?? 255) < INK_BELOW ||
        (channels === 3 && ((data[at + 1] ?? 255) < INK_BELOW || (data[at + 2] ?? 255) < INK_BELOW))
      if (isInk) seen[dot] = UNSEEN
    }
  })
  return seen
}
