import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { DeskError } from '../../../shared/errors.ts'
import { CertificateCheck, VerificationReport } from '../../../shared/signing/index.ts'
import type { Papers } from '../papers/index.ts'
import type { KeepEvidence, SigningEvidence } from './parts.ts'

const Bytes = z.base64().transform((text) => Buffer.from(text, 'base64'))

/** Evidence as it is kept. */
const PackedEvidence = z.strictObject({
  version: z.literal(1),
  certificates: z.array(Bytes),
  statuses: z.array(Bytes),
  lists: z.array(Bytes),
  check: CertificateCheck.nullable(),
  report: VerificationReport.nullable(),
})

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Packed evidence that would come out larger than this is none of ours: 256 MiB. */
const LARGEST = 256 * 1_024 * 1_024

/** Keeps the evidence of signatures (TT 15/2025/TT-BKHCN) beside the papers of a dossier: JSON, packed, sealed under the dossier's key. */
export function evidenceKeeper(papers: Pick<Papers, 'putPacked'>): KeepEvidence {
  return async (dossier, evidence) => await papers.putPacked(dossier, await packEvidence(evidence))
}

/** Evidence as it is kept: JSON with DER in base64, packed. */
export async function packEvidence({ certificates, statuses, lists, check, report }: SigningEvidence): Promise<Buffer> {
  const texts = (all: readonly Buffer[]) => all.map((one) => one.toString('base64'))
  const told = { certificates: texts(certificates), statuses: texts(statuses), lists: texts(lists), check, report }
  return await pack(JSON.stringify({ version: 1, ...told }))
}

/**
 * The evidence that {@link packEvidence} packed.
 * @throws DeskError papers.damaged
 */
export async function unpackEvidence(packed: Uint8Array): Promise<SigningEvidence> {
  try {
    const text = await unpack(packed, { maxOutputLength: LARGEST })
    const { version: _, ...evidence } = PackedEvidence.parse(JSON.parse(text.toString('utf8')))
    return evidence
  } catch (error) {
    throw new DeskError('papers.damaged', {}, { cause: error })
  }
}
