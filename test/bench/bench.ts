// npm run bench [store|start|desk|scan|sign] [-- options]: measures the desk, others, and what is physically possible, in one run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { benchDesk } from './desk/desk.ts'
import { type BenchName, type BenchRequest, readRequest, resultFile } from './options.ts'
import { brokenGoals } from './report/reporter.ts'
import type { BenchResult } from './report/result.ts'
import { tableOf } from './report/table.ts'
import { benchScan } from './scan/scan.ts'
import { benchSign } from './sign/sign.ts'
import { benchStart } from './start/start.ts'
import { benchStore } from './store/store.ts'

type Bench = (request: BenchRequest, tell: (line: string) => void) => Promise<BenchResult>

const BENCHES: Readonly<Record<BenchName, Bench>> = {
  store: benchStore,
  start: benchStart,
  desk: benchDesk,
  scan: benchScan,
  sign: benchSign,
}

const request = readRequest(process.argv.slice(2))
const began = performance.now()

function tell(line: string): void {
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  console.log(`${seconds.padStart(5)} s  ${line}`)
}

for (const name of request.names) {
  tell(`${name}: seed ${request.seed}`)
  const result = await BENCHES[name](request, tell)
  const file = resultFile(request, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`)
  console.log(`\n${tableOf(result)}\n\n${file}\n`)
  if (request.strict && brokenGoals(result).length > 0) process.exitCode = 1
}
