import type { Raster } from '../picture/raster.ts'

/** Millimetres from the edge within which what is left of a dark bed is taken away. */
const DEEPEST_MM = 4
/** Part of a side along which it is dark without a gap: letters and lines that run off the paper are narrower. */
const LEAST_STRETCH = 0.05
const DARK_BELOW = 140
/** Dots of shade beside the dark that go with it, and of white that may lie before it. */
const RIM = 2
/** Dark dots along an edge that are no deeper than this are the edge of the sheet. */
const THIN = 5

/** Makes white, in place, the narrow wedges of a dark bed along the edges of a page that was cut out a little crookedly. */
export function whitenEdges(raster: Raster, dpi: number): void {
  const deepest = Math.round((DEEPEST_MM / 25.4) * dpi)
  for (const side of ['left', 'right', 'top', 'bottom'] as const) whitenSide(raster, side, deepest)
}

function whitenSide(
  { width, height, channels, data }: Raster,
  side: 'left' | 'right' | 'top' | 'bottom',
  deepest: number,
): void {
  const upright = side === 'left' || side === 'right'
  const [length, across] = upright ? [height, width] : [width, height]
  const end = side === 'right' || side === 'bottom'
  const place = (along: number, deep: number): number => {
    const at = end ? across - 1 - deep : deep
    return (upright ? along * width + at : at * width + along) * channels
  }
  const isDark = (along: number, deep: number): boolean => (data[place(along, deep)] ?? 255) < DARK_BELOW
  const depths = Array.from({ length }, (_, along) => {
    let deep = 0
    while (deep < RIM && !isDark(along, deep)) deep += 1
    if (!isDark(along, deep)) return 0
    while (deep < Math.min(deepest, across) && isDark(along, deep)) deep += 1
    return deep
  })
  for (let start = 0; start < length; start += 1) {
    if (depths[start] === 0) continue
    let stop = start
    while (stop < length && (depths[stop] ?? 0) > 0) stop += 1
    const isBed = stop - start >= LEAST_STRETCH * length
    for (let along = start; along < stop; along += 1) {
      const depth = depths[along] ?? 0
      if (!isBed && depth > THIN) continue
      for (let at = 0; at < Math.min(across, depth + RIM); at += 1) {
        data.fill(255, place(along, at), place(along, at) + channels)
      }
    }
    start = stop
  }
}
