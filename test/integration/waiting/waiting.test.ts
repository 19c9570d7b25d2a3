import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'
import {
  createWaitingProjection,
  createWaitingRoom,
  TicketTable,
  waitingEvents,
  waitingMigrations,
} from '../../../main/core/waiting/index.ts'
import type { OfficerView, SignedInCaller } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { labelOf, WaitingService } from '../../../shared/waiting/ticket.ts'
import { checkAsyncProperty } from '../../property.ts'
import { refusalOf } from '../dossiers/dossier-desk.ts'

const MORNING = Date.UTC(2026, 10, 20, 1, 0)
const DAY_MS = 86_400_000

const officer = (id: string): SignedInCaller => {
  const view: OfficerView = { id, login: 'lan', name: 'Nguyễn Thị Lan', position: 'Công chức', roles: ['clerk'] }
  return { screen: 1, officer: view, rights: rightsOf(view.roles), locked: false, mustChange: false }
}
const LAN = officer('01932f00-0000-7000-8000-000000000001')
const MAI = officer('01932f00-0000-7000-8000-000000000002')

let directory: string
let key: Buffer
let store: Store
let ledger: Ledger
let now: number
let moves: number
let line: ReturnType<typeof createWaitingRoom>['handlers']

async function open(): Promise<void> {
  store = openStore({
    directory,
    key: Buffer.from(key),
    applicationVersion: '0.1.0',
    migrations: [...ledgerMigrations, ...waitingMigrations],
    report: (_task, error) => {
      throw error
    },
  })
  const table = new TicketTable(store)
  ledger = await openLedger({
    store,
    registry: createEventRegistry(waitingEvents),
    projections: [createWaitingProjection(table)],
    now,
    progress: () => undefined,
  })
  line = createWaitingRoom({
    store,
    ledger,
    table,
    communeName: () => 'Xã Đông Sơn',
    now: () => now,
    changed: () => {
      moves += 1
    },
  }).handlers
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'waiting-'))
  key = randomBytes(32)
  now = MORNING
  moves = 0
  await open()
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true, force: true })
})

const draw = async (service: WaitingService, id = v7()) => await line['waiting.draw']({ id, service }, LAN)
const callNext = async (services: WaitingService[], counter: string, by = LAN) =>
  await line['waiting.call-next']({ services, counter }, by)

describe('the waiting line', () => {
  it('gives every kind of service numbers of its own, starting at 1 each day', async () => {
    expect(labelOf(await draw('reception'))).toBe('A001')
    expect(labelOf(await draw('reception'))).toBe('A002')
    expect(labelOf(await draw('certification'))).toBe('B001')
    now += DAY_MS
    expect(labelOf(await draw('reception'))).toBe('A001')
    // 17:30 UTC is half past midnight at the desk: a new day there.
    now = Date.UTC(2026, 10, 21, 17, 30)
    expect(await draw('reception')).toMatchObject({ day: '2026-11-22', number: 1 })
  })

  it('draws one number when asked twice for the same slip', async () => {
    const id = v7()
    expect(await draw('return', id)).toEqual(await draw('return', id))
    expect(await line['waiting.list']({}, LAN)).toHaveLength(1)
  })

  it('calls whoever has waited longest for any of the services served', async () => {
    await draw('certification')
    now += 1_000
    await draw('reception')
    now += 1_000
    await draw('certification')
    expect(labelOf((await callNext(['reception'], '1')) ?? (await draw('return')))).toBe('A001')
    const second = await callNext(['reception', 'certification'], '1')
    expect(second).toMatchObject({ service: 'certification', number: 1, state: 'called', calls: 1, counter: '1' })
    const list = await line['waiting.list']({}, LAN)
    expect(list.map(({ state }) => state)).toEqual(['called', 'served', 'waiting'])
  })

  it('leaves the numbers of other counters alone when one calls the next', async () => {
    await draw('reception')
    await draw('reception')
    await callNext(['reception'], '1', LAN)
    await callNext(['reception'], '2', MAI)
    expect(await callNext(['reception'], '1', LAN)).toBeNull()
    const states = (await line['waiting.list']({}, LAN)).map(({ state, counter }) => `${state} ${counter}`)
    expect(states).toEqual(['served 1', 'called 2'])
  })

  it('counts repeated calls and refuses to call who is gone', async () => {
    const { id } = await draw('reception')
    await callNext(['reception'], '1')
    expect(await line['waiting.call-again']({ ticket: id, counter: '3' }, LAN)).toMatchObject({
      calls: 2,
      counter: '3',
    })
    expect(await line['waiting.end']({ ticket: id, outcome: 'absent' }, LAN)).toMatchObject({ state: 'absent' })
    expect(await line['waiting.end']({ ticket: id, outcome: 'absent' }, LAN)).toMatchObject({ state: 'absent' })
    expect(await refusalOf(() => line['waiting.call-again']({ ticket: id, counter: '3' }, LAN))).toEqual({
      code: 'waiting.ended',
      details: { label: 'A001' },
    })
    expect(await refusalOf(() => line['waiting.end']({ ticket: id, outcome: 'served' }, LAN))).toMatchObject({
      code: 'waiting.ended',
    })
    expect(await refusalOf(() => line['waiting.end']({ ticket: v7(), outcome: 'served' }, LAN))).toMatchObject({
      code: 'waiting.unknown-ticket',
    })
  })

  it('shows on the board what was called last and how many wait, and nobody by name', async () => {
    for (const service of ['reception', 'reception', 'certification'] as const) await draw(service)
    now += 5_000
    await callNext(['reception'], '1', LAN)
    now += 5_000
    await callNext(['certification'], '2', MAI)
    const board = await line['waiting.board'](
      {},
      { screen: 2, officer: null, rights: new Set(), locked: false, mustChange: false },
    )
    expect(board.called.map(({ label, counter }) => `${label} ${counter}`)).toEqual(['B001 2', 'A001 1'])
    expect(board.waiting).toEqual([
      { service: 'reception', count: 1, next: 'A002' },
      { service: 'certification', count: 0, next: null },
      { service: 'civil-status', count: 0, next: null },
      { service: 'return', count: 0, next: null },
    ])
    expect(JSON.stringify(board)).not.toContain('Lan')
  })

  it('tells the screens of every move', async () => {
    await draw('reception')
    await callNext(['reception'], '1')
    expect(moves).toBe(2)
  })

  it('goes on after a restart where it stood, and replays to the same rows', async () => {
    await draw('reception')
    await draw('return')
    await callNext(['reception'], '1')
    const before = { list: await line['waiting.list']({}, LAN), digest: ledger.projectionDigest('waiting') }
    await ledger.rebuild()
    expect(ledger.projectionDigest('waiting')).toBe(before.digest)
    store.close()
    await open()
    expect(await line['waiting.list']({}, LAN)).toEqual(before.list)
    expect(labelOf(await draw('reception'))).toBe('A002')
  })

  it('never gives one number twice and leaves no gap, whatever is done in between', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('draw' as const), service: fc.constantFrom(...WaitingService.options) }),
      fc.record({ kind: fc.constant('next' as const), service: fc.constantFrom(...WaitingService.options) }),
      fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 20 }) }),
    )
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const given: string[] = []
        now += 30 * DAY_MS
        for (const each of steps) {
          if (each.kind === 'draw') {
            const { day, service, number } = await draw(each.service)
            given.push(`${day} ${service} ${number}`)
          } else if (each.kind === 'next') await callNext([each.service], '1')
          else now += each.hours * 3_600_000
        }
        expect(new Set(given).size).toBe(given.length)
        for (const one of given) {
          const [day, service, number] = one.split(' ')
          if (Number(number) > 1) expect(given).toContain(`${day} ${service} ${Number(number) - 1}`)
        }
      }),
      25,
    )
  })
})
