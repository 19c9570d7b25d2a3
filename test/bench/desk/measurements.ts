import { CORE_KINDS, SCREEN_KINDS, type ScreenKind } from '../report/desk-plan.ts'
import type { Measurement, Measurements } from '../report/reporter.ts'
import type { Summary } from '../report/statistics.ts'
import type { CoreFigures } from './core/figures.ts'
import { type MemorySample, memoryRows } from './day/memory.ts'

/** All that a run found. */
export interface DeskFindings {
  readonly core: CoreFigures
  readonly screens: ReadonlyMap<ScreenKind, Summary>
  readonly pages: { readonly react: Summary; readonly frame: Summary }
  readonly warm: MemorySample
  readonly end: MemorySample
}

const RANKS = ['p50', 'p99'] as const

/** Puts the findings under the metrics of the plan. */
export function collectDesk({ core, screens, pages, warm, end }: DeskFindings): Measurements {
  const measured = new Map<string, Measurement>(memoryRows(warm, end))
  for (const rank of RANKS) {
    for (const kind of CORE_KINDS) {
      const { ours, limit, plain } = core[kind]
      const { rows, samples } = plain
      measured.set(`${kind}.${rank}`, {
        ours: ours[rank],
        limit: limit[rank],
        peers: { plain: { value: plain[rank], rows, samples } },
      })
    }
    for (const kind of SCREEN_KINDS) {
      const found = screens.get(kind)
      if (found === undefined) continue
      measured.set(`screen.${kind}.${rank}`, {
        ours: found[rank],
        limit: pages.frame[rank],
        peers: { 'react-page': { value: pages.react[rank], rows: 0, samples: pages.react.count } },
      })
    }
  }
  return measured
}
