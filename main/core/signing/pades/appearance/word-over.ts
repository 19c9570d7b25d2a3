import { array, dictionary, name, PdfStream } from '../pdf/values.ts'
import type { Appearance } from './appearance.ts'
import type { Lettering } from './lettering.ts'

/** Widest part of a box that the word takes, and its largest size in points. */
const WIDEST = 0.96
const LARGEST = 24
/** Distance of a baseline from the middle of capitals, in sizes. */
const HALF_OF_CAPITALS = 0.33

/**
 * Looks with a word across their middle, in red.
 * @param lettering has the letters of the word
 */
export function withWordOver(looks: Appearance, lettering: Lettering, word: string): Appearance {
  return {
    addTo(increment, box, matrix) {
      const inner = looks.addTo(increment, box, [1, 0, 0, 1, 0, 0])
      const widthOfOne = lettering.widthOf(word, 1)
      const size = Math.min(LARGEST, (box.width * WIDEST) / widthOfOne, box.height * 0.8)
      const left = (box.width - widthOfOne * size) / 2
      const baseline = box.height / 2 - size * HALF_OF_CAPITALS
      const runs = lettering.runsOf(word).map(({ part, codes }) => `/F${part} ${short(size)} Tf <${codes}> Tj`)
      const shown = `BT 0.8 0 0 rg 1 0 0 1 ${short(left)} ${short(baseline)} Tm ${runs.join(' ')} ET`
      return increment.add(
        new PdfStream(
          dictionary({
            Type: name('XObject'),
            Subtype: name('Form'),
            BBox: array(0, 0, box.width, box.height),
            Matrix: array(...matrix),
            Resources: dictionary({ Font: lettering.addTo(increment), XObject: dictionary({ Looks: inner }) }),
          }),
          Buffer.from(`q /Looks Do Q ${shown}`, 'latin1'),
        ),
      )
    },
  }
}

const short = (value: number): string => String(Math.round(value * 1_000) / 1_000)
