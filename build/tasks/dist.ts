// npm run dist: packs the product for this machine and reads back that it is hardened and can call the libraries of tokens.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../bootstrap/command.mjs'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { notice, step } from '../bootstrap/progress.mjs'
import { findKoffiFault } from '../dist/packed-koffi.ts'
import { softFuses } from '../setup/fuses.ts'
import { at, root, tool } from '../setup/places.ts'
import { prepareDesk } from '../setup/prepare.ts'
import type { Runtime } from '../setup/runtime.ts'
import { task } from '../setup/task.ts'

const UNPACKED = { linux: 'linux-unpacked', win32: 'win-unpacked' } as const
const PACKED_WITHIN = 10 * 60_000

/** What the packed desk is told about its runtime: `resources/desk/`. */
function layResources({ version, origin, sqliteBinding }: Runtime): void {
  rmSync(at('out/dist'), { recursive: true, force: true })
  mkdirSync(at('out/dist'), { recursive: true })
  writeFileSync(at('out/dist/runtime.json'), `${JSON.stringify({ version, origin })}\n`)
  if (sqliteBinding !== undefined) copyFileSync(sqliteBinding, at('out/dist/better_sqlite3.node'))
}

async function pack({ version, executable }: Runtime): Promise<void> {
  const target = process.platform === 'win32' ? '--win' : '--linux'
  const electron = [`-c.electronVersion=${version}`, `-c.electronDist=${dirname(executable)}`]
  const args = [tool('electron-builder/cli.js'), target, 'dir', '--publish', 'never', ...electron]
  try {
    await run(process.execPath, args, { cwd: root, timeout: PACKED_WITHIN })
  } catch (error) {
    throw new SetupFailure('not-packed', '', error)
  }
}

await task(async () => {
  const runtime = await prepareDesk()
  layResources(runtime)
  await step('Tạo bộ cài / packing', () => pack(runtime))
  const folder = at('dist', process.platform === 'win32' ? UNPACKED.win32 : UNPACKED.linux)
  const executable = join(folder, process.platform === 'win32' ? 'motcua-desk.exe' : 'motcua-desk')
  const soft = await softFuses(executable)
  if (soft.length > 0) throw new SetupFailure('fuses-not-hardened', soft.join(', '))
  const fault = await findKoffiFault(join(folder, 'resources'))
  if (fault !== undefined) throw new SetupFailure('koffi-not-packed', fault)
  notice(`Sản phẩm ở ${folder}`, `The product is in ${folder}`)
  if (runtime.origin === 'stand-in') {
    notice(
      'Sản phẩm này chứa Electron thay thế: chỉ để thử, không được giao cho người dùng.',
      'This product holds the stand-in Electron: for trials only, not to be handed to users.',
    )
  }
  return 0
})
