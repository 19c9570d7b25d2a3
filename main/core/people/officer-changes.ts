import type { CallInput, OfficerView } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { type Role, rightsOf } from '../../../shared/people/roles.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../../shared/people/secrets.ts'
import { type Draft, draft } from '../ledger/index.ts'
import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import type { Door, OpenDesk } from './door.ts'
import { type Enrolment, withOfficer } from './enrolment.ts'
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
   * a new PIN. The key file comes first; a crash before the PIN's hash follows is mended by the next sign-in with that PIN.
   * @throws DeskError people.wrong-secret, people.wait, people.weak-passphrase, people.weak-pin, core.unavailable
   */
  async changeSecrets(input: CallInput<'officers.change-secret'>, officer: OfficerView): Promise<void> {
    const { credentials, door } = this.#parts
    const desk = door.getDesk()
    const { current, passphrase, pin } = input
    if (passphrase !== null && current.kind === 'pin') throw new DeskError('people.passphrase-needed')
    if (current.kind === 'passphrase') {
      const key = await credentials.getKey(officer.login, current)
      key.fill(0)
    } else await credentials.checkPin(officer, current.pin, desk)
    await this.#rewrap(desk, officer, { passphrase, pin }, officer, (at) =>
      (['passphrase', 'pin'] as const)
        .filter((kind) => (kind === 'pin' ? pin : passphrase) !== null)
        .map((secret) => draft(secretChanged, { dossier: undefined, open: { at, officer: officer.id, secret } })),
    )
  }

  /**
   * Lets in an officer who forgot their secrets: with a passphrase and PIN for once, which they must change at the next
   * sign-in. Only somebody signed in can do it, since only then the database key is here to be wrapped.
   * @throws DeskError people.unknown-officer, people.weak-passphrase, people.weak-pin, core.unavailable
   */
  async resetAccess(input: CallInput<'officers.reset-access'>, by: OfficerView): Promise<OfficerView> {
    const desk = this.#parts.door.getDesk()
    const officer = getServing(desk, input.officer)
    if (officer.id === by.id) throw new DeskError('people.not-oneself')
    await this.#rewrap(desk, officer, input, by, (at) => [
      draft(accessReset, { dossier: undefined, open: { at, officer: officer.id } }),
    ])
    return officer
  }

  /**
   * Ends the service of an officer: their ways to the key are destroyed, their name stays with what they did.
   * @throws DeskError people.unknown-officer, people.not-oneself, people.last-manager
   */
  retire({ officer: id, reason }: CallInput<'officers.retire'>, by: OfficerView): OfficerView {
    const { keyringFile, door, clock } = this.#parts
    const desk = door.getDesk()
    const officer = getServing(desk, id)
    if (officer.id === by.id) throw new DeskError('people.not-oneself')
    requireManager(desk, officer, [])
    const keyring = keyringFile.get()
    keyringFile.replace({ ...keyring, officers: keyring.officers.filter(({ login }) => login !== officer.login) })
    const at = clock.now()
    const act = draft(officerRetired, { dossier: undefined, open: { at, officer: id, reason } })
    desk.store.transaction(() => {
      desk.ledger.append([act], { officer: by.id, now: at })
      desk.pins.remove(id)
    })
    return get(desk, id)
  }

  /**
   * Gives an officer other roles and another position.
   * @throws DeskError people.unknown-officer, people.last-manager
   */
  setRoles(input: CallInput<'officers.set-roles'>, by: OfficerView): OfficerView {
    const { door, clock } = this.#parts
    const { officer: id, roles, position, reason } = input
    const desk = door.getDesk()
    const officer = getServing(desk, id)
    requireManager(desk, officer, roles)
    const at = clock.now()
    const act = draft(rolesChanged, { dossier: undefined, open: { at, officer: id, roles, position, reason } })
    desk.store.transaction(() => desk.ledger.append([act], { officer: by.id, now: at }))
    return get(desk, id)
  }

  async #rewrap(
    desk: OpenDesk,
    { id, login, name }: OfficerView,
    { passphrase, pin }: { readonly passphrase: string | null; readonly pin: string | null },
    by: OfficerView,
    acts: (at: number) => Draft[],
  ): Promise<void> {
    const { keyringFile, enrolment, door, clock } = this.#parts
    if (passphrase !== null) {
      const reason = findPassphraseWeakness(passphrase, [login, name, desk.officers.getProfile().communeName])
      if (reason !== undefined) throw new DeskError('people.weak-passphrase', { reason })
    }
    const pinWeakness = pin === null ? undefined : findPinWeakness(pin)
    if (pinWeakness !== undefined) throw new DeskError('people.weak-pin', { reason: pinWeakness })
    const keyring = keyringFile.get()
    const entry = keyring.officers.find((each) => each.login === login)
    if (entry === undefined) throw new DeskError('people.unknown-officer')
    const { entry: renewed, pinHash } = await enrolment.rewrap(desk.key, keyring.desk, entry, { passphrase, pin })
    // Wrapping takes a moment; the desk may have been shut and its key wiped meanwhile.
    if (door.desk !== desk) throw new DeskError('core.unavailable')
    keyringFile.replace(withOfficer(keyring, renewed))
    const at = clock.now()
    desk.store.transaction(() => {
      desk.ledger.append(acts(at), { officer: by.id, now: at })
      if (pinHash !== undefined) desk.pins.keep(id, pinHash)
    })
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
