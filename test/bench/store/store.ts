import { join } from 'node:path'
import { readRuntime } from '../../../build/setup/runtime.ts'
import { BUNDLED_FILES, readCatalogFiles } from '../../../main/core/catalog/files.ts'
import type { Procedure } from '../../../shared/catalog/procedure.ts'
import type { Reception } from '../../../shared/contract/dossiers.ts'
import { queueBounds } from '../../../shared/deadlines/index.ts'
import { type DatasetOptions, dataset, inForce } from '../dataset.ts'
import type { BenchRequest } from '../options.ts'
import { Random } from '../random.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { SEARCH_KINDS, STORE_PLAN } from '../report/plan.ts'
import { report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { inWorkshop } from '../workshop.ts'
import { measureAccept, measureSustained } from './accepting.ts'
import { BareFile, BarePage, weighPayloads } from './bare.ts'
import { Census } from './census.ts'
import { BenchDesk, databaseOf, keyOf } from './desk.ts'
import { collect } from './measurements.ts'
import { measurePeers } from './peers.ts'
import { provideDesk } from './provide.ts'
import { makeQuestions } from './questions.ts'
import { furtherPeerRow, rowsOf, Spool } from './rows.ts'
import { measureSearches, PASSES, QUESTIONS_BETWEEN_RECEPTIONS } from './searching.ts'

/** The moment at which everything is asked: a Wednesday morning within the calendar, the same in every run. */
const NOW = Date.parse('2027-10-20T10:00:00+07:00')
const DAY_MS = 86_400_000
/** Closing time of the day after: identifiers begin with their time, and those of a new dossier come after all that are there. */
const FURTHER_UNTIL = NOW + DAY_MS + 8 * 3_600_000

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
  const { seed, rows, peerRows = rows, questions, accepts } = request
  return inWorkshop('store', async (folder) => {
    const scene = await prepareScene(request, folder, tell)
    const measured = collect({
      built: scene.built,
      filled: scene.filled,
      ...(await measureOurs(request, scene, tell)),
      peers: await measurePeers(folder, scene.key, {
        chunks: () => scene.survey.spool.chunks(peerRows),
        further: furtherReceptions({ ...scene.options, seed: seed + 1 }, PEER_PUTS).map((one) =>
          furtherPeerRow(one, NOW),
        ),
        keepBare: () => scene.bare.keep(),
        questionsOf: (kind) => scene.questions[kind].map(({ peer }) => peer),
        loadMilliseconds: request.peerMinutes * 60_000,
        kindMilliseconds: PEER_KIND_MS,
        tell,
      }),
    })
    scene.bare.close()
    return report(STORE_PLAN, measured, {
      at: new Date(),
      machine: describeMachine(readRuntime(), loadBefore),
      conditions: {
        seed,
        dossiers: rows,
        peerRows,
        questions,
        accepts,
        ...scene.payloads,
        now: new Date(NOW).toISOString(),
      },
    })
  })
}

type Scene = Awaited<ReturnType<typeof prepareScene>>

/** The full desk, the bare file beside it, and everything that is going to be asked. */
async function prepareScene(request: BenchRequest, folder: string, tell: (line: string) => void) {
  const { seed, rows, peerRows = rows } = request
  const key = keyOf(seed)
  const directory = join(folder, 'desk')
  const { procedures, workCalendar } = readCatalogFiles(BUNDLED_FILES)
  const options = datasetOptions(rows, seed, procedures)
  const built = await provideDesk(directory, key, options, request.desk, tell)
  tell(`desk of ${built.rows} dossiers: ${built.seconds.toFixed(0)} s, ${(built.bytes / 1e6).toFixed(0)} MB`)

  const survey = surveyDesk(databaseOf(directory), key, { folder: join(folder, 'rows'), seed, peerRows })
  const questions = makeQuestions(survey.census, queueBounds(workCalendar, NOW), request.questions, seed)

  const payloads = weighPayloads(databaseOf(directory), key)
  const bare = new BareFile(join(folder, 'bare.db'), key, payloads.receptionBytes)
  const filled = bare.fill(payloads)
  tell(`the payloads alone: ${filled.seconds.toFixed(0)} s, ${(filled.fileBytes / 1e6).toFixed(0)} MB`)
  return { key, directory, options, built, survey, questions, bare, filled, payloads }
}

async function measureOurs(request: BenchRequest, scene: Scene, tell: (line: string) => void) {
  const { key, directory, options, survey, questions, bare } = scene
  const asked = SEARCH_KINDS.reduce((sum, kind) => sum + questions[kind].length, 0)
  const meanwhile = 2 * PASSES * Math.ceil(asked / QUESTIONS_BETWEEN_RECEPTIONS)
  const receptions = furtherReceptions(options, meanwhile + 2 * request.accepts)
  const take = (count: number): Reception[] => receptions.splice(0, count)
  const open = () => BenchDesk.open(directory, key, NOW, { fresh: false })
  const searches = await measureSearches({
    open: async () => ({ desk: await open(), page: new BarePage(databaseOf(directory), key) }),
    questions,
    ids: survey.ids,
    // Who comes in meanwhile must not answer the questions that nobody answers.
    receptions: take(meanwhile)
      .filter((one) => survey.census.haveMet(furtherPeerRow(one, NOW).words))
      .values(),
    random: new Random(request.seed),
    tell,
  })
  const desk = await open()
  const accept = await measureAccept(desk, bare, take(request.accepts))
  // A new day has its numbers still to give.
  desk.now += DAY_MS
  const sustained = await measureSustained(desk, bare, take(request.accepts))
  desk.close()
  tell(`acceptance: ${accept.ours.p50.toFixed(3)} ms, bare ${accept.limit.p50.toFixed(3)} ms`)
  return { searches, accept, sustained }
}

function datasetOptions(rows: number, seed: number, procedures: readonly Procedure[]): DatasetOptions {
  const receptionsPerDay = Math.max(FEWEST_A_DAY, Math.ceil(rows / WORKING_DAYS))
  return { rows, seed, until: NOW, receptionsPerDay, procedures: inForce(procedures) }
}

/** Reads every row once: for the questions, for the peers, for the keys of the limit. */
function surveyDesk(
  file: string,
  key: Buffer,
  { folder, seed, peerRows }: { readonly folder: string; readonly seed: number; readonly peerRows: number },
) {
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
  const further = { ...options, rows, seed: options.seed + 1, until: FURTHER_UNTIL, receptionsPerDay: rows }
  for (const { input } of dataset(further)) {
    if (input.kind === 'received') receptions.push(input.reception)
  }
  return receptions.slice(0, count)
}
