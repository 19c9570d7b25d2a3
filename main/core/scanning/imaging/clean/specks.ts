import type { Raster } from '../picture/raster.ts'

/** Square millimetres of the largest speck with its rim: the dot under ạ in eight points is half as large again. */
const LARGEST_SPECK = 0.26
/** Everything that is not white belongs to a patch: a faint stroke would fall into specks otherwise. */
const INK_BELOW = 232

/** Takes specks off a whitened page, in place: ink that touches nothing and is smaller than the smallest dot of a letter. */
export function despeckle({ width, height, channels, data }: Raster, dpi: number): void {
  const most = Math.max(1, Math.floor(LARGEST_SPECK * (dpi / 25.4) ** 2))
  const isInk = (at: number): boolean =>
    (data[at * channels] ?? 255) < INK_BELOW ||
    (channels === 3 && ((data[at * 3 + 1] ?? 255) < INK_BELOW || (data[at * 3 + 2] ?? 255) < INK_BELOW))
  const seen = new Uint8Array(width * height)
  const patch: number[] = []
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || !isInk(start)) continue
    patch.length = 0
    patch.push(start)
    seen[start] = 1
    // The whole patch is walked, or its rest would look like a speck of its own.
    for (let next = 0; next < patch.length; next += 1) {
      const at = patch[next] ?? 0
      const x = at % width
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx += 1) {
          const near = at + dy + dx
          if (near < 0 || near >= seen.length || seen[near] === 1 || !isInk(near)) continue
          seen[near] = 1
          patch.push(near)
        }
      }
    }
    if (patch.length > most) continue
    for (const at of patch) {
      const y = (at - (at % width)) / width
      // With the gray rim that the speck has.
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        const from = row * width + Math.max(0, (at % width) - 1)
        const to = row * width + Math.min(width - 1, (at % width) + 1)
        data.fill(255, from * channels, (to + 1) * channels)
      }
    }
  }
}
