import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { HashName, SigningKey } from '../../main/core/signing/signing-key.ts'
import type { TestCertificate } from '../token/authority.ts'
import { runProgram } from '../token/openssl.ts'

/** What stands before a digest in PKCS#1 v1.5 (RFC 8017, 9.2). */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

/** A key in a file, behind the seam to tokens: it is given digests, as a token is, and gives raw r and s. */
export function softwareKey({ der, keyFile }: TestCertificate, chain: readonly Buffer[] = []): SigningKey {
  const key = createPrivateKey(readFileSync(keyFile))
  return {
    certificate: der,
    chain,
    sign: async (digest, algorithm) => {
      if (algorithm.key === 'rsa' && algorithm.padding === 'pkcs1') {
        const signed = Buffer.concat([Buffer.from(DIGEST_INFO[algorithm.hash], 'hex'), digest])
        return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signed)
      }
      // Node signs no digests itself but by PKCS#1, so OpenSSL's program does.
      const options =
        algorithm.key === 'ec'
          ? []
          : [
              ...['-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:digest'],
              ...['-pkeyopt', `digest:${algorithm.hash}`],
            ]
      const made = await runProgram('openssl', ['pkeyutl', '-sign', '-inkey', keyFile, ...options], { input: digest })
      return algorithm.key === 'ec'
        ? rawOf(made, (key.asymmetricKeyDetails?.namedCurve ?? '') === 'secp384r1' ? 48 : 32)
        : made
    },
  }
}

/** r and s, each as long as the curve's order, out of the SEQUENCE that OpenSSL gives. */
function rawOf(der: Buffer, bytes: number): Buffer {
  const raw = Buffer.alloc(bytes * 2)
  const first = der.subarray(4, 4 + (der[3] ?? 0))
  const second = der.subarray(4 + first.length + 2)
  for (const [index, value] of [first, second].entries()) {
    const digits = value.subarray(Math.max(0, value.length - bytes))
    digits.copy(raw, (index + 1) * bytes - digits.length)
  }
  return raw
}
