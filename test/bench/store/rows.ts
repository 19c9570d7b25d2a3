import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DossierRecord } from '../../../main/core/dossiers/projection/dossier-table.ts'
import { DossierState } from '../../../shared/catalog/status.ts'
import type { Reception } from '../../../shared/contract/dossiers.ts'
import { fold } from '../../../shared/text/index.ts'
import type { PeerRow } from '../peers/question.ts'
import { openEncrypted } from './bare.ts'

/** Rows of one file, and of one load of a peer. */
const CHUNK = 5_000

const PeerRows = z.array(
  z.strictObject({
    id: z.string(),
    code: z.string().nullable(),
    temporaryCode: z.string().nullable(),
    procedure: z.string(),
    state: DossierState,
    name: z.string(),
    words: z.array(z.string()),
    personalNumber: z.string().nullable(),
    phone: z.string().nullable(),
    receivedAt: z.number(),
    dueAt: z.number().nullable(),
  }),
)

/**
 * Every dossier of a desk's database, the newest first, read beside the desk: a peer that takes only some then has those
 * that are still open.
 * @param file the desk must be closed, or not write meanwhile
 */
export function* rowsOf(file: string, key: Buffer): Generator<PeerRow, void> {
  const database = openEncrypted(file, key)
  try {
    const select = database.prepare<[], DossierRecord>('SELECT * FROM dossiers ORDER BY id DESC')
    for (const record of select.iterate()) yield toPeerRow(record)
  } finally {
    database.close()
  }
}

/** The row that a peer would keep of a dossier that is not in the desk. */
export function furtherPeerRow({ id, procedure, applicant, ownerName }: Reception, now: number): PeerRow {
  return {
    id: id.replaceAll('-', ''),
    code: null,
    temporaryCode: `Q9-${id}`,
    procedure,
    state: 'received',
    name: applicant.name,
    words: wordsOf(applicant.name, ownerName),
    personalNumber: applicant.personalNumber ?? null,
    phone: applicant.phone ?? null,
    receivedAt: now,
    dueAt: now,
  }
}

function wordsOf(...names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => (name ? fold(name).split(' ') : [])))]
}

function toPeerRow(record: DossierRecord): PeerRow {
  return {
    id: record.id.toString('hex'),
    code: record.code,
    temporaryCode: record.temporary_code,
    procedure: record.procedure,
    state: record.state,
    name: record.applicant_name ?? '',
    words: wordsOf(record.applicant_name, record.owner_name),
    personalNumber: record.personal_number,
    phone: record.phone,
    receivedAt: record.received_at,
    dueAt: record.due_at,
  }
}

/** Rows laid down in files, so that every peer reads the same ones and nobody's memory holds a million. */
export class Spool {
  readonly #folder: string
  #waiting: PeerRow[] = []
  #chunks = 0

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  add(row: PeerRow): void {
    this.#waiting.push(row)
    if (this.#waiting.length === CHUNK) this.close()
  }

  /** Lays down what is left. */
  close(): void {
    if (this.#waiting.length === 0) return
    writeFileSync(this.#fileOf(this.#chunks), JSON.stringify(this.#waiting))
    this.#chunks += 1
    this.#waiting = []
  }

  /** The rows again, in parts, so many in all. */
  *chunks(rows: number): Generator<readonly PeerRow[], void> {
    for (let chunk = 0; chunk < this.#chunks && chunk * CHUNK < rows; chunk += 1) {
      const part = PeerRows.parse(JSON.parse(readFileSync(this.#fileOf(chunk), 'utf8')))
      yield part.slice(0, rows - chunk * CHUNK)
    }
  }

  #fileOf(chunk: number): string {
    return join(this.#folder, `${chunk}.json`)
  }
}
