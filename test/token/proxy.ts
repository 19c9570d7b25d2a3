import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram } from './openssl.ts'

const SOURCE = fileURLToPath(new URL('./proxy.c', import.meta.url))

/** What the proxy does wrong; `proxy.c` says what each means. */
export type Faults = Readonly<
  Partial<
    Record<
      | 'tries'
      | 'crash'
      | 'hang'
      | 'fail'
      | 'slow'
      | 'remove-after-signs'
      | 'pin-pad'
      | 'always'
      | 'in-use'
      | 'cant-lock'
      | 'hide'
      | 'double-slots'
      | 'ids',
      string | number
    >
  >
>

/** Compiles the proxy. @returns the path of the library */
export async function buildProxy(folder: string): Promise<string> {
  const library = join(folder, 'proxy.so')
  await runProgram('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror', '-o', library, SOURCE, '-ldl'])
  return library
}

/** A proxy before a module, with its control, its log and its count of wrong PINs in a folder. */
export class TokenProxy {
  readonly library: string
  readonly environment: Readonly<Record<string, string>>
  readonly #control: string
  readonly #log: string
  readonly #tries: string

  constructor(library: string, folder: string, module: string) {
    this.library = library
    this.#control = join(folder, 'proxy.control')
    this.#log = join(folder, 'proxy.log')
    this.#tries = join(folder, 'proxy.tries')
    this.environment = {
      PROXY_MODULE: module,
      PROXY_CONTROL: this.#control,
      PROXY_LOG: this.#log,
      PROXY_TRIES: this.#tries,
    }
    this.heal()
  }

  /** Sets what goes wrong from the next call on; what was set before goes. */
  set(faults: Faults): void {
    const lines = Object.entries(faults).map(([key, value]) => `${key}=${value}`)
    writeFileSync(this.#control, `${lines.join('\n')}\n`)
  }

  /** Nothing is wrong any more and nothing was called. */
  heal(): void {
    this.set({})
    rmSync(this.#log, { force: true })
    rmSync(this.#tries, { force: true })
  }

  /** Sets how many wrong PINs are left, as though another program had used some up. */
  setTries(left: number): void {
    writeFileSync(this.#tries, `${left}\n`)
  }

  /** How often a function was called, by what the log says of it. */
  calls(text: string): number {
    return this.log.filter((line) => line.startsWith(text)).length
  }

  get log(): readonly string[] {
    return existsSync(this.#log) ? readFileSync(this.#log, 'utf8').trimEnd().split('\n') : []
  }
}
