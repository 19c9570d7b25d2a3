import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

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

/**
 * Starts a program, and ends it once its first screen can be used. The time runs from the spawn until the line arrives
 * here: one clock, and one way to tell, for all programs.
 * @throws Error with what the program wrote, when it ends or stays silent
 */
export function timeLaunch({ name, executable, args, env, says }: Contender): Promise<Launch> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    const process = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const wrote: string[] = []
    let launch: Launch | undefined
    const limit = setTimeout(() => process.kill('SIGKILL'), SHOWN_WITHIN)
    createInterface({ input: process.stderr }).on('line', (line) => {
      wrote.push(line)
      if (launch !== undefined || !says.test(line)) return
      launch = { milliseconds: performance.now() - begin, line }
      process.kill()
    })
    process.once('error', reject)
    process.once('exit', () => {
      clearTimeout(limit)
      if (launch === undefined) reject(new Error(`"${name}" showed no screen:\n${wrote.slice(-20).join('\n')}`))
      else resolve(launch)
    })
  })
}

/** Rounds before the first that counts: the second one finds every cache filled. */
const WARMING_ROUNDS = 2

/** Starts every contender `runs` times, in turn and in another order each time, once all are warm. */
export async function timeLaunches(
  contenders: readonly Contender[],
  runs: number,
  tell: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Launch[]>> {
  const launches = new Map<string, Launch[]>(contenders.map(({ name }) => [name, []]))
  for (let round = -WARMING_ROUNDS; round < runs; round += 1) {
    const results: string[] = []
    for (let place = 0; place < contenders.length; place += 1) {
      const contender = contenders[(place + round + WARMING_ROUNDS) % contenders.length]
      if (contender === undefined) continue
      const launch = await timeLaunch(contender)
      results.push(`${contender.name} ${launch.milliseconds.toFixed(0)} ms`)
      if (round >= 0) launches.get(contender.name)?.push(launch)
    }
    tell(`${round < 0 ? 'warming' : `round ${round + 1} of ${runs}`}: ${results.join(', ')}`)
  }
  return launches
}
