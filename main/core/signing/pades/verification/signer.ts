import { DeskError } from '../../../../../shared/errors.ts'
import type { SignatureFault, Standing as StandingView } from '../../../../../shared/signing/index.ts'
import { faultAt, findChain } from '../trust/chain.ts'
import type { RevocationDesk } from '../trust/revocation.ts'
import type { Trust } from '../trust/trust-list.ts'
import { Standings, UNVOUCHED } from './standings.ts'
import { NO_VALIDATION_DATA, readCertificates } from './validation-data.ts'
import { nameOf, standingView } from './views.ts'

export interface SignerWish {
  /** Undefined as long as the commune has no trust list: then nobody can say who vouches for whom, and nothing is asked. */
  readonly trust: Trust | undefined
  readonly now: Date
  readonly desk: RevocationDesk
}

/** A certificate that somebody is about to sign with, and the answers that the judgement rests on (DER). */
export interface CheckedSigner {
  /** Names of the issuers up to the root, the nearest first. */
  readonly issuers: readonly string[]
  readonly faults: readonly SignatureFault[]
  readonly standing: StandingView
  /** From the certificate up. */
  readonly chain: readonly Buffer[]
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
}

/**
 * Checks a certificate before its key signs anything (TT 15/2025/TT-BKHCN): dates, purpose, chain to a root that is trusted, revocation of every
 * certificate on the way.
 * @param beside certificates of issuers that lie beside it, DER; what can't be read of them is left out
 * @throws DeskError signing.certificate-unusable for what is no certificate
 */
export async function checkSigner(
  der: Buffer,
  beside: readonly Buffer[],
  { trust, now, desk }: SignerWish,
): Promise<CheckedSigner> {
  const [leaf] = readCertificates([der])
  if (leaf === undefined) throw new DeskError('signing.certificate-unusable')
  const candidates = [...readCertificates(beside), ...(trust?.intermediates ?? [])]
  const chain = findChain(leaf, candidates, trust?.roots ?? [], 'signing')
  const faults = new Set<SignatureFault>(chain.faults)
  if (trust === undefined) for (const fault of UNVOUCHED) faults.delete(fault)
  const dates = faultAt(chain, now)
  if (dates !== undefined) faults.add(dates)
  const above = chain.certificates.slice(1)
  const found = {
    issuers: above.length === 0 ? [nameOf(leaf.issuerName)] : above.map(({ subjectName }) => nameOf(subjectName)),
    chain: chain.certificates.map(({ raw }) => raw),
  }
  if (trust === undefined) {
    const standing: StandingView = { state: 'unchecked', why: 'no-trust-list' }
    return { ...found, faults: [...faults], standing, statuses: [], lists: [] }
  }
  const standings = new Standings(NO_VALIDATION_DATA, { trust, now, desk })
  const standing = await standings.worstOf(chain, now)
  if (standing.state === 'revoked') faults.add('revoked')
  return { ...found, faults: [...faults], standing: standingView(standing), ...standings.gathered }
}
