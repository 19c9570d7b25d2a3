import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { draft } from '../../../main/core/ledger/index.ts'
import { deskFounded, officerAdded } from '../../../main/core/people/events.ts'
import { type OpenRooms, Rooms } from '../../../main/core/rooms.ts'
import { DATABASE_FILE } from '../../../main/core/store/index.ts'
import { createGate, type Gate } from '../../../shared/contract/gate.ts'
import {
  type Caller,
  type CallInput,
  CONTRACT_VERSION,
  type CoreCallName,
  coreContract,
  type DeskProfile,
  type OfficerView,
} from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'

/** Official codes per day; receptions beyond them get temporary numbers, so that both kinds are there to be found. */
export const OFFICIAL_CODES_PER_DAY = 1_100

const PROFILE: DeskProfile = {
  communeName: 'Quảng Trạch',
  provinceName: 'Quảng Trị',
  agencyCode: 'H50.12',
  deskName: 'Bộ phận Một cửa',
  deskMark: 'Q1',
  phone: '0232 000 000',
  address: 'Thôn Đông, xã Quảng Trạch',
  numbering: { kind: 'range', from: 1, to: OFFICIAL_CODES_PER_DAY },
}

/** The one officer: everything may be done by a chief, and what is done costs the same. */
export const OFFICER: OfficerView = {
  id: '019a0000-0000-7000-8000-000000000001',
  login: 'bich',
  name: 'Trần Thị Bích',
  position: 'Công chức Một cửa',
  roles: ['chief'],
}
export const RIGHTS = rightsOf(OFFICER.roles)

/** Who receives dossiers, by turns: what one of them took in is a part of the whole. */
export const OFFICERS: readonly OfficerView[] = [
  OFFICER,
  ...['Lê Văn Cường', 'Phạm Thị Dung', 'Hoàng Minh Đức', 'Vũ Thị Giang', 'Đặng Quốc Huy'].map((name, index) => ({
    id: `019a0000-0000-7000-8000-00000000001${index}`,
    login: `canbo${index + 1}`,
    name,
    position: 'Công chức Một cửa',
    roles: ['clerk' as const],
  })),
]

const CALLER: Caller = { screen: 1, officer: OFFICER, rights: RIGHTS, locked: false, mustChange: false }

/** An answer of the desk, in a shape that its gate has checked. */
export interface TimedAnswer {
  readonly output: unknown
  readonly milliseconds: number
}

/** A key that the same seed gives again. */
export function keyOf(seed: number): Buffer {
  return createHash('sha256').update(`benchmark ${seed}`).digest()
}

/** The database of a desk. */
export function databaseOf(directory: string): string {
  return join(directory, DATABASE_FILE)
}

/** The desk as the core composes it, over its encrypted file, with a clock that the benchmark sets. */
export class BenchDesk {
  readonly rooms: OpenRooms
  now: number
  readonly #owner: Rooms
  readonly #gate: Gate
  #asked = 0

  private constructor(owner: Rooms, rooms: OpenRooms, clock: { readonly now: number }) {
    this.#owner = owner
    this.rooms = rooms
    this.now = clock.now
    this.#gate = createGate<CoreCallName>({
      contract: coreContract,
      handlers: () => rooms.handlers,
      callerOf: () => CALLER,
      report: (call, failure) => {
        throw new Error(`"${call}" failed`, { cause: failure })
      },
    })
  }

  /** Opens the desk of a folder, or makes a new one there. */
  static async open(
    directory: string,
    key: Buffer,
    now: number,
    options: { readonly fresh: boolean },
  ): Promise<BenchDesk> {
    const clock: { now: number; desk?: BenchDesk } = { now }
    const owner = new Rooms({
      directory,
      applicationVersion: 'benchmark',
      osSecret: false,
      now: () => clock.desk?.now ?? clock.now,
      changed: () => undefined,
      tell: () => undefined,
      scanChanged: () => undefined,
      signingChanged: () => undefined,
      seatOf: () => 'gone',
      trustAuthority: null,
      demonstration: false,
      startHost: () => {
        throw new Error('nothing works on pictures here')
      },
      report: (task, failure) => {
        throw new Error(`Housekeeping "${task}" failed`, { cause: failure })
      },
    })
    const desk = new BenchDesk(owner, await owner.open(key, options), clock)
    clock.desk = desk
    if (options.fresh) desk.#found()
    return desk
  }

  /**
   * Asks as a screen does: through the gate, with every check of shapes and rights.
   * @returns the answer, and the milliseconds until it was there
   * @throws Error when the desk refuses
   */
  async ask<Name extends CoreCallName>(call: Name, input: CallInput<Name>): Promise<TimedAnswer> {
    this.#asked += 1
    const request = { v: CONTRACT_VERSION, id: this.#asked, call, input }
    const begin = performance.now()
    const answer = await this.#gate(request, CALLER.screen)
    const milliseconds = performance.now() - begin
    if (answer.kind !== 'ok') throw new Error(`"${call}" was refused: ${JSON.stringify(answer)}`)
    return { output: answer.output, milliseconds }
  }

  close(): void {
    this.#owner.close()
  }

  #found(): void {
    const { store, ledger } = this.rooms
    const at = this.now
    const founded = draft(deskFounded, { dossier: undefined, open: { at, desk: OFFICER.id, profile: PROFILE } })
    const added = OFFICERS.map((officer) => draft(officerAdded, { dossier: undefined, open: { at, ...officer } }))
    store.transaction(() => ledger.append([founded, ...added], { officer: OFFICER.id, now: at }))
  }
}
