import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { cacheFolder, placeFolder } from '../bootstrap/cache.mjs'
import { run } from '../bootstrap/command.mjs'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { step } from '../bootstrap/progress.mjs'
import { ensureNodePackage, machine } from '../bootstrap/toolchain.mjs'
import { at, tool } from './places.ts'

/** The version of Node-API that the binaries inside the package of SQLite need. */
const PREBUILT_FOR = 10
const BINARY = 'better_sqlite3.node'

/** Whether a runtime needs SQLite compiled for it, because it is older than the binaries in the package. */
export function needsOwnSqlite(nodeApi: number): boolean {
  return nodeApi < PREBUILT_FOR
}

/** Whether {@link ensureSqlite} has nothing left to do. */
export function isSqliteBuilt(): boolean {
  return existsSync(join(binaryFolder(), BINARY))
}

/**
 * SQLite with encryption, compiled from the source in node_modules for Node-API 9. It takes about 80 s, once.
 * @returns absolute path of the native module
 * @throws {SetupFailure} `sqlite-not-built`
 */
export async function ensureSqlite(): Promise<string> {
  const folder = binaryFolder()
  const isComplete = (path: string) => existsSync(join(path, BINARY))
  if (!isComplete(folder)) {
    const headers = await ensureNodePackage()
    await step('Dịch SQLite có mã hóa, khoảng 80 giây, một lần / compiling SQLite', () =>
      placeFolder(folder, (temporary) => compile(temporary, headers), isComplete),
    )
  }
  return join(folder, BINARY)
}

function binaryFolder(): string {
  const card: unknown = JSON.parse(readFileSync(tool('better-sqlite3', 'package.json'), 'utf8'))
  const { version } = z.object({ version: z.string() }).parse(card)
  return join(cacheFolder(), `sqlite-napi9-${version}-${machine}`)
}

async function compile(folder: string, headers: string): Promise<void> {
  const workshop = mkdtempSync(join(tmpdir(), 'motcua-sqlite-'))
  try {
    for (const part of ['binding.gyp', 'src', 'deps', 'lib', 'package.json']) {
      cpSync(tool('better-sqlite3', part), join(workshop, part), { recursive: true })
    }
    cpSync(tool('node-addon-api'), join(workshop, 'node_modules', 'node-addon-api'), { recursive: true })
    copyFileSync(at('build/setup/napi9-shim.h'), join(workshop, 'napi9-shim.h'))
    const recipe = join(workshop, 'binding.gyp')
    writeFileSync(recipe, forNodeApi9(readFileSync(recipe, 'utf8')))
    const flags = ['--release', '--force_build=1', '--jobs=max', `--nodedir=${headers}`]
    await run(process.execPath, [tool('node-gyp/bin/node-gyp.js'), 'rebuild', ...flags], { cwd: workshop })
    copyFileSync(join(workshop, 'build/Release', BINARY), join(folder, BINARY))
  } catch (error) {
    throw new SetupFailure('sqlite-not-built', '', error)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/**
 * The build recipe of SQLite, changed to ask for Node-API 9 and to put our shim before every C++ source.
 * @throws {Error} when the recipe is no longer the one we know
 */
export function forNodeApi9(recipe: string): string {
  const older = replaceOnce(recipe, "'NAPI_VERSION=10'", "'NAPI_VERSION=9'")
  return replaceOnce(older, "'cflags_cc': [", "'cflags_cc': ['-include', '<(module_root_dir)/napi9-shim.h', ")
}

function replaceOnce(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`binding.gyp of SQLite does not hold exactly one ${from}`)
  return text.replace(from, to)
}
