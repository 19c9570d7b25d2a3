import { forInked } from '../picture/inked.ts'
import { createRaster, type Raster } from '../picture/raster.ts'
import { brightnessOf } from './planes.ts'

/** A picture in gray, in memory of its own. */
export function inGray(raster: Raster): Raster {
  const { width, height, channels, data } = raster
  if (channels === 1) return { width, height, channels, data: new Uint8Array(data) }
  const gray = createRaster(width, height, 1, 255)
  forInked(raster, (y, from, to) => {
    const end = y * width + to
    for (let dot = y * width + from, at = dot * 3; dot < end; dot += 1, at += 3) {
      gray.data[dot] = brightnessOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
    }
  })
  return gray
}
