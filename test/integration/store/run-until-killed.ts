import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { TemporaryDesk } from './temporary-desk.ts'

/**
 * Lets a program work on a desk until it has said so many lines, kills it then and there, and returns all that it said.
 * The program gets the desk's directory and key, and goes on for ever.
 */
export const runUntilKilled = async (program: URL, desk: TemporaryDesk, lines: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, [fileURLToPath(program), desk.directory, desk.key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length === lines) child.kill('SIGKILL')
  }
  const [, signal] = await exit
  expect(signal).toBe('SIGKILL')
  return said
}
