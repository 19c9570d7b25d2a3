import type { DerNode } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf, findAlgorithm, findHash, isRight, isWeak, type ReadAlgorithm } from '../der/signature-check.ts'
import { type Certificate, readCertificate } from '../trust/certificate.ts'
import { frameOf } from './frame.ts'

/** A signature of CMS as it was read, nothing of it believed yet. */
export interface ReadSignature {
  /** Bytes of the encoding; a PDF pads with zeros after them. */
  readonly length: number
  readonly contentType: string
  /** What is signed, where it lies within. */
  readonly content: Buffer | undefined
  readonly certificates: readonly Certificate[]
  readonly signer: Certificate | undefined
  /** Undefined too for a digest that the frame doesn't announce (RFC 5652, 5.1). */
  readonly hash: string | undefined
  readonly algorithm: ReadAlgorithm | undefined
  /** Values by type; a type that comes twice has more than one. */
  readonly signed: ReadonlyMap<string, readonly DerNode[]>
  readonly unsigned: ReadonlyMap<string, readonly DerNode[]>
  /** The bytes that the signature is over, if there are signed attributes. */
  readonly attributes: Buffer | undefined
  readonly value: Buffer
  /** ISO 32000-1, 12.8.3.3.1 and PAdES allow one; of more only the first is read. */
  readonly signerCount: number
}

/** Why a signature of CMS isn't right. */
export type CmsFault =
  | 'no-signer'
  | 'several-signers'
  | 'unknown-algorithm'
  | 'weak-algorithm'
  | 'digest-mismatch'
  | 'signature-mismatch'
  | 'wrong-content-type'
  | 'certificate-not-bound'
  | 'other-certificate'

/** @throws BadEncoding for what isn't a signature */
export function readSignedData(bytes: Buffer): ReadSignature {
  const { length, digests, inner, certificates: encoded, signerCount, signer } = frameOf(bytes)
  const certificates = encoded.map(({ raw }) => readCertificate(raw))
  const hash = findHash(signer.digest)
  return {
    length,
    contentType: inner.at(0).oid,
    content: inner.children[1]?.as(0xa0).at(0).octets,
    certificates,
    signer: certificates.find((one) => isMeant(signer.identifier, one)),
    hash: digests.includes(signer.digest.at(0).oid) ? hash : undefined,
    algorithm: findAlgorithm(signer.algorithm, hash),
    signed: attributesOf(signer.signed),
    unsigned: attributesOf(signer.unsigned),
    attributes: signer.signed === undefined ? undefined : asSet(signer.signed.raw),
    value: signer.value.octets,
    signerCount,
  }
}

/**
 * Everything that is wrong with a signature over a content; none means that whoever has the key of its certificate signed exactly this.
 * @param content digest of the signed bytes by a digest's name
 * @param bound whether an attribute must bind the certificate: PAdES and time stamps need it, signatures of older programs lack it
 */
export function faultsOf(read: ReadSignature, content: (hash: string) => Buffer, bound: boolean): CmsFault[] {
  const { signer, hash, algorithm, attributes } = read
  if (signer === undefined) return ['no-signer']
  if (hash === undefined || algorithm === undefined || algorithm.hash !== hash) return ['unknown-algorithm']
  if (attributes === undefined) return ['wrong-content-type']
  const faults: CmsFault[] = read.signerCount === 1 ? [] : ['several-signers']
  if (isWeak(algorithm, signer.publicKey)) faults.push('weak-algorithm')
  if (only(read.signed, OID.contentType)?.oid !== read.contentType) faults.push('wrong-content-type')
  if (only(read.signed, OID.messageDigest)?.octets.equals(content(hash)) !== true) faults.push('digest-mismatch')
  if (!isRight(algorithm, signer.publicKey, attributes, read.value)) faults.push('signature-mismatch')
  const binding = bindingOf(read, signer)
  if (binding === 'other') faults.push('other-certificate')
  if (binding === 'none' && bound) faults.push('certificate-not-bound')
  return faults
}

/** Whether the signed attributes bind the signer's certificate (RFC 5035; its first version with SHA-1 still stands in old stamps). */
export function bindingOf(read: ReadSignature, signer: Certificate): 'bound' | 'none' | 'other' {
  const second = only(read.signed, OID.signingCertificateV2)
  const identifier = (second ?? only(read.signed, OID.signingCertificate))?.at(0).at(0)
  if (identifier === undefined) return 'none'
  const names = identifier.at(0).tag === 0x30
  const hash = second === undefined ? 'sha1' : names ? findHash(identifier.at(0)) : 'sha256'
  if (hash === undefined) return 'other'
  return identifier.at(names ? 1 : 0).octets.equals(digestOf(hash, signer.raw)) ? 'bound' : 'other'
}

/** The one value of an attribute; undefined if it isn't there or isn't one. */
export function only(attributes: ReadonlyMap<string, readonly DerNode[]>, type: string): DerNode | undefined {
  const values = attributes.get(type) ?? []
  return values.length === 1 ? values[0] : undefined
}

function attributesOf(part: DerNode | undefined): Map<string, DerNode[]> {
  const found = new Map<string, DerNode[]>()
  for (const attribute of part?.children ?? []) {
    const type = attribute.at(0).oid
    found.set(type, [...(found.get(type) ?? []), ...attribute.at(1).children])
  }
  return found
}

function isMeant(identifier: DerNode, certificate: Certificate): boolean {
  if (identifier.tag === 0x80) return certificate.keyIdentifier?.equals(identifier.content) ?? false
  return (
    identifier.tag === 0x30 &&
    identifier.at(0).raw.equals(certificate.issuerName) &&
    identifier.at(1).hex === certificate.serial
  )
}

function asSet(raw: Buffer): Buffer {
  const set = Buffer.from(raw)
  set[0] = 0x31
  return set
}
