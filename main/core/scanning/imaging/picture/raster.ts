/** A picture as rows of dots from the top left, one byte for each channel: gray, or red, green and blue. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly data: Uint8Array
}

/** An empty picture. */
export function createRaster(width: number, height: number, channels: 1 | 3, fill = 0): Raster {
  const data = new Uint8Array(width * height * channels)
  if (fill !== 0) data.fill(fill)
  return { width, height, channels, data }
}
