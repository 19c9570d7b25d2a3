import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { follow } from '../bootstrap/command.mjs'
import { at, root, tool } from '../setup/places.ts'
import { failuresOf, type Tally, tallyOf } from './tally.ts'

/** The stages that vitest runs. */
export const TEST_STAGES = ['unit', 'integration', 'e2e'] as const
export type TestStage = (typeof TEST_STAGES)[number]

/**
 * Runs one stage of tests and counts it.
 * @param filters parts of file names, or options of vitest
 * @param more variables to add to the environment
 */
export async function runTests(
  stage: TestStage,
  filters: readonly string[],
  more: Record<string, string> = {},
): Promise<Tally> {
  const report = at('out/test', `${stage}.json`)
  mkdirSync(at('out/test'), { recursive: true })
  rmSync(report, { force: true })
  const options = ['--config', 'build/vitest.config.ts', '--project', stage]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [tool('vitest/vitest.mjs'), 'run', ...options, ...reporters, ...filters]
  const exitCode = await follow(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const read = readReport(report)
  return { ...tallyOf(read, exitCode), failures: failuresOf(read) }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
