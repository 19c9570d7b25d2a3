import { join } from 'node:path'
import { readRuntime } from '../../../build/setup/runtime.ts'
import type { BenchRequest } from '../options.ts'
import { DESK_PLAN } from '../report/desk-plan.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { keyOf } from '../store/desk.ts'
import { provideDesk } from '../store/provide.ts'
import { inWorkshop } from '../workshop.ts'
import { measureCore } from './core/core.ts'
import { CITIZENS_AN_HOUR, workDay } from './day/day.ts'
import { letIn } from './door.ts'
import { collectDesk } from './measurements.ts'
import { measureBarePages } from './screen/bare-pages.ts'
import { extendCalendar, NOW, tenYears } from './ten-years.ts'

/** Measures a desk with the dossiers of ten years: its figures, its screens, and its memory over a day. */
export async function benchDesk(request: BenchRequest, tell: (line: string) => void): Promise<BenchResult> {
  const loadBefore = loadNow()
  const { seed, rows, questions, hours } = request
  return inWorkshop('desk', async (folder) => {
    const directory = join(folder, 'desk')
    const key = keyOf(seed)
    const kept = request.desk === undefined ? undefined : join(request.desk, 'ten-years')
    const built = await provideDesk(directory, key, tenYears(rows, seed), kept, tell, extendCalendar)
    tell(`desk of ${built.rows} dossiers: ${built.seconds.toFixed(0)} s, ${(built.bytes / 1e6).toFixed(0)} MB`)

    const core = await measureCore({ directory, folder, rows, seed, questions }, tell)
    await letIn(directory, key)
    const pages = await measureBarePages(folder)
    tell(`one text changed: ${pages.frame.p50.toFixed(0)} ms, by React ${pages.react.p50.toFixed(0)} ms`)
    const { times: screens, warm, end } = await workDay(folder, hours, tell)

    return report(DESK_PLAN, collectDesk({ core, screens, pages, warm, end }), {
      at: new Date(),
      machine: describeMachine(readRuntime(), loadBefore),
      conditions: {
        seed,
        dossiers: rows,
        questions,
        hours,
        citizens: hours * CITIZENS_AN_HOUR,
        now: new Date(NOW).toISOString(),
      },
    })
  })
}
