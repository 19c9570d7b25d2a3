import { type DerNode, readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { findAlgorithm, isRight, isWeak } from '../der/signature-check.ts'
import { type Certificate, extensionsOf } from './certificate.ts'

/** What an answer about a certificate says, whoever gave it. */
export interface Answer {
  readonly source: 'ocsp' | 'crl'
  readonly state: 'good' | 'revoked' | 'unknown'
  readonly revokedAt?: Date
  readonly thisUpdate: Date
  readonly nextUpdate: Date | undefined
}

/** A revocation list, read as far as its head. */
export interface RevocationList {
  readonly issuerName: Buffer
  readonly thisUpdate: Date
  readonly nextUpdate: Date | undefined
  /** What it says of a certificate of its issuer; undefined when the list isn't about it or isn't signed rightly. */
  findAnswer(certificate: Certificate, issuer: Certificate): Answer | undefined
}

const CRL_SIGN = 0x02

/** @throws BadEncoding for what isn't a revocation list (RFC 5280, 5) */
export function readRevocationList(raw: Buffer): RevocationList {
  const outer = readWholeDer(raw).as(0x30)
  const body = outer.at(0)
  const parts = body.children
  const first = parts[0]?.tag === 0x02 ? 1 : 0
  const issuerName = body.at(first + 1).raw
  const thisUpdate = body.at(first + 2).time
  const following = parts[first + 3]
  const nextUpdate =
    following !== undefined && (following.tag === 0x17 || following.tag === 0x18) ? following.time : undefined
  const revoked = parts.slice(first + 3).find(({ tag }) => tag === 0x30)
  const extensions = extensionsOf(body, 0xa0)
  const algorithm = findAlgorithm(outer.at(1))
  // Lists of a part, of changes, or of other issuers say too little by themselves.
  const isWhole = ![...extensions].some(([id, { critical }]) => critical || id === OID.deltaCrl)
  const isSignedBy = (issuer: Certificate): boolean =>
    algorithm !== undefined &&
    !isWeak(algorithm, issuer.publicKey) &&
    isRight(algorithm, issuer.publicKey, body.raw, outer.at(2).bits)
  return {
    issuerName,
    thisUpdate,
    nextUpdate,
    findAnswer(certificate, issuer) {
      const maySign = issuer.usage === undefined || (issuer.usage & CRL_SIGN) !== 0
      const isAbout = issuerName.equals(issuer.subjectName) && certificate.issuerName.equals(issuerName)
      if (!isWhole || !isAbout || !maySign || !isSignedBy(issuer)) return undefined
      const entry = revoked === undefined ? undefined : findEntry(revoked, certificate.serial)
      const common = { source: 'crl', thisUpdate, nextUpdate } as const
      return entry === undefined
        ? { ...common, state: 'good' }
        : { ...common, state: 'revoked', revokedAt: entry.at(1).time }
    },
  }
}

const findEntry = (revoked: DerNode, serial: string): DerNode | undefined =>
  revoked.children.find((entry) => entry.at(0).hex === serial)
