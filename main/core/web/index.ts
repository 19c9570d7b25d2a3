/** What comes over HTTP from programs that nobody here answers for, bounded. */
export { readBody, TooMuchError } from './body.ts'
