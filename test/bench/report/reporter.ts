import type { Plan } from './plan.ts'
import { BenchResult, type Machine, type PeerValue, type ResultRow } from './result.ts'
import { round } from './statistics.ts'

/** What a benchmark found for one metric; the plan knows its unit, goal and peers. */
export interface Measurement {
  readonly ours: number
  readonly limit: number | null
  readonly peers: Readonly<Record<string, PeerValue>>
}

/** All that a run found, by metric. */
export type Measurements = ReadonlyMap<string, Measurement>

/** A benchmark that left out what it owes, or measured what it doesn't know. */
export class IncompleteBench extends Error {
  readonly missing: readonly string[]

  constructor(name: string, missing: readonly string[]) {
    super(`The benchmark "${name}" is incomplete: ${missing.join('; ')}`)
    this.missing = missing
  }
}

/**
 * Puts the measurements of a run into the rows that its plan asks for.
 * @throws IncompleteBench when a row or a peer of the plan is missing, or a measurement isn't in the plan
 */
export function report(
  plan: Plan,
  measured: Measurements,
  about: { readonly at: Date; readonly machine: Machine; readonly conditions: BenchResult['conditions'] },
): BenchResult {
  const missing = [
    ...plan.rows.flatMap(({ metric, peers }) => {
      const found = measured.get(metric)
      if (found === undefined) return [`no row "${metric}"`]
      return peers.filter((peer) => !Object.hasOwn(found.peers, peer)).map((peer) => `no "${peer}" in "${metric}"`)
    }),
    ...[...measured.keys()]
      .filter((metric) => !plan.rows.some((row) => row.metric === metric))
      .map((metric) => `"${metric}" is not in the plan`),
  ]
  if (missing.length > 0) throw new IncompleteBench(plan.name, missing)

  const rows = plan.rows.flatMap(({ metric, unit, goal }): ResultRow[] => {
    const found = measured.get(metric)
    if (found === undefined) return []
    const ours = round(found.ours)
    const peers = Object.fromEntries(
      Object.entries(found.peers).map(([name, peer]) => [name, { ...peer, value: round(peer.value) }]),
    )
    return [
      {
        metric,
        unit,
        ours,
        peers,
        limit: found.limit === null ? null : round(found.limit),
        goal,
        holds: goal === null ? null : ours <= goal,
      },
    ]
  })
  return BenchResult.parse({ name: plan.name, ...about, at: about.at.toISOString(), rows })
}

/** The rows whose goal doesn't hold. */
export function brokenGoals({ rows }: BenchResult): readonly ResultRow[] {
  return rows.filter(({ holds }) => holds === false)
}
