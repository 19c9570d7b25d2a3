import { fold } from '../../shared/text/index.ts'

/** Whether words hold every word that was typed, in any order, with or without diacritics. Nothing typed is in everything. */
export function holdsWanted(words: string, typed: string): boolean {
  const text = fold(words)
  return fold(typed)
    .split(' ')
    .every((word) => text.includes(word))
}

/** Orders what begins with what was typed before what only holds it. */
export function byBeginning(typed: string): (one: Labelled, other: Labelled) => number {
  const wanted = fold(typed)
  const rank = ({ label }: Labelled) => (fold(label).startsWith(wanted) ? 0 : 1)
  return (one, other) => rank(one) - rank(other)
}

interface Labelled {
  readonly label: string
}
