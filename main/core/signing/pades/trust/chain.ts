import { OID } from '../der/oids.ts'
import { isWeakKey } from '../der/signature-check.ts'
import type { Certificate } from './certificate.ts'

/** Why nobody vouches for a certificate. */
export type ChainFault =
  | 'issuer-unknown'
  | 'root-not-trusted'
  | 'not-an-authority'
  | 'path-too-long'
  | 'wrong-purpose'
  | 'not-understood'
  | 'weak-key'

export interface Chain {
  /** From the certificate up; ends with a trusted root if it leads to one. */
  readonly certificates: readonly Certificate[]
  readonly faults: readonly ChainFault[]
}

export type Purpose = 'signing' | 'time-stamping' | 'ocsp-signing'

const MOST_LINKS = 8
const DIGITAL_SIGNATURE = 0x80
const NON_REPUDIATION = 0x40
const KEY_CERT_SIGN = 0x04
/** Uses that let a key sign documents, should a certificate list its uses: any, e-mail, Microsoft's and RFC 9336's document signing. */
const FOR_DOCUMENTS = [
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.4.1.311.10.3.12',
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
]

/**
 * The way from a certificate to a root that is trusted (RFC 5280, 6, without policies and name constraints: a critical one makes the
 * certificate refused). Says nothing of time and revocation; {@link faultAt} and the revocation room do.
 */
export function findChain(
  leaf: Certificate,
  candidates: readonly Certificate[],
  roots: readonly Certificate[],
  purpose: Purpose,
): Chain {
  const trusted = new Set(roots.map(({ fingerprint }) => fingerprint))
  const path = climb([leaf], [...roots, ...candidates], trusted)
  const certificates = path ?? longest([leaf], candidates)
  const faults = new Set<ChainFault>()
  if (path === undefined) {
    const top = certificates.at(-1)
    faults.add(top?.subjectName.equals(top.issuerName) === true ? 'root-not-trusted' : 'issuer-unknown')
  }
  if (!isFor(leaf, purpose)) faults.add('wrong-purpose')
  certificates.forEach((one, index) => {
    if (isWeakKey(one.publicKey)) faults.add('weak-key')
    if (one.notUnderstood.length > 0) faults.add('not-understood')
    if (index === 0) return
    if (!one.isAuthority || (one.usage !== undefined && (one.usage & KEY_CERT_SIGN) === 0))
      faults.add('not-an-authority')
    if (one.pathLength !== undefined && index - 1 > one.pathLength) faults.add('path-too-long')
  })
  return { certificates, faults: [...faults] }
}

/** Whether every certificate of a chain was within its dates at a time. */
export function faultAt(
  { certificates }: Pick<Chain, 'certificates'>,
  at: Date,
): 'expired' | 'not-yet-valid' | undefined {
  if (certificates.some(({ validUntil }) => validUntil < at)) return 'expired'
  return certificates.some(({ validFrom }) => validFrom > at) ? 'not-yet-valid' : undefined
}

function climb(
  path: readonly Certificate[],
  all: readonly Certificate[],
  trusted: ReadonlySet<string>,
): readonly Certificate[] | undefined {
  const top = path.at(-1)
  if (top === undefined || path.length > MOST_LINKS) return undefined
  if (path.length > 1 && trusted.has(top.fingerprint)) return path
  for (const issuer of issuersOf(top, all)) {
    if (path.some(({ fingerprint }) => fingerprint === issuer.fingerprint)) continue
    const found = climb([...path, issuer], all, trusted)
    if (found !== undefined) return found
  }
  return undefined
}

function longest(path: readonly Certificate[], all: readonly Certificate[]): readonly Certificate[] {
  const top = path.at(-1)
  const issuer =
    top === undefined || path.length > MOST_LINKS
      ? undefined
      : issuersOf(top, all).find(({ fingerprint }) => path.every((one) => one.fingerprint !== fingerprint))
  return issuer === undefined ? path : longest([...path, issuer], all)
}

const issuersOf = (certificate: Certificate, all: readonly Certificate[]): Certificate[] =>
  all.filter((one) => one.subjectName.equals(certificate.issuerName) && certificate.isSignedBy(one))

function isFor({ usage, extendedUsage, isExtendedUsageCritical }: Certificate, purpose: Purpose): boolean {
  const maySign = usage === undefined || (usage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0
  if (!maySign) return false
  // A time stamp's certificate is for nothing else, and says so critically (RFC 3161, 2.3).
  if (purpose === 'time-stamping') {
    return isExtendedUsageCritical && extendedUsage.length === 1 && extendedUsage[0] === OID.forTimeStamping
  }
  if (purpose === 'ocsp-signing') return extendedUsage.includes(OID.forOcspSigning)
  return extendedUsage.length === 0 || extendedUsage.some((one) => FOR_DOCUMENTS.includes(one))
}
