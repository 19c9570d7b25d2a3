import { z } from 'zod'
import { ErrorEnvelope } from '../../../../shared/contract/envelope.ts'
import { PinState } from '../../../../shared/signing/index.ts'

/** Bytes as they arrive over a channel: a `Buffer` becomes a `Uint8Array` on the way. */
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/)
const KeyNumber = z.number().int().positive()

const HashName = z.enum(['sha256', 'sha384', 'sha512'])
const Algorithm = z.discriminatedUnion('key', [
  z.strictObject({ key: z.literal('rsa'), padding: z.enum(['pkcs1', 'pss']), hash: HashName }),
  z.strictObject({ key: z.literal('ec'), hash: HashName }),
])

/** Null where it is typed at the reader. */
const Pin = Bytes.nullable()

/** What a token does with keys: CKM_RSA_PKCS, CKM_RSA_PKCS_PSS, CKM_ECDSA. */
export const TokenMechanism = z.enum(['rsa-pkcs1', 'rsa-pss', 'ecdsa'])
export type TokenMechanism = z.infer<typeof TokenMechanism>

/** What a token says of itself. */
export const TokenGlance = z.strictObject({
  serial: z.string(),
  label: z.string(),
  maker: z.string(),
  model: z.string(),
  pin: PinState,
  pinPad: z.boolean(),
})
export type TokenGlance = z.infer<typeof TokenGlance>

/** A token with what is to be read of it before its PIN is typed. */
export const TokenLook = TokenGlance.extend({
  mechanisms: z.array(TokenMechanism),
  /** DER, in the order of the token. */
  certificates: z.array(Bytes),
})
export type TokenLook = z.infer<typeof TokenLook>

/** A key that was opened with the PIN. */
export const OpenedKey = z.strictObject({
  key: KeyNumber,
  /** What the token says of its PIN after the login. */
  pin: PinState,
  /** The PIN is asked again for every signature (CKA_ALWAYS_AUTHENTICATE). */
  pinEachTime: z.boolean(),
})
export type OpenedKey = z.infer<typeof OpenedKey>

/** A call of the module that is in this host. The core gives one after another. */
export const TokenJob = z.discriminatedUnion('do', [
  /** The first, once: loads the module. */
  z.strictObject({ do: z.literal('load'), path: z.string().min(1) }),
  z.strictObject({ do: z.literal('glance') }),
  z.strictObject({ do: z.literal('look') }),
  z.strictObject({
    do: z.literal('open'),
    serial: z.string(),
    fingerprint: Fingerprint,
    pin: Pin,
    /** What the officer was told of the PIN before typing it: a token that warns of more is not tried. */
    told: PinState,
  }),
  z.strictObject({ do: z.literal('sign'), key: KeyNumber, digest: Bytes, algorithm: Algorithm, pin: Pin }),
  z.strictObject({ do: z.literal('close'), key: KeyNumber }),
])
export type TokenJob = z.infer<typeof TokenJob>
export type TokenJobName = TokenJob['do']

const Nothing = z.null()

/** What each job gives. */
export interface TokenJobResults {
  readonly load: null
  readonly glance: TokenGlance[]
  readonly look: TokenLook[]
  readonly open: OpenedKey
  readonly sign: Uint8Array
  readonly close: null
}

/** The shapes of {@link TokenJobResults}. */
export const TOKEN_JOB_RESULTS: { readonly [Name in TokenJobName]: z.ZodType<TokenJobResults[Name]> } = {
  load: Nothing,
  glance: z.array(TokenGlance),
  look: z.array(TokenLook),
  open: OpenedKey,
  sign: Bytes,
  close: Nothing,
}

/** What the core tells the host. */
export const ToTokenHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('job'), id: z.number().int(), job: TokenJob }),
  /** End at once, whatever a call of the module is doing. */
  z.strictObject({ kind: z.literal('end') }),
])
export type ToTokenHost = z.infer<typeof ToTokenHost>

/** What the host tells the core. */
export const FromTokenHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), id: z.number().int(), result: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), id: z.number().int(), error: ErrorEnvelope }),
  /** A line for the log, already redacted. */
  z.strictObject({ kind: z.literal('log'), text: z.string().max(4_000) }),
])
export type FromTokenHost = z.infer<typeof FromTokenHost>
