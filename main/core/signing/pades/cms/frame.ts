import { BadEncoding, type DerNode, readDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'

/** The parts of a signature with one signer, each where RFC 5652 puts it. */
export interface SignatureFrame {
  /** Bytes of the whole encoding. */
  readonly length: number
  /** Object identifiers of the digests that the frame announces. */
  readonly digests: readonly string[]
  /** EncapsulatedContentInfo. */
  readonly inner: DerNode
  readonly certificates: readonly DerNode[]
  readonly signerCount: number
  readonly signer: SignerParts
}

export interface SignerParts {
  readonly identifier: DerNode
  readonly digest: DerNode
  readonly signed: DerNode | undefined
  readonly algorithm: DerNode
  readonly value: DerNode
  readonly unsigned: DerNode | undefined
}

const SEQUENCE = 0x30
const SET = 0x31
const OCTETS = 0x04
const OCTETS_IN_PIECES = 0x24
const NULL = 0x05
const FIRST = 0xa0
const SECOND = 0xa1
const KEY_IDENTIFIER = 0x80

/** Versions of SignedData and of SignerInfo; which of them it is says nothing of what is signed. */
const DATA_VERSIONS = [1, 3, 4, 5]
const SIGNER_VERSIONS = [1, 3]

/**
 * Takes a signature apart, and insists that nothing stands in it that RFC 5652, 3 and 5, doesn't put there: most of the
 * frame is not signed, so that a part too many is the only trace of a change.
 * @throws BadEncoding for what isn't a signature, or isn't framed as one
 */
export function frameOf(bytes: Buffer): SignatureFrame {
  const outer = readDer(bytes).as(SEQUENCE)
  const [type, wrapping] = exactly(outer, 2)
  if (type?.oid !== OID.signedData) throw new BadEncoding('Not signed data')
  const data = exactly(wrapping?.as(FIRST), 1)[0]?.as(SEQUENCE)
  const parts = data?.children ?? []
  const [version, digests, inner] = parts
  const hasCertificates = parts[3]?.tag === FIRST
  const hasRevocation = parts[hasCertificates ? 4 : 3]?.tag === SECOND
  const last = 3 + (hasCertificates ? 1 : 0) + (hasRevocation ? 1 : 0)
  const signers = exactly(data, last + 1)[last]?.as(SET).children ?? []
  const [first] = signers
  if (first === undefined || inner === undefined) throw new BadEncoding('No signer')
  ofVersion(version, DATA_VERSIONS)
  return {
    length: outer.raw.length,
    digests: (digests?.as(SET).children ?? []).map((one) => algorithmOf(one).at(0).oid),
    inner: inner.as(SEQUENCE),
    certificates: hasCertificates ? (parts[3]?.children ?? []).filter(({ tag }) => tag === SEQUENCE) : [],
    signerCount: signers.length,
    signer: signerOf(first.as(SEQUENCE)),
  }
}

function signerOf(information: DerNode): SignerParts {
  const parts = information.children
  ofVersion(parts[0], SIGNER_VERSIONS)
  const signed = parts[3]?.tag === FIRST ? parts[3] : undefined
  const after = signed === undefined ? 3 : 4
  const unsigned = parts[after + 2]
  exactly(information, unsigned === undefined ? after + 2 : after + 3)
  const identifier = information.at(1)
  const value = information.at(after + 1)
  if (identifier.tag !== SEQUENCE && identifier.tag !== KEY_IDENTIFIER) throw new BadEncoding('Nobody is named')
  if (value.tag !== OCTETS && value.tag !== OCTETS_IN_PIECES) throw new BadEncoding('No value of a signature')
  return {
    identifier,
    digest: algorithmOf(information.at(2)),
    signed,
    algorithm: algorithmOf(information.at(after)),
    value,
    unsigned: unsigned?.as(SECOND),
  }
}

/** An AlgorithmIdentifier: a name, and parameters that are nothing or a sequence. */
function algorithmOf(node: DerNode): DerNode {
  const [name, parameters, ...others] = node.as(SEQUENCE).children
  const isNothing = parameters === undefined || (parameters.tag === NULL && parameters.content.length === 0)
  if (name?.tag !== 0x06 || !(isNothing || parameters.tag === SEQUENCE) || others.length > 0) {
    throw new BadEncoding('Not an algorithm')
  }
  return node
}

function exactly(node: DerNode | undefined, count: number): readonly DerNode[] {
  const children = node?.children ?? []
  if (children.length !== count) throw new BadEncoding(`Expected ${count} parts, found ${children.length}`)
  return children
}

function ofVersion(node: DerNode | undefined, known: readonly number[]): void {
  if (node?.tag !== 0x02 || !known.includes(node.number)) throw new BadEncoding('Not a known version')
}
