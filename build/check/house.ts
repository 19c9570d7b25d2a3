import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { findOrphans, findViolations, type Violation } from './boundaries.ts'
import { readModule } from './modules.ts'

const FOLDERS = ['main', 'preload', 'renderer', 'shared', 'build', 'test']

/** The programs that are shipped, and the launcher that starts the core of the product under plain Node, for tests. */
const SHIPPED = [
  'main/index.ts',
  'main/core/host.ts',
  'main/core/scanning/imaging/host/host.ts',
  'main/core/scanning/imaging/host/worker.ts',
  'main/core/signing/tokens/host/host.ts',
  'preload/index.ts',
  'main/launch/fork.ts',
]

/**
 * What else is started by name: scripts and tool configuration; the tour, the benchmarks and every test; programs that
 * tests start.
 */
const STARTED_BY_NAME = [
  /^build\/(run\.mjs|tasks\/.+\.ts|[^/]+\.config\.ts|setup\/stand-in-app\/main\.cjs|dist\/after-pack\.mjs)$/,
  /^test\/(tour\/tour|bench\/bench)\.ts$/,
  /^test\/.+\.test\.tsx?$/,
  /^test\/.+\/programs\/[^/]+$/,
]

/**
 * Everything that the source of a house breaks.
 * @param root folder of the repository
 */
export function inspectHouse(root: string): Violation[] {
  const paths = FOLDERS.flatMap((folder) => sourcesUnder(root, folder))
  const expand = (pattern: string) => paths.filter((path) => posix.matchesGlob(path, pattern))
  const modules = paths.map((path) => readModule(path, readFileSync(join(root, path), 'utf8'), expand))
  const shipped = [...SHIPPED, ...scriptsOfPages(root)]
  const started = paths.filter((path) => STARTED_BY_NAME.some((pattern) => pattern.test(path)))
  const isFile = (path: string) => existsSync(join(root, path))
  return [...findViolations(modules, isFile), ...findOrphans(modules, shipped, started)]
}

function sourcesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).split(sep).join('/'))
    .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.includes('/node_modules/'))
    .sort()
}

/** The scripts that the pages of the renderer name. */
function scriptsOfPages(root: string): string[] {
  if (!existsSync(join(root, 'renderer'))) return []
  return readdirSync(join(root, 'renderer'))
    .filter((name) => name.endsWith('.html'))
    .flatMap((page) => {
      const text = readFileSync(join(root, 'renderer', page), 'utf8')
      return [...text.matchAll(/<script[^>]+src="\.?\/?([^"]+)"/g)].map((found) => `renderer/${found[1]}`)
    })
}
