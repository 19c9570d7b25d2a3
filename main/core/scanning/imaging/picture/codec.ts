import sharp, { type Sharp } from 'sharp'
import { DeskError } from '../../../../../shared/errors.ts'
import { heifToTiff, readHeifHeader } from './heif.ts'
import { type FileKind, findKind } from './kind.ts'
import { hasTooManyDots, MOST_BYTES, MOST_DOTS, MOST_WORKED_DOTS, tooLarge } from './limits.ts'
import type { Raster } from './raster.ts'

// One page at a time and each dot once: threads and caches would only hold memory.
sharp.concurrency(1)
sharp.cache(false)

/** Of what an original is encoded with when a scanner delivered something else than a JPEG: hardly a loss. */
const ORIGINAL_QUALITY = 92
/** A picture that says less, says nothing: 72 and 96 are what cameras and screens write. */
const LEAST_BELIEVED_DPI = 100
/** The long side of A4 in inches: what a page without a resolution is taken for. */
const A4_INCHES = 297 / 25.4

/** Red, green, blue, 0 to 255. */
export type InkColour = readonly [red: number, green: number, blue: number]

/** What a picture is, without decoding it. Width and height as it is to be looked at: turned as its camera says. */
export interface PictureHeader {
  readonly width: number
  readonly height: number
  readonly pages: number
  /** As the file says; undefined where it says nothing believable. */
  readonly dpi: number | undefined
  readonly bilevel: boolean
  /** Whether its colours mean what they mean without a profile. */
  readonly standardColours: boolean
}

/** What is not decoded: what is broken off (`error`), or whatever a decoder wonders at (`warning`). */
type FailOn = 'error' | 'warning'

function open(content: Uint8Array, page: number, ignoreIcc = false, failOn: FailOn = 'error'): Sharp {
  // Of a page of which half is missing nobody may believe that it is whole.
  return sharp(content, { failOn, limitInputPixels: MOST_DOTS, page: page - 1, pages: 1, ignoreIcc })
}

/** A picture as sharp can read it: it has no decoder for HEIC. */
async function readable(content: Uint8Array): Promise<Uint8Array> {
  if (findKind(content) !== 'heif') return content
  const dots = await heifToTiff(content)
  // The decoder still holds several times as much, and sharp is about to ask for its own.
  globalThis.gc?.()
  return dots
}

/**
 * Reads the header of a picture.
 * @param page of a TIFF, counted from 1
 * @throws DeskError imaging.not-a-picture, imaging.unknown-coding, imaging.damaged, imaging.too-large
 */
export async function readHeader(content: Uint8Array, page = 1): Promise<PictureHeader> {
  const kind = findKind(content)
  if (kind === 'avif') throw new DeskError('imaging.unknown-coding')
  if (kind === undefined || kind === 'pdf') throw new DeskError('imaging.not-a-picture')
  if (content.length > MOST_BYTES) throw tooLarge()
  const header = kind === 'heif' ? await heifHeader(content) : await plainHeader(content, page, kind)
  if (hasTooManyDots(header)) throw tooLarge()
  return header
}

/** Phones write no resolution of a page, and HEIC holds no dots of one bit. */
async function heifHeader(content: Uint8Array): Promise<PictureHeader> {
  const { width, height, profile } = await readHeifHeader(content)
  const standardColours = profile === undefined || isStandardProfile(Buffer.from(profile))
  return { width, height, pages: 1, dpi: undefined, bilevel: false, standardColours }
}

async function plainHeader(content: Uint8Array, page: number, kind: FileKind): Promise<PictureHeader> {
  const about = await open(content, page)
    .metadata()
    .catch((cause: unknown) => refuse(cause))
  const { autoOrient, density, bitsPerSample, pages = 1, space, icc } = about
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    pages: kind === 'tiff' ? pages : 1,
    dpi: density !== undefined && density >= LEAST_BELIEVED_DPI && density <= 2_400 ? Math.round(density) : undefined,
    bilevel: bitsPerSample === 1,
    standardColours: space === 'srgb' && (icc === undefined || isStandardProfile(icc)),
  }
}

/** A picture turned as its camera says, transparent parts white. */
async function openUpright(
  content: Uint8Array,
  page: number,
  standardColours: boolean,
  failOn: FailOn = 'error',
): Promise<Sharp> {
  // To turn colours into what they are already takes twice as long as to decode them.
  return open(await readable(content), page, standardColours, failOn)
    .autoOrient()
    .flatten({ background: '#ffffff' })
}

/** Whether a profile names itself sRGB, as text of one byte a letter (version 2) or of two (version 4). */
function isStandardProfile(icc: Buffer): boolean {
  return icc.includes('sRGB', 0, 'latin1') || icc.includes(Buffer.from('\0s\0R\0G\0B', 'latin1'))
}

/** Dots per inch of a page that doesn't say, if it is as long as A4. */
export function likelyDpi({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(1, Math.round(Math.max(width, height) / A4_INCHES))
}

/**
 * Decodes a picture, turned as its camera says, transparent parts white. What has more dots than are worked on at once is made smaller.
 * @throws DeskError as {@link readHeader}
 */
export async function decode(content: Uint8Array, page = 1, mostDots = MOST_WORKED_DOTS): Promise<Raster> {
  return decodeUnless('error', content, { page, mostDots })
}

/**
 * Decodes the red channel of a picture alone, in which what is read stands: a third of the memory.
 * @throws DeskError as {@link readHeader}
 */
export async function decodeRed(content: Uint8Array): Promise<Raster> {
  return decodeUnless('error', content, { page: 1, mostDots: MOST_WORKED_DOTS, channel: 'red' })
}

/**
 * Decodes an original, and tells whether it is sound: a JPEG that was cut short and then closed decodes as well, gray from there on.
 * Bytes that were changed within it are not always noticed: a JPEG has no checksums.
 * @throws DeskError as {@link readHeader}
 */
export async function decodeAndJudge(
  content: Uint8Array,
  mostDots: number,
): Promise<{ readonly raster: Raster; readonly sound: boolean }> {
  try {
    return { raster: await decodeUnless('warning', content, { page: 1, mostDots }), sound: true }
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'imaging.damaged') throw error
    return { raster: await decode(content, 1, mostDots), sound: false }
  }
}

interface Wanted {
  readonly page: number
  readonly mostDots: number
  /** Where left out, all of them. */
  readonly channel?: 'red'
}

async function decodeUnless(failOn: FailOn, content: Uint8Array, { page, mostDots, channel }: Wanted): Promise<Raster> {
  const { width, height, standardColours } = await readHeader(content, page)
  const scale = Math.min(1, Math.sqrt(mostDots / (width * height)))
  const upright = await openUpright(content, page, standardColours, failOn)
  const chosen = channel === undefined ? upright : upright.extractChannel(channel)
  const small = scale < 1 ? chosen.resize(Math.round(width * scale), Math.round(height * scale)) : chosen
  const { data, info } = await small
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => refuse(cause))
  return threeOrOne({ width: info.width, height: info.height, channels: info.channels, data })
}

function threeOrOne(raw: { width: number; height: number; channels: number; data: Uint8Array }): Raster {
  const { width, height, channels, data } = raw
  if (channels === 1 || channels === 3) return { width, height, channels, data }
  const kept = channels === 2 ? 1 : 3
  const dots = width * height
  const less = new Uint8Array(dots * kept)
  for (let dot = 0; dot < dots; dot += 1) {
    for (let channel = 0; channel < kept; channel += 1) {
      less[dot * kept + channel] = data[dot * channels + channel] ?? 0
    }
  }
  return { width, height, channels: kept, data: less }
}

/** Encodes as JPEG. Half the colour resolution, save for an original. */
export async function encodeJpeg(raster: Raster, quality: number, dpi: number, fullColour = false): Promise<Buffer> {
  const { width, height, channels, data } = raster
  const picture = sharp(data, { raw: { width, height, channels }, limitInputPixels: MOST_DOTS })
  const encoded = await (channels === 1 ? picture.toColourspace('b-w') : picture)
    .jpeg({ quality, chromaSubsampling: fullColour ? '4:4:4' : '4:2:0' })
    .toBuffer()
  return withDensity(encoded, dpi)
}

const START_OF_IMAGE = 2

/**
 * A JPEG with its resolution in a JFIF header (ITU-T T.871). sharp writes none of its own; asked for the resolution, it would turn
 * every dot through a colour profile and attach that, which takes longer than to encode.
 */
function withDensity(jpeg: Buffer, dpi: number): Buffer {
  const header = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0', 'latin1'), 1, 2, 1, 0, 0, 0, 0, 0, 0])
  header.writeUInt16BE(dpi, 12)
  header.writeUInt16BE(dpi, 14)
  return Buffer.concat([jpeg.subarray(0, START_OF_IMAGE), header, jpeg.subarray(START_OF_IMAGE)])
}

/** A PNG of ink on nothing: everywhere of one colour, covering as much as the one channel given says. */
export async function encodeInk({ width, height, data }: Raster, [red, green, blue]: InkColour): Promise<Buffer> {
  const dots = Buffer.alloc(width * height * 4)
  for (let dot = 0; dot < width * height; dot += 1) dots.set([red, green, blue, data[dot] ?? 0], dot * 4)
  return sharp(dots, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** A JPEG of a picture that was delivered as something else, to be kept as the original. */
export async function encodeOriginal(content: Uint8Array, page: number, dpi: number): Promise<Buffer> {
  if (findKind(content) === 'heif') return encodePhotograph(content, dpi)
  return encodeJpeg(await decode(content, page, MOST_DOTS), ORIGINAL_QUALITY, dpi, true)
}

/**
 * The same of a photograph that came as HEIC, which has half the colour resolution itself. Its dots go from one codec to the other, and no best
 * code is looked for: what that held of one with 48 million dots was 900 megabytes more, to make it a twentieth smaller.
 */
async function encodePhotograph(content: Uint8Array, dpi: number): Promise<Buffer> {
  const { standardColours } = await readHeader(content)
  const upright = await openUpright(content, 1, standardColours)
  const encoded = await upright
    .jpeg({ quality: ORIGINAL_QUALITY, chromaSubsampling: '4:2:0', optimiseCoding: false })
    .toBuffer()
    .catch((cause: unknown) => refuse(cause))
  return withDensity(encoded, dpi)
}

/**
 * A JPEG for the screen, at most so many dots on its longest side; a smaller picture keeps its size.
 * @throws DeskError as {@link readHeader}
 */
export async function forScreen(content: Uint8Array, longestSide: number): Promise<Buffer> {
  const { standardColours } = await readHeader(content)
  const upright = await openUpright(content, 1, standardColours)
  return upright
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer()
    .catch((cause: unknown) => refuse(cause))
}

/** What libvips says is English and may quote the file; the officer gets a sentence of ours. */
function refuse(cause: unknown): never {
  if (cause instanceof Error && /exceeds pixel limit|too large/i.test(cause.message)) throw tooLarge()
  throw new DeskError('imaging.damaged', {}, { cause })
}
