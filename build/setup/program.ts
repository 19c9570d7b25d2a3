import { follow } from '../bootstrap/command.mjs'
import { hasDisplay, withDisplay } from './display.ts'
import { root } from './places.ts'

/**
 * Runs a TypeScript program of this repository on the toolchain, to its exit code, with a display: that of the machine,
 * or a virtual one.
 * @param path from the root of the repository
 */
export async function runProgram(path: string, args: readonly string[]): Promise<number> {
  const run = (more: Record<string, string>) =>
    follow(process.execPath, [path, ...args], { cwd: root, env: { ...process.env, ...more } })
  return hasDisplay(process.env, process.platform) ? run({}) : withDisplay(run)
}
