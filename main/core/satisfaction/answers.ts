import { Survey } from '../../../shared/satisfaction/satisfaction.ts'
import { type EventOf, isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { satisfactionAnswered } from './events.ts'

interface AnswerRow {
  readonly dossier: string
  readonly at: number
  readonly voice: string
  readonly timeliness: number
  readonly attitude: number
  readonly overall: number
}

/** Table of what citizens answered. */
export class AnswerTable {
  readonly #insert: Statement<[string, number, string, number, number, number], never>
  readonly #remove: Statement<[string], never>
  readonly #empty: Statement<[], never>
  readonly #ofDossier: Statement<[string], AnswerRow>

  constructor(store: Store) {
    this.#insert = store.prepare(
      `INSERT INTO satisfaction_answers (dossier, at, voice, timeliness, attitude, overall) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (dossier) DO NOTHING`,
    )
    this.#remove = store.prepare('DELETE FROM satisfaction_answers WHERE dossier = ?')
    this.#empty = store.prepare('DELETE FROM satisfaction_answers')
    this.#ofDossier = store.prepare(
      'SELECT dossier, at, voice, timeliness, attitude, overall FROM satisfaction_answers WHERE dossier = ?',
    )
  }

  add(dossier: string, { open: { at, voice, answers } }: EventOf<typeof satisfactionAnswered>): void {
    this.#insert.run(dossier, at, voice, answers.timeliness, answers.attitude, answers.overall)
  }

  remove(dossier: string): void {
    this.#remove.run(dossier)
  }

  reset(): void {
    this.#empty.run()
  }

  find(dossier: string): Survey | undefined {
    const row = this.#ofDossier.find(dossier)
    if (row === undefined) return undefined
    const { at, voice, timeliness, attitude, overall } = row
    return Survey.parse({ dossier, at, voice, answers: { timeliness, attitude, overall } })
  }
}

/** What citizens answered, as the ledger tells it. */
export function createSatisfactionProjection(table: AnswerTable): Projection {
  return {
    name: 'satisfaction',
    version: 1,
    tables: ['satisfaction_answers'],
    apply: (event, past) => {
      if (!isEvent(event, satisfactionAnswered) || event.dossier === undefined) return
      if (past.isLatestOf(event)) return table.add(event.dossier, event)
      // It came late from another machine: the earliest answer counts, on every machine the same.
      const answers = past.eventsOf(event.dossier).filter((each) => isEvent(each, satisfactionAnswered))
      table.remove(event.dossier)
      for (const answer of answers) table.add(event.dossier, answer)
    },
    reset: () => table.reset(),
    // An answer names nobody.
    forget: () => undefined,
  }
}
