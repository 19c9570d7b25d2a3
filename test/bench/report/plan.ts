export const UNITS = [
  'ms',
  's',
  'MB',
  'KB',
  'per second',
  'per minute',
  'percent',
  'degrees',
  'pages',
  'ratio',
] as const

/** What a value counts; `ratio` is ours divided by the limit, or by the peer that the metric names. */
export type Unit = (typeof UNITS)[number]

/** One line that a benchmark has to deliver. */
export interface PlannedRow {
  readonly metric: string
  readonly unit: Unit
  /** The most that ours may be; null where nothing was promised. */
  readonly goal: number | null
  /** Who else has to be measured. */
  readonly peers: readonly string[]
}

/** A benchmark's whole duty: leaving one of these rows or peers out is a failure of the benchmark. */
export interface Plan {
  readonly name: string
  readonly rows: readonly PlannedRow[]
}

/** Kinds of search with a promise of their own (milliseconds, 99th percentile, in the core, at 1,000,000 dossiers). */
export const SEARCH_GOALS = {
  'name-marked': 10,
  'name-plain': 10,
  typing: 10,
  'common-name': 10,
  'personal-number': 10,
  phone: 10,
  code: 10,
  'temporary-code': 10,
  'due-today': 10,
  overdue: 10,
  counts: 10,
  'rare-pair': 25,
  'no-hit': 25,
  combined: 25,
} as const satisfies Record<string, number>

export type SearchKind = keyof typeof SEARCH_GOALS

/** All kinds of search, in the order of the report. */
export const SEARCH_KINDS = Object.keys(SEARCH_GOALS).filter((name): name is SearchKind => name in SEARCH_GOALS)

/** At most so many times the bare transaction's median. */
const ACCEPT_GOAL = 2.5
/** At most so many times the empty window's median. */
const START_GOAL = 1.6

const DATABASES = ['pouchdb', 'dexie'] as const
const SEARCHERS = [...DATABASES, 'like'] as const

/** A row of a plan; without a goal nothing was promised. */
export const row = (metric: string, unit: Unit, peers: readonly string[], goal: number | null = null): PlannedRow => ({
  metric,
  unit,
  goal,
  peers,
})

/** `npm run bench store`: the desk's database with a million dossiers. */
export const STORE_PLAN: Plan = {
  name: 'store',
  rows: [
    row('build.time', 's', SEARCHERS),
    row('build.file', 'MB', SEARCHERS),
    row('accept.p50', 'ms', DATABASES),
    row('accept.p50.ratio', 'ratio', DATABASES, ACCEPT_GOAL),
    row('accept.p99', 'ms', DATABASES),
    row('accept.rate', 'per second', DATABASES),
    row('accept.sustained-rate', 'per second', DATABASES),
    ...SEARCH_KINDS.flatMap((kind) => [
      row(`search.${kind}.p50`, 'ms', SEARCHERS),
      row(`search.${kind}.p99`, 'ms', SEARCHERS, SEARCH_GOALS[kind]),
    ]),
  ],
}

/** `npm run bench start`: from the spawn of the process to the first screen that can be used. */
export const START_PLAN: Plan = {
  name: 'start',
  rows: [
    row('start.p50', 'ms', ['react-template']),
    row('start.p50.ratio', 'ratio', ['react-template'], START_GOAL),
    row('start.p90', 'ms', ['react-template']),
  ],
}
