// From a bare machine to a task that runs on the toolchain with every package at hand.
import { readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { follow } from './command.mjs'
import { SetupFailure } from './failures.mjs'
import { ensurePackages } from './packages.mjs'
import { tell } from './progress.mjs'
import { ensureToolchain } from './toolchain.mjs'

const build = dirname(dirname(fileURLToPath(import.meta.url)))
const root = dirname(build)

/** The tasks by name: one file each in `tasks/`. */
export function taskNames() {
  return readdirSync(join(build, 'tasks'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
}

/**
 * Sets up what every task needs, then runs one, and ends as it ends.
 * @param {readonly string[]} args the name of the task and its own arguments
 */
export async function enter([task = '', ...args]) {
  // Ctrl+C reaches the task as well; it decides when to end, and we end with it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => process.exit(143))
  try {
    if (!taskNames().includes(task)) throw new SetupFailure('unknown-task', taskNames().join(', '))
    await ensurePackages(root)
    const node = await ensureToolchain(root)
    process.exitCode = await runTask(node, task, args)
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
}

/**
 * @param {string} node
 * @param {string} task
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
function runTask(node, task, args) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path, NODE_USE_ENV_PROXY: '1' }
  return follow(node, [join(build, 'tasks', `${task}.ts`), ...args], { cwd: root, env })
}
