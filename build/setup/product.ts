import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from '../bootstrap/command.mjs'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { step } from '../bootstrap/progress.mjs'
import { at, root, tool } from './places.ts'

/** What the bundles are made from. */
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'shared',
  'build/electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const BUNDLES = [
  'out/main/index.cjs',
  'out/main/core.cjs',
  'out/main/imaging.cjs',
  'out/main/imaging-worker.cjs',
  'out/main/token.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const STAMP = 'out/bundles.stamp'

/**
 * A fingerprint of files by name, size and time of change, so that thousands of them take milliseconds.
 * @param folder that `paths` are relative to
 * @param paths files and folders
 */
export function fingerprint(folder: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesUnder(join(folder, path)))) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(folder, path)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/**
 * Bundles the desk into `out/`, unless the bundles there are of these very sources.
 * @throws {SetupFailure} `not-built`
 */
export async function ensureProduct(): Promise<void> {
  const print = fingerprint(root, SOURCES)
  if (BUNDLES.every((bundle) => existsSync(at(bundle))) && readStamp() === print) return
  await step('Đóng gói mã nguồn / bundling', async () => {
    forgetProduct()
    try {
      const config = ['--config', 'build/electron.vite.config.ts', '--logLevel', 'warn']
      await run(process.execPath, [tool('electron-vite/bin/electron-vite.js'), 'build', ...config], { cwd: root })
    } catch (error) {
      throw new SetupFailure('not-built', '', error)
    }
    mkdirSync(at('out'), { recursive: true })
    writeFileSync(at(STAMP), print)
  })
}

/** Says that what is in `out/` is not the product any more. */
function forgetProduct(): void {
  rmSync(at(STAMP), { force: true })
}

function readStamp(): string | undefined {
  return existsSync(at(STAMP)) ? readFileSync(at(STAMP), 'utf8') : undefined
}
