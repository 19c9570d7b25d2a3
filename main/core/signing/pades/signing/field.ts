import { DeskError } from '../../../../../shared/errors.ts'
import type { Appearance, ViewedBox } from '../appearance/appearance.ts'
import type { PdfFile } from '../pdf/file.ts'
import { Increment } from '../pdf/increment.ts'
import { findPage, type Page } from '../pdf/pages.ts'
import {
  array,
  dictionary,
  name,
  nameOf,
  PdfArray,
  type PdfDictionary,
  PdfReference,
  type PdfValue,
  text,
  textOf,
  written,
} from '../pdf/values.ts'
import { bodyWithHole, type Prepared, patchRange } from './hole.ts'
import { boxOnPage } from './viewed-box.ts'

/** What a signature says of itself in the PDF, and where it is seen. */
export interface FieldWish {
  readonly kind: 'signature' | 'document-time-stamp'
  /** Bytes kept for the CMS. */
  readonly room: number
  /** When it is signed, by the desk's clock; not for time stamps, which tell it themselves. */
  readonly at?: Date
  readonly signer?: string
  readonly reason?: string
  readonly location?: string
  /** Nothing is seen of it without one. */
  readonly appearance?: { readonly page: number; readonly box: ViewedBox; readonly looks: Appearance }
}

/** Printed and locked: what PDF/A asks of annotations (ISO 19005-2, 6.3.2) and what nobody may move. */
const PRINT_AND_LOCKED = 132
const SIGNATURES_EXIST_APPEND_ONLY = 3
const VIETNAM_MINUTES = 7 * 60

/**
 * Adds a signature field with its place for a signature, as an increment.
 * @param allocate gives the bytes that the file is written into
 * @throws DeskError signing.pdf-closed where an author's certification forbids changes, signing.no-such-page, signing.place-outside
 * @throws BadPdf
 */
export function addField(file: PdfFile, wish: FieldWish, allocate?: (length: number) => Buffer): Prepared {
  if (isClosed(file)) throw new DeskError('signing.pdf-closed')
  const increment = new Increment(file)
  const page = findPage(file, wish.appearance?.page ?? 1)
  if (page === undefined) throw new DeskError('signing.no-such-page', { page: wish.appearance?.page ?? 1 })
  const value = increment.reserve()
  const field = increment.reserve()
  increment.putRaw(value, bodyWithHole(written(dictionaryOf(wish)), wish.room))
  increment.put(field, fieldOf(file, increment, page, value, wish))
  addToPage(file, increment, page, field)
  addToForm(file, increment, field)
  const { bytes, offsetOf } = increment.build(allocate)
  return patchRange(bytes, offsetOf(value), wish.room)
}

function dictionaryOf({ kind, at, signer, reason, location }: FieldWish): PdfDictionary {
  if (kind === 'document-time-stamp') {
    return dictionary({ Type: name('DocTimeStamp'), Filter: name('Adobe.PPKLite'), SubFilter: name('ETSI.RFC3161') })
  }
  return dictionary({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ...(at === undefined ? {} : { M: text(dateText(at)) }),
    ...(signer === undefined ? {} : { Name: text(signer) }),
    ...(reason === undefined ? {} : { Reason: text(reason) }),
    ...(location === undefined ? {} : { Location: text(location) }),
  })
}

function fieldOf(file: PdfFile, increment: Increment, page: Page, value: PdfReference, wish: FieldWish): PdfDictionary {
  const entries: Record<string, PdfValue> = {
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: text(freeName(file)),
    V: value,
    P: page.reference,
    F: PRINT_AND_LOCKED,
    Rect: array(0, 0, 0, 0),
  }
  if (wish.appearance === undefined) return dictionary(entries)
  const { box, looks } = wish.appearance
  const { rectangle, matrix } = boxOnPage(page, box)
  return dictionary({
    ...entries,
    Rect: array(...rectangle),
    AP: dictionary({ N: looks.addTo(increment, box, matrix) }),
  })
}

function addToPage(file: PdfFile, increment: Increment, page: Page, field: PdfReference): void {
  const annotations = page.dictionary.get('Annots')
  const all = array(...file.items(annotations), field)
  if (annotations instanceof PdfReference && file.resolve(annotations) instanceof PdfArray)
    increment.put(annotations, all)
  else increment.put(page.reference, page.dictionary.with({ Annots: all }))
}

function addToForm(file: PdfFile, increment: Increment, field: PdfReference): void {
  const { reference, catalog } = file.root
  const entry = catalog.get('AcroForm')
  const form = file.findDictionary(entry) ?? dictionary({})
  const flags = file.resolve(form.get('SigFlags'))
  const changed = form.with({
    Fields: array(...file.items(form.get('Fields')), field),
    SigFlags: (typeof flags === 'number' ? flags : 0) | SIGNATURES_EXIST_APPEND_ONLY,
  })
  if (entry instanceof PdfReference) increment.put(entry, changed)
  else increment.put(reference, catalog.with({ AcroForm: changed }))
}

/** A name that no field of the form has: two of one name would be one field. */
function freeName(file: PdfFile): string {
  const form = file.findDictionary(file.root.catalog.get('AcroForm'))
  const fields = file.items(form?.get('Fields'))
  const taken = new Set(fields.map((field) => textOf(file.resolve(file.findDictionary(field)?.get('T')))))
  let number = fields.length + 1
  while (taken.has(`Signature${number}`)) number += 1
  return `Signature${number}`
}

/** Whether an author certified the file and allowed nothing more, not even signatures (ISO 32000-1, 12.8.2.2: P = 1). */
function isClosed(file: PdfFile): boolean {
  const permissions = file.findDictionary(file.root.catalog.get('Perms'))
  const certification = file.findDictionary(permissions?.get('DocMDP'))
  return file.items(certification?.get('Reference')).some((one) => {
    const reference = file.findDictionary(one)
    if (nameOf(file.resolve(reference?.get('TransformMethod'))) !== 'DocMDP') return false
    return file.resolve(file.findDictionary(reference?.get('TransformParams'))?.get('P')) === 1
  })
}

/** A date of PDF in Vietnam's time (ISO 32000-1, 7.9.4). */
export function dateText(at: Date): string {
  const local = new Date(at.getTime() + VIETNAM_MINUTES * 60_000).toISOString()
  return `D:${local.slice(0, 19).replace(/\D/g, '')}+07'00'`
}
