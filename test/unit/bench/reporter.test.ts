import { describe, expect, it } from 'vitest'
import { DESK_PLAN } from '../../bench/report/desk-plan.ts'
import { type Plan, SEARCH_KINDS, START_PLAN, STORE_PLAN } from '../../bench/report/plan.ts'
import { brokenGoals, IncompleteBench, type Measurement, report } from '../../bench/report/reporter.ts'
import { BenchResult, type Machine } from '../../bench/report/result.ts'
import { tableOf } from '../../bench/report/table.ts'

const machine: Machine = {
  platform: 'Linux 6.1 x64',
  processor: 'made up',
  cores: 2,
  memoryMB: 8_192,
  node: '24.0.0',
  electron: '45.0.0 (official)',
  load: [0.5, 1],
}
const about = { at: new Date('2026-07-01T00:00:00Z'), machine, conditions: { dossiers: 1_000, seed: 7 } }

/** What a run that left nothing out would have found. */
function everything(plan: Plan, ours = 1): Map<string, Measurement> {
  return new Map(
    plan.rows.map(({ metric, peers }) => {
      const values = Object.fromEntries(peers.map((peer) => [peer, { value: 30, rows: 1_000, samples: 300 }]))
      return [metric, { ours, limit: 0.5, peers: values }]
    }),
  )
}

/** Every promise of the issue: the metric, and the most it may be. */
const PROMISES: readonly (readonly [plan: Plan, metric: string, goal: number])[] = [
  [STORE_PLAN, 'accept.p50.ratio', 2.5],
  [STORE_PLAN, 'search.name-marked.p99', 10],
  [STORE_PLAN, 'search.name-plain.p99', 10],
  [STORE_PLAN, 'search.typing.p99', 10],
  [STORE_PLAN, 'search.common-name.p99', 10],
  [STORE_PLAN, 'search.personal-number.p99', 10],
  [STORE_PLAN, 'search.phone.p99', 10],
  [STORE_PLAN, 'search.code.p99', 10],
  [STORE_PLAN, 'search.temporary-code.p99', 10],
  [STORE_PLAN, 'search.due-today.p99', 10],
  [STORE_PLAN, 'search.overdue.p99', 10],
  [STORE_PLAN, 'search.counts.p99', 10],
  [STORE_PLAN, 'search.rare-pair.p99', 25],
  [STORE_PLAN, 'search.no-hit.p99', 25],
  [STORE_PLAN, 'search.combined.p99', 25],
  [START_PLAN, 'start.p50.ratio', 1.6],
  [DESK_PLAN, 'counts.p99', 50],
  [DESK_PLAN, 'dashboard.month.p99', 50],
  [DESK_PLAN, 'dashboard.year.p99', 50],
  [DESK_PLAN, 'dashboard.ten-years.p99', 50],
  [DESK_PLAN, 'dashboard.procedure.p99', 50],
  [DESK_PLAN, 'dashboard.officer.p99', 50],
  [DESK_PLAN, 'screen.act.p99', 100],
  [DESK_PLAN, 'screen.accept.p99', 100],
  [DESK_PLAN, 'screen.reception-form.p99', 100],
  [DESK_PLAN, 'memory.renderer.growth', 1.1],
  [DESK_PLAN, 'memory.renderer.heap.growth', 1.1],
  [DESK_PLAN, 'memory.core.growth', 1.1],
  [DESK_PLAN, 'memory.core.heap.growth', 1.1],
]

describe('the plans', () => {
  it.each(PROMISES)('%o promises %s of at most %d', (plan, metric, goal) => {
    expect(plan.rows.filter((row) => row.metric === metric)).toEqual([expect.objectContaining({ goal })])
  })

  it('promise nothing else', () => {
    const promised = [STORE_PLAN, START_PLAN, DESK_PLAN].flatMap(({ rows }) => rows.filter(({ goal }) => goal !== null))

    expect(promised.map(({ metric }) => metric).sort()).toEqual(PROMISES.map(([, metric]) => metric).sort())
  })

  it('have every metric once', () => {
    for (const { rows } of [STORE_PLAN, START_PLAN, DESK_PLAN]) {
      expect(new Set(rows.map(({ metric }) => metric)).size).toBe(rows.length)
    }
  })

  it('ask every searching peer every kind of question', () => {
    for (const kind of SEARCH_KINDS) {
      for (const rank of ['p50', 'p99']) {
        const row = STORE_PLAN.rows.find(({ metric }) => metric === `search.${kind}.${rank}`)
        expect(row?.peers).toEqual(['pouchdb', 'dexie', 'like'])
      }
    }
  })

  it('measure keeping a dossier durably in both other databases', () => {
    const rows = STORE_PLAN.rows.filter(({ metric }) => metric.startsWith('accept.'))

    expect(rows.map(({ peers }) => peers)).toEqual(rows.map(() => ['pouchdb', 'dexie']))
  })
})

describe('report', () => {
  it('gives every row of the plan in its order, and what its schema accepts', () => {
    const result = report(STORE_PLAN, everything(STORE_PLAN), about)

    expect(result.rows.map(({ metric }) => metric)).toEqual(STORE_PLAN.rows.map(({ metric }) => metric))
    expect(BenchResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
    expect(result).toMatchObject({ name: 'store', at: '2026-07-01T00:00:00.000Z', machine, conditions: { seed: 7 } })
  })

  it.each(STORE_PLAN.rows.map(({ metric }) => metric))('fails without the row %s', (metric) => {
    const measured = everything(STORE_PLAN)
    measured.delete(metric)

    expect(() => report(STORE_PLAN, measured, about)).toThrow(IncompleteBench)
    expect(() => report(STORE_PLAN, measured, about)).toThrow(`no row "${metric}"`)
  })

  it.each(['pouchdb', 'dexie', 'like'])('fails without the peer %s', (peer) => {
    const measured = everything(STORE_PLAN)
    const whole = measured.get('search.code.p99')
    const { [peer]: _missing, ...peers } = whole?.peers ?? {}
    measured.set('search.code.p99', { ours: 1, limit: 1, peers })

    expect(() => report(STORE_PLAN, measured, about)).toThrow(`no "${peer}" in "search.code.p99"`)
  })

  it('fails with a measurement that nobody planned', () => {
    const measured = everything(START_PLAN).set('start.p51', { ours: 1, limit: 1, peers: {} })

    expect(() => report(START_PLAN, measured, about)).toThrow('"start.p51" is not in the plan')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('fails with %d as a measured value', (ours) => {
    const measured = everything(START_PLAN).set('start.p90', {
      ours,
      limit: 1,
      peers: { 'react-template': { value: 1, rows: 0, samples: 1 } },
    })

    expect(() => report(START_PLAN, measured, about)).toThrow()
  })

  it.each([
    [1.6, true],
    [1.601, false],
    [0.9, true],
  ])('says of %d whether it is within 1.6', (ours, holds) => {
    const result = report(START_PLAN, everything(START_PLAN, ours), about)

    expect(result.rows.find(({ metric }) => metric === 'start.p50.ratio')).toMatchObject({ ours, goal: 1.6, holds })
    expect(result.rows.find(({ metric }) => metric === 'start.p50')).toMatchObject({ goal: null, holds: null })
    expect(brokenGoals(result)).toHaveLength(holds ? 0 : 1)
  })
})

describe('BenchResult', () => {
  it('refuses a row that says of itself what its figures deny', () => {
    const result = report(START_PLAN, everything(START_PLAN, 3), about)
    const rows = result.rows.map((row) => (row.goal === null ? row : { ...row, holds: true }))

    expect(() => BenchResult.parse({ ...result, rows })).toThrow('`holds`')
  })
})

describe('tableOf', () => {
  it('has a line for every row, with its ratio to the limit', () => {
    const table = tableOf(report(STORE_PLAN, everything(STORE_PLAN), about))

    for (const { metric } of STORE_PLAN.rows)
      expect(table).toMatch(new RegExp(`^${metric.replaceAll('.', '\\.')} `, 'm'))
    expect(table).toMatch(/^accept\.p50\.ratio +ratio +1 +0\.5 +2\.00 +<= 2\.5 +yes /m)
    expect(table).toContain('✓ all 15 goals hold')
  })

  it('names every goal that does not hold', () => {
    const table = tableOf(report(START_PLAN, everything(START_PLAN, 1.8), about))

    expect(table).toContain('✗ GOAL MISSED: start.p50.ratio is 1.8 ratio, at most 1.6 was promised')
    expect(table).toContain('✗ 1 of 1 goals do not hold')
  })

  it('says at how many rows a peer gave up', () => {
    const measured = everything(STORE_PLAN)
    const like = { value: 30, rows: 1_000, samples: 300 }
    measured.set('search.phone.p50', {
      ours: 1,
      limit: 1,
      peers: { pouchdb: { ...like, rows: 400 }, dexie: like, like },
    })

    expect(tableOf(report(STORE_PLAN, measured, about))).toContain('pouchdb 30 (at 400 rows), dexie 30, like 30')
  })

  it('says that the machine was busy when the limit itself was', () => {
    const measured = everything(STORE_PLAN)
    const quiet = tableOf(report(STORE_PLAN, measured, about))
    const phone = measured.get('search.phone.p99')
    measured.set('search.phone.p99', { ours: 8, limit: 6, peers: phone?.peers ?? {} })

    expect(quiet).not.toContain('busy')
    expect(tableOf(report(STORE_PLAN, measured, about))).toContain('even the limit took up to 12 times its median')
  })
})
