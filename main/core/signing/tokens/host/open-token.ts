import { DeskError } from '../../../../../shared/errors.ts'
import type { PinState } from '../../../../../shared/signing/index.ts'
import type { SignatureAlgorithm } from '../../signing-key.ts'
import { readUlong, writeStructure } from './abi.ts'
import { CallFailure, CKR, findLoginRefusal } from './codes.ts'
import { CKU } from './constants.ts'
import type { ModuleFunctions } from './functions.ts'
import { findPrivateKey, type PrivateKey, type PublicHalf, publicHalfOf, type StoredCertificate } from './keys.ts'
import { signingInput } from './mechanisms.ts'
import { copyOf, withMemory } from './memory.ts'
import { inSession, isLoggedIn, openSession } from './sessions.ts'
import { findToken, type TokenInSlot } from './slots.ts'
import { STRUCTURES } from './structures.ts'

/** From the mildest warning to the gravest. */
const GRAVITY: Readonly<Record<PinState, number>> = { ok: 0, 'count-low': 1, 'final-try': 2, locked: 3 }

/** Room for any signature: RSA of 8192 bits. */
const SIGNATURE_ROOM = 1_024

/** What a token is opened with. */
export interface TokenOrder {
  readonly token: TokenInSlot
  readonly certificate: StoredCertificate
  readonly pin: Uint8Array | null
  readonly told: PinState
}

/** A token whose user is logged in. */
export class OpenToken {
  readonly slot: bigint
  readonly pinAfterLogin: PinState
  readonly #functions: ModuleFunctions
  readonly #token: TokenInSlot
  /** Held as long as the login shall last: it ends with the last session. */
  readonly #session: bigint
  readonly #key: PrivateKey
  readonly #half: PublicHalf

  private constructor(
    functions: ModuleFunctions,
    token: TokenInSlot,
    parts: { session: bigint; key: PrivateKey; half: PublicHalf; pin: PinState },
  ) {
    this.#functions = functions
    this.#token = token
    this.slot = token.slot
    this.#session = parts.session
    this.#key = parts.key
    this.#half = parts.half
    this.pinAfterLogin = parts.pin
  }

  /** Logs in: C_Login is called once at most, and not at all on a token that warns of more than the officer was told. */
  static async open(functions: ModuleFunctions, { token, certificate, pin, told }: TokenOrder): Promise<OpenToken> {
    if (token.pin === 'locked') throw new DeskError('signing.pin-locked')
    if (GRAVITY[token.pin] > GRAVITY[told]) throw new DeskError('signing.pin-warning')
    const half = publicHalfOf(certificate.der)
    const session = await openSession(functions, token.slot)
    let loggedIn = false
    try {
      // A login that was left over would take any PIN for right.
      if (await isLoggedIn(functions, session)) await functions.call('C_Logout', session)
      await login(functions, { session, user: CKU.USER, token, pin })
      loggedIn = true
      const key = await findPrivateKey(functions, session, certificate, half)
      if (key === undefined) throw new DeskError('signing.no-key')
      const after = await findToken(functions, token.slot)
      return new OpenToken(functions, token, { session, key, half, pin: after?.pin ?? token.pin })
    } catch (failure) {
      if (loggedIn) await functions.try('C_Logout', session)
      await functions.try('C_CloseSession', session)
      throw failure
    }
  }

  get pinEachTime(): boolean {
    return this.#key.pinEachTime
  }

  /** Signs in a session of its own: an operation that was left unfinished would block the next (CKR_OPERATION_ACTIVE). */
  sign(digest: Buffer, algorithm: SignatureAlgorithm, pin: Uint8Array | null): Promise<Buffer> {
    if (algorithm.key !== this.#half.kind) throw new DeskError('signing.no-mechanism')
    const functions = this.#functions
    const { abi } = functions
    const input = signingInput(digest, algorithm, abi)
    return inSession(functions, this.slot, (session) =>
      withMemory(async (memory) => {
        const parameter = input.parameter.length === 0 ? 0n : memory.place(input.parameter)
        const mechanism = { mechanism: input.mechanism, parameter, length: BigInt(input.parameter.length) }
        const placed = memory.place(writeStructure(STRUCTURES.CK_MECHANISM, abi, mechanism))
        await functions.call('C_SignInit', session, placed, this.#key.handle)
        if (this.pinEachTime) {
          await login(functions, { session, user: CKU.CONTEXT_SPECIFIC, token: this.#token, pin })
        }
        const signature = memory.space(SIGNATURE_ROOM)
        const length = functions.placeNumber(memory, BigInt(SIGNATURE_ROOM))
        const data = memory.place(input.data)
        await functions.call('C_Sign', session, data, BigInt(input.data.length), signature, length)
        const given = Number(readUlong(abi, copyOf(length, abi.ulong)))
        if (given !== this.#half.signatureBytes) throw new DeskError('signing.token-failed', { code: 'length' })
        return copyOf(signature, given)
      }),
    )
  }

  /** Logs out. A token that was pulled out meanwhile is logged out already. */
  async close(): Promise<void> {
    await this.#functions.try('C_Logout', this.#session)
    await this.#functions.try('C_CloseSession', this.#session)
  }
}

/** One C_Login for one PIN, which is wiped. */
async function login(
  functions: ModuleFunctions,
  {
    session,
    user,
    token,
    pin,
  }: { readonly session: bigint; readonly user: bigint; readonly token: TokenInSlot; readonly pin: Uint8Array | null },
): Promise<void> {
  if (pin === null && !token.pinPad) throw new DeskError('signing.pin-malformed')
  const returned = await withMemory((memory) => {
    const address = pin === null ? null : memory.place(pin)
    const length = BigInt(pin?.length ?? 0)
    pin?.fill(0)
    return functions.try('C_Login', session, user, address, length)
  })
  if (returned === CKR.OK) return
  const refusal = findLoginRefusal(returned)
  const failure = new CallFailure('C_Login', returned)
  if (refusal === undefined) throw failure
  if (refusal !== 'signing.pin-wrong') throw new DeskError(refusal, {}, { cause: failure })
  const after = await findToken(functions, token.slot)
  throw new DeskError(WRONG_PIN[after?.pin ?? 'ok'], {}, { cause: failure })
}

/** A wrong PIN, by what the token says after it. */
const WRONG_PIN = {
  ok: 'signing.pin-wrong',
  'count-low': 'signing.pin-few-tries',
  'final-try': 'signing.pin-last-try',
  locked: 'signing.pin-locked',
} as const satisfies Record<PinState, string>
