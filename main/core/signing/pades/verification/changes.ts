import type { LaterChange } from '../../../../../shared/signing/index.ts'
import type { Place } from '../pdf/cross-references.ts'
import { PdfFile } from '../pdf/file.ts'
import { BadPdf } from '../pdf/lexer.ts'
import { isSame, nameOf, PdfDictionary, PdfStream, type PdfValue } from '../pdf/values.ts'
import { isNothingElse, referrersOf } from './referrers.ts'
import { type Roles, rolesOf } from './roles.ts'

/** Changes after which what is seen isn't what was signed. */
const TELLING: readonly LaterChange[] = ['form-filled', 'annotation', 'content', 'unreadable']

export const changesWhatIsSeen = (changes: readonly LaterChange[]): boolean =>
  changes.some((change) => TELLING.includes(change))

/**
 * What came into a file after a revision of it. A new version of an object counts by what the object was in the signed revision; whatever
 * isn't known to be harmless counts as a change of the content.
 * @param end bytes of the revision
 */
export function laterChanges(file: PdfFile, end: number): LaterChange[] {
  if (file.bytes.subarray(end).every((byte) => byte === 10 || byte === 13)) return []
  try {
    return [...new Set(compare(new PdfFile(file.bytes.subarray(0, end)), file))]
  } catch (error) {
    if (error instanceof BadPdf) return ['unreadable']
    throw error
  }
}

function compare(old: PdfFile, file: PdfFile): LaterChange[] {
  if (old.root.reference.number !== file.root.reference.number) return ['content']
  const numbers = new Set([...old.references.places.keys(), ...file.references.places.keys()])
  const changed = [...numbers].filter((number) => !isSamePlace(old.placeOf(number), file.placeOf(number)))
  if (changed.length === 0) return ['unreadable']
  const referrers = referrersOf(old)
  const roles = rolesOf(old)
  return changed.flatMap((number): readonly LaterChange[] => {
    // What comes later under a number of which the signed revision speaks, but which it doesn't have, is seen where nothing was.
    if (!isThere(old, number)) return isThere(file, number) && referrers.has(number) ? ['content'] : []
    if (!isThere(file, number)) return ['content']
    const [was, is] = [old.object(number), file.object(number)]
    if (isSame(was, is) || (isTable(was) && isTable(is))) return []
    return isNothingElse(number, roles, referrers) ? changeOf(number, was, is, roles, old, file) : ['content']
  })
}

const isThere = (file: PdfFile, number: number): boolean => {
  const place = file.placeOf(number)
  return place !== undefined && place.kind !== 'free'
}

const isTable = (value: PdfValue): boolean =>
  value instanceof PdfStream && ['XRef', 'ObjStm'].includes(nameOf(value.dictionary.get('Type')) ?? '')

function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  if (one?.kind === 'offset') return other?.kind === 'offset' && one.offset === other.offset
  if (one?.kind === 'packed')
    return other?.kind === 'packed' && one.stream === other.stream && one.index === other.index
  return other === undefined || other.kind === 'free'
}

function changeOf(
  number: number,
  was: PdfValue,
  is: PdfValue,
  roles: Roles,
  old: PdfFile,
  file: PdfFile,
): readonly LaterChange[] {
  const role = roles.get(number)
  if (role === 'information') return ['document-information']
  if (role === 'validation-data') return ['validation-data']
  if (role === 'look-of-field') return ['form-filled']
  if (role === 'fields') return addedFields(old.items(was), file.items(is), file)
  if (role === 'annotations') return addedAnnotations(old.items(was), file.items(is), file)
  if (!(was instanceof PdfDictionary) || !(is instanceof PdfDictionary)) return ['content']
  if (role === 'catalog') return differing(was, is).flatMap((key) => ofCatalog(key, was, is, old, file))
  if (role === 'form') return ofForm(was, is, old, file)
  if (role === 'page') {
    return differing(was, is).flatMap((key) =>
      key === 'Annots'
        ? addedAnnotations(old.items(was.get(key)), file.items(is.get(key)), file)
        : ['content' as const],
    )
  }
  if (role === 'signature-field') {
    const keys = differing(was, is)
    const isSigning = was.get('V') === undefined && keys.every((key) => ['V', 'AP', 'M', 'F', 'Lock'].includes(key))
    return isSigning ? ['signature'] : ['content']
  }
  if (role === 'field') {
    return differing(was, is).every((key) => ['V', 'AP', 'AS', 'M', 'I', 'RV'].includes(key))
      ? ['form-filled']
      : ['content']
  }
  return ['content']
}

function ofCatalog(
  key: string,
  was: PdfDictionary,
  is: PdfDictionary,
  old: PdfFile,
  file: PdfFile,
): readonly LaterChange[] {
  if (key === 'AcroForm') {
    return ofForm(old.findDictionary(was.get(key)) ?? EMPTY, file.findDictionary(is.get(key)) ?? EMPTY, old, file)
  }
  if (key === 'DSS' || key === 'Extensions') return ['validation-data']
  return key === 'Metadata' || key === 'Version' ? ['document-information'] : ['content']
}

const EMPTY = new PdfDictionary(new Map())

function ofForm(was: PdfDictionary, is: PdfDictionary, old: PdfFile, file: PdfFile): readonly LaterChange[] {
  return differing(was, is).flatMap((key): readonly LaterChange[] => {
    if (key === 'Fields') return addedFields(old.items(was.get(key)), file.items(is.get(key)), file)
    if (key === 'SigFlags') return []
    return key === 'DR' || key === 'DA' ? ['form-filled'] : ['content']
  })
}

function addedFields(was: readonly PdfValue[], is: readonly PdfValue[], file: PdfFile): readonly LaterChange[] {
  return added(was, is, (field) => (isSignatureField(file, field) ? 'signature' : 'content'))
}

function addedAnnotations(was: readonly PdfValue[], is: readonly PdfValue[], file: PdfFile): readonly LaterChange[] {
  return added(was, is, (annotation) => (isSignatureField(file, annotation) ? 'signature' : 'annotation'))
}

/** Nothing that was there may go or move among the others. */
function added(
  was: readonly PdfValue[],
  is: readonly PdfValue[],
  judge: (item: PdfValue) => LaterChange,
): readonly LaterChange[] {
  if (was.length > is.length || was.some((item, index) => !isSame(item, is[index]))) return ['content']
  return is.slice(was.length).map(judge)
}

function isSignatureField(file: PdfFile, value: PdfValue): boolean {
  const field = file.resolve(value)
  // A stream with a field's entries is none.
  if (!(field instanceof PdfDictionary)) return false
  if (nameOf(file.resolve(field.get('FT'))) === 'Sig') return true
  const parent = file.findDictionary(field.get('Parent'))
  return nameOf(file.resolve(field.get('Subtype'))) === 'Widget' && nameOf(file.resolve(parent?.get('FT'))) === 'Sig'
}

const differing = (was: PdfDictionary, is: PdfDictionary): string[] =>
  [...new Set([...was.entries.keys(), ...is.entries.keys()])].filter((key) => !isSame(was.get(key), is.get(key)))
