import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { isRootOnLinux, launchOf } from '../../build/setup/launch.ts'

/** The real application, running in the real Electron. */
export interface Running {
  readonly app: ElectronApplication
  /** Its one window. */
  readonly page: Page
  /** Everything the program wrote to its terminal. */
  readonly terminal: () => string
  /** Errors in the console of the window and failures that nobody caught; a healthy desk has none. */
  readonly complaints: readonly string[]
}

/** How a desk is started, where that is not the ordinary way. */
export interface LaunchOptions {
  /** Variables to add to the environment. */
  readonly environment?: Record<string, string>
  /** Switches for Chromium. */
  readonly switches?: readonly string[]
  /** The command that runs a program; the program itself when left out. */
  readonly command?: (program: string) => string
}

/**
 * Starts the application and waits for its window.
 * @param directory where it keeps everything
 */
export async function launch(directory: string, options: LaunchOptions = {}): Promise<Running> {
  const { executable, args, env } = launchOf({ MOTCUA_DATA: directory, ...options.environment })
  const executablePath = options.command?.(executable) ?? executable
  // Without this Playwright itself switches the sandbox off.
  const app = await _electron.launch({
    executablePath,
    args: [...(options.switches ?? []), ...args],
    env,
    chromiumSandbox: !isRootOnLinux(),
  })
  const written: string[] = []
  app.process().stdout?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  app.process().stderr?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('crash', () => complaints.push('the window crashed'))
  return { app, page, terminal: () => written.join(''), complaints }
}

/** A directory of its own for one desk, and how to be rid of it. */
export function freshDirectory(): { readonly directory: string; readonly remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-e2e-'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
