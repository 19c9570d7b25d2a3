import { type Dots, type FoundSheet, findSheet, partOfPicture } from '../../shared/scanning/index.ts'

/** What was seen on one frame of the camera. */
export interface FrameView {
  /** Variance of the Laplacian: how much fine detail there is. Comparable between frames of one sheet only. */
  readonly sharpness: number
  /**
   * The steepest edges against the whole range from ink to paper, whatever is printed: 2 for print in focus, below 0.6 small letters run together. Null
   * where there is nothing to see edges on.
   */
  readonly edge: number | null
  /** Part of the picture, 0 to 1, that changed since the frame before; 1 for the first. */
  readonly moved: number
  /** Brightness of the paper, 0 to 255. */
  readonly paper: number
  /** Part of the paper, 0 to 1, that is burnt out. */
  readonly glare: number
  /** By how many levels one quarter of the paper is darker than another: a shadow lies on it. */
  readonly shadow: number
  readonly sheet: FoundSheet | null
}

/** A frame in gray, and the blocks by which the next one is compared with it. */
export interface Memory {
  readonly blocks: Float32Array
  readonly across: number
}

/** Size of a block in dots: noise is gone from its mean, and a line of print is not. */
const BLOCK = 10
/** Levels by which a block must change to count as moved; in a dull picture that part of its range. */
const CHANGED = { levels: 9, ofRange: 0.07 } as const
/** Range from ink to paper below which a sheet counts as empty. */
const LEAST_RANGE = 36
const BURNT = 252
/** How many times the middle size of noise its largest half percent is (Gaussian: 2.81 against 0.67 deviations). */
const NOISE_AT_EDGES = 4.16

/** Looks at a frame, and remembers what the next one is compared with. `dots` are at most about a thousand across. */
export function lookAt(dots: Dots, before: Memory | undefined): { readonly view: FrameView; readonly memory: Memory } {
  const gray = grayOf(dots)
  const { width, height } = dots
  const sheet = findSheet(dots) ?? null
  const box = boxOf(sheet, width, height)
  const light = lightOf(gray, width, box)
  const { variance, steepest } = laplacian(gray, width, box)
  const memory = blocksOf(gray, width, height)
  const view: FrameView = {
    sharpness: variance,
    edge: light.range < LEAST_RANGE ? null : steepest / light.range,
    moved: movedSince(memory, before, light.range),
    paper: light.paper,
    glare: light.glare,
    shadow: light.shadow,
    sheet,
  }
  return { view, memory }
}

/** Part of the picture, 0 to 1, that the sheet takes up; 0 where none was found. */
export function sheetPart({ sheet }: FrameView): number {
  return sheet === null ? 0 : partOfPicture(sheet.quad)
}

function grayOf({ data, channels, width, height }: Dots): Uint8Array {
  const gray = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < gray.length; at += 1, from += channels) {
    gray[at] =
      channels === 1
        ? (data[from] ?? 0)
        : ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
  }
  return gray
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The middle of the sheet, without what lies around it; of the whole picture where there is no sheet. */
function boxOf(sheet: FoundSheet | null, width: number, height: number): Box {
  const [topLeft, topRight, bottomRight, bottomLeft] = sheet?.quad ?? []
  const [left, right] = [Math.max(topLeft?.x ?? 0, bottomLeft?.x ?? 0), Math.min(topRight?.x ?? 1, bottomRight?.x ?? 1)]
  const [top, bottom] = [Math.max(topLeft?.y ?? 0, topRight?.y ?? 0), Math.min(bottomLeft?.y ?? 1, bottomRight?.y ?? 1)]
  const [marginX, marginY] = [(right - left) * 0.04, (bottom - top) * 0.04]
  return {
    left: Math.max(1, Math.floor((left + marginX) * width)),
    top: Math.max(1, Math.floor((top + marginY) * height)),
    right: Math.min(width - 1, Math.ceil((right - marginX) * width)),
    bottom: Math.min(height - 1, Math.ceil((bottom - marginY) * height)),
  }
}

function lightOf(gray: Uint8Array, width: number, box: Box) {
  const all = new Uint32Array(256)
  const quarters = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  for (let y = box.top; y < box.bottom; y += 2) {
    for (let x = box.left; x < box.right; x += 2) {
      const value = gray[y * width + x] ?? 0
      all[value] = (all[value] ?? 0) + 1
      const quarter = quarters[(x < middleX ? 0 : 1) + (y < middleY ? 0 : 2)]
      if (quarter) quarter[value] = (quarter[value] ?? 0) + 1
    }
  }
  const paper = percentile(all, 0.75)
  const papers = quarters.map((counts) => percentile(counts, 0.75))
  let burnt = 0
  for (let value = BURNT; value < 256; value += 1) burnt += all[value] ?? 0
  const total = all.reduce((sum, count) => sum + count, 0)
  return {
    paper,
    range: percentile(all, 0.98) - percentile(all, 0.01),
    glare: total === 0 ? 0 : burnt / total,
    shadow: Math.max(...papers) - Math.min(...papers),
  }
}

function percentile(counts: Uint32Array, part: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] ?? 0
    if (seen >= total * part && seen > 0) return value
  }
  return 0
}

function laplacian(gray: Uint8Array, width: number, { left, top, right, bottom }: Box) {
  const sizes = new Uint32Array(1_024)
  let [sum, squares, count] = [0, 0, 0]
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * width + x
      const around = (gray[at - 1] ?? 0) + (gray[at + 1] ?? 0) + (gray[at - width] ?? 0) + (gray[at + width] ?? 0)
      const value = 4 * (gray[at] ?? 0) - around
      sum += value
      squares += value * value
      count += 1
      const size = Math.abs(value)
      sizes[size] = (sizes[size] ?? 0) + 1
    }
  }
  if (count === 0) return { variance: 0, steepest: 0 }
  const mean = sum / count
  // Most of a sheet is bare, so that the middle size is that of noise.
  const noise = NOISE_AT_EDGES * percentile(sizes, 0.5)
  return { variance: squares / count - mean * mean, steepest: Math.max(0, percentile(sizes, 0.995) - noise) }
}

function blocksOf(gray: Uint8Array, width: number, height: number): Memory {
  const [across, down] = [Math.floor(width / BLOCK), Math.floor(height / BLOCK)]
  const blocks = new Float32Array(across * down)
  for (let y = 0; y < down * BLOCK; y += 1) {
    const row = Math.floor(y / BLOCK) * across
    for (let x = 0; x < across * BLOCK; x += 1) {
      const block = row + Math.floor(x / BLOCK)
      blocks[block] = (blocks[block] ?? 0) + (gray[y * width + x] ?? 0)
    }
  }
  for (let block = 0; block < blocks.length; block += 1) blocks[block] = (blocks[block] ?? 0) / (BLOCK * BLOCK)
  return { blocks, across }
}

function movedSince(now: Memory, before: Memory | undefined, range: number): number {
  if (before === undefined || before.across !== now.across || before.blocks.length !== now.blocks.length) return 1
  const least = Math.min(CHANGED.levels, Math.max(4, range * CHANGED.ofRange))
  let changed = 0
  for (let block = 0; block < now.blocks.length; block += 1) {
    if (Math.abs((now.blocks[block] ?? 0) - (before.blocks[block] ?? 0)) > least) changed += 1
  }
  return now.blocks.length === 0 ? 1 : changed / now.blocks.length
}
