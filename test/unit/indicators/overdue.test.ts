import { describe, expect, test } from 'vitest'
import { DossierState } from '../../../shared/catalog/status.ts'
import { endOf, isOverdue } from '../../../shared/indicators/facts.ts'
import { OverdueCause, placeOf } from '../../../shared/indicators/overdue.ts'
import { type Content, events, factsOf, received } from './events.ts'

const { forwarded, asked, supplemented, verifying, submitted, approved, extended, completed, handedOver, stopped } =
  events

type Row = readonly [what: string, way: readonly Content[], overdue: boolean | null, cause: OverdueCause | null]
const ROWS: readonly Row[] = [
  ['still running', [received(), forwarded(1_100)], null, null],
  ['at the due time itself', [received(), completed(2_000)], false, null],
  ['a moment later, never forwarded', [received(), completed(2_001)], true, 'counter'],
  ['late with the specialist', [received(), forwarded(1_100), completed(2_500)], true, 'specialist'],
  ['forwarded only after it was due', [received(), forwarded(2_100), completed(2_500)], true, 'counter'],
  ['late with another agency', [received(), forwarded(1_100), verifying(1_200), stopped(2_100)], true, 'other-agency'],
  [
    'late before the leader',
    [received(), forwarded(1_100), submitted(1_900), approved(2_200), completed(2_300)],
    true,
    'leader',
  ],
  [
    'approved in time, the result attached late',
    [received(), forwarded(1_100), submitted(1_200), approved(1_300), completed(2_300)],
    true,
    'issuing',
  ],
  ['extended in time', [received(), forwarded(1_100), extended(1_900, 3_000), completed(2_900)], false, null],
  [
    'extended, and late again with the leader',
    [received(), forwarded(1_100), extended(1_900, 3_000), submitted(2_900), approved(3_100), completed(3_200)],
    true,
    'leader',
  ],
  [
    'one supplement, then in time',
    [received(), asked(1_500), supplemented(5_000, 5_500), completed(5_400)],
    false,
    null,
  ],
  [
    'two supplements, though in time',
    [
      received(),
      asked(1_500),
      supplemented(2_500, 3_000),
      asked(2_600, 2),
      supplemented(4_000, 9_000),
      completed(4_100),
    ],
    true,
    'second-supplement',
  ],
  ['stopped while the clock stood still', [received(), asked(1_500), stopped(9_000)], false, null],
  [
    'asked for a supplement after it was due, then stopped',
    [received(), asked(2_500), stopped(9_000)],
    true,
    'counter',
  ],
  ['ready in time, fetched a month later', [received(), completed(1_900), handedOver(99_000)], false, null],
  ['withdrawn after it was due', [received(), events.withdrawn(9_000)], null, null],
]

describe('a dossier is overdue, and why', () => {
  test.each(ROWS)('%s', (_what, way, overdue, cause) => {
    const facts = factsOf(way)
    expect(isOverdue(facts)).toBe(overdue)
    expect(facts.cause).toBe(cause)
  })

  test('the rows above know every cause but waiting for the citizen, when the clock stands still', () => {
    const known = new Set(ROWS.map(([, , , cause]) => cause))
    expect(OverdueCause.options.filter((cause) => !known.has(cause))).toEqual(['citizen'])
  })
})

test('the end is the result, not the return, and a stop only without a result', () => {
  expect(endOf(factsOf([received(), completed(1_900), handedOver(2_500)]))).toEqual({ at: 1_900, kind: 'completed' })
  expect(endOf(factsOf([received(), stopped(1_950)]))).toEqual({ at: 1_950, kind: 'stopped' })
  expect(endOf(factsOf([received()]))).toBeNull()
})

test('an act that could not hold changes no fact', () => {
  const way = [received(), completed(1_900)]
  expect(factsOf([...way, asked(1_950), completed(1_960)])).toEqual(factsOf(way))
})

test('where a running dossier lies is said for every state, and a second supplement before all', () => {
  for (const state of DossierState.options) {
    expect(OverdueCause.options).toContain(placeOf(state, 0))
    expect(placeOf(state, 2)).toBe('second-supplement')
  }
  expect(placeOf('deciding', 1)).toBe('leader')
})
