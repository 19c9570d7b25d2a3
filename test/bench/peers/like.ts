import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Answer, Loaded, Peer } from './peer.ts'
import { timed } from './peer.ts'
import type { PeerQuestion, PeerRow, PrefixField } from './question.ts'

const COLUMNS: Readonly<Record<PrefixField, string>> = {
  code: 'code',
  temporaryCode: 'temporary_code',
  personalNumber: 'personal_number',
  phone: 'phone',
}
const OPEN = `state IN ('received', 'processing') AND due_at IS NOT NULL`
const ROWS = 'SELECT id, name, state, due_at FROM dossiers'

/** One plain table of SQLite and nothing else: names are found with `LIKE` in a column without diacritics. */
export class LikePeer implements Peer {
  readonly name = 'like'
  readonly #file: string
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  /** @param database an empty encrypted database with the settings of the desk */
  constructor(file: string, database: Database.Database) {
    this.#file = file
    this.#database = database
  }

  async load(chunks: Iterable<readonly PeerRow[]>, deadline: number): Promise<Loaded> {
    this.#database.exec(`
      CREATE TABLE dossiers (
        id TEXT PRIMARY KEY, code TEXT, temporary_code TEXT, procedure TEXT, state TEXT, name TEXT, folded TEXT,
        personal_number TEXT, phone TEXT, received_at INTEGER, due_at INTEGER
      ) STRICT`)
    let rows = 0
    let milliseconds = 0
    for (const chunk of chunks) {
      const taken = await timed(() => {
        this.#database.exec('BEGIN')
        for (const row of chunk) this.#insert(row)
        this.#database.exec('COMMIT')
        this.#database.pragma('wal_checkpoint(PASSIVE)')
        return chunk.length
      })
      milliseconds += taken.milliseconds
      rows += chunk.length
      if (performance.now() > deadline) break
    }
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    return { rows, seconds: milliseconds / 1_000, bytes: statSync(this.#file).size }
  }

  put(row: PeerRow): Promise<Answer> {
    return timed(() => {
      this.#insert(row)
      return 1
    })
  }

  ask(question: PeerQuestion): Promise<Answer> {
    return timed(() => this.#answer(question))
  }

  async settle(): Promise<Answer> {
    return { milliseconds: 0, found: 0 }
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #insert(row: PeerRow): void {
    this.#prepare('INSERT INTO dossiers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      row.id,
      row.code,
      row.temporaryCode,
      row.procedure,
      row.state,
      row.name,
      row.words.join(' '),
      row.personalNumber,
      row.phone,
      row.receivedAt,
      row.dueAt,
    )
  }

  #answer(question: PeerQuestion): number {
    switch (question.kind) {
      case 'words': {
        const { words, state, procedure, limit } = question
        const also = `${state === null ? '' : 'AND state = ?'} ${procedure === null ? '' : 'AND procedure = ?'}`
        const sql = `${ROWS} WHERE ${words.map(() => 'folded LIKE ?').join(' AND ')} ${also} ORDER BY id DESC LIMIT ?`
        const values = [...words.map((word) => `%${word}%`), state, procedure].filter((value) => value !== null)
        return this.#prepare(sql).all(...values, limit).length
      }
      case 'prefix': {
        const sql = `${ROWS} WHERE ${COLUMNS[question.field]} LIKE ? ORDER BY id DESC LIMIT ?`
        return this.#prepare(sql).all(`${question.prefix}%`, question.limit).length
      }
      case 'due': {
        const sql = `${ROWS} WHERE ${OPEN} AND due_at >= ? AND due_at < ? ORDER BY due_at LIMIT ?`
        return this.#prepare(sql).all(question.from, question.before, question.limit).length
      }
      case 'counts': {
        const sql = `SELECT count(*), sum(due_at < ?), sum(due_at >= ? AND due_at < ?) FROM dossiers WHERE ${OPEN}`
        return this.#prepare(sql).all(question.now, question.now, question.tomorrow).length
      }
    }
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
