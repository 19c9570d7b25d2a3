import type { GrayPicture } from '../picture.ts'

/** Parts of sixteen that a dot keeps of itself, and takes from either neighbour. */
const [OWN, BESIDE] = [10, 3]
const WHOLE = (OWN + 2 * BESIDE) ** 2

/**
 * A picture whose dots take a little of those around them. Tesseract's networks learnt from letters with soft edges: of pages at 200 dots an inch
 * they read half as many letters wrongly then, of pages in black and white most of all.
 */
export function soften({ data, width, height }: GrayPicture): GrayPicture {
  const soft = new Uint8Array(data.length)
  // A column's three dots together, with one more at either end.
  const columns = new Uint16Array(width + 2)
  for (let y = 0; y < height; y += 1) {
    const here = y * width
    const above = y === 0 ? here : here - width
    const below = y === height - 1 ? here : here + width
    for (let x = 0; x < width; x += 1) {
      columns[x + 1] = OWN * (data[here + x] ?? 0) + BESIDE * ((data[above + x] ?? 0) + (data[below + x] ?? 0))
    }
    columns[0] = columns[1] ?? 0
    columns[width + 1] = columns[width] ?? 0
    for (let x = 0; x < width; x += 1) {
      soft[here + x] = (OWN * (columns[x + 1] ?? 0) + BESIDE * ((columns[x] ?? 0) + (columns[x + 2] ?? 0))) / WHOLE
    }
  }
  return { data: soft, width, height }
}
