import { describe, expect, it } from 'vitest'
import { SCAN_PLAN } from '../../bench/report/scan-plan.ts'
import { collectScan, type ScanFindings } from '../../bench/scan/measurements.ts'
import { errorPercent } from '../../bench/scan/text.ts'

const findings: ScanFindings = {
  pages: 10,
  clean: { processorMs: 400, seconds: 3, limitMs: 80 },
  skews: { ours: [0.01, -0.03], unpaper: [0.4, -1] },
  unpaperSeconds: 30,
  blank: { takenForEmpty: 0, notSeen: 2, empty: 40 },
  searchable: {
    ours: { seconds: 15, errorsPercent: 1, bytes: 1_024_000 },
    ocrmypdf: { seconds: 60, errorsPercent: 10, bytes: 4_096_000 },
  },
  cards: { easyUnread: 0, easy: 176, unread: 32, all: 320, frameMs: 12 },
  batchMB: 500,
}

describe('collectScan', () => {
  it('finds something for every row and peer of the plan, and nothing else', () => {
    const measured = collectScan(findings)
    expect([...measured.keys()].toSorted()).toEqual(SCAN_PLAN.rows.map(({ metric }) => metric).toSorted())
    for (const { metric, peers } of SCAN_PLAN.rows) {
      expect([metric, Object.keys(measured.get(metric)?.peers ?? {})]).toEqual([metric, peers])
    }
  })

  it('sets ours beside the peers on the same pages', () => {
    const measured = collectScan(findings)
    expect(measured.get('searchable.rate')).toMatchObject({ ours: 40, peers: { ocrmypdf: { value: 10 } } })
    expect(measured.get('searchable.time.ratio')?.ours).toBe(0.25)
    expect(measured.get('searchable.errors.ratio')?.ours).toBe(0.1)
    expect(measured.get('searchable.page')?.ours).toBe(100)
    expect(measured.get('deskew.largest')).toMatchObject({ ours: 0.03, peers: { unpaper: { value: 1 } } })
    expect(measured.get('card.all.unread')?.ours).toBe(10)
  })
})

describe('errors of a text', () => {
  it('count what is wrong, left out or added, blanks and line ends as one', () => {
    expect(errorPercent('Hồ sơ\nđủ', 'Hồ sơ  đủ ')).toBe(0)
    expect(errorPercent('abcd', 'abxd')).toBe(25)
    expect(errorPercent('abcd', '')).toBe(100)
    expect(errorPercent('ab', 'abcd')).toBe(100)
  })
})
