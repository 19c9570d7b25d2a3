import { createPublicKey, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { z } from 'zod'
import { DeskError } from '../../shared/errors.ts'

/** Shortest RSA key that signs anything here, in bits. */
const SHORTEST_KEY = 2048

/** What certificates may be signed with: RSA PKCS #1 v1.5 with SHA-256, SHA-384 or SHA-512. */
const SIGNED_WITH = new Set(['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13'])

const CodeSigning = z.object({ codeSigning: z.literal(true) })
const DigitalSignature = z.object({ digitalSignature: z.literal(true) })
const CertifiesOthers = z.object({ cA: z.literal(true) })

/** What node-forge throws of a certificate that is not valid yet, or no longer. */
const Expired = z.object({ error: z.literal('forge.pki.CertificateExpired') })

/**
 * The public key of whoever signed, once the certificates prove that they may sign updates: an unbroken chain, the signer first,
 * up to the pinned root (which is left out of the chain), every certificate in its time, every issuer allowed to issue and within its
 * path length, and a signer that is meant for code signing and is no issuer itself. This is what node-forge is here for:
 * `node:crypto` checks one certificate against one issuer, and knows neither path rules nor chains.
 *
 * Nothing is asked of a network, so a certificate that was revoked is not noticed; short-lived signers are the remedy.
 * RSA only, since node-forge reads no other certificates. Extensions marked critical that node-forge doesn't know are refused.
 *
 * @param chain PEM of the signer, then of each issuer below the root
 * @param authority PEM of the root
 * @throws DeskError update.bad-signature with the reason: certificate, time, chain or signer
 */
export function verifySigner(chain: readonly string[], authority: string, now: Date): KeyObject {
  const certificates = [...chain.map(readCertificate), readCertificate(authority)]
  const root = forge.pki.createCaStore([authority])
  try {
    forge.pki.verifyCertificateChain(root, certificates, { validityCheckDate: now })
  } catch (failure) {
    const reason = Expired.safeParse(failure).success ? 'time' : 'chain'
    throw new DeskError('update.bad-signature', { reason }, { cause: failure })
  }
  const [signer] = certificates
  const isSound = certificates.slice(0, -1).every(isSoundlySigned)
  if (signer === undefined || !isSound || !maySignUpdates(signer)) {
    throw new DeskError('update.bad-signature', { reason: 'signer' })
  }
  return createPublicKey(forge.pki.publicKeyToPem(signer.publicKey))
}

function readCertificate(pem: string): forge.pki.Certificate {
  try {
    return forge.pki.certificateFromPem(pem)
  } catch (failure) {
    throw new DeskError('update.bad-signature', { reason: 'certificate' }, { cause: failure })
  }
}

function isSoundlySigned({ signatureOid, publicKey }: forge.pki.Certificate): boolean {
  return SIGNED_WITH.has(signatureOid) && 'n' in publicKey && publicKey.n.bitLength() >= SHORTEST_KEY
}

function maySignUpdates(signer: forge.pki.Certificate): boolean {
  const has = (name: string, what: z.ZodType) => what.safeParse(signer.getExtension(name)).success
  return (
    has('extKeyUsage', CodeSigning) && has('keyUsage', DigitalSignature) && !has('basicConstraints', CertifiesOthers)
  )
}
