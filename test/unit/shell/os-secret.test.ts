import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOsSecret, type SystemVault } from '../../../main/secret/os-secret.ts'

/** A keeper of secrets that turns every byte around. */
function vault(overrides: Partial<SystemVault> = {}): SystemVault {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => turn(Buffer.from(text)),
    decryptString: (encrypted) => turn(encrypted).toString(),
    ...overrides,
  }
}

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'os-secret-'))
})
afterEach(() => rm(directory, { recursive: true }))

function find(
  overrides: Partial<SystemVault> = {},
  platform: NodeJS.Platform = 'linux',
  log = (_: string): void => {},
) {
  return findOsSecret({ vault: vault(overrides), platform, file: join(directory, 'secret'), log })
}

describe('the secret of the operating system', () => {
  it('is made once and stays the same', async () => {
    const secret = await find()
    expect(secret).toHaveLength(32)
    expect(await find()).toEqual(secret)
  })

  it('lies encrypted in a file nobody else can read', async () => {
    const secret = await find()
    const file = join(directory, 'secret')
    const kept = await readFile(file)
    expect(kept.includes(Buffer.from(secret ?? []))).toBe(false)
    expect(kept.toString()).not.toContain(Buffer.from(secret ?? []).toString('base64'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is none where the system keeps no secret, or only under a key that everybody knows', async () => {
    expect(await find({ isEncryptionAvailable: () => false })).toBeNull()
    expect(await find({ getSelectedStorageBackend: () => 'basic_text' })).toBeNull()
    expect(await find({ getSelectedStorageBackend: () => 'unknown' })).toBeNull()
    expect(await readdir(directory)).toEqual([])
  })

  it('asks for the keeper on Linux only', async () => {
    expect(await find({ getSelectedStorageBackend: () => 'none here' }, 'win32')).toHaveLength(32)
  })

  it('is none when the system no longer gives it back, and what lies there is left alone', async () => {
    const logged: string[] = []
    const log = (text: string): void => void logged.push(text)
    await writeFile(join(directory, 'secret'), 'of another keyring')
    const refuse = (): never => {
      throw new Error('wrong keyring')
    }
    expect(await find({ decryptString: refuse }, 'linux', log)).toBeNull()
    expect(await find({ decryptString: () => 'too short' }, 'linux', log)).toBeNull()
    expect(await readFile(join(directory, 'secret'), 'utf8')).toBe('of another keyring')
    expect(logged).toHaveLength(2)
  })
})
