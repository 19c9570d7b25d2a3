import type { Increment } from '../pdf/increment.ts'
import { array, dictionary, name, type PdfReference, PdfStream, type PdfValue } from '../pdf/values.ts'
import type { Lettering } from './lettering.ts'
import type { Ink } from './picture.ts'

/** A box of a page as it is seen: points from its lower left corner, whichever way the page is turned. */
export interface ViewedBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What is seen of a signature. */
export interface Appearance {
  /** Adds its objects and gives the form that fills the box. */
  addTo(increment: Increment, box: ViewedBox, matrix: readonly number[]): PdfReference
}

/**
 * A handwritten signature or a seal, as large as fits into the box and in its middle. NĐ 30/2020/NĐ-CP, Phụ lục I: the signature in blue above
 * the name, the seal in red, both transparent.
 */
export function pictureAppearance(ink: Ink): Appearance {
  return {
    addTo(increment, box, matrix) {
      const scale = Math.min(box.width / ink.width, box.height / ink.height)
      const [width, height] = [ink.width * scale, ink.height * scale]
      const place = [width, 0, 0, height, (box.width - width) / 2, (box.height - height) / 2].map(short).join(' ')
      const resources = dictionary({ XObject: dictionary({ Ink: ink.addTo(increment) }) })
      return addForm(increment, box, matrix, resources, `q ${place} cm /Ink Do Q`)
    },
  }
}

/**
 * Lines of the prescribed face, from the top left corner of the box down; black.
 * @param from points that are left free above them
 */
export function textAppearance(lettering: Lettering, lines: readonly string[], size: number, from = 0): Appearance {
  return {
    addTo(increment, box, matrix) {
      const fonts = lettering.addTo(increment)
      const shown = lines.map((line, index) => {
        const baseline = box.height - from - size * (FIRST_BASELINE + index * LINE_HEIGHT)
        const runs = lettering.runsOf(line).map(({ part, codes }) => `/F${part} ${short(size)} Tf <${codes}> Tj`)
        return `1 0 0 1 0 ${short(baseline)} Tm ${runs.join(' ')}`
      })
      return addForm(increment, box, matrix, dictionary({ Font: fonts }), `0 g BT ${shown.join(' ')} ET`)
    },
  }
}

/** Several in one box, one over the other, the first at the bottom. */
export function layeredAppearance(layers: readonly Appearance[]): Appearance {
  return {
    addTo(increment, box, matrix) {
      const forms = layers.map((layer, index) => [`L${index}`, layer.addTo(increment, box, AS_IT_IS)] as const)
      const resources = dictionary({ XObject: dictionary(Object.fromEntries(forms)) })
      return addForm(increment, box, matrix, resources, forms.map(([key]) => `q /${key} Do Q`).join(' '))
    },
  }
}

const AS_IT_IS = [1, 0, 0, 1, 0, 0]
const FIRST_BASELINE = 0.9
const LINE_HEIGHT = 1.2

/** The size that lines need. */
export function sizeOfText(
  lettering: Lettering,
  lines: readonly string[],
  size: number,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.ceil(Math.max(0, ...lines.map((line) => lettering.widthOf(line, size)))) + 1,
    height: Math.ceil(size * (LINE_HEIGHT * lines.length + 0.1)),
  }
}

function addForm(
  increment: Increment,
  box: ViewedBox,
  matrix: readonly number[],
  resources: PdfValue,
  content: string,
): PdfReference {
  const entries = dictionary({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: array(0, 0, box.width, box.height),
    Matrix: array(...matrix),
    Resources: resources,
  })
  return increment.add(new PdfStream(entries, Buffer.from(content, 'latin1')))
}

const short = (value: number): string => String(Math.round(value * 1_000) / 1_000)
