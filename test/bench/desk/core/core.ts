import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launchOf } from '../../../../build/setup/launch.ts'
import { at } from '../../../../build/setup/places.ts'
import { type CoreFigures, CoreReport, type CoreTask } from './figures.ts'

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url))
const HOST = fileURLToPath(new URL('../../programs/utility.cjs', import.meta.url))

/** Beside the desk's own bundles, so that it finds the same native modules. */
const FOLDER = at('out/bench/core')

/** What the program says begins like this; other lines are Electron's own. */
const REPORT = /^report (.*)$/

/**
 * Measures the core where it lives in the product: in a utility process of the same Electron.
 * @throws Error with what went wrong there
 */
export async function measureCore(task: CoreTask, tell: (line: string) => void): Promise<CoreFigures> {
  await bundle()
  const { executable, args, env } = launchOf()
  const program = spawn(executable, [...args.slice(0, -1), FOLDER, join(FOLDER, 'program.cjs'), JSON.stringify(task)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const wrote: string[] = []
  let figures: CoreFigures | undefined
  createInterface({ input: program.stderr }).on('line', (line) => wrote.push(line))
  createInterface({ input: program.stdout }).on('line', (line) => {
    const [, said] = REPORT.exec(line) ?? []
    if (said === undefined) return
    const report = CoreReport.parse(JSON.parse(said))
    if (report.kind === 'progress') tell(report.line)
    else if (report.kind === 'failed') wrote.push(report.why)
    else figures = report.figures
    if (report.kind !== 'progress') program.kill()
  })
  await once(program, 'close')
  if (figures === undefined) throw new Error(`The core was not measured:\n${wrote.slice(-20).join('\n')}`)
  return figures
}

/** One file for Electron's Node, as the core itself is bundled. */
async function bundle(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: PROGRAM,
      target: 'node20',
      outDir: FOLDER,
      emptyOutDir: true,
      rolldownOptions: {
        external: ['better-sqlite3', '@node-rs/argon2'],
        output: { format: 'cjs', entryFileNames: 'program.cjs', codeSplitting: false },
      },
    },
  })
  mkdirSync(FOLDER, { recursive: true })
  copyFileSync(HOST, join(FOLDER, 'main.cjs'))
  writeFileSync(
    join(FOLDER, 'package.json'),
    JSON.stringify({ name: 'bench-core', version: '1.0.0', main: 'main.cjs' }),
  )
}
