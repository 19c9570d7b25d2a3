// Running another program, with its output kept for the case that it fails.
import { spawn } from 'node:child_process'

const KEPT_LINES = 25

/**
 * Runs a program to its end. Its output goes to the terminal with `show`, otherwise the last lines of it are part of
 * the error.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number, shell?: boolean }} [options]
 *   `timeout` in milliseconds
 * @returns {Promise<string>} its standard output, empty with `show`
 * @throws {Error} when it cannot be started, is killed, runs out of time or ends with another code than 0
 */
export function run(program, args, options = {}) {
  const { show = false, timeout, env = process.env, ...rest } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...rest,
      env: show ? env : { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
      ...(timeout === undefined ? {} : { timeout }),
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let all = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text
      all += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      all += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out)
      const tail = all.trimEnd().split('\n').slice(-KEPT_LINES).join('\n')
      reject(new Error(`${program} ${args.join(' ')}: ${signal ?? `exit code ${code}`}\n${tail}`.trimEnd()))
    })
  })
}

/**
 * Runs a program on this terminal until it ends, and ends it when we have to end before it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code; 1 when it was killed
 */
export function follow(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const end = () => child.kill()
    process.once('exit', end)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('exit', end)
      resolve(code ?? 1)
    })
  })
}

/**
 * Runs npm: the one that started us, so that its settings hold, otherwise the one on PATH.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, show?: boolean }} [options]
 */
export function runNpm(args, options = {}) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script?.endsWith('npm-cli.js')) return run(node ?? process.execPath, [script, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}
