import { brokenGoals } from './reporter.ts'
import type { BenchResult, PeerValue, ResultRow } from './result.ts'

const HEAD = ['metric', 'unit', 'ours', 'limit', 'ours/limit', 'goal', 'holds', 'peers']
const NUMERIC = new Set(['ours', 'limit', 'ours/limit', 'goal'])

/** On a quiet machine the 99th percentile of the limit is within so many times its median. */
const BUSY = 5

/** A result as people read it: conditions, one line a metric, and every goal that doesn't hold in a line of its own. */
export function tableOf(result: BenchResult): string {
  const { name, at, machine, conditions, rows } = result
  const size = Number(conditions.dossiers ?? 0)
  const lines = [HEAD, ...rows.map((row) => cellsOf(row, size))]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  const table = lines.map((cells) =>
    cells
      .map((cell, column) => pad(cell, column, widths))
      .join('  ')
      .trimEnd(),
  )
  const settings = Object.entries(conditions).map(([key, value]) => `${key} ${value}`)
  return [
    `${name}, ${at}`,
    `${machine.platform}, ${machine.processor}, ${machine.cores} cores, ${machine.memoryMB} MB, ` +
      `node ${machine.node}, electron ${machine.electron}, load ${machine.load.join(' -> ')}`,
    settings.join(', '),
    '',
    ...table,
    '',
    ...verdictOf(result),
    ...noiseOf(result),
  ].join('\n')
}

function verdictOf(result: BenchResult): string[] {
  const promised = result.rows.filter(({ goal }) => goal !== null).length
  const broken = brokenGoals(result)
  if (broken.length === 0) return [`✓ all ${promised} goals hold`]
  return [
    ...broken.map(
      ({ metric, ours, goal, unit }) => `✗ GOAL MISSED: ${metric} is ${ours} ${unit}, at most ${goal} was promised`,
    ),
    `✗ ${broken.length} of ${promised} goals do not hold`,
  ]
}

/** The limit does the same work every time: when its slowest times are far from its median, others had the machine. */
function noiseOf({ rows }: BenchResult): string[] {
  const limits = new Map(rows.map(({ metric, limit }) => [metric, limit]))
  const spreads = rows.flatMap(({ metric, limit }) => {
    const median = metric.endsWith('.p99') ? limits.get(metric.replace(/p99$/, 'p50')) : undefined
    return median == null || limit === null ? [] : [limit / median]
  })
  const widest = Math.max(0, ...spreads)
  return widest < BUSY
    ? []
    : [`! the machine was busy: even the limit took up to ${widest.toFixed(0)} times its median`]
}

function cellsOf({ metric, unit, ours, limit, goal, holds, peers }: ResultRow, size: number): string[] {
  const others = Object.entries(peers).map(([name, peer]) => `${name} ${peerText(peer, size)}`)
  return [
    metric,
    unit,
    String(ours),
    limit === null ? '' : String(limit),
    limit === null ? '' : (ours / limit).toFixed(2),
    goal === null ? '' : `<= ${goal}`,
    holds === null ? '' : holds ? 'yes' : 'NO',
    others.join(', '),
  ]
}

/** The size stands beside a peer that gave up before the others. */
function peerText({ value, rows }: PeerValue, size: number): string {
  return rows < size ? `${value} (at ${rows} rows)` : String(value)
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return NUMERIC.has(HEAD[column] ?? '') ? cell.padStart(width) : cell.padEnd(width)
}
