import type { PdfFile } from '../pdf/file.ts'
import { nameOf, PdfDictionary, PdfReference, PdfStream, type PdfValue } from '../pdf/values.ts'

/** What an object is in a document, as far as changes of it are judged by it. */
export type Role =
  | 'catalog'
  | 'form'
  | 'fields'
  | 'page'
  | 'annotations'
  | 'signature-field'
  | 'field'
  | 'look-of-field'
  | 'information'
  | 'validation-data'

export type Roles = ReadonlyMap<number, Role>

const MOST_DEPTH = 60

/** The role of every object that has one. The first one counts: what is part of a page isn't also information. @throws BadPdf */
export function rolesOf(file: PdfFile): Roles {
  const roles = new Map<number, Role>()
  const give = (value: PdfValue | undefined, role: Role): void => {
    if (value instanceof PdfReference && !roles.has(value.number)) roles.set(value.number, role)
  }
  const { reference, catalog } = file.root
  give(reference, 'catalog')
  visitPages(file, catalog.get('Pages'), give, new Set(), 0)
  const form = file.findDictionary(catalog.get('AcroForm'))
  give(catalog.get('AcroForm'), 'form')
  give(form?.get('Fields'), 'fields')
  const seen = new Set<number>()
  for (const field of file.items(form?.get('Fields'))) visitField(file, field, undefined, give, seen)
  give(file.references.trailer.get('Info'), 'information')
  give(catalog.get('Metadata'), 'information')
  visitValidationData(file, catalog.get('DSS'), give, 0)
  return roles
}

type Give = (value: PdfValue | undefined, role: Role) => void

function visitPages(file: PdfFile, value: PdfValue | undefined, give: Give, seen: Set<number>, depth: number): void {
  if (!(value instanceof PdfReference) || seen.has(value.number) || depth > MOST_DEPTH) return
  seen.add(value.number)
  const node = file.findDictionary(value)
  if (node === undefined) return
  if (node.get('Kids') === undefined) {
    give(value, 'page')
    give(node.get('Annots'), 'annotations')
    return
  }
  for (const kid of file.items(node.get('Kids'))) visitPages(file, kid, give, seen, depth + 1)
}

function visitField(
  file: PdfFile,
  value: PdfValue,
  inherited: string | undefined,
  give: Give,
  seen: Set<number>,
): void {
  if (value instanceof PdfReference) {
    if (seen.has(value.number)) return
    seen.add(value.number)
  }
  const field = file.findDictionary(value)
  if (field === undefined) return
  const kind = nameOf(file.resolve(field.get('FT'))) ?? inherited
  give(value, kind === 'Sig' ? 'signature-field' : 'field')
  // The look of a field that is filled in may change with it; that of a signature may not.
  if (kind !== 'Sig') {
    const looks = file.findDictionary(field.get('AP'))
    give(field.get('AP'), 'look-of-field')
    for (const look of looks?.entries.values() ?? []) {
      give(look, 'look-of-field')
      const states = file.resolve(look)
      if (states instanceof PdfDictionary) for (const state of states.entries.values()) give(state, 'look-of-field')
    }
  }
  for (const kid of file.items(field.get('Kids'))) visitField(file, kid, kind, give, seen)
}

function visitValidationData(file: PdfFile, value: PdfValue | undefined, give: Give, depth: number): void {
  if (depth > 4 || value === undefined) return
  give(value, 'validation-data')
  const found = file.resolve(value)
  if (found instanceof PdfStream) return
  const parts = found instanceof PdfDictionary ? [...found.entries.values()] : file.items(found)
  for (const part of parts) visitValidationData(file, part, give, depth + 1)
}
