import { createRaster, type Raster } from '../picture/raster.ts'

/** Makes a picture smaller by a whole number, in means of blocks, so that its longest side is at most so long. */
export function shrinkTo({ width, height, channels, data }: Raster, longestSide: number): Raster {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / longestSide))
  const small = createRaster(Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by)), channels)
  const dots = Math.min(by, width) * Math.min(by, height)
  const sums = new Uint32Array(small.width * channels)
  for (let y = 0; y < small.height; y += 1) {
    sums.fill(0)
    for (let row = y * by; row < Math.min(height, (y + 1) * by); row += 1) addRow(row * width * channels)
    for (let to = 0; to < sums.length; to += 1) small.data[y * sums.length + to] = (sums[to] ?? 0) / dots
  }
  return small

  function addRow(start: number): void {
    for (let to = 0, at = start; to < sums.length; to += channels) {
      let one = 0
      let two = 0
      let three = 0
      for (let dot = 0; dot < by; dot += 1, at += channels) {
        one += data[at] ?? 0
        if (channels === 1) continue
        two += data[at + 1] ?? 0
        three += data[at + 2] ?? 0
      }
      sums[to] = (sums[to] ?? 0) + one
      if (channels === 1) continue
      sums[to + 1] = (sums[to + 1] ?? 0) + two
      sums[to + 2] = (sums[to + 2] ?? 0) + three
    }
  }
}
