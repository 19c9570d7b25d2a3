import { createHash } from 'node:crypto'
import { DeskError } from '../../../../../shared/errors.ts'
import type { PinState } from '../../../../../shared/signing/index.ts'
import type { SignatureAlgorithm } from '../../signing-key.ts'
import type { OpenedKey, TokenGlance, TokenLook } from '../protocol.ts'
import { type Abi, writeStructure } from './abi.ts'
import { CallFailure, CKR } from './codes.ts'
import { CKF } from './constants.ts'
import { ModuleFunctions } from './functions.ts'
import { certificatesOf, type StoredCertificate } from './keys.ts'
import { withMemory } from './memory.ts'
import { OpenToken } from './open-token.ts'
import { inSession } from './sessions.ts'
import { mechanismsOf, type TokenInSlot, tokensInSlots } from './slots.ts'
import { STRUCTURES } from './structures.ts'

/** C_Initialize of modules that were started with a wish that they do not grant. */
const WITHOUT_LOCKS: ReadonlySet<number> = new Set([CKR.CANT_LOCK, CKR.ARGUMENTS_BAD, CKR.NEED_TO_CREATE_THREADS])

/** What is needed to open a key. */
export interface KeyOrder {
  readonly serial: string
  readonly fingerprint: string
  /** Wiped once it was used; null where it is typed at the reader. */
  readonly pin: Uint8Array | null
  readonly told: PinState
}

/**
 * One module of PKCS#11 (thư viện của thiết bị ký) in this process. Nothing here runs beside anything else: the core gives
 * one job after another, and many modules are not made for more.
 */
export class TokenModule {
  readonly #functions: ModuleFunctions
  #initialized = false
  readonly #open = new Map<number, OpenToken>()
  #lastKey = 0

  /** @throws DeskError signing.module-failed */
  constructor(path: string, abi: Abi) {
    try {
      this.#functions = new ModuleFunctions(path, abi)
    } catch (cause) {
      throw new DeskError('signing.module-failed', {}, { cause })
    }
  }

  /** What is plugged in. */
  glance(): Promise<TokenGlance[]> {
    return this.#guard(async () => {
      const tokens = await tokensInSlots(this.#functions)
      return tokens.map(({ slot: _slot, ...token }) => token)
    })
  }

  /** What is plugged in, with the certificates on it. A token that is pulled out meanwhile is left out. */
  async look(): Promise<TokenLook[]> {
    const { found, lost } = await this.#guard(() => this.#lookAtAll())
    // Some modules read a token that was plugged in again only after a new beginning; logins of other tokens come first.
    if (!lost || this.#open.size > 0) return found
    await this.#startOver()
    return (await this.#guard(() => this.#lookAtAll())).found
  }

  /**
   * Logs in with the PIN, once, and finds the key of a certificate.
   * @throws DeskError signing.no-token, signing.no-certificate, signing.token-ambiguous, signing.token-busy,
   * signing.token-in-use, signing.no-key and all about PINs
   */
  open({ serial, fingerprint, pin, told }: KeyOrder): Promise<OpenedKey> {
    return this.#guard(async () => {
      const { token, certificate } = await this.#find(serial, fingerprint)
      if ([...this.#open.values()].some((one) => one.slot === token.slot)) throw new DeskError('signing.token-busy')
      const opened = await OpenToken.open(this.#functions, { token, certificate, pin, told })
      this.#lastKey += 1
      this.#open.set(this.#lastKey, opened)
      return { key: this.#lastKey, pin: opened.pinAfterLogin, pinEachTime: opened.pinEachTime }
    })
  }

  /** @throws DeskError signing.not-open, signing.token-gone and, where the PIN is asked each time, all about PINs */
  sign(key: number, digest: Buffer, algorithm: SignatureAlgorithm, pin: Uint8Array | null): Promise<Buffer> {
    return this.#guard(() => {
      const opened = this.#open.get(key)
      if (opened === undefined) throw new DeskError('signing.not-open')
      return opened.sign(digest, algorithm, pin)
    })
  }

  /** Logs out; nothing happens when the key is closed already. */
  close(key: number): Promise<void> {
    const opened = this.#open.get(key)
    this.#open.delete(key)
    return this.#guard(async () => opened?.close())
  }

  async #find(
    serial: string,
    fingerprint: string,
  ): Promise<{ readonly token: TokenInSlot; readonly certificate: StoredCertificate }> {
    const tokens = (await tokensInSlots(this.#functions)).filter((token) => token.serial === serial)
    if (tokens.length === 0) throw new DeskError('signing.no-token')
    const matches: { readonly token: TokenInSlot; readonly certificate: StoredCertificate }[] = []
    for (const token of tokens) {
      const certificates = await inSession(this.#functions, token.slot, (session) =>
        certificatesOf(this.#functions, session),
      )
      const certificate = certificates.find(({ der }) => fingerprintOf(der) === fingerprint)
      if (certificate !== undefined) matches.push({ token, certificate })
    }
    const [match, another] = matches
    if (match === undefined) throw new DeskError('signing.no-certificate')
    // Which of two tokens the PIN belongs to, nobody can tell.
    if (another !== undefined) throw new DeskError('signing.token-ambiguous')
    return match
  }

  async #lookAtAll(): Promise<{ readonly found: TokenLook[]; readonly lost: boolean }> {
    const found: TokenLook[] = []
    let lost = false
    for (const { slot, ...token } of await tokensInSlots(this.#functions)) {
      try {
        found.push(await this.#lookAt(slot, token))
      } catch (failure) {
        if (!(failure instanceof CallFailure && failure.gone)) throw failure
        lost = true
      }
    }
    return { found, lost }
  }

  async #lookAt(slot: bigint, token: TokenGlance): Promise<TokenLook> {
    const certificates = await inSession(this.#functions, slot, (session) => certificatesOf(this.#functions, session))
    const mechanisms = await mechanismsOf(this.#functions, slot)
    return { ...token, mechanisms, certificates: certificates.map(({ der }) => der) }
  }

  /** Does something with a module that is initialised. After a token is lost the module starts over at the next call. */
  async #guard<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      await this.#initialize()
      return await act()
    } catch (failure) {
      if (!(failure instanceof CallFailure)) throw failure
      if (!failure.gone) throw new DeskError('signing.token-failed', { code: hex(failure.code) }, { cause: failure })
      await this.#startOver()
      throw new DeskError('signing.token-gone', {}, { cause: failure })
    }
  }

  async #initialize(): Promise<void> {
    if (this.#initialized) return
    const returned = await withMemory(async (memory) => {
      const args = writeStructure(STRUCTURES.CK_C_INITIALIZE_ARGS, this.#functions.abi, { flags: CKF.OS_LOCKING_OK })
      return this.#functions.try('C_Initialize', memory.place(args))
    })
    const settled = WITHOUT_LOCKS.has(returned) ? await this.#functions.try('C_Initialize', null) : returned
    if (settled !== CKR.OK && settled !== CKR.ALREADY_INITIALIZED) {
      throw new DeskError('signing.module-failed', {}, { cause: new CallFailure('C_Initialize', settled) })
    }
    this.#initialized = true
  }

  async #startOver(): Promise<void> {
    this.#open.clear()
    this.#initialized = false
    await this.#functions.try('C_Finalize', null)
  }
}

function fingerprintOf(der: Buffer): string {
  return createHash('sha256').update(der).digest('hex')
}

function hex(code: number): string {
  return `0x${code.toString(16).padStart(8, '0')}`
}
