import type { DossierState } from '../catalog/status.ts'
import type { Instant, ReceptionChannel } from '../dossier/dossier.ts'
import { isBesideActs } from '../dossier/events.ts'
import { type DossierEvent, type Standing, step } from '../dossier/reduce.ts'
import type { PaymentMethod } from '../fees/payment.ts'
import type { Contentment, SurveyVoice } from '../satisfaction/satisfaction.ts'
import { causeOf, MOST_SUPPLEMENTS, type OverdueCause, stretchesOf } from './overdue.ts'

/** A stretch in which the clock stood still. */
export interface Pause {
  readonly from: Instant
  readonly to: Instant
}

/** Money that was taken for a dossier and not reversed. */
export interface Paid {
  readonly payment: string
  readonly method: PaymentMethod
}

/** What a citizen said of a dossier over all. */
export interface Verdict {
  readonly at: Instant
  readonly voice: SurveyVoice
  readonly overall: Contentment
}

/** A paper that has a file. */
export interface PaperWithFile {
  readonly code: string
  /** Taken from what is held already (tái sử dụng). */
  readonly reused: boolean
}

/** All that registers and indicators need to know of a dossier; nothing personal. */
export interface DossierFacts {
  readonly standing: Omit<Standing, 'supplements' | 'revision' | 'conflicts'>
  /** Identifier of the officer who received or refused it; empty for an act of the machine. */
  readonly officer: string
  readonly channel: ReceptionChannel
  /** How often the citizen was asked for a supplement. */
  readonly supplements: number
  /** The stretches in which the clock stood still and went on again. */
  readonly pauses: readonly Pause[]
  /** Since when the clock stands still, or stood when the dossier was stopped; null while it runs. */
  readonly pausedSince: Instant | null
  /** When the citizen got the result. */
  readonly returnedAt: Instant | null
  readonly hasResult: boolean
  /** The papers that have a file, by their codes, and whether the file is a reused one. */
  readonly paperFiles: readonly PaperWithFile[]
  /** Why it was overdue at its end; null while it has none, and for those on time. */
  readonly cause: OverdueCause | null
  readonly verdict: Verdict | null
  /** What was paid for it and stands. */
  readonly paid: readonly Paid[]
}

/** How a dossier ended: with a result, or stopped on request. */
export interface DossierEnd {
  readonly at: Instant
  readonly kind: 'completed' | 'stopped'
}

const STOPPED: DossierState = 'stopped'
/** Ends that the formula of indicator 2.1 does not name: nothing was promised, or the citizen took the dossier back. */
const NOT_COUNTED: readonly DossierState[] = ['refused', 'withdrawn']

/**
 * The end of a dossier for the indicators. Of several end events "Đã xử lý xong" (the result) counts before "Đã trả kết quả"
 * and before "Dừng" (QĐ 766/QĐ-TTg, indicator 2.1), so a dossier that waited a month for its citizen ended when its result
 * was there. Refusals and withdrawals are no such ends.
 */
export function endOf({ standing: { state, finishedAt } }: DossierFacts): DossierEnd | null {
  if (finishedAt === null || NOT_COUNTED.includes(state)) return null
  return { at: finishedAt, kind: state === STOPPED ? 'stopped' : 'completed' }
}

/**
 * Whether a dossier that ended was overdue: its end lies after its due time, or more than one supplement was asked for
 * (QĐ 766/QĐ-TTg, indicator 2.1). One that was stopped while its clock stood still is judged by the moment it stood still.
 * Null while there is no end.
 */
export function isOverdue(facts: DossierFacts): boolean | null {
  const end = endOf(facts)
  if (end === null) return null
  const judgedAt = facts.pausedSince ?? end.at
  return facts.supplements > MOST_SUPPLEMENTS || judgedAt > (facts.standing.dueAt ?? Number.POSITIVE_INFINITY)
}

/** Whether a dossier counts as digitized: a file among the papers handed in and one among the results (indicator 4.2). */
export function isDigitized({ paperFiles, hasResult }: DossierFacts): boolean {
  return paperFiles.length > 0 && hasResult
}

/** Whether a dossier counts as one that reused what is digitized already: one of its papers did (indicator 4.3). */
export function hasReused(facts: DossierFacts): boolean {
  return isDigitized(facts) && facts.paperFiles.some(({ reused }) => reused)
}

/** Whether a dossier was paid for online: some of its money came to the account (indicator 3.6). */
export function isPaidOnline({ paid }: DossierFacts): boolean {
  return paid.some(({ method }) => method === 'transfer')
}

/**
 * The facts after one more event; the same facts for a print, for what changes no paper's file, and for an act that could not hold. Undefined as long as
 * nothing received or refused the dossier.
 * @param history all events of the dossier up to this one; asked for only when it ends overdue
 */
export function stepFacts(
  before: DossierFacts | undefined,
  event: DossierEvent,
  history: () => readonly DossierEvent[],
): DossierFacts | undefined {
  if (isBesideActs(event.type)) return before && withPaper(before, event)
  const standing = before && { ...before.standing, supplements: before.supplements, revision: 0, conflicts: 0 }
  const next = step(standing, event)
  if (next === undefined || next.conflicts > 0) return before
  const { supplements, revision: _, conflicts: __, ...kept } = next
  if (before === undefined) return begin(event, kept)
  const after = { ...before, standing: kept, supplements, ...changeBy(event, before) }
  if (after.cause !== null || isOverdue(after) !== true) return after
  return { ...after, cause: causeOf(stretchesOf(history()), kept.dueAt ?? kept.receivedAt, after.supplements) }
}

/** What an event about the file of a paper changes. */
function withPaper(facts: DossierFacts, event: DossierEvent): DossierFacts {
  const isFiled = event.type === 'dossier.paper-filed'
  if (!isFiled && !(event.type === 'dossier.paper-undigitized' && event.open.why !== null)) return facts
  const { paper: code } = event.open
  const others = facts.paperFiles.filter((paper) => paper.code !== code)
  if (!isFiled) return others.length === facts.paperFiles.length ? facts : { ...facts, paperFiles: others }
  return { ...facts, paperFiles: [...others, { code, reused: event.open.origin === 'reused' }] }
}

function begin(event: DossierEvent, standing: DossierFacts['standing']): DossierFacts {
  return {
    standing,
    officer: event.officer ?? '',
    channel: event.type === 'dossier.received' ? (event.open.channel ?? 'direct') : 'direct',
    supplements: 0,
    pauses: [],
    pausedSince: null,
    returnedAt: null,
    hasResult: false,
    paperFiles: [],
    cause: null,
    verdict: null,
    paid: [],
  }
}

function changeBy(event: DossierEvent, before: DossierFacts): Partial<DossierFacts> {
  switch (event.type) {
    case 'dossier.supplement-requested':
      return { pausedSince: event.open.at }
    case 'dossier.supplemented':
      return {
        pausedSince: null,
        pauses: [...before.pauses, { from: before.pausedSince ?? event.open.at, to: event.open.at }],
      }
    case 'dossier.completed':
      return { hasResult: true }
    case 'dossier.handed-over':
    case 'dossier.delivered':
    case 'dossier.sent-electronically':
      return { returnedAt: event.open.at }
    default:
      return {}
  }
}
