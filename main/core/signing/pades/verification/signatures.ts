import type { SignatureFault } from '../../../../../shared/signing/index.ts'
import { BadEncoding, readDer } from '../der/node.ts'
import type { PdfFile } from '../pdf/file.ts'
import { nameOf, PdfArray, type PdfDictionary, PdfReference, PdfString, type PdfValue, textOf } from '../pdf/values.ts'

/** A signature as it stands in a file. */
export interface PlacedSignature {
  readonly field: string
  readonly dictionary: PdfDictionary
  readonly kind: 'signature' | 'document-time-stamp'
  readonly subFilter: string | undefined
  /** Where the revision that it signs ends; undefined when its range is none. */
  readonly end: number | undefined
  /** The signed bytes, in two parts. */
  readonly signed: readonly [Buffer, Buffer]
  /** The CMS, without the zeros after it. */
  readonly value: Buffer
  readonly faults: readonly SignatureFault[]
}

const MOST_DEPTH = 20
const MOST_FIELDS = 20_000
const NOTHING: readonly [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)]

/** Every signature field that is signed, in the order of what they sign. @throws BadPdf */
export function findSignatures(file: PdfFile): PlacedSignature[] {
  const form = file.findDictionary(file.root.catalog.get('AcroForm'))
  const found: PlacedSignature[] = []
  const seen = new Set<number>()
  const visit = (value: PdfValue, path: string, inherited: string | undefined, depth: number): void => {
    if (value instanceof PdfReference) {
      if (seen.has(value.number) || seen.size > MOST_FIELDS) return
      seen.add(value.number)
    }
    const field = file.findDictionary(value)
    if (field === undefined || depth > MOST_DEPTH) return
    const kind = nameOf(file.resolve(field.get('FT'))) ?? inherited
    const own = textOf(file.resolve(field.get('T')))
    const name = [path, own].filter(Boolean).join('.')
    const signature = file.findDictionary(field.get('V'))
    if (kind === 'Sig' && signature !== undefined) found.push(placed(file, name, signature))
    for (const kid of file.items(field.get('Kids'))) visit(kid, name, kind, depth + 1)
  }
  for (const field of file.items(form?.get('Fields'))) visit(field, '', undefined, 0)
  return found.sort((one, other) => (one.end ?? 0) - (other.end ?? 0))
}

function placed(file: PdfFile, field: string, dictionary: PdfDictionary): PlacedSignature {
  const subFilter = nameOf(file.resolve(dictionary.get('SubFilter')))
  const faults: SignatureFault[] = dictionary.isAmbiguous ? ['dictionary-ambiguous'] : []
  const range = rangeOf(file, dictionary)
  if (!Array.isArray(range)) faults.push(range)
  const [firstLength, second, secondLength] = Array.isArray(range) ? range : [0, 0, 0]
  const value = cmsOf(dictionary)
  if (!Buffer.isBuffer(value)) faults.push(value)
  return {
    field,
    dictionary,
    kind: subFilter === 'ETSI.RFC3161' ? 'document-time-stamp' : 'signature',
    subFilter,
    end: Array.isArray(range) ? second + secondLength : undefined,
    signed: Array.isArray(range)
      ? [file.bytes.subarray(0, firstLength), file.bytes.subarray(second, second + secondLength)]
      : NOTHING,
    value: Buffer.isBuffer(value) ? value : Buffer.alloc(0),
    faults,
  }
}

/**
 * The range, if it is everything from the first byte on but for exactly the signature's own string. A wider gap would be a place where
 * anything could stand unsigned, and a range over other bytes than the string's neighbours would sign another document.
 */
function rangeOf(file: PdfFile, dictionary: PdfDictionary): [number, number, number] | SignatureFault {
  const value = dictionary.get('ByteRange')
  if (!(value instanceof PdfArray) || value.items.length !== 4) return 'range-broken'
  const [first, firstLength, second, secondLength] = value.items
  if (first !== 0 || !isCount(firstLength) || !isCount(second) || !isCount(secondLength)) return 'range-broken'
  const contents = dictionary.get('Contents')
  if (!(contents instanceof PdfString) || contents.start < 0 || !contents.isHexadecimal) return 'value-unreadable'
  const fits = firstLength === contents.start && second === contents.end && second + secondLength <= file.bytes.length
  // The string must stand where it says in the file itself, not within packed objects whose places are others.
  const stands = file.bytes[contents.start] === 0x3c && file.bytes[contents.end - 1] === 0x3e
  if (!fits || !stands) return 'range-does-not-fit'
  const hole = file.bytes.toString('latin1', contents.start + 1, contents.end - 1)
  return /^(?:[0-9a-fA-F]{2})*$/.test(hole) ? [firstLength, second, secondLength] : 'range-does-not-fit'
}

const isCount = (value: PdfValue | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

function cmsOf(dictionary: PdfDictionary): Buffer | SignatureFault {
  const contents = dictionary.get('Contents')
  if (!(contents instanceof PdfString)) return 'value-unreadable'
  try {
    const { raw } = readDer(contents.bytes)
    // After the signature only padding may follow: the string isn't signed.
    return contents.bytes.subarray(raw.length).some((byte) => byte !== 0) ? 'value-trailing' : raw
  } catch (error) {
    if (error instanceof BadEncoding) return 'value-unreadable'
    throw error
  }
}
