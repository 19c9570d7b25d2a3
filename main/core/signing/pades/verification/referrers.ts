import type { PdfFile } from '../pdf/file.ts'
import { nameOf, PdfArray, PdfDictionary, PdfReference, PdfStream, type PdfValue } from '../pdf/values.ts'
import type { Roles } from './roles.ts'

/** Who speaks of an object: an object's number with the key of its dictionary, such as `12/Contents`; `trailer/Info`; `root/DSS`. */
export type Referrers = ReadonlyMap<number, ReadonlySet<string>>

/** Who speaks of what in a file. Numbers that nothing stands under are told as well. @throws BadPdf */
export function referrersOf(file: PdfFile): Referrers {
  const found = new Map<number, Set<string>>()
  const visit = (value: PdfValue, from: string): void => {
    if (value instanceof PdfReference) {
      const known = found.get(value.number)
      if (known === undefined) found.set(value.number, new Set([from]))
      else known.add(from)
    } else if (value instanceof PdfArray) for (const item of value.items) visit(item, from)
    else if (value instanceof PdfDictionary) for (const entry of value.entries.values()) visit(entry, from)
  }
  const visitObject = (value: PdfValue, label: string): void => {
    const dictionary = value instanceof PdfStream ? value.dictionary : value
    // A table speaks as the trailer, which is asked by itself.
    if (value instanceof PdfStream && nameOf(value.dictionary.get('Type')) === 'XRef') return
    if (dictionary instanceof PdfDictionary) {
      for (const [key, entry] of dictionary.entries) visit(entry, `${label}/${key}`)
    } else visit(value, label)
  }
  const root = file.root.reference.number
  visitObject(file.references.trailer, 'trailer')
  for (const [number, place] of file.references.places) {
    if (place.kind !== 'free') visitObject(file.object(number), number === root ? 'root' : String(number))
  }
  return found
}

/**
 * Whether an object is nothing but what its role says. Whoever made a file can have its page and its security store speak of the same
 * object: a new version of it is then no harmless change.
 */
export function isNothingElse(number: number, roles: Roles, referrers: Referrers, seen = new Set<number>()): boolean {
  if (seen.has(number)) return true
  seen.add(number)
  return [...(referrers.get(number) ?? [])].every((label) => {
    const [from = '', key = ''] = label.split('/')
    const above = roles.get(Number(from))
    switch (roles.get(number)) {
      case 'information':
        return label === 'trailer/Info' || label === 'root/Metadata'
      case 'validation-data':
        return (
          label === 'root/DSS' || (above === 'validation-data' && isNothingElse(Number(from), roles, referrers, seen))
        )
      case 'annotations':
        return above === 'page' && key === 'Annots'
      case 'fields':
        return label === 'root/AcroForm' || (above === 'form' && key === 'Fields')
      default:
        return true
    }
  })
}
