import { type DossierState, RUNNING_STATES, UNDECIDED_STATES } from '../../../../shared/catalog/status.ts'
import type { DossierSearch, QueueCounts } from '../../../../shared/contract/dossiers.ts'
import type { DeskProfile } from '../../../../shared/contract/people.ts'
import type { QueueBounds } from '../../../../shared/deadlines/index.ts'
import type { SqliteValue, Statement, Store } from '../../store/index.ts'
import { officialBeginning, temporaryBeginning } from '../numbers/numbers.ts'
import { DOSSIER_COLUMNS, type DossierRecord } from '../projection/dossier-table.ts'
import type { ResultsToIssue } from '../projection/results-to-issue.ts'

/** A queue that isn't simply all dossiers. */
export type Queue = Exclude<DossierSearch['queue'], 'all'>

/** What decides who is in a queue at a moment. */
export interface QueueMoment extends QueueBounds {
  /** Identifier of the officer who asks. */
  readonly officer: string
  /** Whether the officer signs for the agency (phát hành): what waits for that waits for their signature too. */
  readonly issues: boolean
}

/** Place in a queue: the instant it is ordered by, and the dossier's identifier among those that share it. */
export interface QueuePlace {
  readonly instant: number
  readonly id: Buffer
}

export interface QueueRequest {
  readonly queue: Queue
  readonly moment: QueueMoment
  /** None means all. */
  readonly states: readonly DossierState[]
  readonly procedure: string | null
  readonly after: QueuePlace | undefined
  readonly limit: number
}

export interface QueuePage {
  readonly records: readonly DossierRecord[]
  readonly next: QueuePlace | undefined
}

/** States of the dossiers that a queue can hold, for a search within it. */
export const STATES_OF_QUEUE: Readonly<Record<Queue, readonly DossierState[]>> = {
  overdue: RUNNING_STATES,
  'due-today': RUNNING_STATES,
  'at-risk': RUNNING_STATES,
  mine: UNDECIDED_STATES,
  'at-counter': ['received'],
  'awaiting-decision': ['deciding'],
  'awaiting-signature': ['approved', 'signed'],
  'awaiting-citizen': ['waiting'],
  'awaiting-return': ['done'],
}

/** Whether a dossier is in a queue. */
export function isInQueue(
  queue: Queue,
  moment: QueueMoment,
  record: DossierRecord,
  toIssue: Pick<ResultsToIssue, 'has'>,
): boolean {
  if (!STATES_OF_QUEUE[queue].includes(record.state)) return false
  const due = record.due_at ?? Number.POSITIVE_INFINITY
  switch (queue) {
    case 'overdue':
      return due < moment.now
    case 'due-today':
      return due >= moment.now && due < moment.tomorrow
    case 'at-risk':
      return due >= moment.tomorrow && due <= moment.riskUntil
    case 'mine':
      return record.assigned_to === moment.officer
    case 'awaiting-signature':
      return record.state === 'approved' || (moment.issues && toIssue.has(record.id))
    case 'at-counter':
    case 'awaiting-decision':
    case 'awaiting-citizen':
    case 'awaiting-return':
      return true
  }
}

interface Range {
  readonly conditions: readonly string[]
  readonly parameters: readonly SqliteValue[]
  readonly column: 'due_at' | 'finished_at' | 'received_at'
  readonly newestFirst: boolean
}

/** The words of a partial index, which a statement must repeat to use it. */
const OPEN = `state IN (${RUNNING_STATES.map((state) => `'${state}'`).join(', ')})`
const AT_COUNTER = `state = 'received'`
const DECIDING = `state = 'deciding'`
const APPROVED = `state = 'approved'`
/** Approved as a signed document, and not issued yet. */
export const TO_ISSUE = `(state = 'signed' AND id IN (SELECT dossier FROM results_to_issue))`
/** Both, looked up by identifiers: of two conditions with OR between them SQLite would rather read every dossier. */
const TO_SIGN_OR_ISSUE = `(state IN ('approved', 'signed') AND id IN (
  SELECT id FROM dossiers WHERE ${APPROVED} UNION ALL SELECT dossier FROM results_to_issue
))`
const WAITING = `state = 'waiting'`
const DONE = `state = 'done'`

function rangeOf(queue: Queue, { now, tomorrow, riskUntil, officer, issues }: QueueMoment): Range {
  const byDue = { column: 'due_at', newestFirst: false } as const
  switch (queue) {
    case 'overdue':
      return { ...byDue, conditions: [OPEN, 'due_at < ?'], parameters: [now] }
    case 'due-today':
      return { ...byDue, conditions: [OPEN, 'due_at >= ?', 'due_at < ?'], parameters: [now, tomorrow] }
    case 'at-risk':
      return { ...byDue, conditions: [OPEN, 'due_at >= ?', 'due_at <= ?'], parameters: [tomorrow, riskUntil] }
    case 'mine':
      return { ...byDue, conditions: ['assigned_to = ?'], parameters: [officer] }
    case 'at-counter':
      return { ...byDue, conditions: [OPEN, AT_COUNTER], parameters: [] }
    case 'awaiting-decision':
      return { ...byDue, conditions: [DECIDING], parameters: [] }
    case 'awaiting-signature':
      return { ...byDue, conditions: [issues ? TO_SIGN_OR_ISSUE : APPROVED], parameters: [] }
    case 'awaiting-citizen':
      return { column: 'received_at', newestFirst: false, conditions: [WAITING], parameters: [] }
    case 'awaiting-return':
      return { column: 'finished_at', newestFirst: true, conditions: [DONE], parameters: [] }
  }
}

/**
 * The queues of open dossiers. Each is a range of an index that holds open dossiers only, so that counting and paging cost
 * what is open and nothing for what was ever returned. The most urgent comes first: by due time, so the longest overdue
 * before all others; of the results that wait for their citizen the newest.
 */
export class DossierQueues {
  readonly #list: (sql: string) => Statement<SqliteValue[], DossierRecord>
  readonly #count: (sql: string) => Statement<SqliteValue[], { readonly dossiers: number }>

  constructor(store: Store) {
    this.#list = store.prepareFamily()
    this.#count = store.prepareFamily()
  }

  /** One page of a queue. */
  list({ queue, moment, states, procedure, after, limit }: QueueRequest): QueuePage {
    const range = rangeOf(queue, moment)
    const { column, newestFirst } = range
    const conditions = [...range.conditions]
    const parameters = [...range.parameters]
    if (states.length > 0) {
      conditions.push(`state IN (${states.map(() => '?').join(', ')})`)
      parameters.push(...states)
    }
    if (procedure !== null) {
      conditions.push('procedure = ?')
      parameters.push(procedure)
    }
    if (after !== undefined) {
      conditions.push(`(${column}, id) ${newestFirst ? '<' : '>'} (?, ?)`)
      parameters.push(after.instant, after.id)
    }
    const direction = newestFirst ? ' DESC' : ''
    const records = this.#list(
      `SELECT ${DOSSIER_COLUMNS} FROM dossiers WHERE ${conditions.join(' AND ')}
      ORDER BY ${column}${direction}, id${direction} LIMIT ?`,
    ).all(...parameters, limit + 1)
    const page = records.slice(0, limit)
    const last = page.at(-1)
    const next = records.length > limit && last ? { instant: last[column] ?? 0, id: last.id } : undefined
    return { records: page, next }
  }

  /** How many dossiers are in each queue, and how many were received today under this desk's numbers. */
  count(moment: QueueMoment, profile: DeskProfile): Omit<QueueCounts, 'toSign'> {
    const inQueue = (queue: Queue) => {
      const { conditions, parameters } = rangeOf(queue, moment)
      return this.#countWhere(conditions, parameters)
    }
    const numbered = (column: 'code' | 'temporary_code', beginning: string) =>
      // Numbers carry the day of reception: today's are one short range.
      this.#countWhere(
        [`${column} >= ?`, `${column} <= ?`, `state <> 'refused'`],
        [`${beginning}0`, `${beginning}9999`],
      )
    return {
      open: this.#countWhere([OPEN], []),
      dueToday: inQueue('due-today'),
      atRisk: inQueue('at-risk'),
      overdue: inQueue('overdue'),
      mine: inQueue('mine'),
      atCounter: inQueue('at-counter'),
      awaitingDecision: inQueue('awaiting-decision'),
      awaitingSignature: inQueue('awaiting-signature'),
      awaitingCitizen: inQueue('awaiting-citizen'),
      awaitingReturn: inQueue('awaiting-return'),
      receivedToday:
        numbered('code', officialBeginning(profile, moment.now)) +
        numbered('temporary_code', temporaryBeginning(profile, moment.now)),
    }
  }

  #countWhere(conditions: readonly string[], parameters: readonly SqliteValue[]): number {
    const sql = `SELECT count(*) AS dossiers FROM dossiers WHERE ${conditions.join(' AND ')}`
    return this.#count(sql).get(...parameters).dossiers
  }
}
