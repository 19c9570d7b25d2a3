import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import PouchDB, { type Level, type LevelFactory } from 'pouchdb'
import find from 'pouchdb-find'
import { type Answer, bytesUnder, type Loaded, type Peer, timed } from './peer.ts'
import { holdsAll, isOpen, longestFirst, type PeerQuestion, type PeerRow } from './question.ts'

/** Behind every string that begins with the same letters, as PouchDB's own guide has it. */
const AFTER_ALL = '\ufff0'

/** Dossiers read at once while a question's further words are compared. */
const READ_AT_ONCE = 500

/** In the names of the folders of indexes. */
const INDEX_MARK = 'mrview'

/** Changes that an index takes in at once; the default of 50 makes it some times slower. */
const INDEX_BATCH = 2_000

const INDEXED = ['code', 'temporaryCode', 'personalNumber', 'phone', 'openDueAt'] as const

/** A row with the due time of open dossiers in a field of its own: PouchDB has no index over part of the rows. */
type PouchRow = PeerRow & { readonly openDueAt?: number }

PouchDB.plugin(find)

const leveldown: LevelFactory = createRequire(createRequire(import.meta.url).resolve('pouchdb'))('leveldown')

/**
 * LevelDB under PouchDB with every batch of rows on the disk when it returns: PouchDB itself leaves it in the system's
 * memory, and nothing that a power cut takes back may be compared with an accepted dossier. Indexes can be made anew
 * and are spared that.
 */
function durableLevel(folder: string): Level {
  const level = leveldown(folder)
  if (folder.includes(INDEX_MARK)) return level
  const batch = level._batch.bind(level)
  level._batch = (operations, options, done) => batch(operations, { ...options, sync: true }, done)
  return level
}
durableLevel.destroy = (folder: string, done: (error?: Error) => void) => leveldown.destroy(folder, done)

/** PouchDB 9 on LevelDB: Mango indexes for numbers and dates, a map view over the words of names. */
export class PouchPeer implements Peer {
  readonly name = 'pouchdb'
  readonly #folder: string
  readonly #database: PouchDB<PouchRow>

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    this.#database = new PouchDB(join(folder, 'dossiers'), {
      db: durableLevel,
      view_update_changes_batch_size: INDEX_BATCH,
    })
  }

  async load(chunks: Iterable<readonly PeerRow[]>, deadline: number): Promise<Loaded> {
    for (const field of INDEXED) await this.#database.createIndex({ index: { fields: [field], ddoc: field } })
    const map = 'function (row) { row.words && row.words.forEach(function (word) { emit([word, row._id]) }) }'
    const due = 'function (row) { row.openDueAt && emit(row.openDueAt) }'
    await this.#database.put({ _id: '_design/words', views: { words: { map } } })
    await this.#database.put({ _id: '_design/due', views: { due: { map: due, reduce: '_count' } } })

    let rows = 0
    let milliseconds = 0
    for (const chunk of chunks) {
      const { milliseconds: taken } = await timed(async () => {
        const answers = await this.#database.bulkDocs(chunk.map(toPouch))
        if (answers.some((answer) => 'error' in answer)) throw new Error('PouchDB refused a row')
        await this.#index()
        return chunk.length
      })
      milliseconds += taken
      rows += chunk.length
      if (performance.now() > deadline) break
    }
    return { rows, seconds: milliseconds / 1_000, bytes: bytesUnder(this.#folder) }
  }

  put(row: PeerRow): Promise<Answer> {
    return timed(async () => {
      await this.#database.put(toPouch(row))
      return 1
    })
  }

  ask(question: PeerQuestion): Promise<Answer> {
    switch (question.kind) {
      case 'words':
        return timed(() => this.#byWords(question))
      case 'prefix':
        return timed(() => this.#by(question.field, question.prefix, `${question.prefix}${AFTER_ALL}`, question.limit))
      case 'due':
        return timed(() => this.#by('openDueAt', question.from, question.before, question.limit))
      case 'counts':
        return timed(() => this.#counts(question.now, question.tomorrow))
    }
  }

  settle(): Promise<Answer> {
    return timed(async () => {
      await this.#index()
      return 0
    })
  }

  close(): Promise<void> {
    return this.#database.close()
  }

  /** Brings every index up to date, which PouchDB does when it is asked through it. */
  async #index(): Promise<void> {
    for (const field of INDEXED) await this.#by(field, '', '', 1)
    await this.#database.query('words', { limit: 1 })
    await this.#database.query('due', { limit: 1, reduce: false })
  }

  async #by(field: (typeof INDEXED)[number], from: string | number, before: string | number, limit: number) {
    const { docs } = await this.#database.find({
      selector: { [field]: { $gte: from, $lt: before } },
      limit,
      use_index: field,
    })
    return docs.length
  }

  async #byWords({ words, state, procedure, limit }: Extract<PeerQuestion, { kind: 'words' }>): Promise<number> {
    const [first, others] = longestFirst(words)
    const found = new Set<string>()
    // Every key is there once, so that the next page can begin behind the last one.
    let from: readonly string[] = [first]
    for (;;) {
      const { rows } = await this.#database.query('words', {
        startkey: from,
        endkey: [`${first}${AFTER_ALL}`],
        include_docs: true,
        limit: READ_AT_ONCE,
      })
      for (const { id, doc } of rows) {
        if (doc !== undefined && holdsAll(doc, others, state, procedure)) found.add(id)
        if (found.size === limit) return limit
      }
      const last = rows.at(-1)
      if (last === undefined || rows.length < READ_AT_ONCE) return found.size
      from = [...last.key, '']
    }
  }

  async #counts(now: number, tomorrow: number): Promise<number> {
    const spans = [{ endkey: now }, { startkey: now, endkey: tomorrow }, {}]
    const answers: number[] = []
    for (const span of spans) {
      const { rows } = await this.#database.query('due', { ...span, inclusive_end: false, reduce: true })
      answers.push(Number(rows[0]?.value ?? 0))
    }
    return answers.length
  }
}

function toPouch(row: PeerRow): PouchRow & { readonly _id: string } {
  return { _id: row.id, ...row, ...(isOpen(row) && row.dueAt !== null && { openDueAt: row.dueAt }) }
}
