import type { DossierSearch } from '../../../shared/contract/dossiers.ts'
import type { QueueBounds } from '../../../shared/deadlines/index.ts'
import { fold } from '../../../shared/text/index.ts'
import { FAMILY_NAMES, GIVEN_NAMES_FEMALE, GIVEN_NAMES_MALE, type Weighted } from '../names.ts'
import type { PeerQuestion, PeerRow, PrefixField } from '../peers/question.ts'
import { Random, shuffled } from '../random.ts'
import { SEARCH_KINDS, type SearchKind } from '../report/plan.ts'
import type { Census } from './census.ts'

/** Rows that a list asks for at once. */
const PAGE = 50
/** A pair of words rarely meets when no more dossiers than this hold both. */
const RARE = 20
/** Words that at least this share of all dossiers hold make the hard pairs. */
const COMMON = 0.002

/** One question, as the desk and as the peers get it. `search` null asks for the figures of the queues. */
export interface Question {
  readonly search: DossierSearch | null
  readonly peer: PeerQuestion
  /** Whether rows have to come back: a benchmark of wrong answers is worth nothing. */
  readonly expected: 'some' | 'none' | 'any'
}

/** The questions of every kind. */
export type Questions = Readonly<Record<SearchKind, readonly Question[]>>

const EVERYTHING: DossierSearch = { text: '', states: [], procedure: null, queue: 'all', limit: PAGE, after: null }

/**
 * The questions of a run, `count` distinct ones of each kind (those of the queues repeat: there are only so many ways to
 * ask), made from what is in the desk; the same for the same seed.
 */
export function makeQuestions(census: Census, bounds: QueueBounds, count: number, seed: number): Questions {
  const random = new Random(seed)
  const source: Source = { census, random, count }
  const made: Record<SearchKind, readonly Question[]> = {
    'name-marked': names(source, (name) => name),
    'name-plain': names(source, fold),
    typing: typing(source),
    'common-name': commonNames(source),
    'personal-number': prefixes(source, 'personalNumber', 3),
    phone: prefixes(source, 'phone', 4),
    code: prefixes(source, 'code', 10),
    'temporary-code': prefixes(source, 'temporaryCode', 4),
    'due-today': queue(source, 'due-today', bounds.now, bounds.tomorrow),
    overdue: queue(source, 'overdue', 0, bounds.now),
    counts: repeat(count, () => ({
      search: null,
      peer: { kind: 'counts', now: bounds.now, tomorrow: bounds.tomorrow },
      expected: 'any',
    })),
    'rare-pair': rarePairs(source),
    'no-hit': withoutHit(source),
    combined: combined(source),
  }
  for (const kind of SEARCH_KINDS) {
    if (made[kind].length < count) throw new Error(`Only ${made[kind].length} of ${count} questions "${kind}" found`)
  }
  return made
}

interface Source {
  readonly census: Census
  readonly random: Random
  readonly count: number
}

/** Whole names of people who are there. */
function names({ census, count }: Source, typed: (name: string) => string): Question[] {
  const texts = unique(census.sample.map((row) => typed(row.name)))
  return texts.slice(0, count).map((text) => byWords(text, 'some'))
}

/** Every beginning of frequent names as they grow under the fingers, marked and plain. */
function typing({ census, random, count }: Source): Question[] {
  const texts = new Set<string>()
  for (const row of shuffled(census.sample, random)) {
    if (texts.size >= count) break
    const name = random.chance(0.5) ? row.name : fold(row.name)
    for (let length = 1; length <= name.length; length += 1) texts.add(name.slice(0, length).trimEnd())
  }
  // A tone in the middle of a word asks for that very syllable, so half a marked word may find nobody.
  return [...texts].slice(0, count).map((text) => byWords(text, 'any'))
}

/** The most frequent names in the orders and spellings that people type them. */
function commonNames({ count }: Source): Question[] {
  const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Ngọc', 'Hữu']
  const pairs = top(FAMILY_NAMES, 10).flatMap((family) => middles.map((middle) => `${family} ${middle}`))
  const givens = [...GIVEN_NAMES_MALE.slice(0, 20), ...GIVEN_NAMES_FEMALE.slice(0, 20)]
  const whole = givens.flatMap((given) => [`Nguyễn Văn ${given}`, `Nguyễn Thị ${given}`, `Trần Văn ${given}`])
  const spellings = [...pairs, ...whole].flatMap((name) => [name, fold(name), name.toUpperCase()])
  const swapped = pairs.map((name) => fold(name).split(' ').reverse().join(' '))
  const known = ['Nguyễn Văn', 'nguyen van', 'nguyen thi', 'Nguyễn', 'nguyen', 'thi', 'van', 'Nguyễn Thị']
  return unique([...known, ...spellings, ...swapped])
    .slice(0, count)
    .map((text) => byWords(text, 'any'))
}

/** Beginnings of numbers that are there, from `shortest` characters on to the whole. */
function prefixes({ census, random, count }: Source, field: PrefixField, shortest: number): Question[] {
  const values = unique(census.sample.flatMap((row) => row[field] ?? []))
  const texts = values.map((value) => value.slice(0, random.between(Math.min(shortest, value.length), value.length)))
  return unique([...texts, ...values])
    .slice(0, count)
    .map((text) => ({
      search: { ...EVERYTHING, text },
      peer: { kind: 'prefix', field, prefix: text, limit: PAGE },
      expected: 'some',
    }))
}

/** A queue as the screens ask for it: pages of different length. */
function queue({ random, count }: Source, name: 'due-today' | 'overdue', from: number, before: number): Question[] {
  return repeat(count, () => {
    const limit = random.between(PAGE, 200)
    return {
      search: { ...EVERYTHING, queue: name, limit },
      peer: { kind: 'due', from, before, limit },
      expected: 'some',
    }
  })
}

function rarePairs({ census, count }: Source): Question[] {
  const pairs = census.rarePairs(COMMON, { atLeast: 1, atMost: RARE }).slice(0, count)
  return pairs.map(({ words }) => byWords(words.join(' '), 'some'))
}

/**
 * Common words that never meet, two and three at a time and between quotation marks, and common words with one that
 * nobody has.
 */
function withoutHit({ census, random, count }: Source): Question[] {
  const strangers = census.rarePairs(COMMON, { atLeast: 0, atMost: 0 })
  const common = census.commonWords(COMMON)
  const quarter = Math.ceil(count / 4)
  const pairs = strangers.slice(0, quarter).map(({ words }) => words.join(' '))
  const triples = strangers.slice(0, quarter).map(({ words }) => [common[random.between(0, 9)], ...words].join(' '))
  const phrases = strangers.slice(0, quarter).map(({ words }) => `"${words.join(' ')}"`)
  const rest = count - pairs.length - triples.length - phrases.length
  const unknown = repeat(rest * 2, () => `${common[random.between(0, 19)]} ${common[random.between(0, 99)]} zzyx`)
  const texts = [...pairs, ...triples, ...phrases, ...unknown]
  return unique(texts)
    .slice(0, count)
    .map((text) => byWords(text, 'none'))
}

/** A name, a state and a procedure at once, for dossiers that are there. */
function combined({ census, random, count }: Source): Question[] {
  const rows = shuffled(census.sample, random).slice(0, count)
  return rows.map((row) => {
    const [family = '', ...rest] = row.name.split(' ')
    const words = random.chance(0.5) ? [family, rest.at(-1) ?? ''] : [family, rest[0] ?? '']
    const text = random.chance(0.5) ? words.join(' ') : fold(words.join(' '))
    return byWords(text.trim(), 'some', row)
  })
}

function byWords(text: string, expected: Question['expected'], also?: Pick<PeerRow, 'state' | 'procedure'>): Question {
  const state = also?.state ?? null
  const procedure = also?.procedure ?? null
  return {
    search: { ...EVERYTHING, text, states: state === null ? [] : [state], procedure },
    peer: { kind: 'words', words: fold(text).split(' '), state, procedure, limit: PAGE },
    expected,
  }
}

function top(weighted: Weighted, count: number): string[] {
  return weighted
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([word]) => word)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

function repeat<Value>(count: number, make: () => Value): Value[] {
  return Array.from({ length: count }, make)
}
