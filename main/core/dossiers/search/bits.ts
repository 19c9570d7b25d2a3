/**
 * Dossiers under one bit set of the index. 7,680 bits are 960 bytes: with its key a full set just fits into a page of the
 * b-tree (a quarter of 4 KiB, less what the cipher keeps of each page) and needs no overflow page.
 */
export const BLOCK_SIZE = 7_680
const WORD_BITS = 32
const WORDS = BLOCK_SIZE / WORD_BITS
const BITMAP_BYTES = BLOCK_SIZE / 8
/** From so many bits on the bitmap is no longer than the list. */
const LONGEST_LIST = BITMAP_BYTES / 2 - 1

/**
 * A set of places within a block. Kept as a sorted list of 16-bit numbers (little-endian) while that is shorter, otherwise
 * as a bitmap; the same set always has the same bytes.
 */
export class Bits {
  readonly #words = new Uint32Array(WORDS)

  /** The set with all places up to one. */
  static upTo(place: number): Bits {
    const bits = new Bits()
    for (let each = 0; each <= place; each += 1) bits.add(each)
    return bits
  }

  static from(bytes: Buffer): Bits {
    const bits = new Bits()
    bits.unite(bytes)
    return bits
  }

  add(place: number): void {
    const word = place >>> 5
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (place & 31))
  }

  remove(place: number): void {
    const word = place >>> 5
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (place & 31))
  }

  has(place: number): boolean {
    return ((this.#words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  }

  /** Adds every place of a set as it is kept. */
  unite(bytes: Buffer): void {
    if (bytes.length < BITMAP_BYTES) {
      for (let offset = 0; offset < bytes.length; offset += 2) this.add(bytes.readUInt16LE(offset))
      return
    }
    for (let word = 0; word < WORDS; word += 1) {
      this.#words[word] = (this.#words[word] ?? 0) | bytes.readUInt32LE(word * 4)
    }
  }

  /** Keeps only the places that the other set has too, and says whether any is left. */
  intersect(other: Bits): boolean {
    let any = 0
    for (let word = 0; word < WORDS; word += 1) {
      const both = (this.#words[word] ?? 0) & (other.#words[word] ?? 0)
      this.#words[word] = both
      any |= both
    }
    return any !== 0
  }

  /** The places, the highest first. */
  *fromHighest(): Generator<number, void> {
    for (let word = WORDS - 1; word >= 0; word -= 1) {
      let rest = this.#words[word] ?? 0
      while (rest !== 0) {
        const bit = WORD_BITS - 1 - Math.clz32(rest)
        yield word * WORD_BITS + bit
        rest &= ~(1 << bit)
      }
    }
  }

  /** The set as it is kept. */
  toBytes(): Buffer {
    const count = this.#count()
    if (count <= LONGEST_LIST) {
      const list = Buffer.allocUnsafe(count * 2)
      let offset = list.length
      for (const place of this.fromHighest()) {
        offset -= 2
        list.writeUInt16LE(place, offset)
      }
      return list
    }
    const bitmap = Buffer.allocUnsafe(BITMAP_BYTES)
    for (let word = 0; word < WORDS; word += 1) bitmap.writeUInt32LE(this.#words[word] ?? 0, word * 4)
    return bitmap
  }

  #count(): number {
    let count = 0
    for (let rest of this.#words) {
      for (; rest !== 0; rest &= rest - 1) count += 1
    }
    return count
  }
}
