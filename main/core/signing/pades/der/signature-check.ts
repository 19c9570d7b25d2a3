import { constants, createHash, type KeyObject, verify } from 'node:crypto'
import { BadEncoding, type DerNode } from './node.ts'
import { OID } from './oids.ts'

/** What a signature was made with, as far as the desk believes it; undefined for what it doesn't know. */
export interface ReadAlgorithm {
  readonly kind: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa'
  readonly hash: string
  /** Bytes of salt, for PSS. */
  readonly salt?: number
}

/** Digests by their identifiers; SHA-1 is known so that it can be told apart from what nobody knows, and is refused. */
const HASHES: Readonly<Record<string, string>> = {
  [OID.sha1]: 'sha1',
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
}

const SIGNATURES: Readonly<Record<string, ReadAlgorithm>> = {
  [OID.rsaSha1]: { kind: 'rsa-pkcs1', hash: 'sha1' },
  [OID.rsaSha256]: { kind: 'rsa-pkcs1', hash: 'sha256' },
  [OID.rsaSha384]: { kind: 'rsa-pkcs1', hash: 'sha384' },
  [OID.rsaSha512]: { kind: 'rsa-pkcs1', hash: 'sha512' },
  [OID.ecdsaSha1]: { kind: 'ecdsa', hash: 'sha1' },
  [OID.ecdsaSha256]: { kind: 'ecdsa', hash: 'sha256' },
  [OID.ecdsaSha384]: { kind: 'ecdsa', hash: 'sha384' },
  [OID.ecdsaSha512]: { kind: 'ecdsa', hash: 'sha512' },
}

/** The digest that an AlgorithmIdentifier names, or undefined for one that isn't known here. */
export const findHash = (identifier: DerNode): string | undefined => HASHES[identifier.at(0).oid]

/**
 * What an AlgorithmIdentifier of a signature names.
 * @param digest what the neighbouring digestAlgorithm says, for CMS that names only `rsaEncryption`
 */
export function findAlgorithm(identifier: DerNode, digest?: string): ReadAlgorithm | undefined {
  const name = identifier.at(0).oid
  if (name === OID.rsa) return digest === undefined ? undefined : { kind: 'rsa-pkcs1', hash: digest }
  if (name !== OID.rsaPss) return SIGNATURES[name]
  const parameters = identifier.children[1]
  const hash = parameters?.find(0xa0)?.at(0)
  const mask = parameters?.find(0xa1)?.at(0)
  // The defaults of PSS are SHA-1 all through.
  const hashName = hash === undefined ? 'sha1' : findHash(hash)
  const maskHash = mask === undefined ? 'sha1' : mask.at(0).oid === OID.mgf1 ? findHash(mask.at(1)) : undefined
  if (hashName === undefined || maskHash !== hashName) return undefined
  return { kind: 'rsa-pss', hash: hashName, salt: parameters?.find(0xa2)?.at(0).number ?? 20 }
}

/** Why a signature isn't relied upon, however right its numbers are (TT 15/2025/TT-BKHCN: no SHA-1, RSA from 2048 bits, ECDSA from 256). */
export function isWeak(algorithm: ReadAlgorithm, key: KeyObject): boolean {
  return algorithm.hash === 'sha1' || isWeakKey(key)
}

export function isWeakKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') return modulusLength < 2048
  return key.asymmetricKeyType !== 'ec' || !['prime256v1', 'secp384r1', 'secp521r1'].includes(namedCurve ?? '')
}

/** Whether a signature over bytes is right under a key. A key of the wrong kind or a broken signature is simply not right. */
export function isRight(algorithm: ReadAlgorithm, key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  const isEc = key.asymmetricKeyType === 'ec'
  if (isEc !== (algorithm.kind === 'ecdsa')) return false
  try {
    if (isEc) return verify(algorithm.hash, signed, { key, dsaEncoding: 'der' }, signature)
    const padding = algorithm.kind === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
    return verify(
      algorithm.hash,
      signed,
      algorithm.kind === 'rsa-pss' ? { key, padding, saltLength: algorithm.salt ?? 20 } : { key, padding },
      signature,
    )
  } catch {
    return false
  }
}

/** A digest of bytes. @throws BadEncoding for a digest that node:crypto doesn't know */
export function digestOf(hash: string, ...parts: readonly Uint8Array[]): Buffer {
  if (!Object.values(HASHES).includes(hash)) throw new BadEncoding('An unknown digest')
  const digest = createHash(hash)
  for (const part of parts) digest.update(part)
  return digest.digest()
}
