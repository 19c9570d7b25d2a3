import type { CallInput, OfficerView } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Attempts, FailedAttempt } from './attempts.ts'
import type { Door, OpenDesk } from './door.ts'
import type { Enrolment } from './enrolment.ts'
import type { Keyring, KeyringFile, KeyringOfficer } from './keyring.ts'
import type { SecurityRecord } from './security-record.ts'
import { findKeyByPassphrase } from './wraps.ts'

/** A secret as an officer typed it. */
export type TypedSecret = CallInput<'session.open'>['secret']

/** Tries the secrets that officers type: counted before, recorded after when wrong, and made to wait. */
export class Credentials {
  readonly #keyringFile: KeyringFile
  readonly #enrolment: Enrolment
  readonly #attempts: Attempts
  readonly #record: SecurityRecord
  readonly #door: Door
  readonly #report: (error: unknown) => void

  constructor(parts: {
    readonly keyringFile: KeyringFile
    readonly enrolment: Enrolment
    readonly attempts: Attempts
    readonly record: SecurityRecord
    readonly door: Door
    readonly report: (error: unknown) => void
  }) {
    this.#keyringFile = parts.keyringFile
    this.#enrolment = parts.enrolment
    this.#attempts = parts.attempts
    this.#record = parts.record
    this.#door = parts.door
    this.#report = parts.report
  }

  /**
   * The database key, in a buffer of its own, for an officer who signs in.
   * @throws DeskError people.unknown-officer, people.passphrase-needed, people.wait, people.wrong-secret, people.no-desk,
   *   people.keyring-damaged
   */
  async getKey(login: string, secret: TypedSecret): Promise<Buffer> {
    const keyring = this.#keyringFile.get()
    const entry = keyring.officers.find((officer) => officer.login === login)
    if (entry === undefined) throw new DeskError('people.unknown-officer')
    if (secret.kind === 'passphrase') {
      return this.#try(login, 'sign-in-passphrase', () =>
        findKeyByPassphrase(entry.passphrase, { desk: keyring.desk, login }, secret.passphrase),
      )
    }
    if (this.#door.desk === undefined && !this.#enrolment.canOpenByPin(entry)) {
      throw new DeskError('people.passphrase-needed')
    }
    return this.#try(login, 'sign-in-pin', () => this.#findKeyByPin(secret.pin, entry, keyring))
  }

  /**
   * Checks the PIN of an officer while the desk is open.
   * @throws DeskError people.wait, people.wrong-secret
   */
  async checkPin(officer: OfficerView, pin: string, desk: OpenDesk): Promise<void> {
    await this.#try(officer.login, 'unlock', async () =>
      (await this.#isPinOf(officer, pin, desk)) ? 'right' : undefined,
    )
  }

  /**
   * Wraps the key under a PIN that has just proved right, where the operating system has begun to keep a secret for us or
   * keeps another one now. Never fails: the passphrase opens the desk all the same.
   */
  async renewPinWrap({ login }: OfficerView, pin: string, desk: OpenDesk): Promise<void> {
    try {
      const renewed = await this.#enrolment.findRenewed(this.#keyringFile.get(), login, pin, desk.key)
      if (renewed !== undefined && this.#door.desk === desk) this.#keyringFile.replace(renewed)
    } catch (error) {
      this.#report(error)
    }
  }

  /**
   * Keeps the hash of a PIN that has just opened the desk, where another stands there: a change of the PIN broke off between
   * the key file and the database. Never fails.
   */
  async renewPinHash({ id }: OfficerView, pin: string, desk: OpenDesk): Promise<void> {
    try {
      if (await desk.pins.matches(id, pin)) return
      const hash = await this.#enrolment.hashPin(pin)
      if (this.#door.desk === desk) desk.store.transaction(() => desk.pins.keep(id, hash))
    } catch (error) {
      this.#report(error)
    }
  }

  /** An open database needs no key: there the PIN is enough, as it is to unlock a screen. */
  async #findKeyByPin(pin: string, entry: KeyringOfficer, keyring: Keyring): Promise<Buffer | undefined> {
    const { desk } = this.#door
    if (desk === undefined) return this.#enrolment.findKeyByPin(entry, keyring.desk, pin)
    const officer = desk.officers.findByLogin(entry.login)
    const isRight = officer !== undefined && (await this.#isPinOf(officer, pin, desk))
    // Shut meanwhile, the desk has wiped its key, and a hash opens nothing.
    if (this.#door.desk !== desk) throw new DeskError('core.unavailable')
    return isRight ? Buffer.from(desk.key) : undefined
  }

  /** By its hash, or else by its wrap: that one is newer where a change of the PIN broke off between the two. */
  async #isPinOf({ id, login }: OfficerView, pin: string, desk: OpenDesk): Promise<boolean> {
    if (await desk.pins.matches(id, pin)) return true
    const keyring = this.#keyringFile.get()
    const entry = keyring.officers.find((officer) => officer.login === login)
    if (entry === undefined || !this.#enrolment.canOpenByPin(entry)) return false
    const key = await this.#enrolment.findKeyByPin(entry, keyring.desk, pin)
    const isRight = key?.equals(desk.key) === true
    key?.fill(0)
    return isRight
  }

  async #try<Proof>(
    login: string,
    kind: FailedAttempt['kind'],
    prove: () => Promise<Proof | undefined>,
  ): Promise<Proof> {
    const attempt = this.#attempts.begin(login, kind)
    const proof = await prove().catch((error: unknown) => {
      attempt.withdraw()
      throw error
    })
    if (proof !== undefined) {
      attempt.succeed()
      return proof
    }
    if (this.#door.desk !== undefined) this.#record.keep(this.#door.desk)
    throw new DeskError('people.wrong-secret', { seconds: this.#attempts.waitSeconds(login) })
  }
}
