import { DeskError } from '../../../../../shared/errors.ts'
import { createRaster, type Raster } from '../picture/raster.ts'
import { patchesOf } from './ink.ts'
import { partOf } from './planes.ts'
import { shrinkTo } from './shrink.ts'

/** Paper is measured in so many squares along the longest side, but none smaller than a stroke is wide: pages with pictures are whitened otherwise. */
const SQUARES = 24
const LEAST_SQUARE = 32
/** Of a square so much is paper at least: no stroke fills it. */
const PAPER_SHARE = 0.15
/** Paper in the darkest shadow; more squares than this share that are darker are a table, a coloured sheet, a photograph. */
const DARKEST_PAPER = 95
const MOST_DARK = 0.2
/** Lighter than this is paper, and this much darker is all ink. */
const PAPER = 235
const FULL_WITHIN = 150
/** Cover below which it is the grain of the paper. */
const LEAST_COVER = 28
/** Cover from which a dot counts as ink where its shape is looked at. */
const INK_FROM = 64
/** Patches with less than this share of the largest one's dots are specks, unless they lie within what is kept, as dots of letters do. */
const SPECK_SHARE = 0.01
const LEAST_SPECK = 12
/** Dots left free around the ink. */
const MARGIN = 4
/** Smaller than this nobody signs: it would be drawn out into blots. */
const LEAST = { width: 60, height: 20 } as const
/** More than this of the ink's own box is covered by a photograph or a dark sheet, never by writing or a seal. */
const MOST_COVERED = 0.6
/** What is finer is made coarser: 50 mm of a signature at 400 dots an inch. */
const LONGEST_SIDE = 800

/**
 * Lifts handwriting or a seal off the white paper that it was scanned or photographed on: shadows and specks go, what is left is cut to the
 * ink.
 * @returns how much ink lies on a dot, 0 to 255, in one channel
 * @throws DeskError signing.picture-no-ink, signing.picture-not-on-white, signing.picture-too-small
 */
export function liftInk(picture: Raster): Raster {
  const paper = paperOf(picture)
  const isDark = (square: number) => paper.levels.some((levels) => (levels[square] ?? 0) < DARKEST_PAPER)
  const squares = paper.across * paper.down
  const dark = Array.from({ length: squares }, (_, square) => isDark(square)).filter(Boolean).length
  if (dark > MOST_DARK * squares) throw new DeskError('signing.picture-not-on-white')
  const cover = coverOf(picture, paper)
  const { left, top, right, bottom } = withoutSpecks(cover)
  const [width, height] = [right - left + 1, bottom - top + 1]
  if (width < LEAST.width || height < LEAST.height) throw new DeskError('signing.picture-too-small', { ...LEAST })
  const [from, above] = [Math.max(0, left - MARGIN), Math.max(0, top - MARGIN)]
  const across = Math.min(cover.width, right + MARGIN + 1) - from
  const down = Math.min(cover.height, bottom + MARGIN + 1) - above
  const cut: Raster = { ...partOf(cover, from, above, across, down), channels: 1 }
  const covered = cut.data.reduce((sum, value) => sum + (value >= INK_FROM ? 1 : 0), 0)
  if (covered > MOST_COVERED * width * height) throw new DeskError('signing.picture-not-on-white')
  return shrinkTo(cut, LONGEST_SIDE)
}

/** How light the paper is, by squares and for each channel. */
interface PaperLevels {
  readonly side: number
  readonly across: number
  readonly down: number
  readonly levels: readonly Uint8Array[]
}

function paperOf({ width, height, channels, data }: Raster): PaperLevels {
  const side = Math.max(LEAST_SQUARE, Math.round(Math.max(width, height) / SQUARES))
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)]
  const levels = Array.from({ length: channels }, () => new Uint8Array(across * down))
  const counts = new Uint32Array(256)
  for (let square = 0; square < across * down; square += 1) {
    const [left, top] = [(square % across) * side, Math.floor(square / across) * side]
    const [right, bottom] = [Math.min(width, left + side), Math.min(height, top + side)]
    levels.forEach((channel, which) => {
      counts.fill(0)
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const level = data[(y * width + x) * channels + which] ?? 0
          counts[level] = (counts[level] ?? 0) + 1
        }
      }
      let above = (right - left) * (bottom - top) * PAPER_SHARE
      let level = 255
      for (; level > 0 && above > 0; level -= 1) above -= counts[level] ?? 0
      channel[square] = level
    })
  }
  return { side, across, down, levels }
}

/** Every dot against the paper around it. The darkest channel counts: blue and red ink are dark in one of them. */
function coverOf({ width, height, channels, data }: Raster, { side, across, down, levels }: PaperLevels): Raster {
  const cover = createRaster(width, height, 1)
  for (let y = 0; y < height; y += 1) {
    const row = between(y, side, down)
    for (let x = 0; x < width; x += 1) {
      const column = between(x, side, across)
      let light = 255
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (column0: number, row0: number) => levels[channel]?.[row0 * across + column0] ?? 255
        const upper = at(column.from, row.from) * (1 - column.share) + at(column.to, row.from) * column.share
        const lower = at(column.from, row.to) * (1 - column.share) + at(column.to, row.to) * column.share
        const paper = upper * (1 - row.share) + lower * row.share
        light = Math.min(light, ((data[(y * width + x) * channels + channel] ?? 255) / Math.max(1, paper)) * 255)
      }
      const covered = Math.min(255, Math.round(((PAPER - light) / FULL_WITHIN) * 255))
      cover.data[y * width + x] = covered < LEAST_COVER ? 0 : covered
    }
  }
  return cover
}

/** The squares whose middles a dot lies between, and how far it is towards the second. */
function between(dot: number, side: number, count: number) {
  const place = Math.max(0, Math.min(count - 1, (dot + 0.5) / side - 0.5))
  const from = Math.floor(place)
  return { from, to: Math.min(count - 1, from + 1), share: place - from }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Takes specks off, in place, and gives the box of what is left. @throws DeskError signing.picture-no-ink */
function withoutSpecks({ width, height, data }: Raster): Box {
  const ink = { width, height, data: data.map((value) => (value >= INK_FROM ? 1 : 0)) }
  const patches = patchesOf(ink)
  const largest = patches.reduce((most, { dots }) => Math.max(most, dots), 0)
  const isWriting = ({ dots }: { readonly dots: number }) => dots >= Math.max(LEAST_SPECK, largest * SPECK_SHARE)
  const kept = patches.filter(isWriting)
  if (kept.length === 0) throw new DeskError('signing.picture-no-ink')
  const box = kept.reduce<Box>(
    (all, { left, top, right, bottom }) => ({
      left: Math.min(all.left, left),
      top: Math.min(all.top, top),
      right: Math.max(all.right, right),
      bottom: Math.max(all.bottom, bottom),
    }),
    { left: width, top: height, right: 0, bottom: 0 },
  )
  for (const patch of patches) {
    const isWithin =
      patch.left >= box.left && patch.right <= box.right && patch.top >= box.top && patch.bottom <= box.bottom
    if (!isWriting(patch) && !(isWithin && patch.dots >= LEAST_SPECK)) clear(data, width, patch)
  }
  return box
}

function clear(data: Uint8Array, width: number, { left, top, right, bottom }: Box): void {
  for (let y = top; y <= bottom; y += 1) data.fill(0, y * width + left, y * width + right + 1)
}
