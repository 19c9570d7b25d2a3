import { DeskError } from '../../../../shared/errors.ts'
import type { LaterChange, PadesLevel, SignerView } from '../../../../shared/signing/index.ts'
import { type VerificationWish, type Verified, verifyPdf } from '../pades/index.ts'

/** A file that a service signed, after it was looked at like a stranger's. */
export interface BelievedFile {
  readonly signer: SignerView
  readonly level: PadesLevel
  readonly verified: Verified
}

/** What may come after the new signature in the same file: stamps over it, and what validates it. */
const HARMLESS: readonly LaterChange[] = ['signature', 'validation-data']

/**
 * Believes what a service gave back only if it is our file with exactly one signature more, perhaps stamped: our bytes come first, unchanged;
 * whatever was added is intact, and nothing is wrong with it; signatures that were there before stand as they stood.
 * @throws DeskError signing.service-other-file for other bytes, signing.service-not-pades for a signature of an older kind,
 *   signing.service-bad-signature for anything else
 */
export async function requireSignedByService(
  sent: Buffer,
  received: Buffer,
  wish: VerificationWish,
): Promise<BelievedFile> {
  const isLonger = received.length > sent.length
  if (!isLonger || !received.subarray(0, sent.length).equals(sent)) throw new DeskError('signing.service-other-file')
  const [before, verified] = [await verifyPdf(sent, wish), await verifyPdf(received, wish)]
  const [old, all] = [before.report.signatures, verified.report.signatures]
  const added = all.filter(({ field }) => old.every((one) => one.field !== field))
  const [made, another] = added.filter(({ kind }) => kind === 'signature')
  const areRight = added.every(({ isIntact, faults, laterChanges }) => {
    return isIntact && faults.length === 0 && laterChanges.every((change) => HARMLESS.includes(change))
  })
  const stood = old.every((one) => {
    const now = all.find(({ field }) => field === one.field)
    return now !== undefined && now.verdict === one.verdict && now.signer?.fingerprint === one.signer?.fingerprint
  })
  if (!stood || !areRight || made === undefined || another !== undefined || made.signer === null) {
    throw new DeskError('signing.service-bad-signature')
  }
  // Signatures of an older kind have no level: TT 15/2025/TT-BKHCN wants PAdES, and the desk tells nobody that it has one.
  if (made.level === null) throw new DeskError('signing.service-not-pades')
  return { signer: made.signer, level: made.level, verified }
}
