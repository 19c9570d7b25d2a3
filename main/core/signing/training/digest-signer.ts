import { constants, createECDH, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { HashName, SignatureAlgorithm } from '../signing-key.ts'

/*
 * Signs digests with a key in memory, as a token does. Node signs only what it hashed itself (but for PKCS#1), so PSS is put together here, and
 * ECDSA reckoned. None of it takes the same time for every key: it is for training keys, whose secrets are published or worthless.
 */

/** What stands before a digest in PKCS#1 v1.5 (RFC 8017, 9.2). */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

/** The curves by Node's names: the order of the base point (SP 800-186, 3.2.1) and its bytes. */
const CURVES: Readonly<Record<string, { readonly order: bigint; readonly bytes: number }>> = {
  prime256v1: { order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n, bytes: 32 },
  secp384r1: {
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    bytes: 48,
  },
}

/** Signs a digest: RSA by PKCS#1 v1.5 or PSS (salt as long as the digest), ECDSA as raw r and s. */
export function signDigest(key: KeyObject, digest: Buffer, algorithm: SignatureAlgorithm): Buffer {
  if (algorithm.key === 'ec') return signOnCurve(key, digest)
  if (algorithm.padding === 'pkcs1') {
    const information = Buffer.concat([Buffer.from(DIGEST_INFO[algorithm.hash], 'hex'), digest])
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, information)
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  const encoded = encodePss(digest, algorithm.hash, bits - 1)
  const whole = Buffer.alloc(Math.ceil(bits / 8))
  encoded.copy(whole, whole.length - encoded.length)
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, whole)
}

/** EMSA-PSS with MGF1 over the same hash (RFC 8017, 9.1.1). */
function encodePss(digest: Buffer, hash: HashName, bits: number): Buffer {
  const salt = randomBytes(digest.length)
  const inner = createHash(hash)
    .update(Buffer.concat([Buffer.alloc(8), digest, salt]))
    .digest()
  const data = Buffer.alloc(Math.ceil(bits / 8) - inner.length - 1)
  data[data.length - salt.length - 1] = 1
  salt.copy(data, data.length - salt.length)
  const mask = maskOf(inner, hash, data.length)
  const masked = data.map((byte, index) => byte ^ (mask[index] ?? 0))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * Math.ceil(bits / 8) - bits))
  return Buffer.concat([masked, inner, Buffer.from([0xbc])])
}

function maskOf(seed: Buffer, hash: HashName, length: number): Buffer {
  const blocks: Buffer[] = []
  for (let counter = 0; blocks.length * seed.length < length; counter += 1) {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(counter)
    blocks.push(createHash(hash).update(seed).update(number).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

const PrivatePoint = z.object({ d: z.string() })

/** ECDSA (FIPS 186-5, 6.4): the one multiplication on the curve is Node's, which has it for key agreement. */
function signOnCurve(key: KeyObject, digest: Buffer): Buffer {
  const name = key.asymmetricKeyDetails?.namedCurve ?? ''
  const curve = CURVES[name]
  if (curve === undefined) throw new RangeError('a curve of no known order')
  const { order, bytes } = curve
  const secret = numberOf(Buffer.from(PrivatePoint.parse(key.export({ format: 'jwk' })).d, 'base64url'))
  const message = numberOf(digest.subarray(0, bytes))
  for (;;) {
    const once = (numberOf(randomBytes(bytes + 8)) % (order - 1n)) + 1n
    const point = createECDH(name)
    point.setPrivateKey(bytesOf(once, bytes))
    const r = numberOf(point.getPublicKey().subarray(1, 1 + bytes)) % order
    const s = (power(once, order - 2n, order) * ((message + r * secret) % order)) % order
    if (r !== 0n && s !== 0n) return Buffer.concat([bytesOf(r, bytes), bytesOf(s, bytes)])
  }
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`)

const bytesOf = (value: bigint, bytes: number): Buffer =>
  Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex')

/** A power within a modulus; with the modulus less two the inverse, since the order of a curve is prime. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
