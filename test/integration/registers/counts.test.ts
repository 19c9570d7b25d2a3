import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareTicks, type DossierPast, type StoredEvent } from '../../../main/core/ledger/index.ts'
import type { RegisterSelection } from '../../../shared/contract/index.ts'
import { isoDateOf } from '../../../shared/deadlines/index.ts'
import { deskDay } from '../../../shared/indicators/period.ts'
import { checkAsyncProperty, checkProperty } from '../../property.ts'
import { HOA, LAN, MORNING } from '../dossiers/dossier-desk.ts'
import { expectCoarseSums } from './coarse-sums.ts'
import { type Told, tell } from './oracle.ts'
import { play, type RandomAct, randomActs } from './random-acts.ts'
import { openRegisterDesk, type RegisterDesk } from './register-desk.ts'

let desk: RegisterDesk
beforeEach(async () => {
  desk = await openRegisterDesk()
})
afterEach(() => desk.leave())

const FIRST_DAY = deskDay(MORNING)
const THIS_YEAR = { period: { from: '2026-01-01', to: '2026-12-31' }, procedure: null, officer: null }
const selections: fc.Arbitrary<RegisterSelection> = fc
  .record({
    from: fc.oneof(fc.nat(70), fc.integer({ min: -900, max: 70 })),
    days: fc.oneof(fc.nat(20), fc.nat(200), fc.nat(2_000)),
    procedure: fc.constantFrom(null, '1.001193', '1.004873'),
    officer: fc.constantFrom(null, LAN.id, HOA.id),
  })
  .map(({ from, days, procedure, officer }) => ({
    period: { from: isoDateOf(FIRST_DAY + from), to: isoDateOf(FIRST_DAY + from + days) },
    procedure,
    officer,
  }))

/** The figures of a selection by going through every dossier there is. */
function straightforward(all: readonly Told[], { period, procedure, officer }: RegisterSelection) {
  const within = (date: string | undefined) => date !== undefined && date >= period.from && date <= period.to
  const ours = all.filter(
    (told) => (procedure === null || told.procedure === procedure) && (officer === null || told.officer === officer),
  )
  const received = ours.filter(({ receivedOn, state }) => within(receivedOn) && state !== 'refused')
  const ended = ours.filter(({ endedOn }) => within(endedOn))
  const completed = ended.filter((told) => told.completed)
  const digitized = completed.filter((told) => told.digitized)
  const answered = ours.filter(({ answeredOn }) => within(answeredOn))
  return {
    received: received.length,
    refused: ours.filter(({ receivedOn, state }) => within(receivedOn) && state === 'refused').length,
    processing: received.filter(({ state }) => state === 'processing').length,
    online: received.filter(({ channel }) => channel === 'online').length,
    onTime: [ended.filter(({ onTime }) => onTime).length, ended.length],
    onlineResults: [completed.filter(({ channel }) => channel === 'online').length, completed.length],
    onlinePayment: [
      completed.filter(({ paidOnline }) => paidOnline).length,
      completed.filter(({ paid }) => paid).length,
    ],
    electronic: [completed.filter(({ hasFile }) => hasFile).length, completed.length],
    digitized: [digitized.length, completed.length],
    reuse: [digitized.filter(({ reused }) => reused).length, digitized.length],
    byMonth: [
      completed.length,
      completed.filter(({ paidOnline }) => paidOnline).length,
      digitized.filter(({ reused }) => reused).length,
    ],
    satisfaction: [answered.filter(({ content }) => content).length, answered.length],
    overdueForSomeCause: ended.filter(({ onTime }) => !onTime).length,
    measured: completed.length,
    minutes: completed.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

async function asAnswered(selection: RegisterSelection) {
  const board = await desk.ask('indicators.dashboard', selection)
  const figure = (name: string) => {
    const found = board.figures.find(({ goal }) => goal.indicator === name)
    return [found?.counted, found?.total]
  }
  const { measured, average } = board.time
  return {
    received: board.received,
    refused: board.refused,
    processing: board.states.find(({ state }) => state === 'processing')?.count,
    online: board.channels.find(({ channel }) => channel === 'online')?.count,
    onTime: figure('on-time'),
    onlineResults: figure('online'),
    onlinePayment: figure('online-payment'),
    electronic: figure('electronic-results'),
    digitized: figure('digitized'),
    reuse: figure('reuse'),
    byMonth: [
      board.months.reduce((sum, { completed }) => sum + completed, 0),
      board.months.reduce((sum, { paidOnline }) => sum + paidOnline, 0),
      board.months.reduce((sum, { reused }) => sum + reused, 0),
    ],
    satisfaction: figure('satisfaction'),
    overdueForSomeCause: board.causes.reduce((sum, { count }) => sum + count, 0),
    measured,
    minutes: average === null ? 0 : Math.round(average.minutes * measured),
  }
}

describe('the counters', () => {
  test('equal a straightforward count over the events, before and after housekeeping and a replay', async () => {
    const seen = { onTime: 0, late: 0, answered: 0, paidOnline: 0, digitized: 0, reused: 0 }
    await checkAsyncProperty(
      fc.asyncProperty(
        fc.array(randomActs, { minLength: 1, maxLength: 3 }),
        fc.array(selections, { minLength: 4, maxLength: 4 }),
        async (days, asked) => {
          const other = desk
          desk = await openRegisterDesk()
          try {
            const dossiers: string[] = []
            for (const acts of [...days, someActs()]) dossiers.push(...(await play(desk, acts)))
            const all = dossiers.map((id) => tell(desk.ledger.history(id), desk.calendar))
            seen.onTime += all.filter(({ onTime }) => onTime).length
            seen.late += all.filter(({ endedOn, onTime }) => endedOn !== undefined && !onTime).length
            seen.paidOnline += all.filter(({ completed, paidOnline }) => completed && paidOnline).length
            seen.digitized += all.filter(({ digitized }) => digitized).length
            seen.reused += all.filter(({ reused }) => reused).length
            seen.answered += all.filter(({ answeredOn }) => answeredOn !== undefined).length
            const check = async (when: string) => {
              for (const selection of asked) {
                expect(await asAnswered(selection), when).toEqual(straightforward(all, selection))
              }
            }
            await check('at once')
            desk.store.housekeeper.flush()
            await check('tidied up')
            desk.tables.catchUp()
            expectCoarseSums(desk.store, 'tidied up')
            const digest = desk.ledger.projectionDigest('registers')
            await desk.ledger.rebuild()
            expect(desk.ledger.projectionDigest('registers')).toBe(digest)
            await check('replayed')
            expectCoarseSums(desk.store, 'replayed')
          } finally {
            desk.leave()
            desk = other
          }
        },
      ),
      25,
    )
    // The acts are random, and must have led somewhere.
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(5)
  })

  test('of months and years are the sums of their days, with a clock that went back and after corrections', async () => {
    await checkAsyncProperty(
      fc.asyncProperty(
        fc.array(fc.tuple(randomActs, fc.integer({ min: -500, max: 500 })), { minLength: 2, maxLength: 3 }),
        async (plays) => {
          const other = desk
          desk = await openRegisterDesk()
          try {
            for (const [acts, laterDays] of plays) {
              await play(desk, acts)
              await desk.ask('indicators.dashboard', THIS_YEAR)
              if (laterDays % 2 === 0) desk.store.housekeeper.flush()
              expectCoarseSums(desk.store, 'at once')
              desk.now = MORNING + laterDays * 86_400_000
            }
            desk.store.housekeeper.flush()
            expectCoarseSums(desk.store, 'at the end')
          } finally {
            desk.leave()
            desk = other
          }
        },
      ),
      15,
    )
  })

  test('are the same in whatever order events arrive', async () => {
    const dossiers = await play(desk, someActs())
    const events = dossiers.flatMap((dossier) => desk.ledger.history(dossier))
    desk.tables.catchUp()
    const digest = desk.ledger.projectionDigest('registers')
    checkProperty(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        const arrived: StoredEvent[] = []
        const eventsOf = (dossier: string) =>
          arrived.filter((event) => event.dossier === dossier).sort((one, other) => compareTicks(one.tick, other.tick))
        const past: DossierPast = {
          isBeingWritten: false,
          isFirst: false,
          eventsOf,
          isLatestOf: (event) => eventsOf(event.dossier ?? '').at(-1)?.id === event.id,
        }
        desk.store.transaction(() => desk.tables.projection.reset())
        for (const event of shuffled) {
          arrived.push(event)
          desk.store.transaction(() => desk.tables.projection.apply(event, past))
        }
        expect(desk.ledger.projectionDigest('registers')).toBe(digest)
        expectCoarseSums(desk.store, 'in any order')
      }),
      40,
    )
  })

  test('leave out nothing and add nothing when personal data is destroyed', async () => {
    const [dossier = ''] = await play(desk, someActs())
    desk.tables.catchUp()
    const digest = desk.ledger.projectionDigest('registers')
    desk.ledger.destroyPersonalData(dossier)
    expect(desk.ledger.projectionDigest('registers')).toBe(digest)
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('registers')).toBe(digest)
  })
})

/** Two dossiers on their way: one asked twice for a supplement and paid back, one paid online, with a reused paper, returned late and answered for. */
function someActs(): RandomAct[] {
  const act = (name: string, dossier: number, hours: number): RandomAct => ({
    dossier,
    act: name,
    officer: LAN,
    procedure: '1.004873',
    channel: 'online',
    laterMs: hours * 3_600_000,
  })
  return [
    act('receive', 0, 1),
    act('receive', 1, 1),
    act('request-supplement', 0, 1),
    act('supplement', 0, 30),
    act('request-supplement', 0, 1),
    act('supplement', 0, 30),
    act('complete', 0, 1),
    act('pay', 0, 1),
    act('pay', 1, 1),
    act('file', 1, 1),
    act('forward', 1, 200),
    act('complete', 1, 20),
    act('hand-over', 1, 1),
    act('reverse', 0, 1),
    act('answer', 1, 1),
  ]
}
