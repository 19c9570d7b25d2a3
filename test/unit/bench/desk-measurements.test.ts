import { describe, expect, it } from 'vitest'
import { CoreFigures } from '../../bench/desk/core/figures.ts'
import { collectDesk, type DeskFindings } from '../../bench/desk/measurements.ts'
import { CORE_KINDS, DESK_PLAN, SCREEN_KINDS } from '../../bench/report/desk-plan.ts'
import { summarize } from '../../bench/report/statistics.ts'

const core = CoreFigures.parse(
  Object.fromEntries(
    CORE_KINDS.map((kind) => [
      kind,
      { ours: { p50: 2, p99: 6 }, limit: { p50: 0.1, p99: 0.2 }, plain: { p50: 40, p99: 90, rows: 1_000, samples: 9 } },
    ]),
  ),
)
const findings: DeskFindings = {
  core,
  screens: new Map(SCREEN_KINDS.map((kind) => [kind, summarize([60, 40, 80])])),
  pages: { react: summarize([28, 30]), frame: summarize([26, 27]) },
  warm: { renderer: { process: 200e6, heap: 20e6 }, core: { process: 100e6, heap: 10e6 } },
  end: { renderer: { process: 210e6, heap: 19e6 }, core: { process: 125e6, heap: 10e6 } },
}

describe('collectDesk', () => {
  it('finds something for every row and peer of the plan, and nothing else', () => {
    const measured = collectDesk(findings)

    expect([...measured.keys()].sort()).toEqual(DESK_PLAN.rows.map(({ metric }) => metric).sort())
    for (const { metric, peers } of DESK_PLAN.rows) {
      expect([metric, Object.keys(measured.get(metric)?.peers ?? {})]).toEqual([metric, peers])
    }
  })

  it('sets figures beside the plain table, and screens beside the bare pages', () => {
    const measured = collectDesk(findings)

    expect(measured.get('dashboard.officer.p99')).toEqual({
      ours: 6,
      limit: 0.2,
      peers: { plain: { value: 90, rows: 1_000, samples: 9 } },
    })
    expect(measured.get('screen.act.p50')).toEqual({
      ours: 60,
      limit: 26,
      peers: { 'react-page': { value: 28, rows: 0, samples: 2 } },
    })
  })

  it('tells memory at the end, and what it grew to', () => {
    const measured = collectDesk(findings)

    expect(measured.get('memory.core')).toMatchObject({ ours: 125, limit: 100 })
    expect(measured.get('memory.core.growth')).toMatchObject({ ours: 1.25, limit: 1 })
    expect(measured.get('memory.renderer.heap.growth')).toMatchObject({ ours: 0.95, limit: 1 })
  })

  it('leaves a kind that was not measured out, so that the report refuses the run', () => {
    const measured = collectDesk({ ...findings, screens: new Map([['act', summarize([50])]]) })

    expect(measured.has('screen.accept.p99')).toBe(false)
    expect(measured.has('screen.act.p99')).toBe(true)
  })
})
