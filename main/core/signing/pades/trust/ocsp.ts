import { BadEncoding, type DerNode, readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf, findAlgorithm, findHash, isRight, isWeak } from '../der/signature-check.ts'
import { algorithm, nothing, octetString, sequence, unsigned } from '../der/write.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import type { Answer } from './crl.ts'

/** A question about one certificate (RFC 6960, 4.1); SHA-1 only names the issuer here, as RFC 5019 wants it, and protects nothing. */
export function statusQuestion(certificate: Certificate, issuer: Certificate): Buffer {
  const identifier = sequence(
    algorithm(OID.sha1, nothing()),
    octetString(digestOf('sha1', issuer.subjectName)),
    octetString(digestOf('sha1', issuer.keyBits)),
    unsigned(
      Buffer.from(certificate.serial.padStart(certificate.serial.length + (certificate.serial.length % 2), '0'), 'hex'),
    ),
  )
  return sequence(sequence(sequence(sequence(identifier))))
}

/**
 * What an answer of OCSP says of a certificate; undefined when it isn't about it, or nobody signed it who may: the issuer, whom the
 * issuer named for it, or a responder of the trust list.
 * @throws BadEncoding for what isn't an answer of OCSP
 */
export function findStatus(
  raw: Buffer,
  certificate: Certificate,
  issuer: Certificate,
  trusted: readonly Certificate[],
): Answer | undefined {
  const outer = readWholeDer(raw).as(0x30)
  if (outer.at(0).number !== 0) return undefined
  const bytes = outer.at(1).as(0xa0).at(0)
  if (bytes.at(0).oid !== OID.ocspBasic) throw new BadEncoding('An unknown kind of answer')
  const basic = readWholeDer(bytes.at(1).octets)
  const data = basic.at(0)
  const first = data.at(0).tag === 0xa0 ? 1 : 0
  const producedAt = data.at(first + 1).time
  if (!isSignedRightly(basic, producedAt, issuer, trusted)) return undefined
  const single = data.at(first + 2).children.find((one) => isAbout(one.at(0), certificate, issuer))
  if (single === undefined) return undefined
  const status = single.at(1)
  const next = single.find(0xa0)?.at(0)
  const common = { source: 'ocsp', thisUpdate: single.at(2).time, nextUpdate: next?.time } as const
  if (status.tag === 0x80) return { ...common, state: 'good' }
  if (status.tag === 0xa1) return { ...common, state: 'revoked', revokedAt: status.at(0).time }
  return { ...common, state: 'unknown' }
}

/** The certificates that came with an answer: its signer's must be kept with it. */
export function certificatesOfStatus(raw: Buffer): Buffer[] {
  const bytes = readWholeDer(raw).children[1]?.at(0)
  if (bytes === undefined) return []
  return certificatesIn(readWholeDer(bytes.at(1).octets)).map((one) => one.raw)
}

const certificatesIn = (basic: DerNode): Certificate[] =>
  (basic.find(0xa0)?.at(0).children ?? []).map(({ raw }) => readCertificate(raw))

function isSignedRightly(basic: DerNode, at: Date, issuer: Certificate, trusted: readonly Certificate[]): boolean {
  const chosen = findAlgorithm(basic.at(1))
  if (chosen === undefined) return false
  const named = certificatesIn(basic).filter(
    (one) =>
      one.extendedUsage.includes(OID.forOcspSigning) &&
      one.issuerName.equals(issuer.subjectName) &&
      one.isSignedBy(issuer) &&
      one.validFrom <= at &&
      at <= one.validUntil,
  )
  const data = basic.at(0)
  const responder = data.at(data.at(0).tag === 0xa0 ? 1 : 0)
  return [issuer, ...named, ...trusted].some(
    (one) =>
      isNamed(responder, one) &&
      !isWeak(chosen, one.publicKey) &&
      isRight(chosen, one.publicKey, data.raw, basic.at(2).bits),
  )
}

function isNamed(responder: DerNode, certificate: Certificate): boolean {
  if (responder.tag === 0xa1) return responder.at(0).raw.equals(certificate.subjectName)
  return responder.tag === 0xa2 && responder.at(0).octets.equals(digestOf('sha1', certificate.keyBits))
}

function isAbout(identifier: DerNode, certificate: Certificate, issuer: Certificate): boolean {
  const hash = findHash(identifier.at(0))
  if (hash === undefined || identifier.at(3).hex !== certificate.serial) return false
  return (
    identifier.at(1).octets.equals(digestOf(hash, issuer.subjectName)) &&
    identifier.at(2).octets.equals(digestOf(hash, issuer.keyBits))
  )
}
