import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ledger, StoredEvent } from '../../../main/core/ledger/index.ts'
import type { Store } from '../../../main/core/store/index.ts'
import { checkAsyncProperty } from '../../property.ts'
import { acts, MORNING, OFFICER } from './acts.ts'
import { openRaw } from './raw-database.ts'
import { LedgerDesk, newDossier } from './test-ledger.ts'

interface Machine {
  readonly desk: LedgerDesk
  store: Store
  ledger: Ledger
}

const setUpMachine = async (): Promise<Machine> => {
  const desk = new LedgerDesk()
  return { desk, ...(await desk.open()) }
}

/** Event rows as SQLite holds them. */
type Row = Record<string, number | string | Buffer | null>

const PLACES = 2 ** 40

/** Brings the chain of one machine into the ledger of another, row by row, under the number that it has there. */
const carry = (from: Machine, to: Machine, number: number): void => {
  const source = openRaw(from.desk.desk)
  const device = source.prepare<[], Row>('SELECT devices.* FROM devices JOIN own_device ON device = number').get()
  const events = source.prepare<[number], Row>('SELECT * FROM events WHERE device = ? ORDER BY position')
  const rows = events.all(Number(device?.number))
  const threads = source.prepare<[], Row>('SELECT * FROM dossier_threads').all()
  source.close()

  const target = openRaw(to.desk.desk)
  const insert = (table: string, row: Row): void => {
    const columns = Object.keys(row)
    target
      .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
        ON CONFLICT DO NOTHING`)
      .run(...Object.values(row))
  }
  insert('devices', { ...device, number })
  for (const thread of threads) insert('dossier_threads', { ...thread, last_event: null })
  for (const row of rows) {
    const position = number * PLACES + Number(row.sequence)
    const thread = target.prepare<[unknown], Row>('SELECT last_event FROM dossier_threads WHERE dossier = ?')
    const { device: _device, sequence: _sequence, ...stored } = row
    insert('events', { ...stored, position, before: thread.get(row.dossier)?.last_event ?? null })
    target.prepare('UPDATE dossier_threads SET last_event = ? WHERE dossier = ?').run(position, row.dossier)
  }
  target.close()
}

const reopen = async (machine: Machine, version: number): Promise<void> => {
  machine.store.close()
  Object.assign(machine, await machine.desk.open({ version }))
}

const act = fc.record({
  machine: fc.integer({ min: 0, max: 2 }),
  dossier: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom('note', 'lock'),
  minute: fc.integer({ min: 0, max: 5 }),
})

describe('machines that have the same events', () => {
  it('replay them in the same order and have the same rows, whatever came first on each', async () => {
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (walk) => {
        const machines = [await setUpMachine(), await setUpMachine(), await setUpMachine()]
        const dossiers = [newDossier(), newDossier(), newDossier()]
        walk.forEach(({ machine, dossier, kind, minute }, index) => {
          const draft = kind === 'lock' ? acts.lock() : acts.note(dossiers[dossier] ?? '', `note ${index}`)
          const now = MORNING + minute * 60_000
          machines[machine]?.ledger.append([draft], { officer: OFFICER, now })
        })
        machines.forEach((to, index) => {
          const others = machines.filter((machine) => machine !== to)
          const inTurn = index === 1 ? others.reverse() : others
          inTurn.forEach((from, number) => {
            carry(from, to, number + 1)
          })
        })
        for (const machine of machines) await reopen(machine, 2)

        const digests = machines.map(({ ledger }) => ledger.projectionDigest('summaries'))
        expect(new Set(digests).size).toBe(1)
        const idsOf = (events: readonly StoredEvent[]): string => events.map(({ id }) => id).join()
        for (const dossier of dossiers) {
          const histories = machines.map(({ ledger }) => idsOf(ledger.history(dossier)))
          expect(new Set(histories).size).toBe(1)
        }
        for (const { ledger } of machines) expect(await ledger.verify()).toEqual({ ok: true, checked: walk.length })

        const [first] = machines
        const latest = Math.max(...machines.map(({ ledger }) => ledger.lastTick.wallMs), 0)
        const [next] = first?.ledger.append([acts.lock()], { officer: OFFICER, now: MORNING }) ?? []
        expect(next?.wallMs).toBeGreaterThanOrEqual(latest)
        for (const { store } of machines) store.close()
      }),
      8,
    )
  })
})
