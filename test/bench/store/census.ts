import type { PeerRow } from '../peers/question.ts'
import { Random } from '../random.ts'

/** Rows kept to make questions from. */
const SAMPLE = 4_000

/** Two words of names, and how many dossiers hold both. */
export interface WordPair {
  readonly words: readonly [one: string, other: string]
  readonly together: number
}

/** What is in a desk, as far as questions about it need to know: counted while its rows pass by. */
export class Census {
  readonly sample: PeerRow[] = []
  readonly #random: Random
  readonly #words = new Map<string, number>()
  readonly #pairs = new Map<string, number>()
  #rows = 0

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  get rows(): number {
    return this.#rows
  }

  /** Takes one row into account. */
  add(row: PeerRow): void {
    this.#keep(row)
    this.#rows += 1
    const words = [...new Set(row.words)].sort()
    words.forEach((word, index) => {
      count(this.#words, word)
      for (const other of words.slice(index + 1)) count(this.#pairs, `${word} ${other}`)
    })
  }

  /** Words that at least this share of all dossiers hold, the most frequent first. */
  commonWords(share: number): readonly string[] {
    return [...this.#words]
      .filter(([, dossiers]) => dossiers >= share * this.#rows)
      .sort(([, one], [, other]) => other - one)
      .map(([word]) => word)
  }

  /**
   * Pairs of words that are both common and yet hardly meet, the hardest to answer first: those whose rarer word is
   * the most frequent. The last word of a pair is no beginning of another word, so that a half-typed one means the same.
   */
  rarePairs(share: number, together: { readonly atLeast: number; readonly atMost: number }): readonly WordPair[] {
    const common = this.commonWords(share)
    const whole = new Set(common.filter((word) => this.isWhole(word)))
    const pairs: (WordPair & { readonly rarer: number })[] = []
    common.forEach((one, index) => {
      for (const other of common.slice(index + 1)) {
        const both = this.#pairs.get(one < other ? `${one} ${other}` : `${other} ${one}`) ?? 0
        if (both < together.atLeast || both > together.atMost) continue
        // `common` is sorted by frequency, so the second is the rarer one.
        const rarer = this.#words.get(other) ?? 0
        if (whole.has(other)) pairs.push({ words: [one, other], together: both, rarer })
        else if (whole.has(one)) pairs.push({ words: [other, one], together: both, rarer })
      }
    })
    return pairs.sort((one, other) => other.rarer - one.rarer)
  }

  /** Whether every two of these words have met before. */
  haveMet(words: readonly string[]): boolean {
    const sorted = words.toSorted()
    return sorted.every((one, index) => sorted.slice(index + 1).every((other) => this.#pairs.has(`${one} ${other}`)))
  }

  /** Whether no other word begins with this one. */
  isWhole(word: string): boolean {
    return ![...this.#words.keys()].some((other) => other !== word && other.startsWith(word))
  }

  /** Every row has the same chance to be in the sample (reservoir sampling). */
  #keep(row: PeerRow): void {
    const place = this.#random.between(0, this.#rows)
    if (this.sample.length < SAMPLE) this.sample.push(row)
    else if (place < SAMPLE) this.sample[place] = row
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
