import { DeskError, type ErrorCode, type ErrorDetails } from '../../../../shared/errors.ts'
import type { TokenView } from '../../../../shared/signing/index.ts'
import type { StartHost } from '../../line/index.ts'
import { findCertificate, type ReadCertificate } from './certificate-view.ts'
import { CALL_LIMITS, type CallLimits, HostedModule } from './hosted-module.ts'
import { ModuleFiles } from './module-file.ts'
import type { TokenLook, TokenMechanism } from './protocol.ts'
import { algorithmsFor, type SigningRule } from './rule.ts'
import { type AskPin, openTokenKey, type TokenKey } from './token-key.ts'

/** How often tokens are looked for while somebody watches, in milliseconds. */
const LOOK_EVERY_MS = 2_000

/** A token that is plugged in, with what the checks before a signature need of it. */
export interface FoundToken {
  readonly view: TokenView
  /** Those of `view`, in the same order. */
  readonly certificates: readonly ReadCertificate[]
  /** Certificates of issuers that lie beside them. DER, unchecked. */
  readonly issuers: readonly Buffer[]
}

/** A library that an administrator set, and why it is of no use just now. */
export interface ModuleState {
  readonly path: string
  readonly problem: { readonly code: ErrorCode; readonly details: ErrorDetails } | null
}

/** What is plugged in. */
export interface TokenSight {
  readonly tokens: readonly FoundToken[]
  readonly modules: readonly ModuleState[]
}

/** What is to be signed with: a token by its serial number, a certificate by its fingerprint. Never a slot. */
export interface KeyChoice {
  readonly token: string
  readonly certificate: string
}

/** Tokens (thiết bị lưu khóa bí mật) through the PKCS#11 libraries that an administrator set, each in a process of its own. */
export interface Tokens {
  /** Looks at every token anew. What a library fails with stands in its state. */
  look(): Promise<TokenSight>
  /** Tells of what is plugged in, now and whenever it changes, until the function that is given back is called. */
  watch(listener: (sight: TokenSight) => void): () => void
  /**
   * Opens a key: asks for the PIN once, logs in once. What is opened has to be closed, which logs out.
   * @param ask is not called when the key cannot be used anyway, nor where the PIN is typed at the reader
   * @throws DeskError signing.no-token, signing.no-certificate, signing.key-too-weak, signing.no-mechanism,
   * signing.token-ambiguous, signing.token-busy, signing.token-in-use, signing.no-key, signing.token-gone,
   * signing.token-slow, signing.token-crashed, signing.token-failed and all about PINs; what `ask` rejects with
   */
  open(choice: KeyChoice, ask: AskPin): Promise<TokenKey>
  /** Ends the processes of all libraries. */
  close(): void
}

export interface TokensOptions {
  readonly startHost: StartHost
  /** Full paths of the libraries that an administrator set, the preferred first. Nothing else is ever loaded. */
  readonly modules: () => readonly string[]
  /** What may be signed with today. */
  readonly rule: () => SigningRule
  readonly log: (text: string) => void
  /** For tests. */
  readonly limits?: Partial<CallLimits>
  readonly lookEveryMs?: number
}

export function createTokens(options: TokensOptions): Tokens {
  return new HostedTokens(options)
}

/** A token, and the library through which it was seen. */
interface SeenToken extends FoundToken {
  readonly module: HostedModule
  readonly mechanisms: readonly TokenMechanism[]
}

class HostedTokens implements Tokens {
  readonly #options: TokensOptions
  readonly #limits: CallLimits
  readonly #modules = new Map<string, HostedModule>()
  readonly #files = new ModuleFiles()
  readonly #listeners = new Set<(sight: TokenSight) => void>()
  #timer: NodeJS.Timeout | undefined
  #lastGlance: string | undefined
  #closed = false

  constructor(options: TokensOptions) {
    this.#options = options
    this.#limits = { ...CALL_LIMITS, ...options.limits }
  }

  async look(): Promise<TokenSight> {
    const { tokens, modules } = await this.#see()
    return { tokens: tokens.map(({ view, certificates, issuers }) => ({ view, certificates, issuers })), modules }
  }

  watch(listener: (sight: TokenSight) => void): () => void {
    const mine = (sight: TokenSight) => listener(sight)
    this.#listeners.add(mine)
    this.#lastGlance = undefined
    this.#glanceAfter(0)
    return () => {
      this.#listeners.delete(mine)
      if (this.#listeners.size === 0) clearTimeout(this.#timer)
    }
  }

  async open({ token, certificate }: KeyChoice, ask: AskPin): Promise<TokenKey> {
    const { tokens } = await this.#see()
    const seen = tokens.filter(({ view }) => view.serial === token)
    if (seen.length === 0) throw new DeskError('signing.no-token')
    const found = seen.find(({ view }) => view.certificates.some(({ fingerprint }) => fingerprint === certificate))
    const read = found?.certificates.find(({ view }) => view.fingerprint === certificate)
    if (found === undefined || read === undefined) throw new DeskError('signing.no-certificate')
    const algorithms = algorithmsFor(read.view, found.mechanisms, this.#options.rule())
    return openTokenKey({
      module: found.module,
      token: found.view,
      certificate: read,
      issuers: found.issuers,
      algorithms,
      ask,
      personLimit: this.#limits.person,
      log: this.#options.log,
    })
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#listeners.clear()
    for (const module of this.#modules.values()) module.close()
    this.#modules.clear()
  }

  /** Everything that is plugged in. A token that two libraries know is taken from the one that was set first. */
  async #see(): Promise<{ readonly tokens: readonly SeenToken[]; readonly modules: readonly ModuleState[] }> {
    const sights = await Promise.all(this.#set().map((path) => this.#seeThrough(path)))
    const tokens = new Map<string, SeenToken>()
    for (const token of sights.flatMap((sight) => sight.tokens)) {
      const first = tokens.get(token.view.serial)
      // The same library may well know two tokens of one number.
      if (first === undefined) tokens.set(token.view.serial, token)
      else if (first.module === token.module) tokens.set(`${token.view.serial} ${tokens.size}`, token)
    }
    return { tokens: [...tokens.values()], modules: sights.map(({ state }) => state) }
  }

  async #seeThrough(path: string): Promise<{ readonly tokens: readonly SeenToken[]; readonly state: ModuleState }> {
    try {
      await this.#files.require(path)
      const module = this.#moduleOf(path)
      const tokens = (await module.ask({ do: 'look' })).map((look) => seen(module, look))
      return { tokens, state: { path, problem: null } }
    } catch (failure) {
      return { tokens: [], state: { path, problem: problemOf(failure) } }
    }
  }

  /** The paths that are set; processes of those that are set no more are ended. */
  #set(): readonly string[] {
    const paths = [...new Set(this.#options.modules())]
    for (const [path, module] of this.#modules) {
      if (paths.includes(path)) continue
      module.close()
      this.#modules.delete(path)
    }
    return paths
  }

  #moduleOf(path: string): HostedModule {
    if (this.#closed) throw new DeskError('signing.token-crashed')
    const known = this.#modules.get(path)
    if (known !== undefined) return known
    const { startHost, log } = this.#options
    const module = new HostedModule(path, { startHost, log, limits: this.#limits })
    this.#modules.set(path, module)
    return module
  }

  #glanceAfter(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.#glance().finally(() => {
        if (this.#listeners.size > 0 && !this.#closed) {
          this.#glanceAfter(this.#options.lookEveryMs ?? LOOK_EVERY_MS)
        }
      })
    }, wait).unref()
  }

  /** Reads no certificate unless something changed. Nobody who signs waits for it. */
  async #glance(): Promise<void> {
    if ([...this.#modules.values()].some((module) => !module.idle)) return
    const glances = await Promise.all(this.#set().map((path) => this.#glanceThrough(path)))
    const glance = JSON.stringify(glances)
    if (glance === this.#lastGlance || this.#closed) return
    this.#lastGlance = glance
    const sight = await this.look()
    for (const listener of this.#listeners) listener(sight)
  }

  async #glanceThrough(path: string): Promise<unknown> {
    try {
      await this.#files.require(path)
      return await this.#moduleOf(path).ask({ do: 'glance' })
    } catch (failure) {
      return problemOf(failure)
    }
  }
}

function seen(module: HostedModule, { mechanisms, certificates, ...glance }: TokenLook): SeenToken {
  const read = certificates.map((der) => findCertificate(Buffer.from(der))).filter((one) => one !== undefined)
  const own = read.filter(({ ofIssuer }) => !ofIssuer)
  return {
    module,
    mechanisms,
    view: { ...glance, certificates: own.map(({ view }) => view) },
    certificates: own,
    issuers: read.filter(({ ofIssuer }) => ofIssuer).map(({ der }) => der),
  }
}

function problemOf(failure: unknown): { readonly code: ErrorCode; readonly details: ErrorDetails } {
  const { code, details } = failure instanceof DeskError ? failure : new DeskError('signing.module-failed')
  return { code, details }
}
