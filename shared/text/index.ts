/** Vietnamese text for matching: with or without diacritics, old or new tone placing, half typed. Pure. */
export { cleanLine, cleanText } from './clean.ts'
export { fold } from './fold.ts'
export {
  findMatches,
  type Matchable,
  type MatchCandidate,
  type MatchQuery,
  matchRank,
  prepareCandidate,
  prepareQuery,
} from './match.ts'
export { normalizeName, titleCaseName } from './names.ts'
export { amountInWords, dayInVietnameseWords } from './spoken.ts'
export { type QueryToken, queryTokens, searchTokens } from './tokens.ts'
