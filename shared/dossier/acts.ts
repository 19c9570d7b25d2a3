import { z } from 'zod'
import { type DossierState, UNDECIDED_STATES } from '../catalog/status.ts'
import type { Right } from '../people/roles.ts'
import type { DossierEventType } from './events.ts'

/** What officers do with a dossier after reception. */
export const Act = z.enum([
  'forward',
  'take-over',
  'send-back',
  'request-supplement',
  'supplement',
  'ask-verification',
  'note-verification',
  'submit',
  'approve',
  'reject',
  'sign',
  'complete',
  'extend',
  'recompute',
  'stop',
  'withdraw',
  'hand-over',
  'post',
  'note-delivered',
  'note-undelivered',
  'send-electronically',
])
export type Act = z.infer<typeof Act>

/** Where an act leads: a state, the state the dossier is in, or back to whoever had it (the counter, if nobody had). */
export type ActTarget = DossierState | 'same' | 'holder'

interface ActRule {
  readonly from: readonly DossierState[]
  readonly to: ActTarget
  /** The officer needs one of these. */
  readonly rights: readonly Right[]
  readonly event: DossierEventType
}

const AT_WORK = ['received', 'processing'] as const
const WITH_DESK = ['received', 'processing', 'verifying', 'deciding', 'approved', 'signed'] as const

/**
 * The state machine of a dossier as data: from which states an act leads where, the rights it needs and the event it
 * becomes. A dossier is stopped or withdrawn on request only while no decision has been issued (Điều 7 TT 03/2025/TT-VPCP).
 */
export const ACTS: Readonly<Record<Act, ActRule>> = {
  forward: { from: AT_WORK, to: 'processing', rights: ['read'], event: 'dossier.forwarded' },
  'take-over': { from: AT_WORK, to: 'processing', rights: ['process'], event: 'dossier.taken-over' },
  'send-back': { from: ['processing'], to: 'received', rights: ['process'], event: 'dossier.sent-back' },
  'request-supplement': {
    from: AT_WORK,
    to: 'waiting',
    rights: ['receive', 'process'],
    event: 'dossier.supplement-requested',
  },
  supplement: { from: ['waiting'], to: 'holder', rights: ['receive', 'process'], event: 'dossier.supplemented' },
  'ask-verification': {
    from: ['processing'],
    to: 'verifying',
    rights: ['process'],
    event: 'dossier.verification-asked',
  },
  'note-verification': {
    from: ['verifying'],
    to: 'holder',
    rights: ['process', 'receive'],
    event: 'dossier.verification-answered',
  },
  submit: { from: ['processing'], to: 'deciding', rights: ['process'], event: 'dossier.submitted' },
  approve: { from: ['deciding'], to: 'approved', rights: ['decide'], event: 'dossier.decided' },
  reject: { from: ['deciding'], to: 'processing', rights: ['decide'], event: 'dossier.decided' },
  sign: { from: ['approved'], to: 'signed', rights: ['decide'], event: 'dossier.signed' },
  complete: {
    from: ['received', 'processing', 'approved', 'signed'],
    to: 'done',
    rights: ['process'],
    event: 'dossier.completed',
  },
  extend: { from: WITH_DESK, to: 'same', rights: ['process', 'decide'], event: 'dossier.extended' },
  recompute: { from: WITH_DESK, to: 'same', rights: ['process', 'decide'], event: 'dossier.due-recomputed' },
  stop: {
    from: ['received', 'processing', 'waiting', 'verifying', 'deciding'],
    to: 'stopped',
    rights: ['receive', 'process'],
    event: 'dossier.stopped',
  },
  withdraw: {
    from: ['received', 'processing', 'waiting', 'verifying', 'deciding'],
    to: 'withdrawn',
    rights: ['receive', 'process'],
    event: 'dossier.withdrawn',
  },
  'hand-over': { from: ['done'], to: 'returned', rights: ['return'], event: 'dossier.handed-over' },
  post: { from: ['done'], to: 'posted', rights: ['return'], event: 'dossier.posted' },
  'note-delivered': { from: ['posted'], to: 'returned', rights: ['return'], event: 'dossier.delivered' },
  'note-undelivered': { from: ['posted'], to: 'done', rights: ['return'], event: 'dossier.undelivered' },
  'send-electronically': { from: ['done'], to: 'returned', rights: ['return'], event: 'dossier.sent-electronically' },
}

/**
 * Why an act may not be done now: `right` (another officer's work), or what the dossier would have to be first. One word for
 * each sentence that the officer reads.
 */
export const Obstacle = z.enum([
  'right',
  'ended',
  'has-result',
  'no-result',
  'at-counter',
  'with-citizen',
  'with-agency',
  'with-leader',
  'decided',
  'not-with-citizen',
  'not-with-agency',
  'not-submitted',
  'not-approved',
  'not-posted',
  'in-post',
])
export type Obstacle = z.infer<typeof Obstacle>

/** Whether an act may be done now, and if not, what stands in its way. */
export const ActOffer = z.strictObject({ act: Act, allowed: z.boolean(), because: Obstacle.nullable() })
export type ActOffer = z.infer<typeof ActOffer>

/** Every act with whether an officer holding `rights` may do it on a dossier in `state`. */
export function offersFor(state: DossierState, rights: ReadonlySet<Right>): ActOffer[] {
  return Act.options.map((act) => {
    const because = obstacleTo(act, state, rights)
    return { act, allowed: because === null, because }
  })
}

/** What stands in the way of an act; null when nothing does. */
export function obstacleTo(act: Act, state: DossierState, rights: ReadonlySet<Right>): Obstacle | null {
  const rule = ACTS[act]
  if (!rule.from.includes(state)) return obstacleOfState(act, state)
  return rule.rights.some((right) => rights.has(right)) ? null : 'right'
}

/** What an act waits for, where its own condition says it better than the state does. */
const CONDITIONS: Partial<Record<Act, Obstacle>> = {
  supplement: 'not-with-citizen',
  'note-verification': 'not-with-agency',
  approve: 'not-submitted',
  reject: 'not-submitted',
  sign: 'not-approved',
  'note-delivered': 'not-posted',
  'note-undelivered': 'not-posted',
}

const OBSTACLE_OF_STATE: Readonly<Record<DossierState, Obstacle>> = {
  received: 'at-counter',
  processing: 'at-counter',
  waiting: 'with-citizen',
  verifying: 'with-agency',
  deciding: 'with-leader',
  approved: 'decided',
  signed: 'decided',
  done: 'has-result',
  posted: 'in-post',
  returned: 'ended',
  refused: 'ended',
  stopped: 'ended',
  withdrawn: 'ended',
}

function obstacleOfState(act: Act, state: DossierState): Obstacle {
  const ofState = OBSTACLE_OF_STATE[state]
  if (ofState === 'ended') return 'ended'
  const condition = CONDITIONS[act]
  if (condition !== undefined) return condition
  const isReturn = ACTS[act].from.includes('done')
  if (isReturn) return state === 'posted' ? 'in-post' : 'no-result'
  return ofState
}

/** Whether an event ends the work on a dossier without a result. */
export function endsWithoutResult(state: DossierState): boolean {
  return state === 'stopped' || state === 'withdrawn'
}

/** Whether a dossier is still undecided: it can be stopped, and is somebody's work or waits for its citizen. */
export function isUndecided(state: DossierState): boolean {
  const undecided: readonly DossierState[] = UNDECIDED_STATES
  return undecided.includes(state)
}
