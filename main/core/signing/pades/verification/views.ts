import type { SignerView, Standing as StandingView } from '../../../../../shared/signing/index.ts'
import { OID } from '../der/oids.ts'
import { type Certificate, findInName } from '../trust/certificate.ts'
import type { Standing } from '../trust/revocation.ts'

/** A certificate as reports name it. */
export function signerView(certificate: Certificate): SignerView {
  const { subjectName, serial, fingerprint, validFrom, validUntil } = certificate
  const unit = [findInName(subjectName, OID.organizationalUnit), findInName(subjectName, OID.organization)]
  return {
    holder: findInName(subjectName, OID.commonName) ?? '',
    unit: unit.filter(Boolean).join(', '),
    issuer: nameOf(certificate.issuerName),
    serial,
    fingerprint,
    validFrom: validFrom.getTime(),
    validUntil: validUntil.getTime(),
  }
}

/** A name as people know it. */
export function nameOf(name: Buffer): string {
  return findInName(name, OID.commonName) ?? findInName(name, OID.organization) ?? ''
}

/** Whether a certificate was revoked, as reports tell it. */
export function standingView(standing: Standing): StandingView {
  if (standing.state === 'unknown') return { state: 'unchecked', why: standing.why }
  const { source, answeredAt } = standing
  if (standing.state === 'good') return { state: 'good', source, answeredAt: answeredAt.getTime() }
  return { state: 'revoked', source, answeredAt: answeredAt.getTime(), revokedAt: standing.revokedAt.getTime() }
}
