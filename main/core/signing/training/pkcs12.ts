import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { asn1 as Asn1 } from 'node-forge'
import { DeskError } from '../../../../shared/errors.ts'

/** What a PKCS#12 file holds: one key with its certificate, and those of its issuers. DER. */
export interface KeyFile {
  readonly key: KeyObject
  readonly certificate: Buffer
  readonly chain: readonly Buffer[]
}

/**
 * Reads a key out of a PKCS#12 file (RFC 7292). node-forge opens the file, which Node doesn't; what lies in it is given to Node, since
 * node-forge knows no elliptic curves.
 * @param password as bytes of UTF-8; a copy of it stays in memory that can't be wiped, which training keys bear
 * @throws DeskError signing.training-key-unreadable for another password, a file that is none, or one without a key that has a certificate
 */
export async function readKeyFile(content: Uint8Array, password: Uint8Array): Promise<KeyFile> {
  const { default: forge } = await import('node-forge')
  try {
    const { asn1, pkcs12, pki, util } = forge
    const file = asn1.fromDer(util.createBuffer(Buffer.from(content).toString('latin1')))
    const read = pkcs12.pkcs12FromAsn1(file, Buffer.from(password).toString('utf8'))
    const bags = read.safeContents.flatMap(({ safeBags }) => safeBags)
    const der = (value: Asn1.Asn1) => Buffer.from(asn1.toDer(value).getBytes(), 'latin1')
    const keys = bags
      .filter(({ type }) => type === pki.oids.pkcs8ShroudedKeyBag || type === pki.oids.keyBag)
      .map(({ key, asn1: info }) =>
        key
          ? createPrivateKey({ key: der(pki.privateKeyToAsn1(key)), format: 'der', type: 'pkcs1' })
          : createPrivateKey({ key: der(info), format: 'der', type: 'pkcs8' }),
      )
    const certificates = bags
      .filter(({ type }) => type === pki.oids.certBag)
      .map(({ cert, asn1: raw }) => new X509Certificate(der(cert ? pki.certificateToAsn1(cert) : raw)))
    for (const key of keys) {
      const own = certificates.find(({ publicKey }) => publicKey.equals(createPublicKey(key)))
      if (own === undefined) continue
      return { key, certificate: own.raw, chain: certificates.filter((one) => one !== own).map(({ raw }) => raw) }
    }
  } catch (cause) {
    throw new DeskError('signing.training-key-unreadable', {}, { cause })
  }
  throw new DeskError('signing.training-key-unreadable')
}
