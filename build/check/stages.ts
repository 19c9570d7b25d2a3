import { run } from '../bootstrap/command.mjs'
import { root, tool } from '../setup/places.ts'
import { inspectHouse } from './house.ts'

/** Each process is checked with a tsconfig of its own. */
const PROGRAMS = ['shared', 'main/core', 'main', 'preload', 'renderer', 'build', 'test']

/** Type check of every process. @throws {Error} with what the compiler says */
export async function checkTypes(): Promise<void> {
  const compiler = tool('typescript/bin/tsc')
  const wrong: string[] = []
  for (const program of PROGRAMS) {
    try {
      await run(process.execPath, [compiler, '-p', program, '--pretty', 'false'], { cwd: root })
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}

/** Lint and format of everything. @throws {Error} with what Biome says */
export async function checkStyle(): Promise<void> {
  const options = ['check', '--config-path=build', '--colors=off', '--max-diagnostics=40', '.']
  await run(process.execPath, [tool('@biomejs/biome/bin/biome'), ...options], { cwd: root })
}

/** The rules of the house: who imports whom, small files, nothing unused. @throws {Error} one line for each violation */
export async function checkBoundaries(): Promise<void> {
  const found = inspectHouse(root)
  if (found.length > 0) {
    throw new Error(found.map(({ path, line, rule, text }) => `${path}:${line}  ${rule}: ${text}`).join('\n'))
  }
}
