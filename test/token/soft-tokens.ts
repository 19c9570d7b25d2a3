import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestCertificate } from './authority.ts'
import { runProgram } from './openssl.ts'

/** Where Debian and others lay SoftHSM's module. */
const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
]

export const SECURITY_OFFICER_PIN = '12345678'
export const USER_PIN = '654321'

/** What lies on a token. */
export interface SoftTokenContents {
  readonly label: string
  /** Certificates with their keys; the identifiers count from 01. */
  readonly keys: readonly TestCertificate[]
  /** Certificates without a key. DER. */
  readonly bare?: readonly Buffer[]
}

export interface SoftToken {
  readonly label: string
  readonly serial: string
}

/** Tokens that SoftHSM keeps in files of a folder of their own. */
export class SoftTokens {
  readonly module: string
  /** What a process needs to see these tokens and none of the machine's. */
  readonly environment: Readonly<Record<string, string>>
  /** Taken away it is as though every token had been pulled out. */
  readonly directory: string
  readonly #folder: string

  private constructor(folder: string, module: string) {
    this.#folder = folder
    this.module = module
    this.directory = join(folder, 'tokens')
    this.environment = { SOFTHSM2_CONF: join(folder, 'softhsm2.conf') }
  }

  /** @throws {Error} where SoftHSM is not installed */
  static lay(folder: string): SoftTokens {
    const module = MODULES.find((path) => existsSync(path))
    if (module === undefined) throw new Error('SoftHSM is not installed: apt-get install softhsm2 opensc')
    const tokens = new SoftTokens(folder, module)
    mkdirSync(tokens.directory, { recursive: true })
    const lines = [
      `directories.tokendir = ${tokens.directory}`,
      'objectstore.backend = file',
      'log.level = ERROR',
      'slots.removable = true',
    ]
    writeFileSync(join(folder, 'softhsm2.conf'), `${lines.join('\n')}\n`)
    return tokens
  }

  async add({ label, keys, bare = [] }: SoftTokenContents): Promise<SoftToken> {
    const pins = ['--so-pin', SECURITY_OFFICER_PIN, '--pin', USER_PIN]
    await this.#run('softhsm2-util', ['--init-token', '--free', '--label', label, ...pins])
    for (const [index, { name, keyFile, der }] of keys.entries()) {
      const id = (index + 1).toString(16).padStart(2, '0')
      const about = ['--token', label, '--label', name, '--id', id, '--pin', USER_PIN]
      await this.#run('softhsm2-util', ['--import', keyFile, ...about])
      await this.#writeCertificate(label, der, id, name)
    }
    for (const [index, der] of bare.entries()) {
      await this.#writeCertificate(label, der, `f${index}`, `bare-${index}`)
    }
    const shown = (await this.#run('softhsm2-util', ['--show-slots'])).toString()
    const slot = shown.split(/^Slot /m).find((text) => new RegExp(`Label:\\s+${label}\\s*$`, 'm').test(text))
    const serial = /Serial number:\s+(\S+)/.exec(slot ?? '')?.[1]
    if (serial === undefined) throw new Error(`SoftHSM shows no token ${label}`)
    return { label, serial }
  }

  async #writeCertificate(label: string, der: Buffer, id: string, name: string): Promise<void> {
    const file = join(this.#folder, 'certificate.der')
    writeFileSync(file, der)
    const what = ['--write-object', file, '--type', 'cert', '--id', id, '--label', name]
    const where = ['--module', this.module, '--token-label', label, '--login', '--pin', USER_PIN]
    await this.#run('pkcs11-tool', [...where, ...what])
  }

  #run(program: string, args: readonly string[]): Promise<Buffer> {
    return runProgram(program, args, { env: { ...process.env, ...this.environment } })
  }
}
