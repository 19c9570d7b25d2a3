import { isBesideActs } from '../../../shared/dossier/events.ts'
import { isPaperEvent } from '../../../shared/dossier/paper-files.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { type Count, countsOf } from '../../../shared/indicators/counts.ts'
import { type DossierFacts, endOf, stepFacts } from '../../../shared/indicators/facts.ts'
import { deskDay } from '../../../shared/indicators/period.ts'
import { toDossierEvent } from '../dossiers/index.ts'
import { feeCollected, feeReversed } from '../fees/index.ts'
import { type DossierPast, isEvent, type Projection, type StoredEvent } from '../ledger/index.ts'
import { satisfactionAnswered } from '../satisfaction/index.ts'
import type { CountTable } from './count-table.ts'
import type { FactsTable } from './facts-table.ts'
import type { RegisterFollower } from './follower.ts'
import type { TimeSpent } from './time-spent.ts'

/** The tables that the registers are counted in. */
export interface RegisterRows {
  readonly facts: FactsTable
  readonly counts: CountTable
  readonly time: TimeSpent
}

/**
 * The facts of every dossier and the counts over them, as the ledger tells them. An event that comes in order is one step
 * from the row; one that comes late folds the dossier anew. What the dossier counted in before is taken back each time, so
 * that the counts are always the sums over the facts.
 *
 * What this desk writes itself is counted later, by the follower: a reception writes no page for it. A replay and what comes
 * late from another machine are counted as they come.
 *
 * The office minutes are no part of the projection's rows: they depend on the calendar. It only says which day's are stale.
 */
export function createRegisterProjection(
  { facts, counts, time }: RegisterRows,
  follower: RegisterFollower,
): Projection & { readonly takeAnew: (dossier: string, events: readonly StoredEvent[]) => void } {
  return {
    takeAnew: (dossier, events) => {
      const before = facts.find(dossier)
      const after = foldAll(events)
      if (after !== undefined) replace(dossier, before, after)
    },
    name: 'registers',
    // 3: with papers that have a file, and reused ones.
    version: 3,
    tables: ['register_dossiers', 'register_counts'],
    apply: (stored, past) => {
      const { dossier } = stored
      if (dossier === undefined) return
      if (past.isBeingWritten) {
        follower.noteWritten(stored.position)
        return
      }
      // What waits comes first: the rows that an event is a step from are then those before it.
      follower.catchUp()
      const event = toDossierEvent(stored)
      if (event === undefined && !isBeside(stored)) return
      if (event !== undefined && isBesideActs(event.type) && !isPaperEvent(event)) return
      const before = facts.find(dossier)
      const after = past.isLatestOf(stored)
        ? next(before, stored, event, () => historyUpTo(stored, dossier, past))
        : foldAll(past.eventsOf(dossier))
      if (after !== undefined && after !== before) replace(dossier, before, after)
    },
    reset: () => {
      facts.clear()
      counts.clear()
      time.clear()
      follower.clear()
    },
    // Facts name nobody.
    forget: () => undefined,
  }

  function replace(dossier: string, before: DossierFacts | undefined, after: DossierFacts): void {
    facts.put(dossier, after)
    const beforeKey = before && keyOf(before)
    const afterKey = keyOf(after)
    const isSameKey = beforeKey?.procedure === afterKey.procedure && beforeKey.officer === afterKey.officer
    const taken: readonly Count[] = before === undefined ? [] : countsOf(before)
    if (beforeKey !== undefined && !isSameKey) counts.move(beforeKey, taken, [])
    counts.move(afterKey, isSameKey ? taken : [], countsOf(after))
    noteStale(before, after)
  }

  function noteStale(before: DossierFacts | undefined, after: DossierFacts): void {
    const was = before && measuredOf(before)
    const is = measuredOf(after)
    if (was?.what === is?.what) return
    for (const measured of [was, is]) if (measured !== undefined) time.noteStale(measured.day)
  }
}

/** What the office minutes of a dossier with a result depend on, beside the calendar, and the day they are added to. */
function measuredOf(facts: DossierFacts): { readonly day: number; readonly what: string } | undefined {
  const end = endOf(facts)
  if (end?.kind !== 'completed') return undefined
  const { receivedAt } = facts.standing
  return { day: deskDay(end.at), what: JSON.stringify([receivedAt, end.at, facts.pauses, keyOf(facts)]) }
}

function keyOf({ officer, standing: { procedure } }: DossierFacts) {
  return { procedure, officer }
}

/** Whether an event of another room changes what a dossier counts in: an answer, money taken or reversed. */
function isBeside(stored: StoredEvent): boolean {
  return isEvent(stored, satisfactionAnswered) || isEvent(stored, feeCollected) || isEvent(stored, feeReversed)
}

/** The facts after one more event; of several answers the earliest counts, on every machine the same. */
function next(
  before: DossierFacts | undefined,
  stored: StoredEvent,
  event: DossierEvent | undefined,
  history: () => readonly DossierEvent[],
): DossierFacts | undefined {
  if (event !== undefined) return stepFacts(before, event, history)
  return before && withVerdict(withMoney(before, stored), stored)
}

function foldAll(events: readonly StoredEvent[]): DossierFacts | undefined {
  let facts: DossierFacts | undefined
  events.forEach((stored, place) => {
    facts = next(facts, stored, toDossierEvent(stored), () => toDossierEvents(events.slice(0, place + 1)))
  })
  return facts
}

function withVerdict(facts: DossierFacts, stored: StoredEvent): DossierFacts {
  if (facts.verdict !== null || !isEvent(stored, satisfactionAnswered)) return facts
  const { at, voice, answers } = stored.open
  return { ...facts, verdict: { at, voice, overall: answers.overall } }
}

function withMoney(facts: DossierFacts, stored: StoredEvent): DossierFacts {
  if (isEvent(stored, feeCollected)) {
    const { payment, method } = stored.open
    return { ...facts, paid: [...facts.paid, { payment, method }] }
  }
  if (!isEvent(stored, feeReversed)) return facts
  return { ...facts, paid: facts.paid.filter(({ payment }) => payment !== stored.open.payment) }
}

/** The past of a dossier up to an event: a replay knows what comes after it as well. */
function historyUpTo(stored: StoredEvent, dossier: string, past: DossierPast): DossierEvent[] {
  const events = past.eventsOf(dossier)
  const place = events.findIndex(({ id }) => id === stored.id)
  return toDossierEvents(events.slice(0, place + 1))
}

function toDossierEvents(events: readonly StoredEvent[]): DossierEvent[] {
  return events.flatMap((stored) => toDossierEvent(stored) ?? [])
}
