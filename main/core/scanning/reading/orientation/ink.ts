import type { GrayPicture } from '../picture.ts'

/** A picture of ink: 1 where there is some, 0 elsewhere. */
export type InkPicture = GrayPicture

/** A smaller picture: every dot the mean of `factor` x `factor` dots; what is left at the right and below is dropped. */
export function shrink({ data, width, height }: GrayPicture, factor: number): GrayPicture {
  if (factor <= 1) return { data, width, height }
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) }
  const means = new Uint8Array(small.width * small.height)
  const sums = new Uint32Array(small.width)
  for (let y = 0; y < small.height; y += 1) {
    sums.fill(0)
    for (let row = y * factor; row < (y + 1) * factor; row += 1) {
      for (let x = 0, at = row * width; x < small.width; x += 1) {
        let sum = sums[x] ?? 0
        for (let column = 0; column < factor; column += 1, at += 1) sum += data[at] ?? 0
        sums[x] = sum
      }
    }
    for (let x = 0; x < small.width; x += 1) means[y * small.width + x] = (sums[x] ?? 0) / (factor * factor)
  }
  return { ...small, data: means }
}

/** The shade that parts ink from paper best (Otsu). */
function shadeBetween(data: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (let at = 0; at < data.length; at += 1) {
    const shade = data[at] ?? 0
    counts[shade] = (counts[shade] ?? 0) + 1
  }
  const total = data.length
  const sum = counts.reduce((all, count, shade) => all + count * shade, 0)
  let best = { shade: 128, spread: -1 }
  let dark = 0
  let darkSum = 0
  for (let shade = 0; shade < 255; shade += 1) {
    dark += counts[shade] ?? 0
    darkSum += (counts[shade] ?? 0) * shade
    if (dark === 0 || dark === total) continue
    const difference = darkSum / dark - (sum - darkSum) / (total - dark)
    const spread = dark * (total - dark) * difference * difference
    if (spread > best.spread) best = { shade, spread }
  }
  return best.shade
}

/** Ink without rules of tables and edges: runs longer than `longest` dots, along or across, are taken out. */
export function inkOf({ data, width, height }: GrayPicture, longest: number): InkPicture {
  const shade = shadeBetween(data)
  const ink = new Uint8Array(data.length)
  for (let at = 0; at < ink.length; at += 1) ink[at] = (data[at] ?? 255) <= shade ? 1 : 0
  const clean = ink.slice()
  // How long the run is that ends here, along this row and down each column: the picture is gone through once, as it lies in memory.
  const down = new Uint32Array(width)
  for (let y = 0, place = 0; y <= height; y += 1) {
    let along = 0
    for (let x = 0; x < width; x += 1, place += 1) {
      if (ink[place] === 1) {
        along += 1
        down[x] = (down[x] ?? 0) + 1
        continue
      }
      if (along > longest) clean.fill(0, place - along, place)
      along = 0
      const run = down[x] ?? 0
      if (run === 0) continue
      if (run > longest) for (let back = 1; back <= run; back += 1) clean[place - back * width] = 0
      down[x] = 0
    }
    if (along > longest) clean.fill(0, place - along, place)
  }
  return { data: clean, width, height }
}
