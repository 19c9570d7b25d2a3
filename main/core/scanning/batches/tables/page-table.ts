import type { Statement, Store } from '../../../store/index.ts'
import { CleanedPicture, PageRecord } from './page-record.ts'

interface PageRow {
  readonly id: string
  readonly batch: string
  readonly arrival: string
  readonly number: number
  readonly origin: string
  readonly added_at: number
  readonly original: string
  readonly original_type: string
  readonly original_width: number
  readonly original_height: number
  readonly original_dpi: number
  readonly quad: string | null
  readonly state: string
  readonly attempts: number
  readonly problem: string | null
  readonly proposed: string | null
  readonly cleaned: string | null
  readonly settled: number
  readonly reading_state: string
  readonly reading: string | null
  readonly version: number
}

type Written = string | number | null

const COLUMNS = [
  'id',
  'batch',
  'arrival',
  'number',
  'origin',
  'added_at',
  'original',
  'original_type',
  'original_width',
  'original_height',
  'original_dpi',
  'quad',
  'state',
  'attempts',
  'problem',
  'proposed',
  'cleaned',
  'settled',
  'reading_state',
  'reading',
  'version',
] as const

/** Table of the pages of batches. A page that was filed leaves a row behind, so that a file sent twice is taken once. */
export class PageTable {
  readonly #put: Statement<Written[], never>
  readonly #byId: Statement<[string], PageRow>
  readonly #ofBatch: Statement<[string], PageRow>
  readonly #arrived: Statement<[string, string], { readonly pages: number }>
  readonly #taken: Statement<[string], { readonly pages: number }>
  readonly #kept: Statement<[string, string], { readonly pages: number }>
  readonly #toRead: Statement<[], PageRow>
  readonly #leave: Statement<[number, string], never>
  readonly #remove: Statement<[string], never>

  constructor(store: Store) {
    const select = `SELECT ${COLUMNS.join(', ')} FROM scan_pages WHERE left_at IS NULL AND`
    this.#put = store.prepare(
      `INSERT INTO scan_pages (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${COLUMNS.slice(1)
         .map((column) => `${column} = excluded.${column}`)
         .join(', ')}`,
    )
    this.#byId = store.prepare(`${select} id = ?`)
    this.#ofBatch = store.prepare(`${select} batch = ? ORDER BY arrival, number`)
    this.#arrived = store.prepare('SELECT count(*) AS pages FROM scan_pages WHERE batch = ? AND arrival = ?')
    this.#taken = store.prepare('SELECT count(*) AS pages FROM scan_pages WHERE id = ?')
    this.#kept = store.prepare(
      `SELECT count(*) AS pages FROM scan_pages WHERE batch = ? AND arrival = ? AND state = 'kept' AND left_at IS NULL`,
    )
    this.#toRead = store.prepare(
      `${select} reading_state = 'waiting' AND cleaned IS NOT NULL ORDER BY added_at, number`,
    )
    this.#leave = store.prepare('UPDATE scan_pages SET left_at = ? WHERE id = ?')
    this.#remove = store.prepare('DELETE FROM scan_pages WHERE batch = ?')
  }

  /** Keeps a page as it is now. */
  put(page: PageRecord): void {
    const { original } = page
    this.#put.run(
      page.id,
      page.batch,
      page.arrival,
      page.number,
      page.origin,
      page.addedAt,
      original.address,
      original.mediaType,
      original.width,
      original.height,
      original.dpi,
      toText(page.quad),
      page.state,
      page.attempts,
      page.problem,
      toText(page.proposed),
      toText(page.cleaned),
      Number(page.settled),
      page.readingState,
      page.reading,
      page.version,
    )
  }

  /** A page that has not left its batch. */
  find(id: string): PageRecord | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toRecord(row)
  }

  /** Whether a page ever came under an identifier. */
  isTaken(id: string): boolean {
    return this.#taken.get(id).pages > 0
  }

  /** The pages of a batch, those of an arrival together and in their order. */
  ofBatch(batch: string): PageRecord[] {
    return this.#ofBatch.all(batch).map(toRecord)
  }

  /** How many pages ever came with a scan or a file, also those that left. */
  countArrived(batch: string, arrival: string): number {
    return this.#arrived.get(batch, arrival).pages
  }

  /** How many pages of an arrival were not looked at yet. */
  countKept(batch: string, arrival: string): number {
    return this.#kept.get(batch, arrival).pages
  }

  /** Pages that wait to be read, the one that has waited longest first. */
  toRead(): PageRecord[] {
    return this.#toRead.all().map(toRecord)
  }

  leave(pages: readonly string[], at: number): void {
    for (const page of pages) this.#leave.run(at, page)
  }

  removeBatch(batch: string): void {
    this.#remove.run(batch)
  }
}

function toText(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

function toRecord(row: PageRow): PageRecord {
  return PageRecord.parse({
    id: row.id,
    batch: row.batch,
    arrival: row.arrival,
    number: row.number,
    origin: row.origin,
    addedAt: row.added_at,
    original: {
      address: row.original,
      mediaType: row.original_type,
      width: row.original_width,
      height: row.original_height,
      dpi: row.original_dpi,
    },
    quad: row.quad === null ? null : JSON.parse(row.quad),
    state: row.state,
    attempts: row.attempts,
    problem: row.problem,
    proposed: row.proposed === null ? null : JSON.parse(row.proposed),
    cleaned: row.cleaned === null ? null : CleanedPicture.parse(JSON.parse(row.cleaned)),
    settled: row.settled === 1,
    readingState: row.reading_state,
    reading: row.reading,
    version: row.version,
  })
}
