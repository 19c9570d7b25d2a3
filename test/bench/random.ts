import type { Weighted } from './names.ts'

/** Numbers that look random and are the same in every run: mulberry32, good enough to spread benchmark rows. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** A whole number in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** So many decimal digits, leading zeros included. */
  digits(count: number): string {
    let digits = ''
    while (digits.length < count) digits += this.between(0, 9)
    return digits
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, 255))
  }
}

/** Picks words by their weights. */
export class Urn {
  readonly #words: string[] = []
  readonly #limits: number[] = []
  #total = 0

  constructor(weighted: Weighted) {
    for (const [word, weight] of weighted) {
      this.#total += weight
      this.#words.push(word)
      this.#limits.push(this.#total)
    }
  }

  /** An urn in which the word of rank r weighs 1/(r + flatness), as names do. */
  static byRank(words: readonly string[], flatness: number): Urn {
    return new Urn(words.map((word, rank) => [word, 1 / (rank + flatness)]))
  }

  pick(random: Random): string {
    const aim = random.next() * this.#total
    let low = 0
    let high = this.#limits.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#limits[middle] ?? 0) > aim) high = middle
      else low = middle + 1
    }
    return this.#words[low] ?? ''
  }
}

/** The same values in another order. */
export function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  const keyed = values.map((value) => ({ value, key: random.next() }))
  return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value)
}
