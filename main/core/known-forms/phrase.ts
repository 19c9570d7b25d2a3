import { fold } from '../../../shared/text/index.ts'

/** A text by its letters and digits alone, folded, each with the place in the text that it came from. */
export interface Letters {
  readonly letters: string
  readonly places: readonly number[]
}

/** A phrase found in a text: from and to are places in the letters, `to` behind the last one. */
export interface FoundPhrase {
  readonly from: number
  readonly to: number
  /** Share of the phrase's letters that differ, 0 for none. */
  readonly difference: number
}

/** Shorter phrases than this must stand exactly: one wrong letter would make another word of them. */
const SHORTEST_BLURRED = 6

/** Takes the letters and digits out of a text. */
export function lettersOf(text: string): Letters {
  let letters = ''
  const places: number[] = []
  let place = 0
  for (const sign of text.normalize('NFC')) {
    for (const letter of fold(sign).replaceAll(' ', '')) {
      letters += letter
      places.push(place)
    }
    place += sign.length
  }
  return { letters, places }
}

/**
 * The place where a phrase stands in letters as nearly as possible (Sellers' algorithm), for text in which letters were
 * misread, left out or added; undefined when more than `most` of its letters differ.
 * @param phrase folded, without spaces
 * @param most share of the phrase's letters
 */
export function findPhrase(letters: string, phrase: string, most: number): FoundPhrase | undefined {
  const allowed = phrase.length < SHORTEST_BLURRED ? 0 : Math.floor(phrase.length * most)
  if (phrase === '' || letters.length + allowed < phrase.length) return undefined
  let costs = Array.from({ length: phrase.length + 1 }, (_, at) => at)
  let starts = costs.map(() => 0)
  let best: FoundPhrase & { cost: number } = { from: 0, to: 0, difference: 1, cost: allowed + 1 }
  for (let at = 0; at < letters.length; at += 1) {
    const nextCosts = [0]
    const nextStarts = [at + 1]
    for (let row = 1; row <= phrase.length; row += 1) {
      const same = letters[at] === phrase[row - 1] ? 0 : 1
      const replaced = (costs[row - 1] ?? 0) + same
      const added = (costs[row] ?? 0) + 1
      const left = (nextCosts[row - 1] ?? 0) + 1
      const least = Math.min(replaced, added, left)
      nextCosts.push(least)
      const start = least === replaced ? starts[row - 1] : least === added ? starts[row] : nextStarts[row - 1]
      nextStarts.push(start ?? 0)
    }
    costs = nextCosts
    starts = nextStarts
    const cost = costs[phrase.length] ?? allowed + 1
    if (cost < best.cost)
      best = { from: starts[phrase.length] ?? 0, to: at + 1, difference: cost / phrase.length, cost }
  }
  return best.cost > allowed ? undefined : { from: best.from, to: best.to, difference: best.difference }
}
