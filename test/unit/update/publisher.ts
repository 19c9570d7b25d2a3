import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import forge from 'node-forge'
import { signedBytes } from '../../../main/update/signed-feed.ts'

const DAY_MS = 86_400_000

/** Somebody with a certificate. */
export interface Identity {
  readonly name: string
  readonly key: KeyObject
  /** PEM. */
  readonly certificate: string
}

export interface IdentityOptions {
  readonly name: string
  /** Who certifies; itself when left out. */
  readonly issuer?: Identity
  /** May certify others, through at most this many issuers below itself. */
  readonly certifiesThrough?: number
  readonly codeSigning?: boolean
  /** Days from now on. */
  readonly validFrom?: number
  readonly validTo?: number
  readonly bits?: number
  readonly hash?: 'sha1' | 'sha256'
}

/** Makes a key, and a certificate for it. */
export function makeIdentity(options: IdentityOptions): Identity {
  const { name, certifiesThrough, codeSigning = certifiesThrough === undefined, bits = 2048, hash = 'sha256' } = options
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date(Date.now() + (options.validFrom ?? -1) * DAY_MS)
  certificate.validity.notAfter = new Date(Date.now() + (options.validTo ?? 30) * DAY_MS)
  certificate.setSubject([{ name: 'commonName', value: name }])
  certificate.setIssuer([{ name: 'commonName', value: options.issuer?.name ?? name }])
  certificate.setExtensions([
    ...(certifiesThrough === undefined
      ? [{ name: 'keyUsage', critical: true, digitalSignature: true }]
      : [
          { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: certifiesThrough },
          { name: 'keyUsage', critical: true, keyCertSign: true, digitalSignature: true },
        ]),
    ...(codeSigning ? [{ name: 'extKeyUsage', codeSigning: true }] : []),
  ])
  const issuerKey = (options.issuer?.key ?? privateKey).export({ type: 'pkcs1', format: 'pem' }).toString()
  certificate.sign(forge.pki.privateKeyFromPem(issuerKey), forge.md[hash].create())
  return { name, key: privateKey, certificate: forge.pki.certificateToPem(certificate) }
}

/** A package and the description of its release, as electron-builder writes it. */
export function describeRelease(version: string, file: string, content: Uint8Array, more = ''): string {
  const sha512 = createHash('sha512').update(content).digest('base64')
  return `version: ${version}
files:
  - url: ${file}
    sha512: ${sha512}
    size: ${content.length}
path: ${file}
sha512: ${sha512}
releaseDate: '2026-11-20T03:00:00.000Z'
${more}`
}

/** The signature of a description, in the file beside it. OpenSSL makes it, which knows nothing of what checks it. */
export function signRelease(name: string, description: string, signer: Identity, issuers: readonly Identity[] = []) {
  const signature = sign('sha256', signedBytes(name, Buffer.from(description)), {
    key: signer.key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  })
  const chain = [signer, ...issuers].map(({ certificate }) => certificate)
  return JSON.stringify({ chain, signature: signature.toString('base64') })
}
