import { DeskError } from '../../../../shared/errors.ts'
import { describeFailure } from '../../../../shared/failures.ts'
import type { CertificateView, PinState, TokenView } from '../../../../shared/signing/index.ts'
import type { SignatureAlgorithm, SigningKey } from '../signing-key.ts'
import type { ReadCertificate } from './certificate-view.ts'
import type { HostedModule } from './hosted-module.ts'

/** Why a PIN is asked for: to open the token, or, by keys that ask each time, for one signature. */
export interface PinQuestion {
  readonly token: TokenView
  readonly certificate: CertificateView
  readonly for: 'session' | 'signature'
}

/**
 * Asks the officer for the PIN, as bytes of its own that are wiped after use. Every answer is one try at the token, so
 * it is what somebody typed for this very question. It rejects when nobody wants to type.
 */
export type AskPin = (question: PinQuestion) => Promise<Buffer>

/** A key on a token whose PIN was typed. */
export interface TokenKey extends SigningKey {
  /** What the token can do and the rules allow, the preferred first. */
  readonly algorithms: readonly [SignatureAlgorithm, ...SignatureAlgorithm[]]
  /** What the token says of its PIN after the login. */
  readonly pin: PinState
  /** The PIN is asked for every signature anew. */
  readonly pinEachTime: boolean
  /** Logs out and lets the key go; never fails. */
  close(): Promise<void>
}

export interface TokenKeyParts {
  readonly module: HostedModule
  readonly token: TokenView
  readonly certificate: ReadCertificate
  readonly issuers: readonly Buffer[]
  readonly algorithms: TokenKey['algorithms']
  readonly ask: AskPin
  /** Milliseconds that a person may take at a PIN pad. */
  readonly personLimit: number
  readonly log: (text: string) => void
}

/** Asks for the PIN and logs in with it; see `Tokens.open`. */
export async function openTokenKey(parts: TokenKeyParts): Promise<TokenKey> {
  const { module, token, certificate, issuers, algorithms, ask, personLimit, log } = parts
  const { pinPad } = token
  if (token.pin === 'locked') throw new DeskError('signing.pin-locked')

  // In memory of its own: a channel takes along whatever a small buffer shares its memory with.
  const pinFor = async (purpose: PinQuestion['for']): Promise<Uint8Array | null> => {
    if (pinPad) return null
    const pin = await ask({ token, certificate: certificate.view, for: purpose })
    // No token has an empty PIN, and some count it as a try.
    if (pin.length === 0) throw new DeskError('signing.pin-malformed')
    const own = new Uint8Array(pin)
    pin.fill(0)
    return own
  }
  const limit = pinPad ? { limit: personLimit } : {}

  const opened = await module.ask(
    {
      do: 'open',
      serial: token.serial,
      fingerprint: certificate.view.fingerprint,
      pin: await pinFor('session'),
      told: token.pin,
    },
    limit,
  )
  const inRun = module.run
  const { key, pin, pinEachTime } = opened

  return {
    certificate: certificate.der,
    chain: issuers,
    algorithms,
    pin,
    pinEachTime,
    async sign(digest, algorithm) {
      if (!algorithms.some((one) => isSame(one, algorithm))) throw new DeskError('signing.no-mechanism')
      const typed = pinEachTime ? await pinFor('signature') : null
      const longer = pinEachTime ? limit : {}
      const job = { do: 'sign', key, digest: new Uint8Array(digest), algorithm, pin: typed } as const
      return Buffer.from(await module.ask(job, { ...longer, inRun }))
    },
    async close() {
      try {
        await module.ask({ do: 'close', key }, { inRun })
      } catch (failure) {
        // The login ended with the process or the token.
        if (!(failure instanceof DeskError)) log(describeFailure(failure))
      }
    },
  }
}

function isSame(one: SignatureAlgorithm, other: SignatureAlgorithm): boolean {
  if (one.key !== other.key || one.hash !== other.hash) return false
  return one.key !== 'rsa' || other.key !== 'rsa' || one.padding === other.padding
}
