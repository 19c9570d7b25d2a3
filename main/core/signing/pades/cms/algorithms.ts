import type { HashName, SignatureAlgorithm } from '../../signing-key.ts'
import { OID } from '../der/oids.ts'
import { algorithm, integer, nothing, sequence, tagged, unsigned } from '../der/write.ts'

const DIGEST_BYTES: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 }
const RSA = { sha256: OID.rsaSha256, sha384: OID.rsaSha384, sha512: OID.rsaSha512 } as const
const EC = { sha256: OID.ecdsaSha256, sha384: OID.ecdsaSha384, sha512: OID.ecdsaSha512 } as const

/** A digest's AlgorithmIdentifier, without parameters (RFC 5754, 2). */
export const digestIdentifier = (hash: HashName): Buffer => algorithm(OID[hash])

/** A signature's AlgorithmIdentifier: RFC 5754 for PKCS#1 and ECDSA, RFC 4056 for PSS with the mask and salt that its digest gives. */
export function signatureIdentifier(chosen: SignatureAlgorithm): Buffer {
  if (chosen.key === 'ec') return algorithm(EC[chosen.hash])
  if (chosen.padding === 'pkcs1') return algorithm(RSA[chosen.hash], nothing())
  const hash = algorithm(OID[chosen.hash], nothing())
  return algorithm(
    OID.rsaPss,
    sequence(
      tagged(0xa0, hash),
      tagged(0xa1, algorithm(OID.mgf1, hash)),
      tagged(0xa2, integer(DIGEST_BYTES[chosen.hash])),
    ),
  )
}

/** What a token gave, as CMS writes it: ECDSA's raw r and s become a SEQUENCE, RSA stays. */
export function signatureValue(chosen: SignatureAlgorithm, raw: Buffer): Buffer {
  if (chosen.key === 'rsa') return raw
  const half = raw.length / 2
  return sequence(unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)))
}
