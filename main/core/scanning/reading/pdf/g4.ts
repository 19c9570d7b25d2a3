import {
  BLACK_RUNS,
  type CodeWord,
  END_OF_LINE,
  HORIZONTAL,
  LONGEST_RUN,
  PASS,
  VERTICAL,
  WHITE_RUNS,
} from './g4-codes.ts'

/** A picture in black and white, one bit a dot, 1 for black, the highest bit the leftmost; every row begins a byte. */
export interface BilevelPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Changes lie at most so far from those above to be said by their distance. */
const NEAR = 3

/**
 * A picture in black and white as CCITT Group 4 (ITU-T T.6), in one piece, white as 0: for a PDF stream with
 * `/K -1`. Without losses, and for pages of text smaller than anything else a PDF/A-1 may hold.
 */
export function encodeG4({ data, width, height }: BilevelPicture): Uint8Array {
  const bits = new BitWriter()
  const rowBytes = Math.ceil(width / 8)
  let above = changesOf(new Uint8Array(rowBytes), 0, width)
  for (let row = 0; row < height; row += 1) {
    const changes = changesOf(data, row * rowBytes, width)
    encodeRow(bits, changes, above, width)
    above = changes
  }
  bits.add(END_OF_LINE)
  bits.add(END_OF_LINE)
  return bits.finish()
}

/**
 * Where the colour of a row changes, beginning with white: even places of the list begin black, odd ones white. The width
 * follows three times, so that whoever looks further than the row finds its end.
 */
function changesOf(data: Uint8Array, from: number, width: number): Int32Array {
  const changes = new Int32Array(width + 4)
  let count = 0
  let colour = 0
  for (let x = 0; x < width; x += 1) {
    const byte = data[from + (x >> 3)] ?? 0
    // Whole bytes without a change are most of a page.
    if ((x & 7) === 0 && x + 8 <= width && byte === (colour === 1 ? 0xff : 0)) {
      x += 7
      continue
    }
    const dot = (byte >> (7 - (x & 7))) & 1
    if (dot !== colour) {
      changes[count] = x
      count += 1
      colour = dot
    }
  }
  changes.fill(width, count, count + 3)
  return changes.subarray(0, count + 3)
}

function encodeRow(bits: BitWriter, changes: Int32Array, above: Int32Array, width: number): void {
  // The place that the row is encoded up to; it begins before the first dot, with white.
  let at = -1
  let black = false
  let own = 0
  let upper = 0
  while (at < width) {
    while ((changes[own] ?? width) <= at && own < changes.length - 1) own += 1
    const next = changes[own] ?? width
    // Of the row above, the first change right of here to the other colour than ours.
    while (upper > 0 && (above[upper - 1] ?? width) > at) upper -= 1
    while ((above[upper] ?? width) < width && ((above[upper] ?? width) <= at || (upper % 2 === 1) !== black)) upper += 1
    const first = above[upper] ?? width
    const second = above[upper + 1] ?? width
    if (second < next) {
      bits.add(PASS)
      at = second
    } else if (Math.abs(next - first) <= NEAR) {
      bits.add(VERTICAL[next - first + NEAR] ?? PASS)
      at = next
      black = !black
    } else {
      const afterNext = changes[own + 1] ?? width
      bits.add(HORIZONTAL)
      addRun(bits, next - Math.max(at, 0), black)
      addRun(bits, afterNext - next, !black)
      at = afterNext
    }
  }
}

function addRun(bits: BitWriter, length: number, black: boolean): void {
  const { short, long } = black ? BLACK_RUNS : WHITE_RUNS
  let left = length
  while (left >= 64) {
    const part = Math.min(left - (left % 64), LONGEST_RUN)
    const word = long[part / 64 - 1]
    if (word === undefined) throw new Error(`No code for a run of ${part}`)
    bits.add(word)
    left -= part
  }
  const word = short[left]
  if (word === undefined) throw new Error(`No code for a run of ${left}`)
  bits.add(word)
}

/** Bits one after another, grown as they come. */
class BitWriter {
  #bytes = new Uint8Array(65_536)
  #length = 0
  #pending = 0
  #pendingBits = 0

  add({ bits, length }: CodeWord): void {
    this.#pending = (this.#pending << length) | bits
    this.#pendingBits += length
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8
      this.#put((this.#pending >> this.#pendingBits) & 0xff)
    }
    this.#pending &= (1 << this.#pendingBits) - 1
  }

  finish(): Uint8Array {
    if (this.#pendingBits > 0) this.#put((this.#pending << (8 - this.#pendingBits)) & 0xff)
    return this.#bytes.slice(0, this.#length)
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length] = byte
    this.#length += 1
  }
}
