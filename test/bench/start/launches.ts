import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { type Random, shuffled } from '../random.ts'

/** A program that shows a window and says on standard error, in a line, when its first screen can be used. */
export interface Contender {
  readonly name: string
  readonly executable: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What that line looks like. */
  readonly says: RegExp
}

/** One start: how long it took, and the line that ended it. */
export interface Launch {
  readonly milliseconds: number
  readonly line: string
}

/** A program that shows nothing for so long has failed. */
const SHOWN_WITHIN = 60_000
/** The processes that a program leaves behind must be gone before the next one starts. */
const GONE_WITHIN = 10_000
const LOOKED_FOR_EVERY = 10

/** Rounds before the first that counts: the second one finds every cache filled. */
const WARMING_ROUNDS = 2

/**
 * Starts a program, and ends it once its first screen can be used. The time runs from the spawn until the line arrives
 * here: one clock, and one way to tell, for all programs.
 * @throws Error with what the program wrote, when it ends or stays silent
 */
export async function timeLaunch({ name, executable, args, env, says }: Contender): Promise<Launch> {
  const begin = performance.now()
  // A group of its own, so that its last process can be waited for.
  const program = spawn(executable, args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const wrote: string[] = []
  let launch: Launch | undefined
  const kill = () => program.kill('SIGKILL')
  const limit = setTimeout(kill, SHOWN_WITHIN)
  // Ctrl+C doesn't reach another group.
  process.once('exit', kill)
  createInterface({ input: program.stderr }).on('line', (line) => {
    wrote.push(line)
    if (launch !== undefined || !says.test(line)) return
    launch = { milliseconds: performance.now() - begin, line }
    program.kill()
  })
  try {
    await once(program, 'exit')
  } finally {
    clearTimeout(limit)
    process.off('exit', kill)
  }
  await untilGone(program.pid)
  if (launch === undefined) throw new Error(`"${name}" showed no screen:\n${wrote.slice(-20).join('\n')}`)
  return launch
}

/** Starts every contender `runs` times, each round in an order of its own, once all are warm. */
export async function timeLaunches(
  contenders: readonly Contender[],
  runs: number,
  random: Random,
  tell: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Launch[]>> {
  const launches = new Map<string, Launch[]>(contenders.map(({ name }) => [name, []]))
  for (let round = -WARMING_ROUNDS; round < runs; round += 1) {
    const results: string[] = []
    for (const contender of shuffled(contenders, random)) {
      const launch = await timeLaunch(contender)
      results.push(`${contender.name} ${launch.milliseconds.toFixed(0)} ms`)
      if (round >= 0) launches.get(contender.name)?.push(launch)
    }
    tell(`${round < 0 ? 'warming' : `round ${round + 1} of ${runs}`}: ${results.join(', ')}`)
  }
  return launches
}

/** Waits until no process of a group is left. Windows has no such groups and ends the others with the first. */
async function untilGone(group: number | undefined): Promise<void> {
  if (group === undefined || process.platform === 'win32') return
  const end = performance.now() + GONE_WITHIN
  while (isThere(group) && performance.now() < end) await delay(LOOKED_FOR_EVERY)
}

function isThere(group: number): boolean {
  try {
    return process.kill(-group, 0)
  } catch {
    return false
  }
}
