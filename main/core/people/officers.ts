import { z } from 'zod'
import { DeskProfile, type OfficerView } from '../../../shared/contract/people.ts'
import { Role } from '../../../shared/people/roles.ts'
import type { Statement, Store } from '../store/index.ts'

interface OfficerRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly position: string
  readonly roles: string
  readonly retired_at: number | null
  readonly must_change: number
}

/** What the ledger tells of the desk and of everybody who ever worked there; other rooms ask it for names. */
export class OfficerBook {
  readonly #profile: Statement<[], { readonly profile: string }>
  /** The profile as it was read last, under its text: every reception asks for it, and it hardly ever changes. */
  #lastProfile: { readonly text: string; readonly profile: DeskProfile } | undefined
  readonly #byId: Statement<[string], OfficerRow>
  readonly #byLogin: Statement<[string], OfficerRow>
  readonly #all: Statement<[], OfficerRow>

  constructor(store: Store) {
    const columns = 'SELECT id, login, name, position, roles, retired_at, must_change FROM officers'
    this.#profile = store.prepare('SELECT profile FROM desk_profile')
    this.#byId = store.prepare(`${columns} WHERE id = ?`)
    this.#byLogin = store.prepare(`${columns} WHERE login = ? ORDER BY added_at, id LIMIT 1`)
    this.#all = store.prepare(`${columns} ORDER BY added_at, id LIMIT 500`)
  }

  /**
   * The commune and the desk.
   * @throws Error before the desk was founded
   */
  getProfile(): DeskProfile {
    const text = this.#profile.get().profile
    if (this.#lastProfile?.text !== text) this.#lastProfile = { text, profile: DeskProfile.parse(JSON.parse(text)) }
    return this.#lastProfile.profile
  }

  /** An officer by identifier, also one who works here no longer. */
  find(id: string): OfficerView | undefined {
    return toView(this.#byId.find(id))
  }

  /** An officer by login name. */
  findByLogin(login: string): OfficerView | undefined {
    return toView(this.#byLogin.find(login))
  }

  /** Whether an officer's access was reset and they have not chosen a passphrase since. */
  mustChange(id: string): boolean {
    return this.#byId.find(id)?.must_change === 1
  }

  /** All officers in the order in which they were added. */
  all(): OfficerView[] {
    return this.#all.all().flatMap((row) => toView(row) ?? [])
  }
}

function toView(row: OfficerRow | undefined): OfficerView | undefined {
  if (row === undefined) return undefined
  const { id, login, name, position, roles, retired_at: retiredAt } = row
  const view = { id, login, name, position, roles: z.array(Role).parse(JSON.parse(roles)) }
  return retiredAt === null ? view : { ...view, retiredAt }
}
