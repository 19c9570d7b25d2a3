import { type KeyObject, X509Certificate } from 'node:crypto'
import { BadEncoding, type DerNode, readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf, findAlgorithm, isRight, isWeak } from '../der/signature-check.ts'

/** A certificate with what chains and revocation ask of it. */
export interface Certificate {
  readonly raw: Buffer
  /** SHA-256 of it, hexadecimal. */
  readonly fingerprint: string
  /** Hexadecimal without leading zeros. */
  readonly serial: string
  readonly issuerName: Buffer
  readonly subjectName: Buffer
  readonly publicKey: KeyObject
  /** The bits of subjectPublicKey, which OCSP hashes. */
  readonly keyBits: Buffer
  readonly keyIdentifier: Buffer | undefined
  readonly validFrom: Date
  readonly validUntil: Date
  readonly isAuthority: boolean
  /** How many authorities may stand below it. */
  readonly pathLength: number | undefined
  /** First byte of the key usage, undefined when it says nothing: 0x80 digitalSignature, 0x40 nonRepudiation, 0x04 keyCertSign, 0x02 cRLSign. */
  readonly usage: number | undefined
  readonly extendedUsage: readonly string[]
  readonly isExtendedUsageCritical: boolean
  /** Critical extensions that nothing here understands: such a certificate isn't believed (RFC 5280, 4.2). */
  readonly notUnderstood: readonly string[]
  readonly ocspAddresses: readonly string[]
  readonly issuerAddresses: readonly string[]
  readonly crlAddresses: readonly string[]
  readonly hasNoRevocation: boolean
  /** Whether another key signed it, and with nothing weak. */
  isSignedBy(issuer: Certificate): boolean
}

const UNDERSTOOD: readonly string[] = [
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.subjectAlternativeName,
  OID.crlDistributionPoints,
  OID.certificatePolicies,
]

/** @throws BadEncoding for what isn't a certificate */
export function readCertificate(raw: Buffer): Certificate {
  const outer = readWholeDer(raw).as(0x30)
  const body = outer.at(0)
  const first = body.at(0).tag === 0xa0 ? 1 : 0
  const validity = body.at(first + 3)
  const key = body.at(first + 5)
  const extensions = extensionsOf(body)
  const constraints = extensions.get(OID.basicConstraints)?.value
  const isAuthority = constraints?.find(0x01)?.content[0] === 0xff
  const usage = extensions.get(OID.keyUsage)?.value.flags
  const extended = extensions.get(OID.extendedKeyUsage)
  const information = extensions.get(OID.authorityInformation)?.value.children ?? []
  const algorithm = findAlgorithm(outer.at(1))
  const signature = outer.at(2).bits
  return {
    raw,
    fingerprint: digestOf('sha256', raw).toString('hex'),
    serial: body.at(first).hex,
    issuerName: body.at(first + 2).raw,
    subjectName: body.at(first + 4).raw,
    publicKey: publicKeyOf(raw),
    keyBits: key.at(1).bits,
    keyIdentifier: extensions.get('2.5.29.14')?.value.octets,
    validFrom: validity.at(0).time,
    validUntil: validity.at(1).time,
    isAuthority,
    pathLength: isAuthority ? constraints?.find(0x02)?.number : undefined,
    usage,
    extendedUsage: extended?.value.children.map(({ oid }) => oid) ?? [],
    isExtendedUsageCritical: extended?.critical ?? false,
    notUnderstood: [...extensions]
      .filter(([id, { critical }]) => critical && !UNDERSTOOD.includes(id))
      .map(([id]) => id),
    ocspAddresses: addresses(information, OID.ocspAddress),
    issuerAddresses: addresses(information, OID.issuersAddress),
    crlAddresses: crlAddressesOf(extensions.get(OID.crlDistributionPoints)?.value),
    hasNoRevocation: extensions.has(OID.ocspNoCheck),
    isSignedBy: (issuer) =>
      algorithm !== undefined &&
      outer.at(1).raw.equals(body.at(first + 1).raw) &&
      !isWeak(algorithm, issuer.publicKey) &&
      isRight(algorithm, issuer.publicKey, body.raw, signature),
  }
}

/** The values of an attribute of a name, such as organization: the first one last, as DER has it. */
export function findInName(name: Buffer, type: string): string | undefined {
  for (const relative of [...readWholeDer(name).children].reverse()) {
    for (const attribute of relative.children) if (attribute.at(0).oid === type) return textOf(attribute.at(1))
  }
  return undefined
}

function textOf(node: DerNode): string {
  // BMPString: UTF-16, big-endian.
  if (node.tag === 0x1e) {
    const whole = node.content.subarray(0, node.content.length & ~1)
    return Buffer.from(whole).swap16().toString('utf16le')
  }
  return node.content.toString(node.tag === 0x0c ? 'utf8' : 'latin1')
}

/** Extensions of a certificate or CRL body, by identifier. @throws BadEncoding when one comes twice */
export function extensionsOf(body: DerNode, tag = 0xa3): Map<string, { critical: boolean; value: DerNode }> {
  const found = new Map<string, { critical: boolean; value: DerNode }>()
  for (const extension of body.find(tag)?.at(0).children ?? []) {
    const id = extension.at(0).oid
    if (found.has(id)) throw new BadEncoding('An extension comes twice')
    const critical = extension.at(1).tag === 0x01 && extension.at(1).content[0] !== 0
    const last = extension.children.at(-1)
    if (last !== undefined) found.set(id, { critical, value: readWholeDer(last.as(0x04).content) })
  }
  return found
}

function publicKeyOf(raw: Buffer): KeyObject {
  try {
    return new X509Certificate(raw).publicKey
  } catch (cause) {
    throw new BadEncoding(`Not a certificate: ${cause instanceof Error ? cause.name : ''}`)
  }
}

const addresses = (information: readonly DerNode[], method: string): string[] =>
  information
    .filter((one) => one.at(0).oid === method && one.at(1).tag === 0x86)
    .map((one) => one.at(1).content.toString('latin1'))
    .filter((address) => /^https?:\/\//i.test(address))

function crlAddressesOf(points: DerNode | undefined): string[] {
  return (points?.children ?? [])
    .flatMap((point) => point.find(0xa0)?.find(0xa0)?.children ?? [])
    .filter(({ tag }) => tag === 0x86)
    .map(({ content }) => content.toString('latin1'))
    .filter((address) => /^https?:\/\//i.test(address))
}
