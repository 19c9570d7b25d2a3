/** A picture in shades of gray, one byte a dot, row by row without gaps. */
export interface GrayPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** A picture as a decoder gives it: 1 (gray), 3 (RGB) or 4 (RGBA) bytes a dot. */
export interface RawPicture extends GrayPicture {
  readonly channels: number
}

/**
 * The red channel alone: what is printed in red, as seals are, vanishes, and black and blue ink stays dark. So text under a
 * seal can be read.
 */
export function redOf({ data, width, height, channels }: RawPicture): GrayPicture {
  if (channels === 1) return { data, width, height }
  const red = new Uint8Array(width * height)
  for (let dot = 0, from = 0; dot < red.length; dot += 1, from += channels) red[dot] = data[from] ?? 0
  return { data: red, width, height }
}
