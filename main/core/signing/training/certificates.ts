import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import { OID } from '../pades/der/oids.ts'
import { algorithm, integer, octetString, oid, sequence, setOf, tagged, unsigned, yes } from '../pades/der/write.ts'

/** Who a certificate is of. */
export interface CertificateName {
  readonly holder: string
  readonly unit: string
}

export interface CertificateWish {
  readonly subject: CertificateName
  readonly publicKey: KeyObject
  readonly issuer: { readonly name: CertificateName; readonly publicKey: KeyObject; readonly key: KeyObject }
  readonly use: 'issuing' | 'signing'
  readonly from: Date
  readonly until: Date
}

const COUNTRY = '2.5.4.6'
/** Uses of a signer's certificate: documents (RFC 9336), documents as Microsoft has it, e-mail. */
const USES = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12', '1.3.6.1.5.5.7.3.4']
const SUBJECT_KEY = '2.5.29.14'
const ISSUER_KEY = '2.5.29.35'

/** Writes a certificate (RFC 5280) under a key on P-256. It says nothing of revocation: a training authority answers nobody. DER. */
export function writeCertificate({ subject, publicKey, issuer, use, from, until }: CertificateWish): Buffer {
  const signed = algorithm(OID.ecdsaSha256)
  const isIssuer = use === 'issuing'
  const body = sequence(
    tagged(0xa0, integer(2)),
    unsigned(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signed,
    nameOf(issuer.name),
    sequence(timeOf(from), timeOf(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      0xa3,
      sequence(
        extension(OID.basicConstraints, true, isIssuer ? sequence(yes()) : sequence()),
        // keyCertSign and cRLSign; digitalSignature and nonRepudiation.
        extension(OID.keyUsage, true, tagged(0x03, Buffer.from(isIssuer ? [1, 0x06] : [6, 0xc0]))),
        ...(isIssuer ? [] : [extension(OID.extendedKeyUsage, false, sequence(...USES.map(oid)))]),
        extension(SUBJECT_KEY, false, octetString(identifierOf(publicKey))),
        extension(ISSUER_KEY, false, sequence(tagged(0x80, identifierOf(issuer.publicKey)))),
      ),
    ),
  )
  const value = sign('sha256', body, { key: issuer.key, dsaEncoding: 'der' })
  return sequence(body, signed, tagged(0x03, Buffer.from([0]), value))
}

function nameOf({ holder, unit }: CertificateName): Buffer {
  const part = (type: string, tag: number, value: string) =>
    setOf([sequence(oid(type), tagged(tag, Buffer.from(value, 'utf8')))])
  return sequence(part(COUNTRY, 0x13, 'VN'), part(OID.organization, 0x0c, unit), part(OID.commonName, 0x0c, holder))
}

/** UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
function timeOf(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'latin1'))
    : tagged(0x18, Buffer.from(digits, 'latin1'))
}

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [yes()] : []), octetString(value))

const identifierOf = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20)
