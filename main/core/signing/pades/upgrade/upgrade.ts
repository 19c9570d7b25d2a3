import { deflateSync } from 'node:zlib'
import { DeskError } from '../../../../../shared/errors.ts'
import type { PadesLevel, VerificationReport } from '../../../../../shared/signing/index.ts'
import { digestOf } from '../der/signature-check.ts'
import type { PdfFile } from '../pdf/file.ts'
import { Increment } from '../pdf/increment.ts'
import { openForSigning, refusing } from '../pdf/open.ts'
import { array, dictionary, name, PdfReference, PdfStream, type PdfValue } from '../pdf/values.ts'
import { addField } from '../signing/field.ts'
import { digestAround, fillHole } from '../signing/hole.ts'
import type { Stamping } from '../signing/sign.ts'
import { readValidationData } from '../verification/validation-data.ts'
import { type VerificationWish, verifyPdf } from '../verification/verify.ts'

/** Bytes kept for a document time stamp with its authority's certificates. */
const STAMP_ROOM = 14_336

/**
 * Adds a time stamp over the whole file (EN 319 142-1, 5.4.3), which also gives B-T to signatures that were made while no authority answered.
 * @throws DeskError signing.stamp-unavailable, and as opening a file for signing
 */
export async function addDocumentStamp(pdf: Buffer, stamping: Stamping): Promise<Buffer> {
  const file = openForSigning(pdf)
  const prepared = refusing(() => addField(file, { kind: 'document-time-stamp', room: STAMP_ROOM }))
  const stamp = await stamping(digestAround(prepared, 'sha256'))
  if (stamp === undefined) throw new DeskError('signing.stamp-unavailable')
  return fillHole(prepared, stamp)
}

/** What a later verification needs; DER. */
export interface AddedData {
  readonly certificates: readonly Buffer[]
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
}

/**
 * Lays certificates, OCSP answers and revocation lists into the file's security store, beside those that it holds.
 * @throws DeskError as opening a file for signing
 */
export function addValidationData(pdf: Buffer, added: AddedData): Buffer {
  const file = openForSigning(pdf)
  return refusing(() => {
    const increment = new Increment(file)
    const { reference, catalog } = file.root
    const store = file.findDictionary(catalog.get('DSS')) ?? dictionary({ Type: name('DSS') })
    const held = readValidationData(file)
    const certificates = held.certificates.map(({ raw }) => raw)
    const changed = store.with({
      ...entry(file, increment, store.get('Certs'), 'Certs', without(added.certificates, certificates)),
      ...entry(file, increment, store.get('OCSPs'), 'OCSPs', without(added.statuses, held.statuses)),
      ...entry(file, increment, store.get('CRLs'), 'CRLs', without(added.lists, held.lists)),
    })
    const current = catalog.get('DSS')
    if (current instanceof PdfReference) increment.put(current, changed)
    else increment.put(reference, catalog.with({ DSS: increment.add(changed) }))
    return increment.build().bytes
  })
}

function without(all: readonly Buffer[], held: readonly Buffer[]): Buffer[] {
  const known = new Set(held.map((one) => digestOf('sha256', one).toString('hex')))
  return [...new Map(all.map((one) => [digestOf('sha256', one).toString('hex'), one]))]
    .filter(([digest]) => !known.has(digest))
    .map(([, one]) => one)
}

function entry(
  file: PdfFile,
  increment: Increment,
  current: PdfValue | undefined,
  key: string,
  added: readonly Buffer[],
): Record<string, PdfValue> {
  const kept = file.items(current)
  if (kept.length + added.length === 0) return {}
  const streams = added.map((bytes) =>
    increment.add(new PdfStream(dictionary({ Filter: name('FlateDecode') }), deflateSync(bytes))),
  )
  return { [key]: array(...kept, ...streams) }
}

export interface UpgradeWish extends VerificationWish {
  readonly stamping: Stamping
  /** Whether a stamp over what was added is wanted as well, for documents that are kept for long. */
  readonly archive: boolean
}

export interface Upgraded {
  readonly bytes: Buffer
  /** The lowest level of the file's signatures. */
  readonly level: PadesLevel | null
  /** What is true about them now. */
  readonly report: VerificationReport
}

const LEVELS: readonly PadesLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA']

/**
 * Gives the signatures of a file what they lack: a time stamp, then everything that a later verification needs, then a stamp over that.
 * Each is an increment of its own, so that what is there is kept when the next can't be had.
 * @throws DeskError signing.stamp-unavailable when a signature has no time stamp and none can be had
 */
export async function upgradePdf(pdf: Buffer, wish: UpgradeWish): Promise<Upgraded> {
  let bytes = pdf
  const first = await verifyPdf(bytes, wish)
  const lacksStamp = first.report.signatures.some(({ kind, stampedAt }) => kind === 'signature' && stampedAt === null)
  if (lacksStamp) bytes = await addDocumentStamp(bytes, wish.stamping)
  const verified = lacksStamp ? await verifyPdf(bytes, wish) : first
  bytes = addValidationData(bytes, verified)
  if (wish.archive) bytes = await addDocumentStamp(bytes, wish.stamping)
  const { report } = await verifyPdf(bytes, { trust: wish.trust, now: wish.now })
  const levels = report.signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level)
  const lowest = levels.includes(null) ? undefined : LEVELS.find((level) => levels.includes(level))
  return { bytes, level: lowest ?? null, report }
}
