import type { z } from 'zod'
import type { DossierState } from '../catalog/status.ts'
import { ACTS, Act, type ActTarget } from './acts.ts'
import type { DossierNumbers, Instant } from './dossier.ts'
import { type DOSSIER_EVENTS, type DossierEventType, isBesideActs } from './events.ts'

type Payload<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** An event of a dossier as the fold reads it. `personal` is also undefined once the dossier's key was destroyed. */
export type DossierEvent = {
  readonly [Type in DossierEventType]: {
    readonly type: Type
    readonly id: string
    /** Undefined for an act of the machine itself. */
    readonly officer: string | undefined
    readonly open: Payload<(typeof DOSSIER_EVENTS)[Type]['open']>
    readonly personal: Payload<(typeof DOSSIER_EVENTS)[Type]['personal']> | undefined
  }
}[DossierEventType]

/** Where a dossier stands: all that decides which acts are possible, and nothing personal. */
export interface Standing extends DossierNumbers {
  readonly procedure: string
  readonly state: DossierState
  readonly receivedAt: Instant
  readonly dueAt: Instant | null
  /** When the result was ready, or the dossier was refused; kept when the result is handed over. */
  readonly finishedAt: Instant | null
  /** Identifier of the specialist who has it. */
  readonly assignedTo: string | null
  /** How often the citizen was asked for a supplement; a request that could not hold is none. */
  readonly supplements: number
  /** Acts so far, those that could not hold included; prints and files of papers are no acts. */
  readonly revision: number
  /** Acts that could not hold beside the ones before them. */
  readonly conflicts: number
}

/** The act that an event is; a reception, a refusal, a print and the file of a paper are none. */
export function actOf(event: DossierEvent): Act | undefined {
  if (event.type === 'dossier.decided') return event.open.decision === 'approved' ? 'approve' : 'reject'
  return Act.options.find((act) => ACTS[act].event === event.type)
}

/**
 * Where a dossier stands after one more event.
 *
 * The first reception or refusal makes the dossier; events before it (of a machine whose reception has not arrived yet)
 * leave nothing behind. An act that cannot hold where it comes (two counters hand one dossier over) changes no state: it
 * is counted as a conflict for a person to settle and stays in the history (design law 3).
 */
export function step(standing: Standing | undefined, event: DossierEvent): Standing | undefined {
  if (isBesideActs(event.type)) return standing
  if (standing === undefined) return begin(event)
  const revision = standing.revision + 1
  const conflict = { ...standing, revision, conflicts: standing.conflicts + 1 }
  if (event.type === 'dossier.received' || event.type === 'dossier.refused') return conflict

  const act = actOf(event)
  if (act === undefined || !ACTS[act].from.includes(standing.state)) return conflict
  const state = stateAfter(ACTS[act].to, standing)
  return { ...standing, revision, state, ...changeBy(event, standing) }
}

function stateAfter(target: ActTarget, { state, assignedTo }: Standing): DossierState {
  if (target === 'same') return state
  if (target === 'holder') return assignedTo === null ? 'received' : 'processing'
  return target
}

/** What an act changes beside the state: whose the dossier is, when it is due, when it was finished. */
function changeBy(event: DossierEvent, standing: Standing): Partial<Standing> {
  switch (event.type) {
    case 'dossier.forwarded':
    case 'dossier.submitted':
      return { assignedTo: event.open.to }
    case 'dossier.taken-over':
      return { assignedTo: event.officer ?? null }
    case 'dossier.sent-back':
      return { assignedTo: null }
    case 'dossier.decided':
      return event.open.decision === 'rejected' ? { assignedTo: event.open.backTo } : {}
    case 'dossier.supplement-requested':
      return { supplements: standing.supplements + 1 }
    case 'dossier.supplemented':
    case 'dossier.extended':
    case 'dossier.due-recomputed':
      return { dueAt: event.open.dueAt }
    case 'dossier.completed':
      return { assignedTo: null, finishedAt: event.open.at }
    case 'dossier.stopped':
    case 'dossier.withdrawn':
      return { assignedTo: null, finishedAt: event.open.at }
    case 'dossier.undelivered':
      // The result waits for its citizen anew.
      return { finishedAt: standing.finishedAt }
    default:
      return {}
  }
}

function begin(event: DossierEvent): Standing | undefined {
  const start = { assignedTo: null, supplements: 0, revision: 1, conflicts: 0 }
  if (event.type === 'dossier.received') {
    const { code, temporaryCode, procedure, receivedAt, dueAt } = event.open
    return { ...start, code, temporaryCode, procedure, state: 'received', receivedAt, dueAt, finishedAt: null }
  }
  if (event.type === 'dossier.refused') {
    const { code, temporaryCode, procedure, refusedAt } = event.open
    const times = { receivedAt: refusedAt, dueAt: null, finishedAt: refusedAt }
    return { ...start, code, temporaryCode, procedure, state: 'refused', ...times }
  }
  return undefined
}

/** One line of a dossier's past: an event, and whether it holds or is in conflict with what came before. */
export interface PastLine {
  readonly event: DossierEvent
  readonly conflict: boolean
}

/** A dossier folded from its events. */
export interface FoldedDossier {
  readonly standing: Standing
  readonly past: readonly PastLine[]
}

/**
 * Folds the events of one dossier, given in canonical order; undefined as long as none of them received or refused it.
 * The same set of events gives the same fold on every machine, in whatever order they arrived.
 */
export function reduce(events: readonly DossierEvent[]): FoldedDossier | undefined {
  let standing: Standing | undefined
  const past: PastLine[] = []
  for (const event of events) {
    const next = step(standing, event)
    past.push({ event, conflict: (next?.conflicts ?? 0) > (standing?.conflicts ?? 0) })
    standing = next
  }
  return standing === undefined ? undefined : { standing, past }
}
