import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { root } from '../../../build/setup/places.ts'
import type { DatasetOptions } from '../dataset.ts'
import { type Built, buildDesk, type Preparation } from './building.ts'

const BuiltBefore = z.strictObject({
  rows: z.number(),
  seed: z.number(),
  until: z.number(),
  seconds: z.number(),
  bytes: z.number(),
})

const ACCOUNT = 'built.json'

/**
 * A full desk in `directory`. With a folder of one built before (or one to leave it in) the desk is a copy, since
 * measuring changes it; its building time is then that of the first time.
 * @throws Error when the desk in that folder is another one
 */
export async function provideDesk(
  directory: string,
  key: Buffer,
  options: DatasetOptions,
  kept: string | undefined,
  tell: (line: string) => void,
  prepare?: Preparation,
): Promise<Built> {
  if (kept === undefined) return buildDesk(directory, key, options, tell, prepare)
  const folder = resolve(root, kept)
  const account = join(folder, ACCOUNT)
  const { rows, seed, until } = options
  if (!existsSync(account)) {
    mkdirSync(folder, { recursive: true })
    const built = await buildDesk(join(folder, 'desk'), key, options, tell, prepare)
    writeFileSync(account, JSON.stringify({ ...built, seed, until } satisfies z.infer<typeof BuiltBefore>))
  }
  const before = BuiltBefore.parse(JSON.parse(readFileSync(account, 'utf8')))
  if (before.rows !== rows || before.seed !== seed || before.until !== until) {
    throw new Error(`${folder} holds a desk with ${before.rows} dossiers and seed ${before.seed}`)
  }
  tell(`copying the desk of ${folder}`)
  cpSync(join(folder, 'desk'), directory, { recursive: true })
  return before
}
