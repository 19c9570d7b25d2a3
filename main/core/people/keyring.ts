import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Login } from '../../../shared/contract/people.ts'
import { Identifier } from '../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../shared/errors.ts'
import { storeFailure } from '../store/index.ts'
import { findText, writeText } from './durable-file.ts'
import { PassphraseWrap, PinWrap } from './wraps.ts'

/** The key file within a desk's directory. */
export const KEYRING_FILE = 'keyring.json'

const VERSION = 1

/** An officer's ways to the database key. The login stands in the clear; the name stands in the database only. */
export const KeyringOfficer = z.strictObject({
  login: Login,
  passphrase: PassphraseWrap,
  /** Null where the operating system keeps no secret for us. */
  pin: PinWrap.nullable(),
})
export type KeyringOfficer = z.infer<typeof KeyringOfficer>

/** What must be known before the database is open, and nothing else. */
export const Keyring = z
  .strictObject({
    desk: Identifier,
    /** `founding` until the database has its first events: such a desk may be founded anew, and only such a one. */
    state: z.enum(['founding', 'founded']),
    officers: z.array(KeyringOfficer).max(500),
  })
  .refine(({ officers }) => new Set(officers.map(({ login }) => login)).size === officers.length)
  .refine(({ state, officers }) => state === 'founding' || officers.length > 0)
export type Keyring = z.infer<typeof Keyring>

const KeyringDocument = z.strictObject({
  version: z.literal(VERSION),
  /** SHA-256 of the keyring's JSON text: a decayed file must not look like a wrong passphrase. */
  checksum: z.string(),
  keyring: Keyring,
})

/**
 * The text of the key file.
 * @throws z.ZodError when the keyring is none
 */
export function writeKeyring(keyring: Keyring): string {
  const valid = Keyring.parse(keyring)
  const document = { version: VERSION, checksum: checksumOf(valid), keyring: valid } satisfies z.input<
    typeof KeyringDocument
  >
  return `${JSON.stringify(document, null, 2)}\n`
}

/**
 * The keyring in the text of a key file.
 * @throws DeskError people.keyring-damaged, store.from-future
 */
export function readKeyring(text: string): Keyring {
  const json = parseJson(text)
  const version = z.looseObject({ version: z.number().int() }).safeParse(json).data?.version
  if (version !== undefined && version > VERSION)
    throw new DeskError('store.from-future', { found: version, known: VERSION })
  const document = KeyringDocument.safeParse(json)
  if (!document.success || document.data.checksum !== checksumOf(document.data.keyring)) {
    throw new DeskError('people.keyring-damaged')
  }
  return document.data.keyring
}

/** The key file of a desk: read anew for every act, since it is small and a backup may have been put in its place. */
export class KeyringFile {
  readonly #directory: string
  readonly #file: string

  constructor(directory: string) {
    this.#directory = directory
    this.#file = join(directory, KEYRING_FILE)
  }

  /**
   * The keyring; undefined when there is no key file.
   * @throws DeskError people.keyring-damaged, store.from-future, store.read-only, store.not-durable
   */
  find(): Keyring | undefined {
    const text = findText(this.#file)
    return text === undefined ? undefined : readKeyring(text)
  }

  /**
   * The keyring of a desk that was founded.
   * @throws DeskError people.no-desk, and those of {@link find}
   */
  get(): Keyring {
    const keyring = this.find()
    if (keyring?.state !== 'founded') throw new DeskError('people.no-desk')
    return keyring
  }

  /**
   * Puts a keyring in the place of the one before, durably and as a whole, and reads it back.
   * @throws DeskError store.disk-full, store.read-only, store.not-durable
   */
  replace(keyring: Keyring): void {
    try {
      mkdirSync(this.#directory, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw storeFailure(error)
    }
    const text = writeKeyring(keyring)
    writeText(this.#file, text)
    if (findText(this.#file) !== text) throw new DeskError('store.not-durable')
  }
}

function checksumOf(keyring: Keyring): string {
  return createHash('sha256').update(JSON.stringify(keyring)).digest('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The parser's message quotes the text: it is not passed on.
    if (error instanceof SyntaxError) throw new DeskError('people.keyring-damaged')
    throw error
  }
}
