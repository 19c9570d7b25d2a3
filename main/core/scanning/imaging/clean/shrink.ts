import { createRaster, type Raster } from '../picture/raster.ts'

/** Makes a picture smaller by a whole number, in means of blocks, so that its longest side is at most so long. */
export function shrinkTo({ width, height, channels, data }: Raster, longestSide: number): Raster {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / longestSide))
  const small = createRaster(Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by)), channels)
  const dots = Math.min(by, width) * Math.min(by, height)
  const sums = new Uint32Array(small.width * channels)
  for (let y = 0; y < small.height; y += 1) {
    sums.fill(0)
    for (let row = y * by; row < Math.min(height, (y + 1) * by); row += 1) {
      let at = row * width * channels
      for (let to = 0; to < sums.length; to += channels) {
        for (let dot = 0; dot < by; dot += 1, at += channels) {
          for (let channel = 0; channel < channels; channel += 1) {
            sums[to + channel] = (sums[to + channel] ?? 0) + (data[at + channel] ?? 0)
          }
        }
      }
    }
    for (let to = 0; to < sums.length; to += 1) small.data[y * sums.length + to] = (sums[to] ?? 0) / dots
  }
  return small
}
