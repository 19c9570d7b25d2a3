import { join } from 'node:path'
import { launchOf } from '../../../build/setup/launch.ts'
import { readRuntime } from '../../../build/setup/runtime.ts'
import type { BenchRequest } from '../options.ts'
import { Random } from '../random.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { START_PLAN } from '../report/plan.ts'
import { type Measurement, report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { type Summary, summarize } from '../report/statistics.ts'
import { inWorkshop } from '../workshop.ts'
import { writeEmptyApp, writeTemplateApp } from './apps.ts'
import { foundDesk } from './founding.ts'
import { type Contender, timeLaunches } from './launches.ts'

const OURS = 'desk'
const LIMIT = 'empty window'
const PEER = 'react-template'

/** Times the start of the desk, of an empty window and of a template's window in the same Electron, all warm. */
export async function benchStart(request: BenchRequest, tell: (line: string) => void): Promise<BenchResult> {
  const loadBefore = loadNow()
  const launches = await inWorkshop('start', async (folder) =>
    timeLaunches(await contendersIn(folder), request.runs, new Random(request.seed), tell),
  )
  tell(`steps of the last start of ours: ${launches.get(OURS)?.at(-1)?.line ?? ''}`)
  const summaryOf = (name: string): Summary =>
    summarize((launches.get(name) ?? []).map(({ milliseconds }) => milliseconds))
  return report(START_PLAN, measurements(summaryOf(OURS), summaryOf(LIMIT), summaryOf(PEER)), {
    at: new Date(),
    machine: describeMachine(readRuntime(), loadBefore),
    conditions: { seed: request.seed, runs: request.runs, screen: 'sign-in' },
  })
}

function measurements(ours: Summary, limit: Summary, peer: Summary): ReadonlyMap<string, Measurement> {
  const measure = (of: (summary: Summary) => number): Measurement => ({
    ours: of(ours),
    limit: of(limit),
    peers: { [PEER]: { value: of(peer), rows: 0, samples: peer.count } },
  })
  return new Map([
    ['start.p50', measure(({ p50 }) => p50)],
    ['start.p50.ratio', measure(({ p50 }) => p50 / limit.p50)],
    ['start.p90', measure(({ p90 }) => p90)],
  ])
}

async function contendersIn(folder: string): Promise<readonly Contender[]> {
  const data = join(folder, 'desk')
  await foundDesk(join(data, 'desk'))
  const desk = launchOf({ MOTCUA_DATA: data, MOTCUA_MARKS: '1' })
  const bare = (name: string, app: string): Contender => {
    const { executable, args, env } = launchOf({ BENCH_USER_DATA: join(folder, `${name} data`) })
    return { name, executable, args: [...args.slice(0, -1), app], env, says: /^usable$/ }
  }
  return [
    { name: OURS, executable: desk.executable, args: desk.args, env: desk.env, says: /usable: sign-in / },
    bare(LIMIT, writeEmptyApp(join(folder, 'empty'))),
    bare(PEER, await writeTemplateApp(join(folder, 'template'))),
  ]
}
