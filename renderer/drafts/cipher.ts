/** What encryption makes of a draft: the nonce it was made with, and the ciphertext with its tag. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly ciphertext: Uint8Array<ArrayBuffer>
}

/** Encrypts and decrypts the drafts of one officer, with keys that cannot be read out of the browser. */
export interface DraftCipher {
  /** Opaque mark of the officer: tells whose a draft is to nobody without the key. Lower-case hex. */
  readonly owner: string
  /** @param place what the content belongs to; it opens in no other place. */
  readonly seal: (content: Uint8Array<ArrayBuffer>, place: string) => Promise<Sealed>
  /** Throws an `OperationError` for any other key, any other place and any changed byte. */
  readonly open: (sealed: Sealed, place: string) => Promise<Uint8Array<ArrayBuffer>>
}

const text = new TextEncoder()
const NONCE_BYTES = 12

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Makes the cipher from the 32 bytes the core hands over at unlock (design law 9). They are wiped before this resolves; what
 * stays are keys derived by HKDF-SHA-256 and not extractable: AES-256-GCM for the content, HMAC-SHA-256 for the mark.
 */
export async function createDraftCipher(secret: Uint8Array): Promise<DraftCipher> {
  const own = new Uint8Array(secret)
  secret.fill(0)
  const root = await crypto.subtle.importKey('raw', own, 'HKDF', false, ['deriveKey'])
  own.fill(0)
  const derivation = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: text.encode(`motcua drafts ${purpose}`),
  })
  const contentKey = await crypto.subtle.deriveKey(
    derivation('content'),
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  const markKey = await crypto.subtle.deriveKey(
    derivation('owner'),
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
  const owner = hex(await crypto.subtle.sign('HMAC', markKey, text.encode('owner')))
  return {
    owner,
    async seal(content, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: text.encode(place) }
      return { nonce, ciphertext: new Uint8Array(await crypto.subtle.encrypt(algorithm, contentKey, content)) }
    },
    async open({ nonce, ciphertext }, place) {
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: text.encode(place) }
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, contentKey, ciphertext))
    },
  }
}
