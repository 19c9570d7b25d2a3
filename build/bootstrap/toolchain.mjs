// The Node that runs every tool: one exact version, whatever Node the machine has.
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, placeFolder } from './cache.mjs'
import { SetupFailure } from './failures.mjs'
import { step } from './progress.mjs'
import { fetchPackage } from './registry.mjs'

/**
 * @typedef {{ name: string, version?: string, integrity: string, megabytes: number, archive?: string }} PinnedDownload
 * @typedef {Record<string, PinnedDownload | undefined>} DownloadsByMachine
 */

/**
 * Versions and hashes of what set-up fetches by itself.
 * @type {{
 *   node: { version: string, packages: DownloadsByMachine },
 *   standIn: { version: string, nodeApi: number, packages: DownloadsByMachine },
 * }}
 */
export const pins = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'pins.json'), 'utf8'))

/** Platform and processor as the pins name them, such as `linux-x64`. */
export const machine = `${process.platform}-${process.arch}`

/**
 * Which Node runs the tools: a pinned package of this machine, otherwise the Node at hand when it is new enough.
 * @param {string} name of the machine, such as `linux-x64`
 * @param {string} hostVersion of the Node at hand, such as `20.19.0`
 * @returns {'package' | 'host' | 'none'}
 */
export function chooseToolchain(name, hostVersion) {
  if (pins.node.packages[name] !== undefined) return 'package'
  return Number.parseInt(hostVersion, 10) >= Number.parseInt(pins.node.version, 10) ? 'host' : 'none'
}

/**
 * Puts the toolchain in place, as `node_modules/node/bin/node`.
 * @param {string} root
 * @returns {Promise<string>} path of its executable
 * @throws {SetupFailure} `no-toolchain`, or when its package cannot be fetched
 */
export async function ensureToolchain(root) {
  const choice = chooseToolchain(machine, process.versions.node)
  if (choice === 'host') return process.execPath
  if (choice === 'none') throw new SetupFailure('no-toolchain', machine)
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  const target = join(root, 'node_modules', 'node', 'bin', executable)
  if (!existsSync(target)) place(join(await ensureNodePackage(), 'bin', executable), target)
  return target
}

/**
 * The unpacked Node package of this machine: the executable in `bin/`, the headers for native code in `include/`.
 * @returns {Promise<string>} its folder in the cache
 */
export async function ensureNodePackage() {
  const { version, packages } = pins.node
  const pinned = packages[machine]
  if (pinned === undefined) throw new SetupFailure('no-toolchain', machine)
  const { name, integrity, megabytes } = pinned
  const folder = join(cacheFolder(), `node-${version}-${machine}`)
  /** @param {string} path */
  const isComplete = (path) => existsSync(join(path, 'bin'))
  if (!isComplete(folder)) {
    await step(`Tải Node ${version} (${megabytes} MB) / toolchain`, () =>
      placeFolder(folder, (temporary) => fetchPackage({ name, version, integrity }, temporary), isComplete),
    )
  }
  return folder
}

/**
 * Links a file, or copies it to another file system; whole or not at all.
 * @param {string} source
 * @param {string} target
 */
function place(source, target) {
  mkdirSync(dirname(target), { recursive: true })
  const temporary = `${target}.${process.pid}.tmp`
  rmSync(temporary, { force: true })
  try {
    linkSync(source, temporary)
  } catch {
    copyFileSync(source, temporary)
  }
  renameSync(temporary, target)
}
