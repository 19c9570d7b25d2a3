// Runs in a utility process of Electron, as the core of the desk does: the same Node, the same SQLite.
import { join } from 'node:path'
import type { Reception } from '../../../../shared/contract/dossiers.ts'
import { type DatasetOptions, dataset } from '../../dataset.ts'
import { Random } from '../../random.ts'
import type { CoreKind } from '../../report/desk-plan.ts'
import { summarize } from '../../report/statistics.ts'
import { openEncrypted } from '../../store/bare.ts'
import { BenchDesk, databaseOf, keyOf, OFFICERS } from '../../store/desk.ts'
import { NOW, tenYears } from '../ten-years.ts'
import { type AskingTask, measureAsking } from './asking.ts'
import { CoreFigures, type CoreReport, CoreTask } from './figures.ts'
import { CoreLimit } from './limit.ts'
import { readPlaces } from './places.ts'
import { PlainTable } from './plain-table.ts'
import { nextQuestion, type QuestionGround } from './questions.ts'

/** Time that the peer has for each kind of question, and how many it is asked however long they take. */
const PEER_KIND_MS = 10_000
const PEER_FEWEST = 3
/** Dossiers to receive while figures are read: more than any run needs. */
const FURTHER = 20_000

const { parentPort } = process
const say = (report: CoreReport): void => parentPort.postMessage(report)

async function run({ directory, folder, rows, seed, questions }: CoreTask): Promise<CoreFigures> {
  const key = keyOf(seed)
  const options = tenYears(rows, seed)
  const ground = readGround(directory, key, options)
  const ours = await measureAsking({
    open: () => openDesk(directory, key),
    ground,
    questions,
    receptions: furtherReceptions(options),
    random: new Random(seed),
    tell: (line) => say({ kind: 'progress', line }),
  })
  const plain = new PlainTable(openEncrypted(join(folder, 'plain.db'), key))
  try {
    const desk = openEncrypted(databaseOf(directory), key)
    const peerRows = plain.load(desk)
    desk.close()
    say({ kind: 'progress', line: `plain table: ${peerRows} rows` })
    const figures = [...ours].map(([kind, found]) => {
      const { p50, p99, count } = summarize(askPlain(plain, kind, ground))
      return [kind, { ...found, plain: { p50, p99, rows: peerRows, samples: count } }] as const
    })
    return CoreFigures.parse(Object.fromEntries(figures))
  } finally {
    plain.close()
  }
}

function askPlain(plain: PlainTable, kind: CoreKind, ground: QuestionGround): number[] {
  const times: number[] = []
  const end = performance.now() + PEER_KIND_MS
  while (times.length < PEER_FEWEST || performance.now() < end) times.push(plain.ask(nextQuestion(kind, ground), NOW))
  return times
}

async function openDesk(directory: string, key: Buffer): ReturnType<AskingTask['open']> {
  const desk = await BenchDesk.open(directory, key, NOW, { fresh: false })
  const limit = new CoreLimit(databaseOf(directory), key)
  return {
    desk,
    limitOf: (kind) => limit.read(kind),
    close: () => {
      limit.close()
      desk.close()
    },
  }
}

function readGround(directory: string, key: Buffer, options: DatasetOptions): QuestionGround {
  const database = openEncrypted(databaseOf(directory), key)
  try {
    return {
      now: NOW,
      procedures: options.procedures.map(({ code }) => code),
      officers: OFFICERS.map(({ id }) => id),
      places: readPlaces(database),
      random: new Random(options.seed),
    }
  } finally {
    database.close()
  }
}

/** Dossiers that come in this morning, others than those of the desk. */
function* furtherReceptions(options: DatasetOptions): Generator<Reception> {
  for (const { input } of dataset({ ...options, rows: FURTHER, seed: options.seed + 1, receptionsPerDay: FURTHER })) {
    if (input.kind === 'received') yield input.reception
  }
}

run(CoreTask.parse(JSON.parse(process.argv[2] ?? '')))
  .then((figures) => say({ kind: 'found', figures }))
  .catch((failure: unknown) =>
    say({ kind: 'failed', why: failure instanceof Error ? (failure.stack ?? '') : String(failure) }),
  )
