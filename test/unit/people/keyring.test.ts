import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  KEYRING_FILE,
  type Keyring,
  KeyringFile,
  readKeyring,
  writeKeyring,
} from '../../../main/core/people/keyring.ts'
import { wrapUnderPassphrase, wrapUnderPin } from '../../../main/core/people/wraps.ts'
import { DeskError } from '../../../shared/errors.ts'
import { checkProperty } from '../../property.ts'
import { CHEAP } from './cheap.ts'

const DESK = '019ab000-0000-7000-8000-000000000001'

async function keyringOf(...logins: string[]): Promise<Keyring> {
  const key = randomBytes(32)
  const officers = logins.map(async (login) => ({
    login,
    passphrase: await wrapUnderPassphrase(key, { desk: DESK, login }, 'mưa núi gạo trăng', CHEAP),
    pin: await wrapUnderPin(key, { desk: DESK, login }, '4826', randomBytes(32), CHEAP),
  }))
  return { desk: DESK, state: 'founded', officers: await Promise.all(officers) }
}

/** The code of the error that reading a text ends with, or `read` when it was taken. */
function outcomeOf(text: string): string {
  try {
    readKeyring(text)
    return 'read'
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}

describe('the text of a keyring', () => {
  it('reads back as it was written', async () => {
    const keyring = await keyringOf('lan', 'mai')
    expect(readKeyring(writeKeyring(keyring))).toEqual(keyring)
  })

  it('tells every damaged byte, and never takes it for a wrong passphrase', async () => {
    const bytes = Buffer.from(writeKeyring(await keyringOf('lan')))
    for (let index = 0; index < bytes.length - 1; index += 1) {
      for (const mask of [0x01, 0x10, 0x80]) {
        const damaged = Buffer.from(bytes)
        damaged[index] = (damaged[index] ?? 0) ^ mask
        expect(['people.keyring-damaged', 'store.from-future'], `byte ${index}`).toContain(
          outcomeOf(damaged.toString('utf8')),
        )
      }
    }
  })

  it('tells every missing end', async () => {
    const text = writeKeyring(await keyringOf('lan')).trimEnd()
    for (let length = 0; length < text.length; length += 7) {
      expect(outcomeOf(text.slice(0, length))).toBe('people.keyring-damaged')
    }
  })

  it('leaves a newer version alone', async () => {
    const document: unknown = JSON.parse(writeKeyring(await keyringOf('lan')))
    expect(outcomeOf(JSON.stringify({ ...Object(document), version: 2, more: true }))).toBe('store.from-future')
  })

  it('is never taken from garbage, whatever it is', () => {
    checkProperty(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          expect(outcomeOf(text)).toBe('people.keyring-damaged')
        },
      ),
      300,
    )
  })

  it('is never taken from a document of nearly the right shape', async () => {
    const { officers } = await keyringOf('lan')
    const odd = fc.oneof(fc.constant(undefined), fc.jsonValue())
    checkProperty(
      fc.property(odd, odd, odd, odd, (desk, state, wrap, checksum) => {
        const keyring = { desk, state, officers: [{ ...officers[0], passphrase: wrap }] }
        expect(outcomeOf(JSON.stringify({ version: 1, checksum, keyring }))).toBe('people.keyring-damaged')
      }),
    )
  })

  it('refuses two officers of one login, and a desk that nobody can open', async () => {
    const keyring = await keyringOf('lan')
    expect(() => writeKeyring({ ...keyring, officers: [...keyring.officers, ...keyring.officers] })).toThrow()
    expect(() => writeKeyring({ ...keyring, officers: [] })).toThrow()
  })
})

describe('the key file', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'keyring-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('is not there at first, and then holds what was put into it', async () => {
    const file = new KeyringFile(directory)
    expect(file.find()).toBeUndefined()
    expect(() => file.get()).toThrow(new DeskError('people.no-desk'))
    const keyring = await keyringOf('lan')
    file.replace(keyring)
    expect(new KeyringFile(directory).get()).toEqual(keyring)
    expect(readdirSync(directory)).toEqual([KEYRING_FILE])
  })

  it.skipIf(process.platform === 'win32')('can be read by one account only', async () => {
    writeFileSync(join(directory, `${KEYRING_FILE}.new`), 'left by a crash', { mode: 0o644 })
    new KeyringFile(directory).replace(await keyringOf('lan'))
    expect(statSync(join(directory, KEYRING_FILE)).mode & 0o777).toBe(0o600)
  })

  it('keeps the old keyring when a new one is refused', async () => {
    const file = new KeyringFile(directory)
    const keyring = await keyringOf('lan')
    file.replace(keyring)
    const before = readFileSync(join(directory, KEYRING_FILE))
    expect(() => file.replace({ ...keyring, officers: [] })).toThrow()
    expect(readFileSync(join(directory, KEYRING_FILE))).toEqual(before)
  })
})
