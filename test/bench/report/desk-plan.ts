import { type Plan, type PlannedRow, row } from './plan.ts'

/** Milliseconds in the core, 99th percentile, at 1,000,000 dossiers; null where nothing was promised. */
export const CORE_GOALS = {
  counts: 50,
  'dashboard.month': 50,
  'dashboard.year': 50,
  'dashboard.ten-years': 50,
  'dashboard.procedure': 50,
  'dashboard.officer': 50,
  'register.first': null,
  'register.deep': null,
} as const satisfies Record<string, number | null>

export type CoreKind = keyof typeof CORE_GOALS

/** All kinds of question to the core, in the order of the report. */
export const CORE_KINDS = Object.keys(CORE_GOALS).filter((name): name is CoreKind => name in CORE_GOALS)

/** What is waited for between a key and the paint. */
export const SCREEN_KINDS = ['act', 'accept', 'reception-form'] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]

/** Milliseconds from the key to the paint, 99th percentile. */
const SCREEN_GOAL = 100

/** The parts of the application whose memory is looked at. */
export const MEMORY_PARTS = ['renderer', 'core'] as const
export type MemoryPart = (typeof MEMORY_PARTS)[number]

/** At most so many times what it was after the first hour. */
const GROWTH_GOAL = 1.1

const memoryRows = (part: MemoryPart): PlannedRow[] => [
  row(`memory.${part}`, 'MB', []),
  row(`memory.${part}.growth`, 'ratio', [], GROWTH_GOAL),
  row(`memory.${part}.heap`, 'MB', []),
  row(`memory.${part}.heap.growth`, 'ratio', [], GROWTH_GOAL),
]

/** `npm run bench desk`: what a desk with a million dossiers feels like, and what a day's work leaves in memory. */
export const DESK_PLAN: Plan = {
  name: 'desk',
  rows: [
    ...CORE_KINDS.flatMap((kind) => [
      row(`${kind}.p50`, 'ms', ['plain']),
      row(`${kind}.p99`, 'ms', ['plain'], CORE_GOALS[kind]),
    ]),
    ...SCREEN_KINDS.flatMap((kind) => [
      row(`screen.${kind}.p50`, 'ms', ['react-page']),
      row(`screen.${kind}.p99`, 'ms', ['react-page'], SCREEN_GOAL),
    ]),
    ...MEMORY_PARTS.flatMap(memoryRows),
  ],
}
