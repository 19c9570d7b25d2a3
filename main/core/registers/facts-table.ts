import { z } from 'zod'
import type { DossierState } from '../../../shared/catalog/status.ts'
import { Identifier, type ReceptionChannel } from '../../../shared/dossier/dossier.ts'
import { PaymentMethod } from '../../../shared/fees/payment.ts'
import { type DossierFacts, endOf, hasReused, isOverdue, isPaidOnline } from '../../../shared/indicators/facts.ts'
import type { OverdueCause } from '../../../shared/indicators/overdue.ts'
import type { Contentment, SurveyVoice } from '../../../shared/satisfaction/satisfaction.ts'
import { toBytes } from '../dossiers/index.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'

/** A row of `register_dossiers`. */
export interface FactsRow {
  readonly id: Buffer
  readonly code: string | null
  readonly temporary_code: string | null
  readonly procedure: string
  readonly officer: string
  readonly channel: ReceptionChannel
  readonly state: DossierState
  readonly assigned_to: string | null
  readonly received_at: number
  readonly due_at: number | null
  readonly finished_at: number | null
  readonly supplements: number
  readonly pauses: string | null
  readonly paused_since: number | null
  readonly returned_at: number | null
  readonly has_result: number
  readonly paper_files: number
  readonly papers: string | null
  readonly reused: number
  readonly cause: OverdueCause | null
  readonly answered_at: number | null
  readonly voice: SurveyVoice | null
  readonly overall: Contentment | null
  readonly ended_at: number | null
  readonly overdue: number | null
  readonly paid: string | null
  readonly paid_online: number
}

const COLUMNS = [
  'id',
  'code',
  'temporary_code',
  'procedure',
  'officer',
  'channel',
  'state',
  'assigned_to',
  'received_at',
  'due_at',
  'finished_at',
  'supplements',
  'pauses',
  'paused_since',
  'returned_at',
  'has_result',
  'paper_files',
  'cause',
  'answered_at',
  'voice',
  'overall',
  'ended_at',
  'overdue',
  'paid',
  'paid_online',
  'papers',
  'reused',
] as const satisfies readonly (keyof FactsRow)[]

/** The columns of the facts, for statements that list them. */
export const FACTS_COLUMNS = COLUMNS.join(', ')

const Pauses = z.array(z.strictObject({ from: z.number(), to: z.number() }))
const PaperList = z.array(z.strictObject({ code: z.string(), reused: z.boolean() }))
const PaidList = z.array(z.strictObject({ payment: Identifier, method: PaymentMethod }))

/** The table of facts, one row for each dossier. */
export class FactsTable {
  readonly #put: Statement<SqliteValue[], never>
  readonly #byId: Statement<[Buffer], FactsRow>
  readonly #empty: Statement<[], never>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT OR REPLACE INTO register_dossiers (${FACTS_COLUMNS}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
    )
    this.#byId = store.prepare(`SELECT ${FACTS_COLUMNS} FROM register_dossiers WHERE id = ?`)
    this.#empty = store.prepare('DELETE FROM register_dossiers')
  }

  /** What is known of a dossier. */
  find(dossier: string): DossierFacts | undefined {
    const row = this.findRow(dossier)
    return row === undefined ? undefined : toFacts(row)
  }

  findRow(dossier: string): FactsRow | undefined {
    return this.#byId.find(toBytes(dossier))
  }

  put(dossier: string, facts: DossierFacts): void {
    const row = toRow(toBytes(dossier), facts)
    this.#put.run(...COLUMNS.map((column) => row[column]))
  }

  /** Takes every row out. */
  clear(): void {
    this.#empty.run()
  }
}

/** The pauses of a row. */
export function pausesOf(pauses: string | null): z.infer<typeof Pauses> {
  return pauses === null ? [] : Pauses.parse(JSON.parse(pauses))
}

/** The facts that a row keeps. */
export function toFacts(row: FactsRow): DossierFacts {
  const { answered_at: at, voice, overall } = row
  return {
    standing: {
      code: row.code,
      temporaryCode: row.temporary_code,
      procedure: row.procedure,
      state: row.state,
      receivedAt: row.received_at,
      dueAt: row.due_at,
      finishedAt: row.finished_at,
      assignedTo: row.assigned_to,
    },
    officer: row.officer,
    channel: row.channel,
    supplements: row.supplements,
    pauses: pausesOf(row.pauses),
    pausedSince: row.paused_since,
    returnedAt: row.returned_at,
    hasResult: row.has_result === 1,
    paperFiles: row.papers === null ? [] : PaperList.parse(JSON.parse(row.papers)),
    cause: row.cause,
    verdict: at === null || voice === null || overall === null ? null : { at, voice, overall },
    paid: row.paid === null ? [] : PaidList.parse(JSON.parse(row.paid)),
  }
}

function toRow(id: Buffer, facts: DossierFacts): FactsRow {
  const { standing, verdict } = facts
  const overdue = isOverdue(facts)
  return {
    id,
    code: standing.code,
    temporary_code: standing.temporaryCode,
    procedure: standing.procedure,
    officer: facts.officer,
    channel: facts.channel,
    state: standing.state,
    assigned_to: standing.assignedTo,
    received_at: standing.receivedAt,
    due_at: standing.dueAt,
    finished_at: standing.finishedAt,
    supplements: facts.supplements,
    pauses: facts.pauses.length === 0 ? null : JSON.stringify(facts.pauses),
    paused_since: facts.pausedSince,
    returned_at: facts.returnedAt,
    has_result: facts.hasResult ? 1 : 0,
    paper_files: facts.paperFiles.length,
    papers: facts.paperFiles.length === 0 ? null : JSON.stringify(facts.paperFiles),
    reused: Number(hasReused(facts)),
    cause: facts.cause,
    answered_at: verdict?.at ?? null,
    voice: verdict?.voice ?? null,
    overall: verdict?.overall ?? null,
    ended_at: endOf(facts)?.at ?? null,
    overdue: overdue === null ? null : Number(overdue),
    paid: facts.paid.length === 0 ? null : JSON.stringify(facts.paid),
    paid_online: Number(isPaidOnline(facts)),
  }
}
