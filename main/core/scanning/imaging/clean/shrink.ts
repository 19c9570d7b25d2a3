import { forInked } from '../picture/inked.ts'
import { createRaster, type Raster } from '../picture/raster.ts'

/** Makes a picture smaller by a whole number, in means of blocks, so that its longest side is at most so long. */
export function shrinkTo(raster: Raster, longestSide: number): Raster {
  const { width, height, channels, data } = raster
  const by = Math.max(1, Math.ceil(Math.max(width, height) / longestSide))
  const small = createRaster(Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by)), channels)
  const dots = Math.min(by, width) * Math.min(by, height)
  // How much darker than white each block is, since most of a page is white.
  const darkness = new Uint32Array(small.data.length)
  const add = (at: number, to: number): void => {
    darkness[to] = (darkness[to] ?? 0) + 255 - (data[at] ?? 255)
  }
  forInked(raster, (y, from, end) => {
    const row = Math.floor(y / by)
    if (row >= small.height) return
    let column = Math.floor(from / by)
    let left = (column + 1) * by - from
    for (let x = from, at = (y * width + from) * channels; x < end; x += 1, at += channels, left -= 1) {
      if (left === 0) {
        column += 1
        left = by
      }
      if (column >= small.width) return
      const to = (row * small.width + column) * channels
      add(at, to)
      if (channels === 1) continue
      add(at + 1, to + 1)
      add(at + 2, to + 2)
    }
  })
  for (let to = 0; to < darkness.length; to += 1) small.data[to] = 255 - (darkness[to] ?? 0) / dots
  return small
}
