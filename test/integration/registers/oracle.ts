import { toDossierEvent } from '../../../main/core/dossiers/index.ts'
import { feeCollected, feeReversed } from '../../../main/core/fees/index.ts'
import type { StoredEvent } from '../../../main/core/ledger/index.ts'
import { isEvent } from '../../../main/core/ledger/index.ts'
import { satisfactionAnswered } from '../../../main/core/satisfaction/index.ts'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { workingMinutesBetween } from '../../../shared/deadlines/index.ts'
import { type DossierEvent, reduce } from '../../../shared/dossier/reduce.ts'

/** What a dossier comes to, told straight from all its events at once: nothing of the program's counting is used. */
export interface Told {
  readonly procedure: string
  readonly officer: string
  readonly channel: string
  readonly state: string
  /** Local dates `yyyy-MM-dd`. */
  readonly receivedOn: string
  readonly endedOn: string | undefined
  readonly onTime: boolean
  readonly completed: boolean
  readonly minutes: number
  readonly answeredOn: string | undefined
  readonly content: boolean
  readonly hasFile: boolean
  readonly paid: boolean
  readonly paidOnline: boolean
  readonly digitized: boolean
  readonly reused: boolean
}

const dateOf = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10)

/** Tells a dossier from its history. */
export function tell(history: readonly StoredEvent[], calendar: WorkCalendar): Told {
  const folded = reduce(history.flatMap((stored) => toDossierEvent(stored) ?? []))
  if (folded === undefined) throw new Error('no dossier')
  const { standing } = folded
  const held = folded.past.filter(({ conflict }) => !conflict).map(({ event }) => event)
  const first = <Type extends DossierEvent['type']>(type: Type) =>
    held.find((event): event is Extract<DossierEvent, { readonly type: Type }> => event.type === type)
  const completed = first('dossier.completed')
  const stopped = first('dossier.stopped')
  const end = completed ?? stopped
  const received = first('dossier.received')
  const requests = held.filter(({ type }) => type === 'dossier.supplement-requested')
  const answer = history.find((event) => isEvent(event, satisfactionAnswered))
  const reversed = new Set(history.map((event) => (isEvent(event, feeReversed) ? event.open.payment : '')))
  const methods = history.flatMap((event) =>
    isEvent(event, feeCollected) && !reversed.has(event.open.payment) ? [event.open.method] : [],
  )
  const stood = standingStill(held)
  const origins = papersWithFile(folded.past.map(({ event }) => event))
  const open = stood.find(({ to }) => to === undefined)
  const judged = open?.from ?? end?.open.at ?? 0
  return {
    procedure: standing.procedure,
    officer: history[0]?.officer ?? '',
    channel: received?.open.channel ?? 'direct',
    state: standing.state,
    receivedOn: dateOf(standing.receivedAt),
    endedOn: end && dateOf(end.open.at),
    onTime: end !== undefined && requests.length <= 1 && judged <= (standing.dueAt ?? 0),
    completed: completed !== undefined,
    minutes: completed
      ? workingMinutesBetween(calendar, standing.receivedAt, completed.open.at) -
        stood.reduce((sum, { from, to = from }) => sum + workingMinutesBetween(calendar, from, to), 0)
      : 0,
    answeredOn: answer && isEvent(answer, satisfactionAnswered) ? dateOf(answer.open.at) : undefined,
    content: answer !== undefined && isEvent(answer, satisfactionAnswered) && answer.open.answers.overall === 3,
    // A dossier gets its result with a file, or not at all.
    hasFile: completed !== undefined,
    paid: methods.length > 0,
    paidOnline: methods.includes('transfer'),
    digitized: completed !== undefined && origins.length > 0,
    reused: completed !== undefined && origins.includes('reused'),
  }
}

/** How the file of each paper that has one in the end came. */
function papersWithFile(events: readonly DossierEvent[]): string[] {
  const last = new Map<string, string | null>()
  for (const event of events) {
    if (event.type === 'dossier.paper-filed') last.set(event.open.paper, event.open.origin)
    if (event.type === 'dossier.paper-undigitized' && event.open.why !== null) last.set(event.open.paper, null)
  }
  return [...last.values()].filter((origin) => origin !== null)
}

function standingStill(held: readonly DossierEvent[]): { from: number; to: number | undefined }[] {
  const stretches: { from: number; to: number | undefined }[] = []
  for (const event of held) {
    if (event.type === 'dossier.supplement-requested') stretches.push({ from: event.open.at, to: undefined })
    const last = stretches.at(-1)
    if (event.type === 'dossier.supplemented' && last) last.to = event.open.at
  }
  return stretches
}
