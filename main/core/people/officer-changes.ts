import type { CallInput, OfficerView } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { SecretKind } from '../../../shared/people/events.ts'
import { type Role, rightsOf } from '../../../shared/people/roles.ts'
import { draft } from '../ledger/index.ts'
import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import type { Door, OpenDesk } from './door.ts'
import { checkSecrets, type Enrolment, withOfficer } from './enrolment.ts'
import { accessReset, officerRetired, rolesChanged, secretChanged } from './events.ts'
import type { KeyringFile } from './keyring.ts'

interface ChangeParts {
  readonly keyringFile: KeyringFile
  readonly enrolment: Enrolment
  readonly credentials: Credentials
  readonly door: Door
  readonly clock: Clock
}

/** What becomes of officers after they were taken in: new secrets, other roles, the end of their service. */
export class OfficerChanges {
  readonly #parts: ChangeParts

  constructor(parts: ChangeParts) {
    this.#parts = parts
  }

  /**
   * Gives an officer the secrets they chose, once they have proved an old one: the passphrase for a new passphrase, either for
   * a new PIN. Whose access was reset chooses both, and neither may stay. The key file is replaced within the transaction, last
   * of all: cut off just there, the new secrets hold, and the hash of the PIN follows when it is typed next.
   * @throws DeskError people.wrong-secret, people.wait, people.passphrase-needed, people.same-secret, people.weak-passphrase,
   *   people.weak-pin, gate.must-change, core.unavailable
   */
  async changeSecrets(input: CallInput<'officers.change-secret'>, officer: OfficerView): Promise<void> {
    const { credentials, door, keyringFile, enrolment } = this.#parts
    const desk = door.getDesk()
    const { current, passphrase, pin } = input
    if (passphrase !== null && current.kind === 'pin') throw new DeskError('people.passphrase-needed')
    if (desk.officers.mustChange(officer.id) && (passphrase === null || pin === null)) {
      throw new DeskError('gate.must-change')
    }
    if (current.kind === 'passphrase') {
      const key = await credentials.getKey(officer.login, current)
      key.fill(0)
      if (passphrase?.normalize('NFC') === current.passphrase.normalize('NFC'))
        throw new DeskError('people.same-secret')
    } else await credentials.checkPin(officer, current.pin, desk)
    if (pin !== null && (await desk.pins.matches(officer.id, pin))) throw new DeskError('people.same-secret')
    checkSecrets(officer, { passphrase, pin }, desk.officers.getProfile().communeName)

    const keyring = keyringFile.get()
    const entry = keyring.officers.find(({ login }) => login === officer.login)
    if (entry === undefined) throw new DeskError('people.unknown-officer')
    const { entry: renewed, pinHash } = await enrolment.rewrap(desk.key, keyring.desk, entry, { passphrase, pin })
    const chosen = { passphrase, pin }
    const secrets = SecretKind.options.filter((kind) => chosen[kind] !== null)
    this.#keep(desk, (at) => {
      const acts = secrets.map((secret) =>
        draft(secretChanged, { dossier: undefined, open: { at, officer: officer.id, secret } }),
      )
      desk.ledger.append(acts, { officer: officer.id, now: at })
      if (pinHash !== undefined) desk.pins.keep(officer.id, pinHash)
      keyringFile.replace(withOfficer(keyring, renewed))
    })
  }

  /**
   * Lets in an officer who forgot their secrets: with a passphrase and PIN for once, which they must change at the next
   * sign-in. Only somebody signed in can do it, since only then the database key is here to be wrapped. The database comes
   * first: cut off between the two, the officer must change secrets that still are their own, never keeps those for once.
   * @throws DeskError people.unknown-officer, people.not-oneself, people.weak-passphrase, people.weak-pin, core.unavailable
   */
  async resetAccess(input: CallInput<'officers.reset-access'>, by: OfficerView): Promise<OfficerView> {
    const { keyringFile, enrolment, door } = this.#parts
    const desk = door.getDesk()
    const { officer: id, passphrase, pin } = input
    const officer = getServing(desk, id)
    if (id === by.id) throw new DeskError('people.not-oneself')
    checkSecrets(officer, { passphrase, pin }, desk.officers.getProfile().communeName)
    const keyring = keyringFile.get()
    const { login } = officer
    const { entry, pinHash } = await enrolment.enrol(desk.key, keyring.desk, { login, passphrase, pin })
    this.#keep(desk, (at) => {
      const act = draft(accessReset, { dossier: undefined, open: { at, officer: id } })
      desk.ledger.append([act], { officer: by.id, now: at })
      desk.pins.keep(id, pinHash)
    })
    keyringFile.replace(withOfficer(keyring, entry))
    return officer
  }

  /**
   * Ends the service of an officer: their ways to the key are destroyed, their name stays with what they did. Cut off between
   * the key file and the database they cannot sign in any more, and it is done again.
   * @throws DeskError people.unknown-officer, people.not-oneself, people.last-manager
   */
  retire({ officer: id, reason }: CallInput<'officers.retire'>, by: OfficerView): OfficerView {
    const { keyringFile, door } = this.#parts
    const desk = door.getDesk()
    const officer = getServing(desk, id)
    if (id === by.id) throw new DeskError('people.not-oneself')
    requireManager(desk, officer, [])
    const keyring = keyringFile.get()
    this.#keep(desk, (at) => {
      const act = draft(officerRetired, { dossier: undefined, open: { at, officer: id, reason } })
      desk.ledger.append([act], { officer: by.id, now: at })
      desk.pins.remove(id)
      keyringFile.replace({ ...keyring, officers: keyring.officers.filter(({ login }) => login !== officer.login) })
    })
    return get(desk, id)
  }

  /**
   * Gives an officer other roles and another position.
   * @throws DeskError people.unknown-officer, people.last-manager
   */
  setRoles(input: CallInput<'officers.set-roles'>, by: OfficerView): OfficerView {
    const { officer: id, roles, position, reason } = input
    const desk = this.#parts.door.getDesk()
    const officer = getServing(desk, id)
    requireManager(desk, officer, roles)
    this.#keep(desk, (at) => {
      const act = draft(rolesChanged, { dossier: undefined, open: { at, officer: id, roles, position, reason } })
      desk.ledger.append([act], { officer: by.id, now: at })
    })
    return get(desk, id)
  }

  /**
   * One transaction at the time of now.
   * @throws DeskError core.unavailable when the desk was shut, and its key wiped, while secrets were being wrapped
   */
  #keep(desk: OpenDesk, write: (at: number) => void): void {
    const { door, clock } = this.#parts
    if (door.desk !== desk) throw new DeskError('core.unavailable')
    desk.store.transaction(() => write(clock.now()))
  }
}

function get(desk: OpenDesk, id: string): OfficerView {
  const officer = desk.officers.find(id)
  if (officer === undefined) throw new DeskError('people.unknown-officer')
  return officer
}

function getServing(desk: OpenDesk, id: string): OfficerView {
  const officer = get(desk, id)
  if (officer.retiredAt !== undefined) throw new DeskError('people.unknown-officer')
  return officer
}

/** Somebody must be left who can let others in. */
function requireManager(desk: OpenDesk, changed: OfficerView, roles: readonly Role[]): void {
  const manages = (held: readonly Role[]) => rightsOf(held).has('manage-officers')
  const others = desk.officers.all().filter(({ id, retiredAt }) => id !== changed.id && retiredAt === undefined)
  if (!manages(roles) && !others.some((officer) => manages(officer.roles))) throw new DeskError('people.last-manager')
}
