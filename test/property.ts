import fc from 'fast-check'
import { vi } from 'vitest'

/** Properties need a seed that a person can type again; fast-check takes 32-bit integers. */
const LARGEST_SEED = 2 ** 31

/** Seed of this run: `MOTCUA_SEED`, otherwise the time. */
function seedOfRun(): number {
  const given = process.env.MOTCUA_SEED
  if (given === undefined || given === '') return Date.now() % LARGEST_SEED
  const seed = Number(given)
  if (Number.isInteger(seed)) return seed
  throw new Error(`MOTCUA_SEED must be an integer, not "${given}"`)
}

/** How many times more runs than written: `MOTCUA_RUNS_MULTIPLIER`, otherwise 1. */
function runsMultiplier(): number {
  const given = process.env.MOTCUA_RUNS_MULTIPLIER
  if (given === undefined || given === '') return 1
  const multiplier = Number(given)
  if (multiplier > 0 && Number.isFinite(multiplier)) return multiplier
  throw new Error(`MOTCUA_RUNS_MULTIPLIER must be a positive number, not "${given}"`)
}

const seed = seedOfRun()
const multiplier = runsMultiplier()

/** A property is right or wrong, not slow: the limit only ends a run that hangs. */
const LONGEST_RUN_MILLISECONDS = 120_000
vi.setConfig({ testTimeout: LONGEST_RUN_MILLISECONDS * Math.max(1, multiplier) })

/** A limit in milliseconds for a test whose cases start processes, given for as many cases as are written. */
export function limitOf(milliseconds: number): number {
  return milliseconds * Math.max(1, multiplier)
}

function parametersOf<Values>(runs: number): fc.Parameters<Values> {
  return { seed, numRuns: Math.max(1, Math.ceil(runs * multiplier)) }
}

function replayable(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new Error(`Replay with MOTCUA_SEED=${seed}\n${message}`, { cause })
}

/** Asserts that a property holds for `runs` random cases; a failure names the seed to replay it with. */
export function checkProperty<Values>(property: fc.IProperty<Values>, runs = 100): void {
  try {
    fc.assert(property, parametersOf<Values>(runs))
  } catch (cause) {
    throw replayable(cause)
  }
}

/** As {@link checkProperty}, for properties that wait for something. */
export async function checkAsyncProperty<Values>(property: fc.IAsyncProperty<Values>, runs = 100): Promise<void> {
  try {
    await fc.assert(property, parametersOf<Values>(runs))
  } catch (cause) {
    throw replayable(cause)
  }
}
