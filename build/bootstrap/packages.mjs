// The npm packages: installed exactly as locked, and only when they are not yet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './command.mjs'
import { SetupFailure } from './failures.mjs'
import { step } from './progress.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked
 * @typedef {Record<string, Locked>} LockedPackages by path, such as `node_modules/zod`
 */

/**
 * Installs the locked packages when those in node_modules are not them.
 * @param {string} root
 * @throws {SetupFailure} `packages-not-installed`
 */
export async function ensurePackages(root) {
  const locked = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (firstDifference(locked, installed) === undefined) return
  await step('Cài các gói đã khóa / locked packages', async () => {
    try {
      // No script of any package runs: what they would fetch, set-up fetches itself, against pinned hashes.
      const options = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
      await runNpm(['ci', ...options], { cwd: root, show: true })
    } catch (error) {
      throw new SetupFailure('packages-not-installed', '', error)
    }
  })
}

/**
 * The first package of the lock file that is not installed as locked. Packages of other platforms are optional, and
 * npm leaves them out; packages too many do no harm.
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 * @returns {string | undefined} its path
 */
export function firstDifference(locked, installed) {
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const found = installed[path]
    if (found === undefined) {
      if (wanted.optional || wanted.devOptional) continue
      return path
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) return path
  }
  return undefined
}

/**
 * @param {string} file a lock file, or the one that npm leaves in node_modules when it has finished
 * @returns {LockedPackages} empty when there is none
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}
