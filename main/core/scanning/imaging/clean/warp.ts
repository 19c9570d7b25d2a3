import { createRaster, type Raster } from '../picture/raster.ts'
import type { Transform } from './transform.ts'

/** So near to a whole dot a place counts as that dot: turning by quarters changes no level. */
const EXACT = 1e-6

/**
 * Makes a new picture whose dots are taken from the old one where the transform says, between dots by their nearness. What lies outside
 * is white.
 */
export function warp(from: Raster, width: number, height: number, transform: Transform): Raster {
  const out = createRaster(width, height, from.channels, 255)
  const [a, b, c, d, e, f, g, h, i] = transform
  const [lastX, lastY] = [from.width - 1, from.height - 1]
  const { channels, data } = from
  const step = from.width * channels
  for (let y = 0; y < height; y += 1) {
    let to = y * width * channels
    for (let x = 0; x < width; x += 1, to += channels) {
      const w = g * x + h * y + i
      const fromX = (a * x + b * y + c) / w
      const fromY = (d * x + e * y + f) / w
      if (!(fromX >= -EXACT && fromY >= -EXACT && fromX <= lastX + EXACT && fromY <= lastY + EXACT)) continue
      const left = fromX <= 0 ? 0 : fromX >= lastX ? lastX : fromX | 0
      const top = fromY <= 0 ? 0 : fromY >= lastY ? lastY : fromY | 0
      // In parts of 256, so that everything after is whole numbers.
      const partX = ((fromX - left) * 256 + 0.5) | 0
      const partY = ((fromY - top) * 256 + 0.5) | 0
      const upper = top * step + left * channels
      const right = left < lastX ? channels : 0
      const lower = top < lastY ? upper + step : upper
      const [nearX, nearY] = [256 - partX, 256 - partY]
      for (let channel = 0; channel < channels; channel += 1) {
        const above = (data[upper + channel] ?? 0) * nearX + (data[upper + right + channel] ?? 0) * partX
        const below = (data[lower + channel] ?? 0) * nearX + (data[lower + right + channel] ?? 0) * partX
        out.data[to + channel] = (above * nearY + below * partY + 32_768) >> 16
      }
    }
  }
  return out
}
