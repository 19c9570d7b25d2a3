import { describe, expect, it } from 'vitest'
import type { PeerFigures } from '../../bench/peers/peer.ts'
import { SEARCH_KINDS, STORE_PLAN } from '../../bench/report/plan.ts'
import { summarize } from '../../bench/report/statistics.ts'
import { collect, type Findings } from '../../bench/store/measurements.ts'

const put = { ...summarize([2, 2, 4]), sustained: 300, limitP50: 0.2 }
const searches = new Map(SEARCH_KINDS.map((kind) => [kind, summarize([5, 7])]))
const loaded = { rows: 900, seconds: 12, bytes: 3e6 }
const database: PeerFigures = { ...loaded, searches, put }
const findings: Findings = {
  built: { rows: 1_000, seconds: 60, bytes: 9e6 },
  filled: { seconds: 3, fileBytes: 2e6 },
  accept: { ours: summarize([0.5, 0.5, 2]), limit: summarize([0.25, 0.25, 1]) },
  sustained: { ours: 1_500, limit: 4_000 },
  searches: new Map(SEARCH_KINDS.map((kind) => [kind, { ours: { p50: 2, p99: 6 }, limit: { p50: 1, p99: 2 } }])),
  peers: new Map([
    ['pouchdb', database],
    ['dexie', database],
    ['like', { ...loaded, searches, put: undefined }],
  ]),
}

describe('collect', () => {
  it('finds something for every row and peer of the plan, and nothing else', () => {
    const measured = collect(findings)

    expect([...measured.keys()].sort()).toEqual(STORE_PLAN.rows.map(({ metric }) => metric).sort())
    for (const { metric, peers } of STORE_PLAN.rows) {
      expect([metric, Object.keys(measured.get(metric)?.peers ?? {}).sort()]).toEqual([metric, peers.toSorted()])
    }
  })

  it('sets acceptance against the bare transaction', () => {
    const measured = collect(findings)

    expect(measured.get('accept.p50')).toMatchObject({ ours: 0.5, limit: 0.25, peers: { dexie: { value: 2 } } })
    expect(measured.get('accept.p50.ratio')).toMatchObject({ ours: 2, limit: 1, peers: { dexie: { value: 10 } } })
    expect(measured.get('accept.rate')).toMatchObject({ ours: 1_000, limit: 2_000, peers: { pouchdb: { value: 375 } } })
    expect(measured.get('accept.sustained-rate')).toMatchObject({ ours: 1_500, limit: 4_000 })
  })

  it('says at how many rows and how often a peer was measured', () => {
    expect(collect(findings).get('search.phone.p99')).toEqual({
      ours: 6,
      limit: 2,
      peers: {
        pouchdb: { value: 7, rows: 900, samples: 2 },
        dexie: { value: 7, rows: 900, samples: 2 },
        like: { value: 7, rows: 900, samples: 2 },
      },
    })
  })
})
