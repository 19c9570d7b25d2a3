import type { Import, Module } from './modules.ts'

/** A line of ARCHITECTURE.md that the code has crossed. */
export type Violation = { path: string; line: number; rule: string; text: string }

const MOST_LINES = 400

/** Packages that `shared` may use. */
const PACKAGES_OF_SHARED = new Set(['zod'])

type Part = 'shell' | 'core' | 'preload' | 'renderer' | 'shared' | 'build' | 'test'

/** What each part may import of the others. Tests may import everything. */
const MAY_IMPORT: Record<Exclude<Part, 'test'>, readonly Part[]> = {
  shell: ['shell', 'core', 'shared'],
  core: ['core', 'shared'],
  preload: ['preload', 'shared'],
  renderer: ['renderer', 'shared'],
  shared: ['shared'],
  build: ['build'],
}

/** The part of the house that a file belongs to. */
export function partOf(path: string): Part | undefined {
  if (path.startsWith('main/core/')) return 'core'
  if (path.startsWith('main/')) return 'shell'
  const [top] = path.split('/')
  return (['preload', 'renderer', 'shared', 'build', 'test'] as const).find((part) => part === top)
}

/** The room of the core that a file belongs to; files beside the rooms belong to none. */
export function roomOf(path: string): string | undefined {
  return /^main\/core\/([^/]+)\//.exec(path)?.[1]
}

/**
 * Every rule of the house that a set of modules breaks.
 * @param exists tells whether a path from the root of the repository is a file
 */
export function findViolations(modules: readonly Module[], exists: (path: string) => boolean): Violation[] {
  return [...modules.flatMap((module) => [...ofFile(module), ...ofImports(module, exists)]), ...cyclesOfRooms(modules)]
}

function ofFile({ path, lines, problem }: Module): Violation[] {
  const found: Violation[] = []
  if (problem !== undefined) found.push({ path, line: 1, rule: 'readable', text: problem })
  if (lines > MOST_LINES) {
    found.push({
      path,
      line: lines,
      rule: 'small-files',
      text: `has ${lines} lines, at most ${MOST_LINES} are allowed`,
    })
  }
  return found
}

function ofImports({ path, imports }: Module, exists: (path: string) => boolean): Violation[] {
  return imports.flatMap((one) => {
    const broken = one.target === undefined ? packageRule(path, one.specifier) : fileRule(path, one.target, exists)
    return broken === undefined ? [] : [{ path, line: one.line, ...broken }]
  })
}

type Broken = { rule: string; text: string } | undefined

function fileRule(path: string, target: string, exists: (path: string) => boolean): Broken {
  if (!exists(target)) return { rule: 'exact-path', text: `imports ${target}, which is not a file` }
  const from = partOf(path)
  const to = partOf(target)
  if (from === undefined || to === undefined || from === 'test') return undefined
  if (!MAY_IMPORT[from].includes(to)) return { rule: 'parts', text: `${from} must not import ${target}` }
  const room = roomOf(target)
  if (room === undefined || room === roomOf(path)) return undefined
  if (from === 'shell') return { rule: 'shell', text: `the shell must not import ${target}: no room of the core` }
  if (target !== `main/core/${room}/index.ts`) {
    return { rule: 'rooms', text: `imports ${target}: another room is imported only through its index.ts` }
  }
  return undefined
}

function packageRule(path: string, specifier: string): Broken {
  const name = packageOf(specifier)
  const isNode = specifier.startsWith('node:')
  const isElectron = name === 'electron' || name.startsWith('electron-') || name.startsWith('@electron/')
  const refuse = (text: string) => ({ rule: 'packages', text })
  switch (partOf(path)) {
    case 'core':
      return isElectron ? refuse(`the core must not import ${name}: it is a plain Node program`) : undefined
    case 'renderer':
      return isNode || isElectron ? refuse(`the renderer must not import ${specifier}: it is a page`) : undefined
    case 'preload':
      return specifier === 'electron' ? undefined : refuse(`the preload must not import ${specifier}`)
    case 'shared':
      return PACKAGES_OF_SHARED.has(name) ? undefined : refuse(`shared must not import ${specifier}`)
    default:
      return undefined
  }
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Rooms that need each other, straight or through others, told once for each circle. */
function cyclesOfRooms(modules: readonly Module[]): Violation[] {
  const uses = importsBetweenRooms(modules)
  const found = new Map<string, Violation>()
  for (const start of uses.keys()) {
    const circle = circleFrom(start, uses)
    if (circle === undefined) continue
    const name = [...circle].sort().join(' ')
    const first = uses.get(start)?.get(circle[1] ?? start)
    if (found.has(name) || first === undefined) continue
    const text = `rooms import each other in a circle: ${[...circle, start].join(' -> ')}`
    found.set(name, { path: first.path, line: first.line, rule: 'no-cycles', text })
  }
  return [...found.values()]
}

type Uses = Map<string, Map<string, { path: string; line: number }>>

function importsBetweenRooms(modules: readonly Module[]): Uses {
  const uses: Uses = new Map()
  for (const { path, imports } of modules) {
    const from = roomOf(path)
    if (from === undefined) continue
    for (const { target, line } of imports) {
      const to = target === undefined ? undefined : roomOf(target)
      if (to === undefined || to === from) continue
      const used = uses.get(from) ?? new Map()
      if (!used.has(to)) used.set(to, { path, line })
      uses.set(from, used)
    }
  }
  return uses
}

/** The shortest way from a room back to itself: the rooms on it, the room itself first. */
function circleFrom(start: string, uses: Uses): string[] | undefined {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of uses.get(way.at(-1) ?? start)?.keys() ?? []) {
      if (next === start) return way
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

/**
 * Modules that nothing reaches. What is shipped must be reached from a program that is shipped; a test is no reason
 * for a module to be.
 * @param shipped entries of the programs
 * @param other entries that are not shipped: tests, scripts, tool configuration
 */
export function findOrphans(
  modules: readonly Module[],
  shipped: readonly string[],
  other: readonly string[],
): Violation[] {
  const importsOf = new Map(modules.map(({ path, imports }) => [path, imports]))
  const inProduct = reachable(shipped, importsOf)
  const anywhere = reachable([...shipped, ...other], importsOf)
  return modules
    .filter(({ path }) => !(isShipped(path) ? inProduct : anywhere).has(path) && !path.endsWith('.d.ts'))
    .map(({ path }) => ({ path, line: 1, rule: 'no-orphans', text: 'is reached from no program' }))
}

function isShipped(path: string): boolean {
  const part = partOf(path)
  return part !== 'build' && part !== 'test'
}

function reachable(entries: readonly string[], importsOf: ReadonlyMap<string, readonly Import[]>): Set<string> {
  const seen = new Set<string>()
  const open = [...entries]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const { target } of importsOf.get(path) ?? []) if (target !== undefined) open.push(target)
  }
  return seen
}
