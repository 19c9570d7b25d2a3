import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRuntime } from '../../../build/setup/runtime.ts'
import { BUNDLED_FILES, readCatalogFiles } from '../../../main/core/catalog/files.ts'
import type { Procedure } from '../../../shared/catalog/procedure.ts'
import type { Reception } from '../../../shared/contract/dossiers.ts'
import { queueBounds } from '../../../shared/deadlines/index.ts'
import { type DatasetOptions, dataset } from '../dataset.ts'
import type { BenchRequest } from '../options.ts'
import { Random } from '../random.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { SEARCH_KINDS, STORE_PLAN } from '../report/plan.ts'
import { report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { measureAccept, measureSustained, payloadOf } from './accepting.ts'
import { BareFile, BarePage } from './bare.ts'
import { Census } from './census.ts'
import { BenchDesk, databaseOf, keyOf } from './desk.ts'
import { collect } from './measurements.ts'
import { measurePeers } from './peers.ts'
import { provideDesk } from './provide.ts'
import { makeQuestions, type Questions } from './questions.ts'
import { furtherPeerRow, rowsOf, Spool } from './rows.ts'
import { measureSearches } from './searching.ts'

/** The moment at which everything is asked: a Wednesday morning within the calendar, the same in every run. */
const NOW = Date.parse('2027-11-17T10:00:00+07:00')
const DAY_MS = 86_400_000

/** Working days that the calendar reaches back from then: all dossiers must have come in on one of them. */
const WORKING_DAYS = 455
const FEWEST_A_DAY = 2_200

/** Rows whose keys the limit of searching reads. */
const KEYS = 20_000
/** Rows that a peer keeps one by one. */
const PEER_PUTS = 300
/** Time that a peer has for each kind of question. */
const PEER_KIND_MS = 10_000

/** Measures the desk's database with many dossiers: keeping one more, finding any. */
export async function benchStore(request: BenchRequest, tell: (line: string) => void): Promise<BenchResult> {
  const loadBefore = loadNow()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-store-'))
  try {
    const { measured, payloadBytes } = await measure(request, folder, tell)
    const { seed, rows, peerRows = rows, questions, accepts } = request
    return report(STORE_PLAN, measured, {
      at: new Date(),
      machine: describeMachine(readRuntime(), loadBefore),
      conditions: { seed, dossiers: rows, peerRows, questions, accepts, payloadBytes, now: new Date(NOW).toISOString() },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(request: BenchRequest, folder: string, tell: (line: string) => void) {
  const { seed, rows, peerRows = rows, accepts } = request
  const key = keyOf(seed)
  const directory = join(folder, 'desk')
  const { procedures, workCalendar } = readCatalogFiles(BUNDLED_FILES)
  const options = datasetOptions(rows, seed, procedures)
  const built = await provideDesk(directory, key, options, request.desk, tell)
  tell(`desk of ${built.rows} dossiers: ${built.seconds.toFixed(0)} s, ${(built.bytes / 1e6).toFixed(0)} MB`)

  const { census, spool, ids } = surveyDesk(databaseOf(directory), key, join(folder, 'rows'), seed, peerRows)
  const bounds = queueBounds(workCalendar, NOW)
  const questions = makeQuestions(census, bounds, request.questions, seed)
  const receptions = furtherReceptions(options, countOf(questions) + 2 * accepts)

  const samples = receptions.slice(0, accepts).map((reception) => payloadOf(reception).length)
  const payloadBytes = Math.round(samples.reduce((sum, bytes) => sum + bytes, 0) / samples.length)
  const bare = new BareFile(join(folder, 'bare.db'), key)
  const filled = bare.fill(rows, payloadBytes)
  tell(`bare file of as many payloads: ${filled.seconds.toFixed(0)} s, ${(filled.fileBytes / 1e6).toFixed(0)} MB`)

  const desk = await BenchDesk.open(directory, key, NOW, { fresh: false })
  const page = new BarePage(databaseOf(directory), key)
  const take = (count: number): Reception[] => receptions.splice(0, count)
  // Who comes in meanwhile must not answer the questions that nobody answers.
  const meanwhile = take(countOf(questions)).filter((one) => census.haveMet(furtherPeerRow(one, NOW).words))
  const searches = await measureSearches({ desk, questions, page, ids, receptions: meanwhile.values(), seed })
  tell('searches measured')
  page.close()
  const accept = await measureAccept(desk, bare, take(accepts))
  // A new day has its numbers still to give.
  desk.now += DAY_MS
  const sustained = await measureSustained(desk, bare, take(accepts))
  tell('acceptance measured')
  desk.close()
  bare.close()

  const further = furtherReceptions({ ...options, seed: seed + 1 }, PEER_PUTS).map((one) => furtherPeerRow(one, NOW))
  const peers = await measurePeers(folder, key, (peer) => ({
    chunks: spool.chunks(peerRows),
    further: peer.name === 'like' ? [] : further,
    questionsOf: (kind) => questions[kind].map(({ peer: asked }) => asked),
    loadMilliseconds: request.peerMinutes * 60_000,
    kindMilliseconds: PEER_KIND_MS,
    tell,
  }))
  return { measured: collect({ built, filled, accept, sustained, searches, peers }), payloadBytes }
}

function datasetOptions(rows: number, seed: number, procedures: readonly Procedure[]): DatasetOptions {
  // A procedure with several versions is meant in the one in force.
  const inForce = new Map(procedures.map((procedure) => [procedure.code, procedure]))
  const receptionsPerDay = Math.max(FEWEST_A_DAY, Math.ceil(rows / WORKING_DAYS))
  return { rows, seed, until: NOW, receptionsPerDay, procedures: [...inForce.values()] }
}

/** Reads every row once: for the questions, for the peers, for the keys of the limit. */
function surveyDesk(file: string, key: Buffer, folder: string, seed: number, peerRows: number) {
  const census = new Census(seed)
  const spool = new Spool(folder)
  const random = new Random(seed)
  const ids: Buffer[] = []
  for (const row of rowsOf(file, key)) {
    census.add(row)
    if (census.rows <= peerRows) spool.add(row)
    if (ids.length < KEYS) ids.push(Buffer.from(row.id, 'hex'))
    else if (random.chance(KEYS / census.rows)) ids[random.between(0, KEYS - 1)] = Buffer.from(row.id, 'hex')
  }
  spool.close()
  return { census, spool, ids }
}

/** Dossiers that come in this morning, others than those of the desk. */
function furtherReceptions(options: DatasetOptions, count: number): Reception[] {
  const receptions: Reception[] = []
  const rows = Math.ceil(count * 1.1) + 100
  for (const { input } of dataset({ ...options, rows, seed: options.seed + 1, receptionsPerDay: rows })) {
    if (input.kind === 'received') receptions.push(input.reception)
  }
  return receptions.slice(0, count)
}

/** More receptions than searches need meanwhile. */
function countOf(questions: Questions): number {
  return SEARCH_KINDS.reduce((sum, kind) => sum + questions[kind].length, 0)
}
