import { type ChildProcess, spawn } from 'node:child_process'
import { SetupFailure } from '../bootstrap/failures.mjs'

/** The smallest screen that the desk is made for. */
const SCREEN = '1366x768x24'
const STARTED_WITHIN = 20_000

/** Whether this machine can show a window by itself. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/**
 * Runs something with a virtual display of its own, and ends the display afterwards.
 * @param work gets the variables to add to the environment of what shows windows
 * @throws {SetupFailure} `no-display`
 */
export async function withDisplay<Result>(work: (env: { DISPLAY: string }) => Promise<Result>): Promise<Result> {
  // Xvfb itself looks for a free number and tells it on file descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const end = () => server.kill()
  process.once('exit', end)
  try {
    return await work({ DISPLAY: `:${await numberOf(server)}` })
  } finally {
    process.off('exit', end)
    end()
  }
}

function numberOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown) => reject(new SetupFailure('no-display', '', cause))
    const limit = setTimeout(fail, STARTED_WITHIN)
    let told = ''
    server.stdio[3]?.on('data', (bytes: Buffer) => {
      told += bytes.toString()
      if (!told.endsWith('\n')) return
      clearTimeout(limit)
      resolve(told.trim())
    })
    server.once('error', (error) => {
      clearTimeout(limit)
      fail(error)
    })
    server.once('exit', () => {
      clearTimeout(limit)
      fail()
    })
  })
}
