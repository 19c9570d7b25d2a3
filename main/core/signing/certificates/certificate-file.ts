import { DeskError } from '../../../../shared/errors.ts'
import type { ReadCertificate } from '../tokens/index.ts'

/** A certificate as its owner's program exports it as text (RFC 7468). */
const TEXT_FORM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/

/**
 * Reads a certificate from a file (.cer, .crt, .pem), in bytes or in text; of a chain the first, which is the holder's.
 * @throws DeskError signing.certificate-file-unusable for anything else, and for the certificate of an issuer, with which nobody signs
 */
export async function readCertificateFile(content: Uint8Array): Promise<ReadCertificate> {
  const bytes = Buffer.from(content)
  const [, inText] = TEXT_FORM.exec(bytes.toString('latin1')) ?? []
  const { findCertificate } = await import('../tokens/index.ts')
  const found = findCertificate(inText === undefined ? bytes : Buffer.from(inText, 'base64'))
  if (found === undefined || found.ofIssuer) throw new DeskError('signing.certificate-file-unusable')
  return found
}
