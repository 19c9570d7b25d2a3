import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { DeskProfile, NewOfficer, OfficerView } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { type Draft, draft } from '../ledger/index.ts'
import type { Clock } from './clock.ts'
import type { DeskDatabase, Door, OpenDesk } from './door.ts'
import { checkSecrets, type Enrolment, withOfficer } from './enrolment.ts'
import { deskFounded, officerAdded } from './events.ts'
import type { KeyringFile } from './keyring.ts'
import { KEY_BYTES } from './wraps.ts'

/** Makes the desk and takes officers into it: the key file and the database change together here. */
export class Founding {
  readonly #keyringFile: KeyringFile
  readonly #enrolment: Enrolment
  readonly #door: Door
  readonly #database: DeskDatabase
  readonly #clock: Clock

  constructor(parts: {
    readonly keyringFile: KeyringFile
    readonly enrolment: Enrolment
    readonly door: Door
    readonly database: DeskDatabase
    readonly clock: Clock
  }) {
    this.#keyringFile = parts.keyringFile
    this.#enrolment = parts.enrolment
    this.#door = parts.door
    this.#database = parts.database
    this.#clock = parts.clock
  }

  /**
   * Makes the desk with its first officer, who must be able to add the others. A crash half-way leaves a key file in the
   * state `founding`, and only with such a one is a database that lies there replaced.
   * @throws DeskError people.desk-exists, people.keyring-damaged (a database without its key file), people.weak-passphrase,
   *   people.weak-pin, gate.bad-input, and those of the store
   */
  async found(
    { desk: profile, officer }: { readonly desk: DeskProfile; readonly officer: NewOfficer },
    isWanted: () => boolean,
  ): Promise<{ readonly desk: OpenDesk; readonly officer: OfficerView }> {
    const existing = this.#keyringFile.find()
    if (existing?.state === 'founded') throw new DeskError('people.desk-exists')
    if (existing === undefined && this.#database.exists()) throw new DeskError('people.keyring-damaged')
    if (!rightsOf(officer.roles).has('manage-officers'))
      throw new DeskError('gate.bad-input', { field: 'officer.roles' })
    checkSecrets(officer, officer, profile.communeName)

    const keyring = { desk: this.#newIdentifier(), state: 'founding' as const, officers: [] }
    this.#keyringFile.replace(keyring)
    const key = randomBytes(KEY_BYTES)
    const { entry, pinHash } = await this.#enrolment.enrol(key, keyring.desk, officer).catch((error: unknown) => {
      key.fill(0)
      throw error
    })
    const desk = await this.#door.open(key, { fresh: true, isWanted })
    try {
      const first = this.#viewOf(officer)
      const at = this.#clock.now()
      const founded = draft(deskFounded, { dossier: undefined, open: { at, desk: keyring.desk, profile } })
      desk.store.transaction(() => {
        desk.ledger.append([founded, added(first, at)], { officer: first.id, now: at })
        desk.pins.keep(first.id, pinHash)
      })
      this.#keyringFile.replace({ ...withOfficer(keyring, entry), state: 'founded' })
      return { desk, officer: first }
    } catch (error) {
      this.#door.shut()
      throw error
    }
  }

  /**
   * Takes an officer in, under a login that nobody ever had: wrong secrets stand in the log under it. The key file comes first: an officer who stands in it alone can be added again, one who stands in
   * the ledger alone could never sign in.
   * @throws DeskError people.name-taken, people.weak-passphrase, people.weak-pin, people.no-desk, and those of the store
   */
  async add(officer: NewOfficer, by: OfficerView): Promise<OfficerView> {
    const desk = this.#door.getDesk()
    if (desk.officers.findByLogin(officer.login) !== undefined) throw new DeskError('people.name-taken')
    checkSecrets(officer, officer, desk.officers.getProfile().communeName)
    const keyring = this.#keyringFile.get()

    const { entry, pinHash } = await this.#enrolment.enrol(desk.key, keyring.desk, officer)
    // Wrapping takes a moment; the desk may have been shut and its key wiped meanwhile.
    if (this.#door.desk !== desk) throw new DeskError('core.unavailable')
    this.#keyringFile.replace(withOfficer(keyring, entry))
    const view = this.#viewOf(officer)
    const at = this.#clock.now()
    desk.store.transaction(() => {
      desk.ledger.append([added(view, at)], { officer: by.id, now: at })
      desk.pins.keep(view.id, pinHash)
    })
    return view
  }

  #viewOf({ login, name, position, roles }: NewOfficer): OfficerView {
    return { id: this.#newIdentifier(), login, name, position, roles }
  }

  #newIdentifier(): string {
    return v7({ msecs: this.#clock.now() })
  }
}

function added(officer: OfficerView, at: number): Draft {
  return draft(officerAdded, { dossier: undefined, open: { at, ...officer } })
}
