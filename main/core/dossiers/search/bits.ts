/**
 * Dossiers under one bit set of the index. Large blocks mean few reads for a search through all of them (33 for each term
 * at 1,000,000 dossiers); small ones mean few bytes to write anew when a dossier comes in. 30,720 bits are 3,840 bytes.
 */
export const BLOCK_SIZE = 30_720
const WORD_BITS = 32
const WORDS = BLOCK_SIZE / WORD_BITS
const BITMAP_BYTES = BLOCK_SIZE / 8
/** From so many places on the bitmap is no longer than the list. */
const LONGEST_LIST = BITMAP_BYTES / 2 - 1

/**
 * A set as it is kept, with some places added and others taken out; no bytes when it is empty. Dossiers come in with
 * growing places, so nearly every change lengthens a list or sets bits, and takes a short way.
 */
export function changedBits(kept: Buffer | undefined, added: readonly number[], removed: readonly number[]): Buffer {
  if (kept !== undefined && removed.length === 0) {
    if (kept.length === BITMAP_BYTES) return withBits(kept, added)
    const last = kept.length === 0 ? -1 : kept.readUInt16LE(kept.length - 2)
    const follows = added.every((place, index) => place > (added[index - 1] ?? last))
    if (follows && kept.length / 2 + added.length <= LONGEST_LIST) return lengthened(kept, added)
  }
  const bits = kept === undefined ? new Bits() : Bits.from(kept)
  for (const place of removed) bits.remove(place)
  for (const place of added) bits.add(place)
  return bits.toBytes()
}

function lengthened(list: Buffer, added: readonly number[]): Buffer {
  const longer = Buffer.allocUnsafe(list.length + added.length * 2)
  let offset = list.copy(longer)
  for (const place of added) offset = longer.writeUInt16LE(place, offset)
  return longer
}

function withBits(bitmap: Buffer, added: readonly number[]): Buffer {
  const copy = Buffer.from(bitmap)
  for (const place of added) copy[place >>> 3] = (copy[place >>> 3] ?? 0) | (1 << (place & 7))
  return copy
}

/**
 * A set of places within a block. Kept as a sorted list of 16-bit numbers while that is shorter, otherwise as a bitmap of
 * 32-bit words, both little-endian as every machine the desk runs on; the same set always has the same bytes.
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

  /** Adds every place of a set as it is kept. */
  unite(bytes: Buffer): void {
    // A copy of its own begins where words and half-words may begin.
    const { buffer } = new Uint8Array(bytes)
    if (bytes.length < BITMAP_BYTES) {
      for (const place of new Uint16Array(buffer)) this.add(place)
      return
    }
    const others = new Uint32Array(buffer)
    for (let word = 0; word < WORDS; word += 1) this.#words[word] = (this.#words[word] ?? 0) | (others[word] ?? 0)
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

  /** The set as it is kept; no bytes when it is empty. */
  toBytes(): Buffer {
    const count = this.#count()
    if (count > LONGEST_LIST) return Buffer.from(this.#words.slice().buffer)
    const places = new Uint16Array(count)
    let left = count
    for (const place of this.fromHighest()) {
      left -= 1
      places[left] = place
    }
    return Buffer.from(places.buffer)
  }

  #count(): number {
    let count = 0
    for (const word of this.#words) {
      // Bits summed up in pairs, fours and bytes (Warren, "Hacker's Delight", 5-1).
      const pairs = word - ((word >>> 1) & 0x5555_5555)
      const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
      count += Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
    }
    return count
  }
}
