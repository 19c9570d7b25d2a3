import { spawn } from 'node:child_process'

/**
 * Runs OpenSSL's program (or another one of the bench) to its end.
 * @throws {Error} with what it said, when it ends with anything but 0
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, input }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly input?: Uint8Array } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd, env })
    const out: Buffer[] = []
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out))
      else reject(new Error(`${program} ${args[0]} ended with ${code}: ${Buffer.concat([...out, ...said])}`))
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** OpenSSL in a folder. */
export function openssl(folder: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  return runProgram('openssl', args, { cwd: folder, ...(input && { input }) })
}
