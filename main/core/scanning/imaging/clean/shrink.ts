import { createRaster, type Raster } from '../picture/raster.ts'

/** Makes a picture smaller by a whole number, in means of blocks, so that its longest side is at most so long. */
export function shrinkTo({ width, height, channels, data }: Raster, longestSide: number): Raster {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / longestSide))
  const small = createRaster(Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by)), channels)
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        let [sum, dots] = [0, 0]
        for (let dy = y * by; dy < Math.min(height, (y + 1) * by); dy += 1) {
          for (let dx = x * by; dx < Math.min(width, (x + 1) * by); dx += 1) {
            sum += data[(dy * width + dx) * channels + channel] ?? 0
            dots += 1
          }
        }
        small.data[(y * small.width + x) * channels + channel] = dots === 0 ? 255 : sum / dots
      }
    }
  }
  return small
}
