import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { notice } from '../bootstrap/progress.mjs'
import { machine, pins } from '../bootstrap/toolchain.mjs'
import { findOfficialElectron, officialVersion } from './official.ts'
import { at } from './places.ts'
import { ensureStandIn } from './stand-in.ts'

/** The Electron that runs the desk on this machine. */
export const Runtime = z.object({
  version: z.string(),
  /** `stand-in` is for development and tests only. */
  origin: z.enum(['official', 'stand-in']),
  /** Absolute path. */
  executable: z.string(),
  /** Absolute path of the SQLite compiled for it; without it the binary inside the package is right. */
  sqliteBinding: z.string().optional(),
})
export type Runtime = z.infer<typeof Runtime>

const FILE = 'out/runtime.json'

/**
 * Finds or fetches an Electron: the official one where it can be had, otherwise the stand-in.
 * `MOTCUA_RUNTIME=official` or `stand-in` allows only that one.
 * @throws {SetupFailure} when neither can be had
 */
export async function resolveElectron(): Promise<Pick<Runtime, 'version' | 'origin' | 'executable'>> {
  const wanted = process.env.MOTCUA_RUNTIME
  const official = wanted === 'stand-in' ? undefined : await findOfficialElectron()
  if (official !== undefined) return { version: officialVersion(), origin: 'official', executable: official }
  if (wanted === 'official') throw new SetupFailure('no-electron', machine)
  const executable = await ensureStandIn()
  const { version } = pins.standIn
  notice(
    `Không có Electron chính thức nên dùng bản thay thế ${version}: chỉ để phát triển và kiểm thử, không giao cho người dùng.`,
    `The official Electron cannot be had, so the stand-in ${version} is used: for development and tests only, never for users.`,
  )
  return { version, origin: 'stand-in', executable }
}

/** The version of Node-API of a runtime, or `undefined` when it is new enough for everything in node_modules. */
export function olderNodeApi(origin: Runtime['origin']): number | undefined {
  return origin === 'stand-in' ? pins.standIn.nodeApi : undefined
}

/** Leaves what was resolved for tests and tools, in `out/runtime.json`. */
export function writeRuntime(runtime: Runtime): void {
  mkdirSync(dirname(at(FILE)), { recursive: true })
  writeFileSync(at(FILE), `${JSON.stringify(runtime, undefined, 2)}\n`)
}

/**
 * The runtime that set-up resolved last.
 * @throws {Error} when set-up has not run
 */
export function readRuntime(): Runtime {
  return Runtime.parse(JSON.parse(readFileSync(at(FILE), 'utf8')))
}
