import { fold } from '../../../../shared/text/index.ts'
import type { Run, TextQuery } from './text-query.ts'

/** Words that an excerpt shows. */
const SHOWN = 26
/** Words before the first one that was found. */
const BEFORE = 6
/** A word longer than this is no word: it is cut. */
const LONGEST_WORD = 40

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** A piece of an excerpt: text as it stands on the page, and whether it was searched. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** The words around the place of a page where most of what was searched stands, in their own spelling. */
export function excerptOf(text: string, query: TextQuery): Piece[] {
  const words = [...text.matchAll(WORD)].map((match): Word => {
    const [word] = match
    return { folded: fold(word), start: match.index, end: match.index + word.length }
  })
  const found = foundIn(words, query)
  const first = densest(found)
  const from = Math.max(0, first - BEFORE)
  const shown = words.slice(from, from + SHOWN)
  const pieces: Piece[] = from > 0 ? [{ text: '… ', found: false }] : []
  shown.forEach((word, place) => {
    const before = shown[place - 1]
    if (before !== undefined) add(pieces, between(text.slice(before.end, word.start)), false)
    add(pieces, text.slice(word.start, word.end).slice(0, LONGEST_WORD), found[from + place] === true)
  })
  if (from + SHOWN < words.length) add(pieces, ' …', false)
  return pieces
}

/** What lies between two words, on one line. */
function between(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 12)
}

function add(pieces: Piece[], text: string, found: boolean): void {
  const last = pieces.at(-1)
  if (last !== undefined && last.found === found) pieces[pieces.length - 1] = { text: last.text + text, found }
  else if (text !== '') pieces.push({ text, found })
}

function foundIn(words: readonly Word[], { runs }: TextQuery): boolean[] {
  const found = words.map(() => false)
  for (const run of runs) {
    for (let place = 0; place + run.words.length <= words.length; place += 1) {
      if (!standsAt(words, place, run)) continue
      for (let offset = 0; offset < run.words.length; offset += 1) found[place + offset] = true
    }
  }
  return found
}

function standsAt(words: readonly Word[], place: number, { words: run, isUnfinished }: Run): boolean {
  return run.every((wanted, offset) => {
    const folded = words[place + offset]?.folded ?? ''
    return isUnfinished && offset === run.length - 1 ? folded.startsWith(wanted) : folded === wanted
  })
}

/** The found word from which on most others lie within what an excerpt shows; the first word where none was found. */
function densest(found: readonly boolean[]): number {
  let best = 0
  let most = 0
  found.forEach((isFound, place) => {
    if (!isFound) return
    const count = found.slice(place, place + SHOWN - BEFORE).filter(Boolean).length
    if (count > most) {
      most = count
      best = place
    }
  })
  return best
}
