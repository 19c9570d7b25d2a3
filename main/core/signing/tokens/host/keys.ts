import { X509Certificate } from 'node:crypto'
import { readUlong } from './abi.ts'
import { CKA, CKK, CKO } from './constants.ts'
import type { ModuleFunctions } from './functions.ts'
import { chooseKey, type KeyCandidate } from './key-choice.ts'
import { findAttribute, findObjects } from './objects.ts'

/** A certificate as it lies on a token. */
export interface StoredCertificate {
  readonly der: Buffer
  /** CKA_ID, perhaps empty. */
  readonly id: Buffer
}

/** Certificates are to be read without a PIN. */
export async function certificatesOf(functions: ModuleFunctions, session: bigint): Promise<StoredCertificate[]> {
  const found: StoredCertificate[] = []
  for (const object of await findObjects(functions, session, CKO.CERTIFICATE)) {
    const der = await findAttribute(functions, session, object, CKA.VALUE)
    if (der === undefined || der.length === 0) continue
    const id = await findAttribute(functions, session, object, CKA.ID)
    found.push({ der, id: id ?? Buffer.alloc(0) })
  }
  return found
}

/** The public half of a certificate's key, as tokens tell it, and how long a signature is. */
export interface PublicHalf {
  readonly kind: 'rsa' | 'ec'
  /** Modulus without leading zeros, or point as `04 x y`. */
  readonly publicPart: Buffer
  readonly signatureBytes: number
}

/** @throws {Error} when the certificate cannot be read or its key is neither RSA nor on a curve */
export function publicHalfOf(certificate: Buffer): PublicHalf {
  const { kty, n, x, y } = new X509Certificate(certificate).publicKey.export({ format: 'jwk' })
  if (kty === 'RSA' && n !== undefined) {
    const modulus = withoutZeros(Buffer.from(n, 'base64url'))
    return { kind: 'rsa', publicPart: modulus, signatureBytes: modulus.length }
  }
  if (kty === 'EC' && x !== undefined && y !== undefined) {
    const coordinates = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    const point = Buffer.concat([Buffer.of(4), ...coordinates])
    return { kind: 'ec', publicPart: point, signatureBytes: point.length - 1 }
  }
  throw new Error('a key that is neither RSA nor EC')
}

export interface PrivateKey {
  readonly handle: bigint
  /** CKA_ALWAYS_AUTHENTICATE. */
  readonly pinEachTime: boolean
}

/** The private key of a certificate; only a session that is logged in sees any. */
export async function findPrivateKey(
  functions: ModuleFunctions,
  session: bigint,
  certificate: StoredCertificate,
  half: PublicHalf,
): Promise<PrivateKey | undefined> {
  const publicKeys = await keysOf(functions, session, CKO.PUBLIC_KEY, half.kind)
  const candidates: KeyCandidate[] = []
  for (const { handle, id, publicPart } of await keysOf(functions, session, CKO.PRIVATE_KEY, half.kind)) {
    const beside = publicKeys.filter((one) => id.length > 0 && one.id.equals(id))
    const besidePublic = beside.flatMap((one) => (one.publicPart === undefined ? [] : [one.publicPart]))
    candidates.push({ handle, id, ownPublic: publicPart, besidePublic })
  }
  const chosen = chooseKey(candidates, { id: certificate.id, publicPart: half.publicPart })
  if (chosen === undefined) return undefined
  const always = await findAttribute(functions, session, chosen.handle, CKA.ALWAYS_AUTHENTICATE)
  return { handle: chosen.handle, pinEachTime: always?.[0] === 1 }
}

interface StoredKey {
  readonly handle: bigint
  readonly id: Buffer
  readonly publicPart: Buffer | undefined
}

async function keysOf(
  functions: ModuleFunctions,
  session: bigint,
  objects: bigint,
  kind: 'rsa' | 'ec',
): Promise<StoredKey[]> {
  const wanted = kind === 'rsa' ? CKK.RSA : CKK.EC
  const found: StoredKey[] = []
  for (const handle of await findObjects(functions, session, objects)) {
    const type = await findAttribute(functions, session, handle, CKA.KEY_TYPE)
    if (type === undefined || type.length !== functions.abi.ulong || readUlong(functions.abi, type) !== wanted) continue
    const id = (await findAttribute(functions, session, handle, CKA.ID)) ?? Buffer.alloc(0)
    const told = await findAttribute(functions, session, handle, kind === 'rsa' ? CKA.MODULUS : CKA.EC_POINT)
    const publicPart = told === undefined || told.length === 0 ? undefined : told
    found.push({ handle, id, publicPart: publicPart && (kind === 'rsa' ? withoutZeros(publicPart) : bare(publicPart)) })
  }
  return found
}

function withoutZeros(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first <= 0 ? bytes : bytes.subarray(first)
}

/** Bytes of an uncompressed point on P-256, P-384 and P-521. */
const POINT_BYTES = [65, 97, 133]

/** The standard wraps a point in an OCTET STRING; some tokens don't. */
function bare(point: Buffer): Buffer {
  const length =
    POINT_BYTES.find((bytes) => bytes === point.length) ?? POINT_BYTES.findLast((bytes) => bytes < point.length)
  return length === undefined ? point : point.subarray(point.length - length)
}
