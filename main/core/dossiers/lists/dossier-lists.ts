import type { DossierSearch as Question } from '../../../../shared/contract/dossiers.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'
import type { ResultsToIssue } from '../projection/results-to-issue.ts'
import { type DossierQueues, isInQueue, type QueueMoment, STATES_OF_QUEUE } from '../queues/queues.ts'
import type { DossierSearch } from '../search/index.ts'
import { filterTerms, readQuery, type Term } from '../search/index.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'

/** One page of a list. */
export interface ListPage {
  readonly records: readonly DossierRecord[]
  readonly next: string | null
}

/**
 * The lists that people see: a queue alone comes in its own order, the most urgent first; anything typed or without a queue
 * comes newest first.
 */
export class DossierLists {
  readonly #search: DossierSearch
  readonly #queues: DossierQueues
  readonly #toIssue: Pick<ResultsToIssue, 'has'>

  constructor(search: DossierSearch, queues: DossierQueues, toIssue: Pick<ResultsToIssue, 'has'>) {
    this.#search = search
    this.#queues = queues
    this.#toIssue = toIssue
  }

  /**
   * One page of what was asked for.
   * @throws DeskError gate.bad-input when `after` isn't a place this room has given out
   */
  list(question: Question, moment: QueueMoment): ListPage {
    const after = question.after === null ? undefined : readCursor(question.after)
    const isPlain = question.queue !== 'all' && question.text.trim() === ''
    return isPlain ? this.#listQueue(question, moment, after) : this.#find(question, moment, after)
  }

  #listQueue(question: Question, moment: QueueMoment, after: Cursor | undefined): ListPage {
    const { queue, states, procedure, limit } = question
    if (queue === 'all') return { records: [], next: null }
    const place = after?.kind === 'queue' ? after.place : undefined
    const { records, next } = this.#queues.list({ queue, moment, states, procedure, after: place, limit })
    return { records, next: next === undefined ? null : writeCursor({ kind: 'queue', place: next }) }
  }

  #find(question: Question, moment: QueueMoment, after: Cursor | undefined): ListPage {
    const { terms, forgiving } = readQuery(question.text)
    if (after?.kind !== 'forgiving') {
      const page = this.#findTerms(terms, 'typed', question, moment, after)
      if (page.records.length > 0 || after !== undefined || forgiving === undefined) return page
    }
    return this.#findTerms(forgiving ?? terms, 'forgiving', question, moment, after)
  }

  #findTerms(
    terms: readonly Term[],
    kind: 'typed' | 'forgiving',
    { queue, states, procedure, limit }: Question,
    moment: QueueMoment,
    after: Cursor | undefined,
  ): ListPage {
    const ofQueue = queue === 'all' ? [] : filterTerms(STATES_OF_QUEUE[queue], null)
    const { records, next } = this.#search.find({
      terms: [...terms, ...filterTerms(states, procedure), ...ofQueue],
      before: after === undefined || after.kind === 'queue' ? undefined : after.before,
      limit,
      accepts: queue === 'all' ? undefined : (record) => isInQueue(queue, moment, record, this.#toIssue),
    })
    return { records, next: next === undefined ? null : writeCursor({ kind, before: next }) }
  }
}
