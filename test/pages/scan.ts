import { createRaster, type Raster } from '../../main/core/scanning/imaging/picture/raster.ts'
import { Random } from '../bench/random.ts'

/** What a scanner makes of a paper. */
export interface ScanFaults {
  readonly seed: number
  /** Degrees that the sheet lies turned to the right. */
  readonly skew?: number
  /** Standard deviation of the noise of every dot, in steps of 255. */
  readonly noise?: number
  /** What lies around the sheet: nothing (the sheet fills the picture), a dark or a light bed. */
  readonly bed?: 'none' | 'dark' | 'light'
  /** The light falls off to the right by this share. */
  readonly shadow?: number
  /** So many black specks of one to four dots. */
  readonly specks?: number
  /** The other side shines through with this share of its ink, mirrored. */
  readonly through?: { readonly raster: Raster; readonly share: number }
  /** White of the paper. */
  readonly paper?: readonly [number, number, number]
}

const BEDS = { none: undefined, dark: [38, 38, 42], light: [246, 247, 249] } as const
/** Part of the paper's size that a bed shows around it. */
const BED_SHARE = 0.06

/** The picture that a scanner delivers of a paper, the same for the same seed. */
export function scan(paper: Raster, faults: ScanFaults): Raster {
  const { skew = 0, noise = 3, bed = 'none', shadow = 0, specks = 0, paper: white = [243, 241, 236] } = faults
  const random = new Random(faults.seed)
  const around = BEDS[bed]
  const border = around === undefined ? 0 : Math.round(paper.width * BED_SHARE)
  const width = paper.width + 2 * border
  const height = paper.height + 2 * border
  const out = createRaster(width, height, 3)
  const [cos, sin] = [Math.cos((skew * Math.PI) / 180), Math.sin((skew * Math.PI) / 180)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Where on the paper this dot of the picture lies.
      const fromX = cos * (x - middleX) + sin * (y - middleY) + (paper.width - 1) / 2
      const fromY = -sin * (x - middleX) + cos * (y - middleY) + (paper.height - 1) / 2
      const light = 1 - (shadow * x) / width
      const grain = noise === 0 ? 0 : (random.next() + random.next() + random.next() - 1.5) * 2 * noise
      const at = (y * width + x) * 3
      const inside = fromX >= 0 && fromY >= 0 && fromX <= paper.width - 1 && fromY <= paper.height - 1
      for (let channel = 0; channel < 3; channel += 1) {
        let value: number
        if (inside || around === undefined) {
          let ink = inside ? sample(paper, fromX, fromY, channel) : 255
          if (faults.through !== undefined && inside) {
            const other = sample(faults.through.raster, paper.width - 1 - fromX, fromY, channel)
            ink -= (255 - other) * faults.through.share
          }
          value = (Math.max(0, ink) / 255) * (white[channel] ?? 255) * light
        } else value = around[channel] ?? 0
        out.data[at + channel] = clamp(value + grain)
      }
    }
  }
  for (let speck = 0; speck < specks; speck += 1) {
    const [x, y, size] = [random.between(0, width - 5), random.between(0, height - 5), random.between(1, 2)]
    for (let dy = 0; dy < size; dy += 1) {
      for (let dx = 0; dx < size; dx += 1)
        out.data.fill(30, ((y + dy) * width + x + dx) * 3, ((y + dy) * width + x + dx) * 3 + 3)
    }
  }
  return out
}

function sample({ width, height, channels, data }: Raster, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)]
  const of = (column: number, row: number): number =>
    data[(row * width + column) * channels + Math.min(channel, channels - 1)] ?? 255
  const [alongX, alongY] = [x - left, y - top]
  const upper = of(left, top) * (1 - alongX) + of(right, top) * alongX
  const lower = of(left, bottom) * (1 - alongX) + of(right, bottom) * alongX
  return upper * (1 - alongY) + lower * alongY
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
}
