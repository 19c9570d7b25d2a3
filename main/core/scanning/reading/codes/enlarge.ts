import type { RawPicture } from '../picture.ts'

/** How much the edges are sharpened that a lens blurred. */
const SHARPENING = 1.5

/**
 * A picture of twice the width and height in gray, straight lines between its dots, its edges sharpened: so a blurred or
 * small code can still be read.
 */
export function enlarge(picture: RawPicture): RawPicture {
  const gray = sharpen(grayOf(picture), picture.width, picture.height)
  const { width, height } = picture
  const wide = { width: width * 2, height: height * 2 }
  const data = new Uint8Array(wide.width * wide.height)
  for (let y = 0; y < wide.height; y += 1) {
    const upper = Math.min(height - 1, y >> 1) * width
    const lower = Math.min(height - 1, (y + 1) >> 1) * width
    for (let x = 0; x < wide.width; x += 1) {
      const left = Math.min(width - 1, x >> 1)
      const right = Math.min(width - 1, (x + 1) >> 1)
      const sum =
        (gray[upper + left] ?? 0) + (gray[upper + right] ?? 0) + (gray[lower + left] ?? 0) + (gray[lower + right] ?? 0)
      data[y * wide.width + x] = sum / 4
    }
  }
  return { ...wide, data, channels: 1 }
}

function grayOf({ data, width, height, channels }: RawPicture): Uint8Array {
  if (channels === 1) return data
  const gray = new Uint8Array(width * height)
  for (let dot = 0, from = 0; dot < gray.length; dot += 1, from += channels) {
    gray[dot] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8
  }
  return gray
}

/** Adds to every dot what it differs from its neighbours by. */
function sharpen(gray: Uint8Array, width: number, height: number): Uint8ClampedArray {
  const sharp = new Uint8ClampedArray(gray)
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2, at = y * width + 2; x < width - 2; x += 1, at += 1) {
      const around =
        ((gray[at - 2] ?? 0) + (gray[at + 2] ?? 0) + (gray[at - 2 * width] ?? 0) + (gray[at + 2 * width] ?? 0)) / 4
      const own = gray[at] ?? 0
      sharp[at] = own + SHARPENING * (own - around)
    }
  }
  return sharp
}
