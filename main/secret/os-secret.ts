import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'

/** Bytes of the secret. */
const SECRET_BYTES = 32

/** What of Electron's `safeStorage` is used. */
export interface SystemVault {
  isEncryptionAvailable(): boolean
  /** Linux only: what keeps the secrets there. */
  getSelectedStorageBackend(): string
  encryptString(text: string): Buffer
  decryptString(encrypted: Buffer): string
}

/** Keepers of secrets on Linux that ask who wants them. `basic_text` is a fixed key that everybody knows. */
const REAL_KEEPERS = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])

export interface OsSecretOptions {
  readonly vault: SystemVault
  readonly platform: NodeJS.Platform
  /** Where the encrypted secret lies. */
  readonly file: string
  readonly log: (text: string) => void
}

/**
 * 32 random bytes that only this account of the operating system can read, made on the first start; null where the system
 * keeps no real secret, or no longer gives this one back. A secret that cannot be read is left as it lies: keys were
 * wrapped with it, and the system may have it again tomorrow.
 */
export async function findOsSecret({ vault, platform, file, log }: OsSecretOptions): Promise<Uint8Array | null> {
  try {
    if (!vault.isEncryptionAvailable()) return null
    if (platform === 'linux' && !REAL_KEEPERS.has(vault.getSelectedStorageBackend())) return null
    const kept = await readFile(file).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    return kept === undefined ? await makeSecret(vault, file) : readSecret(vault, kept)
  } catch {
    log('the secret of the operating system cannot be had; passphrases open the desk')
    return null
  }
}

async function makeSecret(vault: SystemVault, file: string): Promise<Uint8Array> {
  const secret = randomBytes(SECRET_BYTES)
  const encrypted = vault.encryptString(secret.toString('base64'))
  // Never over another one: two first starts at once must agree on the secret.
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(encrypted)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const readBack = readSecret(vault, await readFile(file))
  if (!secret.equals(readBack)) throw new Error('the secret does not come back as it was kept')
  return readBack
}

function readSecret(vault: SystemVault, encrypted: Buffer): Uint8Array {
  const secret = Buffer.from(vault.decryptString(encrypted), 'base64')
  if (secret.length !== SECRET_BYTES) throw new Error('the secret has a wrong length')
  return Uint8Array.from(secret)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
