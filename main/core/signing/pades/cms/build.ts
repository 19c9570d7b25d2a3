import type { SignatureAlgorithm } from '../../signing-key.ts'
import { readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf } from '../der/signature-check.ts'
import { integer, octetString, oid, sequence, setOf, tagged } from '../der/write.ts'
import { digestIdentifier, signatureIdentifier, signatureValue } from './algorithms.ts'

/** What the signatures of one key have in common; made once for a batch. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  /** The signer's certificate first, then its issuers; without the root, which a judge has or doesn't believe. DER. */
  readonly certificates: readonly Buffer[]
  readonly issuerAndSerial: Buffer
  readonly signingCertificate: Buffer
}

/** @throws BadEncoding for a certificate that isn't one */
export function signerOf(certificate: Buffer, issuers: readonly Buffer[], algorithm: SignatureAlgorithm): Signer {
  const body = readWholeDer(certificate).at(0)
  const first = body.at(0).tag === 0xa0 ? 1 : 0
  const hash = digestOf(algorithm.hash, certificate)
  // SHA-256 is the default of ESSCertIDv2 and must then be left out (RFC 5035, 4).
  const identifier =
    algorithm.hash === 'sha256'
      ? sequence(octetString(hash))
      : sequence(digestIdentifier(algorithm.hash), octetString(hash))
  return {
    algorithm,
    certificates: [certificate, ...issuers],
    issuerAndSerial: sequence(body.at(first + 2).raw, body.at(first).raw),
    signingCertificate: attribute(OID.signingCertificateV2, sequence(sequence(identifier))),
  }
}

/**
 * The attributes that are signed, as the SET whose digest the token signs (RFC 5652, 5.4). No signingTime: PAdES takes the time
 * from the dictionary and the stamp (EN 319 142-1, 6.3).
 * @param digest of the bytes that the signature covers
 */
export function signedAttributes(signer: Signer, digest: Buffer): Buffer {
  return setOf([
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octetString(digest)),
    signer.signingCertificate,
  ])
}

/**
 * A detached CMS signature in DER.
 * @param attributes of {@link signedAttributes}
 * @param raw what the key gave for their digest
 * @param stamp a time stamp over the signature value, for B-T
 */
export function signedData(signer: Signer, attributes: Buffer, raw: Buffer, stamp?: Buffer): Buffer {
  const { algorithm } = signer
  const digest = digestIdentifier(algorithm.hash)
  const implicit = Buffer.from(attributes)
  implicit[0] = 0xa0
  const information = sequence(
    integer(1),
    signer.issuerAndSerial,
    digest,
    implicit,
    signatureIdentifier(algorithm),
    octetString(signatureValue(algorithm, raw)),
    ...(stamp === undefined ? [] : [tagged(0xa1, attribute(OID.signatureTimeStamp, stamp))]),
  )
  const certificates = setOf(signer.certificates)
  certificates[0] = 0xa0
  return sequence(
    oid(OID.signedData),
    tagged(0xa0, sequence(integer(1), setOf([digest]), sequence(oid(OID.data)), certificates, setOf([information]))),
  )
}

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), setOf([value]))
