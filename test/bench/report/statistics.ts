/** What a set of durations (or other positive values) comes to. */
export interface Summary {
  readonly count: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/**
 * The value that a share of all values doesn't exceed (nearest rank): an observed value, never one in between.
 * @param sorted ascending, not empty
 * @param share in (0, 1]
 */
export function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined || share > 1) throw new Error(`No percentile ${share} of ${sorted.length} values`)
  return value
}

/** Sums up values in any order. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((one, other) => one - other)
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  }
}

/** Half of the values, and all but one in a hundred, are no larger. */
export interface Rank {
  readonly p50: number
  readonly p99: number
}

/** The middle one of each percentile of several passes: a neighbour who disturbs a pass or two doesn't speak for all. */
export function middleRank(passes: readonly (readonly number[])[]): Rank {
  const summaries = passes.map(summarize)
  return {
    p50: summarize(summaries.map(({ p50 }) => p50)).p50,
    p99: summarize(summaries.map(({ p99 }) => p99)).p50,
  }
}

/** Four significant digits: more would be noise. */
export function round(value: number): number {
  return Number(value.toPrecision(4))
}
