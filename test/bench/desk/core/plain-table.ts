import type Database from 'better-sqlite3'
import { instantsOf } from '../../../../shared/indicators/period.ts'
import { type CoreQuestion, REGISTER_LINES, type Selection } from './questions.ts'

const OPEN = `state IN ('received', 'processing', 'verifying', 'deciding', 'approved', 'signed')`

/**
 * The peer: one plain table with the same facts and the indexes that anybody would give it, in the same cipher and with the
 * same settings, and every figure counted by `GROUP BY` when it is asked for.
 */
export class PlainTable {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement<(string | number | Buffer)[]>>()

  /** @param database an empty encrypted database */
  constructor(database: Database.Database) {
    this.#database = database
  }

  /** Takes the facts of a desk's database in; the number of rows. */
  load(desk: Database.Database): number {
    this.#database.exec(`
      CREATE TABLE facts (
        id BLOB PRIMARY KEY, procedure TEXT, officer TEXT, channel TEXT, state TEXT, received_at INTEGER, due_at INTEGER,
        ended_at INTEGER, overdue INTEGER, cause TEXT, has_result INTEGER, paper_files INTEGER, overall INTEGER,
        supplements INTEGER, assigned_to TEXT
      ) STRICT;
      BEGIN`)
    const insert = this.#database.prepare(`INSERT INTO facts VALUES (${Array(15).fill('?').join(', ')})`)
    const rows = desk.prepare<[], Readonly<Record<string, string | number | Buffer | null>>>(
      `SELECT id, procedure, officer, channel, state, received_at, due_at, ended_at, overdue, cause, has_result,
         paper_files, overall, supplements, assigned_to FROM register_dossiers`,
    )
    let count = 0
    for (const each of rows.iterate()) {
      insert.run(...Object.values(each))
      count += 1
    }
    this.#database.exec(`
      COMMIT;
      CREATE INDEX facts_by_reception ON facts (received_at);
      CREATE INDEX facts_by_end ON facts (ended_at);
      CREATE INDEX facts_by_due ON facts (due_at);`)
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    return count
  }

  /** Counts or reads what is asked for; milliseconds. */
  ask(question: CoreQuestion, now: number): number {
    const begin = performance.now()
    switch (question.kind) {
      case 'counts':
        this.#all(
          `SELECT state, count(*), sum(due_at < ?), sum(due_at >= ? AND due_at < ?) FROM facts WHERE state <> 'returned'
           GROUP BY state`,
          [now, now, now + 86_400_000],
        )
        break
      case 'dashboard':
        this.#countPeriod(question.selection, now)
        break
      case 'register': {
        const { conditions, values } = conditionsOf(question.selection, 'received_at')
        const { after } = question
        const further = after === null ? '' : ' AND (received_at, id) > (?, ?)'
        if (after !== null) values.push(after.instant, Buffer.from(after.id, 'hex'))
        this.#all(
          `SELECT * FROM facts WHERE ${conditions}${further} ORDER BY received_at, id LIMIT ${REGISTER_LINES}`,
          values,
        )
        this.#countWhere(question.selection)
      }
    }
    return performance.now() - begin
  }

  close(): void {
    this.#database.close()
  }

  /** The same figures as the dashboard's: by reception, by end, by what is overdue now. */
  #countPeriod(selection: Selection, now: number): void {
    const received = conditionsOf(selection, 'received_at')
    const month = (column: string) => `strftime('%Y-%m', ${column} / 1000 + 25200, 'unixepoch')`
    this.#all(
      `SELECT ${month('received_at')}, procedure, state, channel, count(*) FROM facts WHERE ${received.conditions}
       GROUP BY 1, 2, 3, 4`,
      received.values,
    )
    const ended = conditionsOf(selection, 'ended_at')
    this.#all(
      `SELECT ${month('ended_at')}, procedure, cause, count(*), sum(overdue = 0), sum(has_result),
         sum(has_result AND channel = 'online'), sum(has_result AND paper_files > 0), sum(ended_at - received_at),
         sum(overall = 3), count(overall)
       FROM facts WHERE ${ended.conditions} GROUP BY 1, 2, 3`,
      ended.values,
    )
    this.#all(`SELECT state, min(supplements, 2), count(*) FROM facts WHERE ${OPEN} AND due_at < ? GROUP BY 1, 2`, [
      now,
    ])
  }

  #countWhere(selection: Selection): void {
    const { conditions, values } = conditionsOf(selection, 'received_at')
    this.#all(`SELECT count(*) FROM facts WHERE ${conditions}`, values)
  }

  #all(sql: string, values: readonly (string | number | Buffer)[]): void {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, known)
    known.all(...values)
  }
}

function conditionsOf({ period, procedure, officer }: Selection, column: 'received_at' | 'ended_at') {
  const { from, before } = instantsOf(period)
  const conditions = [`${column} >= ?`, `${column} < ?`]
  const values: (string | number | Buffer)[] = [from, before]
  for (const [name, value] of Object.entries({ procedure, officer })) {
    if (value === null) continue
    conditions.push(`${name} = ?`)
    values.push(value)
  }
  return { conditions: conditions.join(' AND '), values }
}
