import type { PeerFigures } from '../peers/peer.ts'
import type { SearchKind } from '../report/plan.ts'
import type { Measurement } from '../report/reporter.ts'
import type { PeerValue } from '../report/result.ts'
import type { Summary } from '../report/statistics.ts'
import type { AcceptFigures, SustainedFigures } from './accepting.ts'
import type { Built } from './building.ts'
import type { SearchFigures } from './searching.ts'

const MEGABYTE = 1e6

/** All that a run of the benchmark found. */
export interface Findings {
  readonly built: Built
  /** The bare file with as many payloads. */
  readonly filled: { readonly seconds: number; readonly fileBytes: number }
  readonly accept: AcceptFigures
  readonly sustained: SustainedFigures
  readonly searches: ReadonlyMap<SearchKind, SearchFigures>
  readonly peers: ReadonlyMap<string, PeerFigures>
}

type OfPeer = (figures: PeerFigures) => { readonly value: number; readonly samples: number } | undefined

/** Puts the findings under the metrics of the plan. */
export function collect(findings: Findings): ReadonlyMap<string, Measurement> {
  const { built, filled, accept, sustained, searches } = findings
  const measured = new Map<string, Measurement>()
  const add = (metric: string, ours: number, limit: number, ofPeer: OfPeer): void => {
    measured.set(metric, { ours, limit, peers: peerValues(findings.peers, ofPeer) })
  }
  const addPut = (metric: string, figure: (summary: Summary) => number): void =>
    add(
      metric,
      figure(accept.ours),
      figure(accept.limit),
      ({ put }) => put && { value: figure(put), samples: put.count },
    )

  add('build.time', built.seconds, filled.seconds, ({ seconds }) => ({ value: seconds, samples: 1 }))
  add('build.file', built.bytes / MEGABYTE, filled.fileBytes / MEGABYTE, ({ bytes }) => ({
    value: bytes / MEGABYTE,
    samples: 1,
  }))
  addPut('accept.p50', ({ p50 }) => p50)
  addPut('accept.p99', ({ p99 }) => p99)
  addPut('accept.rate', ({ mean }) => 1_000 / mean)
  add(
    'accept.p50.ratio',
    accept.ours.p50 / accept.limit.p50,
    1,
    ({ put }) => put && { value: put.p50 / put.limitP50, samples: put.count },
  )
  add(
    'accept.sustained-rate',
    sustained.ours,
    sustained.limit,
    ({ put }) => put && { value: put.sustained, samples: put.count },
  )
  for (const [kind, { ours, limit }] of searches) {
    for (const rank of ['p50', 'p99'] as const) {
      add(`search.${kind}.${rank}`, ours[rank], limit[rank], ({ searches: theirs }) => {
        const summary = theirs.get(kind)
        return summary && { value: summary[rank], samples: summary.count }
      })
    }
  }
  return measured
}

function peerValues(peers: Findings['peers'], ofPeer: OfPeer): Record<string, PeerValue> {
  const values: Record<string, PeerValue> = {}
  for (const [name, figures] of peers) {
    const found = ofPeer(figures)
    if (found !== undefined) values[name] = { ...found, rows: figures.rows }
  }
  return values
}
