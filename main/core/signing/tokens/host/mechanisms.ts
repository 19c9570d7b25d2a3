import type { SignatureAlgorithm } from '../../signing-key.ts'
import { type Abi, writeStructure } from './abi.ts'
import { CKM, PSS_HASHES } from './constants.ts'
import { STRUCTURES } from './structures.ts'

/** Bytes of a digest. */
export const DIGEST_BYTES = { sha256: 32, sha384: 48, sha512: 64 } as const

/** DigestInfo up to the digest (RFC 8017, 9.2 note 1). */
const DIGEST_INFO = {
  sha256: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  sha384: Buffer.from('3041300d060960864801650304020205000430', 'hex'),
  sha512: Buffer.from('3051300d060960864801650304020305000440', 'hex'),
} as const

/** What C_SignInit and C_Sign are given. */
export interface SigningInput {
  readonly mechanism: bigint
  /** CK_RSA_PKCS_PSS_PARAMS in memory, empty for the others. */
  readonly parameter: Buffer
  readonly data: Buffer
}

/** The bare mechanisms are taken, over a digest made here: many tokens hash slowly, and not all know every hash. */
export function signingInput(digest: Buffer, algorithm: SignatureAlgorithm, abi: Abi): SigningInput {
  if (digest.length !== DIGEST_BYTES[algorithm.hash]) throw new RangeError('the digest is of another hash')
  const none = Buffer.alloc(0)
  if (algorithm.key === 'ec') return { mechanism: CKM.ECDSA, parameter: none, data: digest }
  if (algorithm.padding === 'pkcs1') {
    return { mechanism: CKM.RSA_PKCS, parameter: none, data: Buffer.concat([DIGEST_INFO[algorithm.hash], digest]) }
  }
  const values = { ...PSS_HASHES[algorithm.hash], saltLength: BigInt(digest.length) }
  const parameter = writeStructure(STRUCTURES.CK_RSA_PKCS_PSS_PARAMS, abi, values)
  return { mechanism: CKM.RSA_PKCS_PSS, parameter, data: digest }
}
