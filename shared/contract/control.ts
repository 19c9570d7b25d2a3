import { z } from 'zod'
import { PaperSize } from '../printing/document.ts'
import { ErrorEnvelope } from './envelope.ts'

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const Screen = z.number().int().min(0)

/** A process that works for the core alone, and is started when the core first needs it. */
export const HostName = z.enum(['imaging', 'token'])
export type HostName = z.infer<typeof HostName>
const Host = z.number().int().min(1)

/** What the shell tells the core. The line between them is private to the two processes; the shapes are checked all the same. */
export const ShellMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    dataDirectory: z.string().min(1),
    applicationVersion: z.string().min(1),
    /** 32 bytes that only this operating-system account can read; null where the system keeps no real secret. */
    osSecret: Bytes.nullable(),
    demonstration: z.boolean(),
    /** The province's root certificate that trust lists of signatures are signed under, PEM; null where it laid none. */
    trustAuthority: z.string().max(16_000).nullable(),
    /** What the core before this one asked the shell to hold; see `hold`. */
    resume: Bytes.nullable(),
  }),
  /**
   * A screen is there. Its port travels beside the message; a screen already known gets the new port instead of the old one.
   * `reloaded` when its page knows nothing of before, and not merely the core: then it must be unlocked.
   */
  z.strictObject({ kind: z.literal('screen'), screen: Screen, reloaded: z.boolean() }),
  z.strictObject({ kind: z.literal('screen-gone'), screen: Screen }),
  /** A question of a screen, where ports cannot be handed over (plain Node). */
  z.strictObject({ kind: z.literal('screen-message'), screen: Screen, message: z.unknown() }),
  /** The operating system locked its screen: lock every desk screen too. */
  z.strictObject({ kind: z.literal('lock') }),
  /** Whether the machine runs on its battery; said at the start and whenever it changes. */
  z.strictObject({ kind: z.literal('power'), onBattery: z.boolean() }),
  /** Sleep or power-off is near: drop the key, close every file. */
  z.strictObject({ kind: z.literal('suspend') }),
  z.strictObject({ kind: z.literal('redeem-ticket'), requestId: z.number().int(), ticket: z.uuid() }),
  /** The form of a redeemed ticket left the printer or was saved. */
  z.strictObject({
    kind: z.literal('form-printed'),
    requestId: z.number().int(),
    ticket: z.uuid(),
    paper: PaperSize,
    target: z.enum(['printer', 'file']),
  }),
  /** The host that the core wanted under this number runs. Its port travels beside the message. */
  z.strictObject({ kind: z.literal('host'), id: Host }),
  /** It is gone, or never came. */
  z.strictObject({ kind: z.literal('host-ended'), id: Host, code: z.number().int().nullable() }),
  z.strictObject({ kind: z.literal('shutdown') }),
])
export type ShellMessage = z.infer<typeof ShellMessage>

/** A form as the core rendered it, ready for the printer. */
export const RedeemedForm = z.strictObject({ html: z.string(), paper: PaperSize, title: z.string() })
export type RedeemedForm = z.infer<typeof RedeemedForm>

/** What the core tells the shell. */
export const CoreMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /**
   * What the shell keeps in memory, and nowhere else, so that a core that crashed comes back with its officers signed in.
   * Opaque to the shell; null drops it (last sign-out, suspend).
   */
  z.strictObject({ kind: z.literal('hold'), resume: Bytes.nullable() }),
  z.strictObject({ kind: z.literal('redeemed'), requestId: z.number().int(), form: RedeemedForm }),
  z.strictObject({ kind: z.literal('noted'), requestId: z.number().int() }),
  z.strictObject({ kind: z.literal('failed'), requestId: z.number().int(), error: ErrorEnvelope }),
  /** An answer or push to a screen, where ports cannot be handed over (plain Node). */
  z.strictObject({ kind: z.literal('screen-message'), screen: Screen, message: z.unknown() }),
  /** Start a host; the core numbers them. It is answered by `host`, and by `host-ended` once. */
  z.strictObject({ kind: z.literal('host-wanted'), id: Host, host: HostName }),
  /** End it at once. */
  z.strictObject({ kind: z.literal('host-unwanted'), id: Host }),
  /** A line for the log, already redacted. */
  z.strictObject({ kind: z.literal('log'), level: z.enum(['info', 'error']), text: z.string().max(4000) }),
])
export type CoreMessage = z.infer<typeof CoreMessage>
