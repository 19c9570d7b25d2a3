import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { isRootOnLinux, launchOf } from '../../build/setup/launch.ts'
import { root } from '../../build/setup/places.ts'
import { type Runtime, readRuntime } from '../../build/setup/runtime.ts'

/** What the application needs when it runs, beside its bundles. */
const NEEDED = ['node_modules/better-sqlite3', 'node_modules/@node-rs', 'node_modules/@fontsource/tinos']

interface Unprivileged {
  readonly app: ElectronApplication
  readonly page: Page
  readonly remove: () => void
}

/**
 * Starts the application as a user without rights, with Chromium's sandbox on: as whoever runs the test, or as `nobody`
 * when that is root. Then everything is copied first, since root's folders are closed to others.
 */
export async function launchUnprivileged(): Promise<Unprivileged> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nobody-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const home = join(folder, 'home')
  mkdirSync(home)
  const own = { HOME: home, MOTCUA_DATA: join(home, 'data') }
  const { executablePath, args, env } = isRootOnLinux()
    ? copyForNobody(folder, home, own)
    : { executablePath: readRuntime().executable, args: [root], env: launchOf(own).env }
  // Without this Playwright itself switches the sandbox off.
  const app = await _electron.launch({ executablePath, args, env, chromiumSandbox: true })
  return { app, page: await app.firstWindow(), remove }
}

/** Copies the runtime and the application, and makes a command that runs them as `nobody`. */
function copyForNobody(folder: string, home: string, own: Record<string, string>) {
  const runtime = readRuntime()
  const application = join(folder, 'application')
  mkdirSync(join(application, 'node_modules', '@fontsource'), { recursive: true })
  for (const path of ['package.json', 'out', ...NEEDED]) copy(join(root, path), dirname(join(application, path)))
  copy(dirname(runtime.executable), folder)
  const executable = join(folder, basename(dirname(runtime.executable)), basename(runtime.executable))
  const binding = runtime.sqliteBinding && join(folder, basename(runtime.sqliteBinding))
  if (runtime.sqliteBinding !== undefined) copy(runtime.sqliteBinding, folder)

  const command = join(folder, 'as-nobody')
  writeFileSync(
    command,
    `#!/bin/sh\nexec setpriv --reuid=nobody --regid=nogroup --clear-groups -- '${executable}' "$@"\n`,
  )
  chmodSync(command, 0o755)
  chmodSync(folder, 0o755)
  execFileSync('chmod', ['-R', 'a+rX', folder])
  execFileSync('chown', ['-R', 'nobody:nogroup', home])
  const copied: Runtime = { ...runtime, executable, ...(binding && { sqliteBinding: binding }) }
  return { executablePath: command, args: [application], env: launchOf(own, copied).env }
}

function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
}
