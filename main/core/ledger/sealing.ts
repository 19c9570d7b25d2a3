import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { takeRandom } from './randomness.ts'

const CIPHER = 'aes-256-gcm'
const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Bytes that a sealed payload has beyond its text: format, nonce, tag. */
export const SEALED_OVERHEAD: number = 1 + NONCE_BYTES + TAG_BYTES

/**
 * The personal payload of an event as AES-256-GCM ciphertext: 1 byte format, 12 bytes random nonce, ciphertext, 16 bytes
 * tag. The event's identifier is authenticated with it, so that a payload cannot be moved to another event.
 */
export const seal = (text: string, eventKey: KeyObject, eventId: Buffer): Buffer => {
  const sealed = Buffer.allocUnsafe(SEALED_OVERHEAD + Buffer.byteLength(text, 'utf8'))
  const nonce = takeRandom(NONCE_BYTES)
  sealed[0] = FORMAT
  nonce.copy(sealed, 1)
  const cipher = createCipheriv(CIPHER, eventKey, nonce).setAAD(eventId)
  const ciphertext = cipher.update(text, 'utf8')
  ciphertext.copy(sealed, 1 + NONCE_BYTES)
  cipher.final()
  cipher.getAuthTag().copy(sealed, sealed.length - TAG_BYTES)
  return sealed
}

/**
 * The text of a sealed payload.
 * @throws Error when it was sealed under another key or for another event, or was changed.
 */
export const unseal = (sealed: Buffer, eventKey: KeyObject, eventId: Buffer): string => {
  if (sealed[0] !== FORMAT || sealed.length < SEALED_OVERHEAD) throw new Error('Not a sealed payload of a known format')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, eventKey, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(eventId).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const ciphertext = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
}
