import type { NewOfficer } from '../../../shared/contract/people.ts'
import { DeskError } from '../../../shared/errors.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../../shared/people/secrets.ts'
import type { Keyring, KeyringOfficer } from './keyring.ts'
import { hashPin } from './pin-hashes.ts'
import { calibrate, LEAST_STRETCHING, measureGuess, type Stretching } from './stretching.ts'
import { findKeyByPin, isMadeWith, wrapUnderPassphrase, wrapUnderPin } from './wraps.ts'

/** What a new officer's secrets become. */
export interface Enrolled {
  readonly entry: KeyringOfficer
  readonly pinHash: string
}

/** Secrets chosen for an officer; null where one stays as it is. */
export interface ChosenSecrets {
  readonly passphrase: string | null
  readonly pin: string | null
}

/**
 * Refuses secrets that a colleague would guess.
 * @throws DeskError people.weak-passphrase, people.weak-pin, each with its reason
 */
export function checkSecrets(
  { login, name }: Pick<NewOfficer, 'login' | 'name'>,
  { passphrase, pin }: ChosenSecrets,
  communeName: string,
): void {
  const passphraseWeakness =
    passphrase === null ? undefined : findPassphraseWeakness(passphrase, [login, name, communeName])
  if (passphraseWeakness !== undefined) throw new DeskError('people.weak-passphrase', { reason: passphraseWeakness })
  const pinWeakness = pin === null ? undefined : findPinWeakness(pin)
  if (pinWeakness !== undefined) throw new DeskError('people.weak-pin', { reason: pinWeakness })
}

/** Turns officers' secrets into wraps and hashes, at the cost that fits this machine. */
export class Enrolment {
  readonly #osSecret: Buffer | undefined
  readonly #given: Stretching | undefined
  #calibrated: Promise<Stretching> | undefined

  /** @param stretching the cost of a guess, instead of the one measured here */
  constructor(osSecret: Buffer | undefined, stretching: Stretching | undefined) {
    this.#osSecret = osSecret
    this.#given = stretching
  }

  /** Wraps the key for an officer, every wrap opened again before it is trusted. */
  async enrol(
    key: Buffer,
    desk: string,
    { login, passphrase, pin }: Pick<NewOfficer, 'login' | 'passphrase' | 'pin'>,
  ): Promise<Enrolled> {
    const stretching = await this.#stretching()
    const owner = { desk, login }
    return {
      entry: {
        login,
        passphrase: await wrapUnderPassphrase(key, owner, passphrase, stretching),
        pin: this.#osSecret === undefined ? null : await wrapUnderPin(key, owner, pin, this.#osSecret, stretching),
      },
      pinHash: await hashPin(pin, this.#given ?? LEAST_STRETCHING),
    }
  }

  /** The entry of an officer with the secrets that were chosen anew; null leaves one as it is. */
  async rewrap(
    key: Buffer,
    desk: string,
    entry: KeyringOfficer,
    { passphrase, pin }: ChosenSecrets,
  ): Promise<{ readonly entry: KeyringOfficer; readonly pinHash: string | undefined }> {
    const stretching = await this.#stretching()
    const owner = { desk, login: entry.login }
    const osSecret = this.#osSecret
    return {
      entry: {
        login: entry.login,
        passphrase:
          passphrase === null ? entry.passphrase : await wrapUnderPassphrase(key, owner, passphrase, stretching),
        pin:
          pin === null
            ? entry.pin
            : osSecret === undefined
              ? null
              : await wrapUnderPin(key, owner, pin, osSecret, stretching),
      },
      pinHash: pin === null ? undefined : await hashPin(pin, this.#given ?? LEAST_STRETCHING),
    }
  }

  /** The hash of a PIN that has just opened the desk. */
  hashPin(pin: string): Promise<string> {
    return hashPin(pin, this.#given ?? LEAST_STRETCHING)
  }

  /**
   * The database key by PIN and the operating system's secret; undefined when the PIN is wrong.
   * @throws DeskError people.passphrase-needed when no PIN can open this officer's wrap here
   */
  async findKeyByPin({ login, pin: wrap }: KeyringOfficer, desk: string, pin: string): Promise<Buffer | undefined> {
    if (wrap === null || this.#osSecret === undefined || !isMadeWith(wrap, this.#osSecret)) {
      throw new DeskError('people.passphrase-needed')
    }
    return findKeyByPin(wrap, { desk, login }, pin, this.#osSecret)
  }

  /** Whether the operating system's secret of today, with the right PIN, opens this officer's wrap. */
  canOpenByPin({ pin }: KeyringOfficer): boolean {
    return pin !== null && this.#osSecret !== undefined && isMadeWith(pin, this.#osSecret)
  }

  /**
   * The keyring with a wrap for a PIN that has just proved right, where the operating system keeps a secret for us and the
   * officer's wrap is missing or made with a secret of the past; undefined when nothing needs to change.
   */
  async findRenewed(keyring: Keyring, login: string, pin: string, key: Buffer): Promise<Keyring | undefined> {
    const entry = keyring.officers.find((officer) => officer.login === login)
    if (this.#osSecret === undefined || entry === undefined || this.canOpenByPin(entry)) return undefined
    const owner = { desk: keyring.desk, login }
    const renewed = { ...entry, pin: await wrapUnderPin(key, owner, pin, this.#osSecret, await this.#stretching()) }
    return withOfficer(keyring, renewed)
  }

  #stretching(): Promise<Stretching> {
    if (this.#given !== undefined) return Promise.resolve(this.#given)
    this.#calibrated ??= calibrate(measureGuess)
    return this.#calibrated
  }
}

/** A keyring with this officer in it, in the place of an entry of the same login. */
export function withOfficer(keyring: Keyring, entry: KeyringOfficer): Keyring {
  const isKnown = keyring.officers.some(({ login }) => login === entry.login)
  const officers = isKnown
    ? keyring.officers.map((officer) => (officer.login === entry.login ? entry : officer))
    : [...keyring.officers, entry]
  return { ...keyring, officers }
}
