import type { Statement, Store } from '../../../store/index.ts'

/** A batch as it is kept. */
export interface BatchRecord {
  readonly id: string
  readonly dossier: string | null
  readonly opened_at: number
  readonly officer: string
  readonly last_problem: string | null
}

/** A batch with the number of its pages. */
export interface CountedBatch extends BatchRecord {
  readonly pages: number
}

/** How many batches a list shows. */
const MOST_LISTED = 200

/** Table of batches. */
export class BatchTable {
  readonly #add: Statement<[string, string | null, number, string], never>
  readonly #byId: Statement<[string], BatchRecord>
  readonly #all: Statement<[string | null, string | null, number], CountedBatch>
  readonly #noteProblem: Statement<[string | null, string], never>
  readonly #done: Statement<[number], { readonly id: string }>
  readonly #remove: Statement<[string], never>

  constructor(store: Store) {
    this.#add = store.prepare(
      'INSERT INTO scan_batches (id, dossier, opened_at, officer) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    )
    this.#byId = store.prepare('SELECT * FROM scan_batches WHERE id = ?')
    this.#all = store.prepare(
      `SELECT scan_batches.*, count(scan_pages.id) AS pages FROM scan_batches
       JOIN scan_pages ON scan_pages.batch = scan_batches.id AND scan_pages.left_at IS NULL
       WHERE ? IS NULL OR dossier = ?
       GROUP BY scan_batches.id ORDER BY opened_at DESC LIMIT ?`,
    )
    this.#noteProblem = store.prepare('UPDATE scan_batches SET last_problem = ? WHERE id = ?')
    this.#done = store.prepare(
      'SELECT id FROM scan_batches WHERE opened_at < ? AND id NOT IN (SELECT batch FROM scan_pages WHERE left_at IS NULL)',
    )
    this.#remove = store.prepare('DELETE FROM scan_batches WHERE id = ?')
  }

  add({ id, dossier, opened_at, officer }: Omit<BatchRecord, 'last_problem'>): void {
    this.#add.run(id, dossier, opened_at, officer)
  }

  find(id: string): BatchRecord | undefined {
    return this.#byId.find(id)
  }

  /** Batches with pages, the last first; those of a dossier alone unless it is null. */
  list(dossier: string | null): CountedBatch[] {
    return this.#all.all(dossier, dossier, MOST_LISTED)
  }

  /** Batches without pages that were opened before a time. */
  doneBefore(time: number): string[] {
    return this.#done.all(time).map(({ id }) => id)
  }

  noteProblem(id: string, problem: string | null): void {
    this.#noteProblem.run(problem, id)
  }

  remove(id: string): void {
    this.#remove.run(id)
  }
}
