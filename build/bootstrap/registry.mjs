// Fetching one package from the npm registry, checked against a hash that stands in this repository.
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run, runNpm } from './command.mjs'
import { SetupFailure } from './failures.mjs'

/** @typedef {{ name: string, version: string, integrity: string }} PinnedPackage */

/**
 * Unpacks a pinned package into a folder that is there already.
 * @param {PinnedPackage} pinned `integrity` as in a lock file: `sha512-` and base64
 * @param {string} folder
 * @throws {SetupFailure} `package-not-fetched` or `package-altered`
 */
export async function fetchPackage({ name, version, integrity }, folder) {
  const specification = `${name}@${version}`
  const temporary = mkdtempSync(join(tmpdir(), 'motcua-package-'))
  try {
    const archive = await download(specification, temporary)
    if ((await integrityOf(archive)) !== integrity) throw new SetupFailure('package-altered', specification)
    await run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'])
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/**
 * @param {string} specification
 * @param {string} folder
 * @returns {Promise<string>} path of the archive
 */
async function download(specification, folder) {
  try {
    const answer = await runNpm(['pack', specification, '--json', '--loglevel=error', '--pack-destination', folder])
    const [{ filename }] = JSON.parse(answer)
    return join(folder, filename)
  } catch (error) {
    throw new SetupFailure('package-not-fetched', specification, error)
  }
}

/**
 * The hash of a file in the form of lock files.
 * @param {string} file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}
