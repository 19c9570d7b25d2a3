import type { PdfFile } from './file.ts'
import { BadPdf } from './lexer.ts'
import { nameOf, PdfArray, type PdfDictionary, PdfReference, type PdfValue } from './values.ts'

/** A page with what it inherits. */
export interface Page {
  readonly reference: PdfReference
  readonly dictionary: PdfDictionary
  /** What is seen of it, in its own units: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number]
  /** Degrees clockwise by which it is turned when it is shown: 0, 90, 180, 270. */
  readonly turn: number
}

const MOST_DEPTH = 60

/** A page counted from 1, or undefined if there are fewer. @throws BadPdf */
export function findPage(file: PdfFile, number: number): Page | undefined {
  const { catalog } = file.root
  const found = descend(file, catalog.get('Pages'), number, {}, [])
  return typeof found === 'number' ? undefined : found
}

/** How many pages there are, by the root of their tree; never more than there are objects. @throws BadPdf */
export function countPages(file: PdfFile): number {
  const count = file.resolve(file.dictionary(file.root.catalog.get('Pages')).get('Count'))
  if (typeof count !== 'number' || count < 0) throw new BadPdf('No count of pages')
  return Math.min(Math.floor(count), file.references.size)
}

/** All pages in their order, none of them twice. @throws BadPdf */
export function listPages(file: PdfFile): Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()
  const visit = (node: PdfValue | undefined, above: Inherited, depth: number): void => {
    const isBroken = !(node instanceof PdfReference) || depth > MOST_DEPTH || seen.has(node.number)
    if (isBroken) throw new BadPdf('A broken tree of pages')
    seen.add(node.number)
    const dictionary = file.dictionary(node)
    const own = inheritedOf(dictionary, above)
    if (nameOf(dictionary.get('Type')) === 'Page' || dictionary.get('Kids') === undefined) {
      pages.push(pageOf(file, node, dictionary, own))
    } else for (const kid of file.items(dictionary.get('Kids'))) visit(kid, own, depth + 1)
  }
  visit(file.root.catalog.get('Pages'), {}, 0)
  return pages
}

type Inherited = { readonly MediaBox?: PdfValue; readonly CropBox?: PdfValue; readonly Rotate?: PdfValue }

/** The page, or how many pages were passed. */
function descend(
  file: PdfFile,
  node: PdfValue | undefined,
  number: number,
  above: Inherited,
  path: readonly number[],
): Page | number {
  const isBroken = !(node instanceof PdfReference) || path.length > MOST_DEPTH || path.includes(node.number)
  if (isBroken) throw new BadPdf('A broken tree of pages')
  const dictionary = file.dictionary(node)
  const own = inheritedOf(dictionary, above)
  if (nameOf(dictionary.get('Type')) === 'Page' || dictionary.get('Kids') === undefined) {
    return number === 1 ? pageOf(file, node, dictionary, own) : 1
  }
  let passed = 0
  const seen = new Set<number>()
  for (const kid of file.items(dictionary.get('Kids'))) {
    // A page that stands twice, or a tree that leads back, would make the way endless.
    if (!(kid instanceof PdfReference) || seen.has(kid.number)) throw new BadPdf('A broken tree of pages')
    seen.add(kid.number)
    const count = countBelow(file, kid)
    if (count !== undefined && passed + count < number) {
      passed += count
      continue
    }
    const found = descend(file, kid, number - passed, own, [...path, node.number])
    if (typeof found !== 'number') return found
    passed += found
  }
  return passed
}

function countBelow(file: PdfFile, kid: PdfValue): number | undefined {
  const dictionary = file.dictionary(kid)
  if (dictionary.get('Kids') === undefined) return 1
  const count = file.resolve(dictionary.get('Count'))
  return typeof count === 'number' ? count : undefined
}

function inheritedOf(dictionary: PdfDictionary, above: Inherited): Inherited {
  const pick = (key: keyof Inherited) => {
    const value = dictionary.get(key) ?? above[key]
    return value === undefined ? {} : { [key]: value }
  }
  return { ...pick('MediaBox'), ...pick('CropBox'), ...pick('Rotate') }
}

function pageOf(file: PdfFile, reference: PdfReference, dictionary: PdfDictionary, own: Inherited): Page {
  const media = boxOf(file, own.MediaBox) ?? [0, 0, 612, 792]
  const crop = boxOf(file, own.CropBox) ?? media
  const box = [
    Math.max(crop[0], media[0]),
    Math.max(crop[1], media[1]),
    Math.min(crop[2], media[2]),
    Math.min(crop[3], media[3]),
  ] as const
  const rotate = file.resolve(own.Rotate)
  const turn = typeof rotate === 'number' ? (((Math.round(rotate / 90) * 90) % 360) + 360) % 360 : 0
  return { reference, dictionary, box: box[2] > box[0] && box[3] > box[1] ? box : media, turn }
}

function boxOf(file: PdfFile, value: PdfValue | undefined): readonly [number, number, number, number] | undefined {
  const found = file.resolve(value)
  if (!(found instanceof PdfArray)) return undefined
  const [a, b, c, d] = found.items.map((item) => file.resolve(item))
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return undefined
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}
