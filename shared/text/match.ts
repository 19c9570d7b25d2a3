import { decomposedWords, exactWord, foldWord } from './fold.ts'

/** What can be picked by typing: a procedure with its national code and the everyday words for it. */
export interface Matchable {
  readonly code: string
  readonly name: string
  readonly keywords: readonly string[]
}

/** A candidate with everything computed that does not depend on the query. Build it once with {@link prepareCandidate}. */
export interface MatchCandidate {
  readonly code: string
  readonly codeDigits: string
  readonly name: MatchText
  readonly keywords: MatchText
  readonly nameWords: number
  /** First letters of the words of the name, then of each keyword: "dkks gks". */
  readonly initials: string
}

/** Texts between bars, each word between spaces (`| khai sinh | giấy khai sinh |`): `' word'` finds beginnings of words. */
interface MatchText {
  readonly folded: string
  readonly exact: string
}

interface QueryWord {
  readonly folded: string
  readonly exact: string
  readonly isNumber: boolean
}

/** A query with everything computed that does not depend on the candidate. Build it once with {@link prepareQuery}. */
export interface MatchQuery {
  readonly words: readonly QueryWord[]
  /** The folded words, one space between. */
  readonly phrase: string
  /** Digits of a query that may be a code, otherwise empty. */
  readonly codeDigits: string
}

/**
 * Weights of a rank. A word scores by how it is found, up to `word`; the mean over the words is what counts, so that
 * long queries do not outweigh good ones. The rest rewards order, place and completeness.
 */
const WEIGHT = {
  code: { whole: 1000, beginning: 900, inside: 700 },
  word: { whole: 100, beginning: 80, initials: 60, otherDiacritics: 45, otherDiacriticsBeginning: 35, code: 60 },
  /** Found in a keyword rather than in the name. */
  keywordShare: 0.9,
  phrase: 40,
  atStart: 20,
  wholeKeyword: 45,
  completeness: 30,
} as const

/** A national code, as written in lists, with whatever a province appends to its copy (`1.014199.H05`). */
const NATIONAL_CODE = /^\s*(\d)\.(\d{6})(?!\d)/
const ONLY_DIGITS_AND_DOTS = /^[\d\s.]+$/
const SHORTEST_CODE_PART = 3
const SHORTEST_INITIALS = 2
/** Place of the space before the first word in a {@link MatchText}. */
const NAME_START = 1

/** Computes the folded forms of a candidate. A leading "thủ tục" counts as a keyword: it tells no name from another. */
export function prepareCandidate({ code, name, keywords }: Matchable): MatchCandidate {
  const { kind, words: nameWords } = splitKind(decomposedWords(name))
  const keywordWords = [...keywords.map(decomposedWords), kind]
  return {
    code,
    codeDigits: code.replace(/\D/g, ''),
    name: textOf([nameWords]),
    keywords: textOf(keywordWords),
    nameWords: nameWords.length,
    initials: [nameWords, ...keywordWords].map(initialsOf).join(' '),
  }
}

/** Computes the folded forms of a query, without the "thủ tục" it may begin with. */
export function prepareQuery(query: string): MatchQuery {
  const { words } = splitKind(decomposedWords(query).filter((word) => foldWord(word) !== ''))
  const national = NATIONAL_CODE.exec(query)
  let codeDigits = ''
  if (national) codeDigits = `${national[1]}${national[2]}`
  else if (ONLY_DIGITS_AND_DOTS.test(query)) codeDigits = query.replace(/\D/g, '')
  return {
    words: words.map((word) => {
      const folded = foldWord(word)
      return { folded, exact: exactWord(word), isNumber: /^\d+$/.test(folded) }
    }),
    phrase: words.map(foldWord).join(' '),
    codeDigits,
  }
}

/**
 * How well a candidate answers a query; higher is better, undefined when some word of the query is not in it. Words may
 * come in any order, unfinished, with or without diacritics, or as initials ("dkks"). A word typed with diacritics is
 * found without them too, but where they differ it ranks lowest.
 */
export function matchRank(query: MatchQuery, candidate: MatchCandidate): number | undefined {
  if (query.codeDigits !== '') {
    const rank = rankOfCode(query.codeDigits, candidate.codeDigits)
    if (rank !== undefined) return rank
  }
  if (query.words.length === 0) return undefined
  let sum = 0
  for (const word of query.words) {
    const rank = rankOfWord(word, candidate)
    if (rank === undefined) return undefined
    sum += rank
  }
  return sum / query.words.length + rankOfPhrase(query, candidate)
}

/**
 * The best candidates for a query, best first; equal ranks stand in the order of their codes. An empty query finds nothing.
 */
export function findMatches<Candidate extends MatchCandidate>(
  query: string,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const prepared = prepareQuery(query)
  const ranked: { candidate: Candidate; rank: number }[] = []
  for (const candidate of candidates) {
    const rank = matchRank(prepared, candidate)
    if (rank !== undefined) ranked.push({ candidate, rank })
  }
  ranked.sort((left, right) => right.rank - left.rank || compareCodes(left.candidate.code, right.candidate.code))
  return ranked.slice(0, limit).map(({ candidate }) => candidate)
}

function rankOfCode(digits: string, codeDigits: string): number | undefined {
  if (digits === codeDigits) return WEIGHT.code.whole
  if (codeDigits.startsWith(digits)) return WEIGHT.code.beginning
  if (digits.length >= SHORTEST_CODE_PART && codeDigits.includes(digits)) return WEIGHT.code.inside
  return undefined
}

function rankOfWord(word: QueryWord, candidate: MatchCandidate): number | undefined {
  const inName = rankInText(word, candidate.name)
  if (inName === WEIGHT.word.whole) return inName
  const inKeywords = (rankInText(word, candidate.keywords) ?? 0) * WEIGHT.keywordShare
  const best = Math.max(inName ?? 0, inKeywords)
  if (best > 0) return best
  if (word.isNumber) {
    const inCode = word.folded.length >= SHORTEST_CODE_PART && candidate.codeDigits.includes(word.folded)
    return inCode ? WEIGHT.word.code : undefined
  }
  const asInitials = word.folded.length >= SHORTEST_INITIALS && candidate.initials.includes(word.folded)
  return asInitials ? WEIGHT.word.initials : undefined
}

function rankInText(word: QueryWord, text: MatchText): number | undefined {
  const beginning = ` ${word.folded}`
  if (!text.folded.includes(beginning)) return undefined
  if (text.exact.includes(` ${word.exact} `)) return WEIGHT.word.whole
  const isWhole = text.folded.includes(`${beginning} `)
  if (word.exact === word.folded) return isWhole ? WEIGHT.word.whole : WEIGHT.word.beginning
  if (text.exact.includes(` ${word.exact}`)) return WEIGHT.word.beginning
  return isWhole ? WEIGHT.word.otherDiacritics : WEIGHT.word.otherDiacriticsBeginning
}

function rankOfPhrase({ words, phrase }: MatchQuery, { name, keywords, nameWords, initials }: MatchCandidate): number {
  let rank = 0
  let wordsFound = words.length
  const place = name.folded.indexOf(` ${phrase}`)
  if (place >= 0) {
    if (words.length > 1) rank += WEIGHT.phrase
    if (place === NAME_START) rank += WEIGHT.atStart
  } else if (words.length === 1 && initials.startsWith(phrase)) {
    rank += WEIGHT.atStart
    wordsFound = phrase.length
  }
  if (keywords.folded.includes(`| ${phrase} |`)) rank += WEIGHT.wholeKeyword
  return rank + WEIGHT.completeness * Math.min(1, wordsFound / nameWords)
}

function textOf(texts: readonly (readonly string[])[]): MatchText {
  const join = (form: (word: string) => string) => texts.map((words) => ` ${words.map(form).join(' ')} `).join('|')
  return { folded: `|${join(foldWord)}|`, exact: `|${join(exactWord)}|` }
}

function compareCodes(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Takes a leading "thủ tục" off when something follows it. */
function splitKind(words: readonly string[]): { kind: readonly string[]; words: readonly string[] } {
  const length = words.length > 2 && words.slice(0, 2).map(foldWord).join(' ') === 'thu tuc' ? 2 : 0
  return { kind: words.slice(0, length), words: words.slice(length) }
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => foldWord(word).charAt(0)).join('')
}
