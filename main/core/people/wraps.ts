import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DERIVED_BYTES, SALT_BYTES, Stretching, stretch } from './stretching.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MARK_BYTES = 16

/** Bytes in the key of the database. */
export const KEY_BYTES = 32

/** Bytes in the secret that the operating system keeps for us. */
export const OS_SECRET_BYTES = 32

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** The database key under AES-256-GCM with a key made of an officer's secret; all values in hex. */
const SealedKey = z.strictObject({
  stretching: Stretching,
  salt: hex(SALT_BYTES),
  nonce: hex(NONCE_BYTES),
  /** Ciphertext and tag. */
  sealed: hex(KEY_BYTES + TAG_BYTES),
})
type SealedKey = z.infer<typeof SealedKey>

/** Opened by the passphrase alone. */
export const PassphraseWrap = SealedKey
export type PassphraseWrap = z.infer<typeof PassphraseWrap>

/** Opened by the PIN together with the secret of the operating system; `osMark` tells which secret that was. */
export const PinWrap = SealedKey.extend({ osMark: hex(MARK_BYTES) })
export type PinWrap = z.infer<typeof PinWrap>

/** Whose wrap it is. Authenticated with the key, so that a wrap works for no other desk, officer or kind of secret. */
export interface WrapOwner {
  readonly desk: string
  readonly login: string
}

/** Wraps the database key under a passphrase. */
export async function wrapUnderPassphrase(
  key: Buffer,
  owner: WrapOwner,
  passphrase: string,
  stretching: Stretching,
): Promise<PassphraseWrap> {
  const salt = randomBytes(SALT_BYTES)
  const wrappingKey = await stretch(passphrase, salt, stretching)
  const wrap = sealed(key, owner, 'passphrase', wrappingKey, { stretching, salt: salt.toString('hex') })
  prove(key, await findKeyByPassphrase(wrap, owner, passphrase))
  return wrap
}

/** The database key, or undefined when the passphrase is wrong (or the wrap was made for another desk or officer). */
export async function findKeyByPassphrase(
  wrap: PassphraseWrap,
  owner: WrapOwner,
  passphrase: string,
): Promise<Buffer | undefined> {
  const wrappingKey = await stretch(passphrase, Buffer.from(wrap.salt, 'hex'), wrap.stretching)
  return unsealed(wrap, owner, 'passphrase', wrappingKey)
}

/** Wraps the database key under a PIN and the operating system's secret: neither opens anything without the other. */
export async function wrapUnderPin(
  key: Buffer,
  owner: WrapOwner,
  pin: string,
  osSecret: Buffer,
  stretching: Stretching,
): Promise<PinWrap> {
  const salt = randomBytes(SALT_BYTES)
  const wrappingKey = await combine(pin, salt, osSecret, stretching)
  const wrap = {
    ...sealed(key, owner, 'pin+os', wrappingKey, { stretching, salt: salt.toString('hex') }),
    osMark: osMarkOf(osSecret),
  }
  prove(key, await findKeyByPin(wrap, owner, pin, osSecret))
  return wrap
}

/** The database key, or undefined when the PIN is wrong; ask {@link isMadeWith} before, since the PIN might be right. */
export async function findKeyByPin(
  wrap: PinWrap,
  owner: WrapOwner,
  pin: string,
  osSecret: Buffer,
): Promise<Buffer | undefined> {
  const wrappingKey = await combine(pin, Buffer.from(wrap.salt, 'hex'), osSecret, wrap.stretching)
  return unsealed(wrap, owner, 'pin+os', wrappingKey)
}

/** Whether a wrap was made with this secret of the operating system. The mark tells nothing about either secret. */
export function isMadeWith(wrap: PinWrap, osSecret: Buffer): boolean {
  return timingSafeEqual(Buffer.from(wrap.osMark, 'hex'), Buffer.from(osMarkOf(osSecret), 'hex'))
}

/**
 * The key of an officer's drafts in the renderer: HKDF-SHA256 of the database key, salted with the officer's identifier.
 * It stays the same for as long as the desk's key does and is different for every officer.
 */
export function draftKeyOf(databaseKey: Buffer, officer: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', databaseKey, officer, 'drafts', DERIVED_BYTES))
}

async function combine(pin: string, salt: Buffer, osSecret: Buffer, stretching: Stretching): Promise<Buffer> {
  const stretched = await stretch(pin, salt, stretching)
  const material = Buffer.concat([osSecret, stretched])
  try {
    return Buffer.from(hkdfSync('sha256', material, salt, 'motcua-desk pin+os 1', DERIVED_BYTES))
  } finally {
    stretched.fill(0)
    material.fill(0)
  }
}

function osMarkOf(osSecret: Buffer): string {
  return Buffer.from(hkdfSync('sha256', osSecret, '', 'motcua-desk os mark 1', MARK_BYTES)).toString('hex')
}

type WrapKind = 'passphrase' | 'pin+os'

/** Seals the database key and wipes the wrapping key. */
function sealed(
  key: Buffer,
  owner: WrapOwner,
  kind: WrapKind,
  wrappingKey: Buffer,
  made: Pick<SealedKey, 'stretching' | 'salt'>,
): SealedKey {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, wrappingKey, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(owner, kind))
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  wrappingKey.fill(0)
  return SealedKey.parse({ ...made, nonce: nonce.toString('hex'), sealed: ciphertext.toString('hex') })
}

/** A wrap is trusted only once it has opened again, from the secret itself: a bit flipped while it was made loses a desk. */
function prove(key: Buffer, reopened: Buffer | undefined): void {
  const isTrue = reopened?.equals(key) === true
  reopened?.fill(0)
  if (!isTrue) throw new Error('A wrapped key did not open again')
}

/** Opens a wrap and wipes the wrapping key. */
function unsealed(wrap: SealedKey, owner: WrapOwner, kind: WrapKind, wrappingKey: Buffer): Buffer | undefined {
  const bytes = Buffer.from(wrap.sealed, 'hex')
  const decipher = createDecipheriv(CIPHER, wrappingKey, Buffer.from(wrap.nonce, 'hex'), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(owner, kind)).setAuthTag(bytes.subarray(KEY_BYTES))
  const key = decipher.update(bytes.subarray(0, KEY_BYTES))
  try {
    decipher.final()
    return key
  } catch {
    // The tag doesn't fit: a wrong secret, or a changed wrap. The text that came out must not be used.
    key.fill(0)
    return undefined
  } finally {
    wrappingKey.fill(0)
  }
}

function boundTo({ desk, login }: WrapOwner, kind: WrapKind): Buffer {
  return Buffer.from(JSON.stringify(['motcua-desk', 1, desk, login, kind]))
}
