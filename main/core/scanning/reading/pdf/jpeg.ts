/** What a JPEG says of itself. */
export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** 1 for gray, 3 for colour, 4 for inks of a printer. */
  readonly channels: number
}

const START = 0xffd8
/** The markers that begin a frame, all but those that define tables (C4, C8, CC). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** The header of a JPEG; undefined for anything else, or when it ends before it says its size. */
export function findJpegHeader(content: Uint8Array): JpegHeader | undefined {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (file.length < 4 || file.readUInt16BE(0) !== START) return undefined
  for (let at = 2; at + 10 <= file.length; ) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (FRAMES.has(marker)) {
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7), channels: file[at + 9] ?? 0 }
    }
    at += 2 + file.readUInt16BE(at + 2)
  }
  return undefined
}
