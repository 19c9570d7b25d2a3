import { closeSync, openSync, writeSync } from 'node:fs'
import QRCode from 'qrcode'
import sharp from 'sharp'

/** Frames as most laptop cameras give them for photographs of paper. */
const [WIDTH, HEIGHT] = [1_280, 960]
/** Frames of a better camera: letters of 13 points on A4 can be read in them. */
const FINE = 1.5

type Point = readonly [x: number, y: number]
type Colour = readonly [red: number, green: number, blue: number]

const TABLE: Colour = [86, 70, 56]
const INK = 38

/** How a thing lies before the camera and in which light. */
export interface Scene {
  /** Brightness: 1 is a well-lit room, 0.25 a single bulb in the evening. */
  readonly light?: number
  /** Noise of the sensor, in levels. */
  readonly noise?: number
  /** Blur in dots, as of a hand that shakes or a camera that has not focused. */
  readonly blur?: number
}

/** The dots of a sheet, row by row. */
interface SheetPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: number
}

/** One picture that the fake camera shows, for so many frames of a thirtieth of a second. */
export interface Shot {
  readonly jpeg: Buffer
  readonly frames: number
}

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/**
 * A photograph of something flat that lies on a table.
 * @param corners where its corners are, in dots, clockwise from the top left
 * @param colourAt its colour at fractions of its width and height
 * @param finer how many times more dots the frame has along each side; corners stay in dots of the usual one
 */
async function photograph(
  corners: readonly [Point, Point, Point, Point],
  colourAt: (across: number, down: number) => Colour,
  { light = 1, noise = 3, blur = 0 }: Scene,
  finer = 1,
): Promise<Buffer> {
  const place = placeWithin(corners)
  const random = randomFrom(11)
  const [width, height] = [WIDTH * finer, HEIGHT * finer]
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = place((x + 0.5) / finer, (y + 0.5) / finer)
      const isOn = across >= 0 && across < 1 && down >= 0 && down < 1
      const colour = isOn ? colourAt(across, down) : TABLE
      for (const channel of [0, 1, 2] as const) {
        const value = colour[channel] * light + (random() - 0.5) * 2 * noise
        data[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, Math.round(value)))
      }
    }
  }
  const picture = sharp(data, { raw: { width, height, channels: 3 } })
  return (blur > 0 ? picture.blur(blur) : picture).jpeg({ quality: 88 }).toBuffer()
}

/** Where a dot of the picture lies within four corners, as fractions: the inverse of a perspective. */
function placeWithin([a, b, c, d]: readonly [Point, Point, Point, Point]): (x: number, y: number) => Point {
  // The perspective of the unit square onto the corners (Heckbert 1989), then its inverse by its adjugate.
  const [sumX, sumY] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]]
  const [dx1, dx2, dy1, dy2] = [b[0] - c[0], d[0] - c[0], b[1] - c[1], d[1] - c[1]]
  const below = dx1 * dy2 - dx2 * dy1
  const [g, h] = [(sumX * dy2 - dx2 * sumY) / below, (dx1 * sumY - sumX * dy1) / below]
  const [m0, m1, m2] = [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0], a[0]]
  const [m3, m4, m5] = [b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1], a[1]]
  const rows = [
    [m4 - m5 * h, m2 * h - m1, m1 * m5 - m2 * m4],
    [m5 * g - m3, m0 - m2 * g, m2 * m3 - m0 * m5],
    [m3 * h - m4 * g, m1 * g - m0 * h, m0 * m4 - m1 * m3],
  ]
  return (x, y) => {
    const [u = 0, v = 0, w = 1] = rows.map(([p = 0, q = 0, r = 0]) => p * x + q * y + r)
    return [u / w, v / w]
  }
}

/** Where sheets lie: upright, and a little aslant. */
const SHEETS: readonly (readonly [Point, Point, Point, Point])[] = [
  [
    [330, 50],
    [950, 50],
    [950, 910],
    [330, 910],
  ],
  [
    [360, 70],
    [960, 95],
    [985, 900],
    [320, 880],
  ],
]

/** The corners of the sheet of {@link sheet}, as fractions of the picture. */
export function cornersOfSheet(which: number): readonly { readonly x: number; readonly y: number }[] {
  return fractionsOf(SHEETS[which % SHEETS.length] ?? [])
}

function fractionsOf(points: readonly Point[]): { readonly x: number; readonly y: number }[] {
  return points.map(([x, y]) => ({ x: x / WIDTH, y: y / HEIGHT }))
}

/** A printed A4 sheet with a red seal on a table; another number gives another text. */
export function sheet(which: number, scene: Scene = {}): Promise<Buffer> {
  const [corners = SHEETS[0]] = [SHEETS[which % SHEETS.length]]
  if (corners === undefined) throw new Error('there are no sheets')
  const random = randomFrom(which + 3)
  const [lines, signs] = [52, 70]
  const inked = Array.from({ length: lines * signs }, () => random())
  return photograph(
    corners,
    (across, down) => {
      const seal = Math.hypot((across - 0.72) * (210 / 297), down - 0.82)
      if (seal < 0.06 && seal > 0.05) return [196, 40, 44]
      if (across < 0.1 || across > 0.92 || down < 0.07 || down > 0.94) return [230, 229, 226]
      const [line, row] = [Math.floor(down * lines), (down * lines) % 1]
      const [sign, column] = [Math.floor(across * signs), (across * signs) % 1]
      // Strokes as of letters: upright ones and those across, and a gap between words.
      const kind = inked[line * signs + sign] ?? 0
      const stroke = kind > 0.82 ? false : kind > 0.4 ? column < 0.34 : column < 0.7 && row % 0.28 < 0.14
      return row > 0.25 && row < 0.75 && stroke ? [INK, INK, INK + 6] : [230, 229, 226]
    },
    scene,
  )
}

/** Where the sheet of {@link pictureOfSheet} lies: it fills the frame as far as it can. */
const LARGE_SHEET: readonly [Point, Point, Point, Point] = [
  [318, 22],
  [962, 30],
  [976, 940],
  [300, 928],
]

/** The corners of the sheet of {@link pictureOfSheet}, as fractions of the picture, clockwise from the top left. */
export function cornersOfPicture(): readonly { readonly x: number; readonly y: number }[] {
  return fractionsOf(LARGE_SHEET)
}

/** A sheet with a picture on it, as a better camera sees it. */
export function pictureOfSheet({ data, width, height, channels }: SheetPicture, scene: Scene = {}): Promise<Buffer> {
  const colourAt = (across: number, down: number): Colour => {
    const at = (Math.floor(down * height) * width + Math.floor(across * width)) * channels
    const dot = (channel: number) => data[at + Math.min(channel, channels - 1)] ?? 255
    return [dot(0), dot(1), dot(2)]
  }
  return photograph(LARGE_SHEET, colourAt, scene, FINE)
}

/**
 * An identity card held to the camera, with its QR of 15 millimetres.
 * @param turn degrees that it is held aslant
 */
export function card(text: string, turn = 0, scene: Scene = {}): Promise<Buffer> {
  return flat(text, 86, 54, { left: 62, top: 6, size: 18 }, 760, turn, [206, 224, 228], scene)
}

/** A receipt with its QR, held to the camera. */
export function receipt(text: string, scene: Scene = {}): Promise<Buffer> {
  return flat(text, 148, 105, { left: 110, top: 8, size: 28 }, 900, 3, [238, 238, 236], scene)
}

function flat(
  text: string,
  width: number,
  height: number,
  code: { readonly left: number; readonly top: number; readonly size: number },
  dots: number,
  turn: number,
  colour: Colour,
  scene: Scene,
): Promise<Buffer> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const angle = (turn * Math.PI) / 180
  const corner = (x: number, y: number): Point => {
    const [dx, dy] = [x * dots, (y * dots * height) / width]
    return [
      WIDTH / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
      HEIGHT / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
    ]
  }
  // Four modules of quiet zone, as the standard asks for.
  const module = code.size / (modules.size + 8)
  return photograph(
    [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)],
    (across, down) => {
      const [x, y] = [across * width - code.left, down * height - code.top]
      if (x < 0 || y < 0 || x >= code.size || y >= code.size) return colour
      const [column, row] = [Math.floor(x / module) - 4, Math.floor(y / module) - 4]
      const isWithin = column >= 0 && row >= 0 && column < modules.size && row < modules.size
      return isWithin && modules.get(row, column) === 1 ? [24, 24, 24] : [246, 246, 246]
    },
    scene,
  )
}

/** A table with nothing on it. */
export function emptyTable(): Promise<Buffer> {
  return photograph(
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    () => TABLE,
    {},
  )
}

/** Writes a video that Chromium's fake camera shows over and over: pictures one after another, thirty a second. */
export function writeVideo(path: string, shots: readonly Shot[]): void {
  const file = openSync(path, 'w')
  try {
    for (const { jpeg, frames } of shots) for (let frame = 0; frame < frames; frame += 1) writeSync(file, jpeg)
  } finally {
    closeSync(file)
  }
}

/**
 * Switches that give Chromium a camera which shows a video. Not the one that grants every permission: whether the camera may be used
 * is for the desk to say.
 */
export function cameraSwitches(video: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`]
}
