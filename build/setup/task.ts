import { tell } from '../bootstrap/progress.mjs'

/**
 * Runs a task to its exit code; a failure is told to people and gives 1.
 * Ctrl+C reaches the programs that a task has started as well. They end in order, and the task ends with them.
 */
export async function task(work: () => Promise<number>): Promise<void> {
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => process.exit(143))
  try {
    process.exitCode = await work()
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
}
