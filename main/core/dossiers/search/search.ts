import type { DossierRecord } from '../projection/dossier-table.ts'
import { Bits, BLOCK_SIZE } from './bits.ts'
import type { Source, Term } from './query.ts'
import type { PendingDossier, SearchIndex } from './search-index.ts'
import { tokensOf } from './tokens.ts'

/** What a search found, the newest first. */
export interface Found {
  readonly records: readonly DossierRecord[]
  /** Where the next page begins: the ordinal of the last dossier of this one; undefined when there is no further page. */
  readonly next: number | undefined
  /** Sets of the index that were read: the work done, which has a bound. */
  readonly postingsRead: number
}

export interface SearchRequest {
  /** All of them have to hold; none finds every dossier. */
  readonly terms: readonly Term[]
  /** Only dossiers with a smaller ordinal. */
  readonly before: number | undefined
  readonly limit: number
  /** What no term can say; asked of few dossiers, since each is read for it. */
  readonly accepts?: ((record: DossierRecord) => boolean) | undefined
}

interface TailPlace {
  readonly place: number
  readonly answers: boolean
}

/** Searches the index, and the tail that it hasn't taken in yet. */
export class DossierSearch {
  readonly #index: SearchIndex

  constructor(index: SearchIndex) {
    this.#index = index
  }

  /** The newest dossiers that answer all terms. */
  find({ terms, before, limit, accepts = () => true }: SearchRequest): Found {
    const run = new SearchRun(this.#index, terms)
    const records: DossierRecord[] = []
    let last: number | undefined
    for (const ordinal of run.ordinals(before)) {
      if (records.length === limit) return { records, next: last, postingsRead: run.postingsRead }
      const record = run.recordAt(ordinal)
      if (record === undefined || !accepts(record)) continue
      records.push(record)
      last = ordinal
    }
    return { records, next: undefined, postingsRead: run.postingsRead }
  }

  /** The newest dossier that answers all terms, and how many do. */
  findNewest(terms: readonly Term[]): { readonly record: DossierRecord; readonly count: number } | undefined {
    const run = new SearchRun(this.#index, terms)
    const ordinals = [...run.ordinals(undefined)]
    const record = ordinals[0] === undefined ? undefined : run.recordAt(ordinals[0])
    return record && { record, count: ordinals.length }
  }
}

/** One search from the newest block to the oldest. */
class SearchRun {
  postingsRead = 0
  readonly #index: SearchIndex
  readonly #tail: ReadonlyMap<number, PendingDossier>
  readonly #tailOfBlock = new Map<number, TailPlace[]>()
  readonly #terms: Term[]
  readonly #firstFree: number

  constructor(index: SearchIndex, terms: readonly Term[]) {
    this.#index = index
    this.#terms = [...terms]
    const tail = index.tail()
    this.#firstFree = index.nextOrdinal()
    this.#tail = new Map(tail.map((pending) => [pending.ordinal, pending]))
    for (const { ordinal, record } of tail) {
      const tokens = tokensOf(record)
      const answers = terms.every((term) => term.some((source) => isIn(source, tokens)))
      const block = Math.floor(ordinal / BLOCK_SIZE)
      const places = this.#tailOfBlock.get(block) ?? []
      this.#tailOfBlock.set(block, places)
      places.push({ place: ordinal % BLOCK_SIZE, answers })
    }
  }

  *ordinals(before: number | undefined): Generator<number, void> {
    const end = Math.max(this.#firstFree, ...[...this.#tail.keys()].map((ordinal) => ordinal + 1))
    const last = Math.min(end, before ?? end) - 1
    for (let block = Math.floor(last / BLOCK_SIZE); block >= 0; block -= 1) {
      const answers = this.#answersIn(block)
      if (answers === undefined) continue
      for (const place of answers.fromHighest()) {
        const ordinal = block * BLOCK_SIZE + place
        if (ordinal <= last) yield ordinal
      }
    }
  }

  recordAt(ordinal: number): DossierRecord | undefined {
    return this.#tail.get(ordinal)?.record ?? this.#index.findRecord(ordinal)
  }

  /** What the index says of a block, corrected by what the tail knows better. */
  #answersIn(block: number): Bits | undefined {
    const indexed = this.#indexedAnswersIn(block)
    const tail = this.#tailOfBlock.get(block)
    if (tail === undefined) return indexed
    const answers = indexed ?? new Bits()
    for (const { place, answers: does } of tail) {
      if (does) answers.add(place)
      else answers.remove(place)
    }
    return answers
  }

  #indexedAnswersIn(block: number): Bits | undefined {
    let answers: Bits | undefined
    for (const [index, term] of this.#terms.entries()) {
      const bits = this.#bitsOf(block, term)
      if (bits !== undefined && (answers === undefined || bits.intersect(answers))) {
        answers = bits
        continue
      }
      // The term that left nothing comes first in the next block: there it will probably do so again, at once.
      this.#terms.splice(index, 1)
      this.#terms.unshift(term)
      return undefined
    }
    return answers ?? this.#allIn(block)
  }

  #bitsOf(block: number, term: Term): Bits | undefined {
    let bits: Bits | undefined
    for (const source of term) {
      for (const posting of this.#postingsOf(block, source)) {
        this.postingsRead += 1
        bits ??= new Bits()
        bits.unite(posting)
      }
    }
    return bits
  }

  #postingsOf(block: number, { kind, token }: Source): readonly Buffer[] {
    if (kind === 'beginning') return this.#index.postingsBeginningWith(block, token)
    const posting = this.#index.posting(block, token)
    return posting === undefined ? [] : [posting]
  }

  #allIn(block: number): Bits | undefined {
    const highest = Math.min(BLOCK_SIZE, this.#firstFree - block * BLOCK_SIZE) - 1
    return highest < 0 ? undefined : Bits.upTo(highest)
  }
}

function isIn({ kind, token }: Source, tokens: ReadonlySet<string>): boolean {
  if (kind === 'token') return tokens.has(token)
  for (const each of tokens) if (each.startsWith(token)) return true
  return false
}
