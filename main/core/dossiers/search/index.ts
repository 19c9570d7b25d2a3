/** Finds dossiers by anything people type, within a bound of work, newest first. */
export { filterTerms, personTerm, readQuery, type Term, type TextQuery } from './query.ts'
export { DossierSearch, type Found, type SearchRequest } from './search.ts'
export { SearchIndex } from './search-index.ts'
