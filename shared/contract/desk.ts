import { z } from 'zod'
import { Instant } from '../dossier/dossier.ts'
import { PaperSize } from '../printing/document.ts'
import { call } from './call.ts'

/** State of the machine's own parts, for the status bar and the diagnostics page; nothing personal. */
export const Diagnostics = z.strictObject({
  sqliteVersion: z.string(),
  cipher: z.string(),
  synchronous: z.enum(['FULL', 'EXTRA']),
  journal: z.string(),
  schemaVersion: z.number().int(),
  databaseBytes: z.number().int(),
  freeBytes: z.number().int(),
  events: z.number().int(),
  /** Acts the province has not confirmed. Until a road to the province is configured that is all of them. */
  unsent: z.number().int(),
  oldestUnsentAt: Instant.nullable(),
  chain: z.enum(['intact', 'broken']),
  /** Whether the machine's date follows from the last act; else no number is given until somebody says that it is right. */
  clock: z.enum(['steady', 'set-back', 'jumped-ahead']),
  /** Time of the last act that the clock is held against. */
  lastActAt: Instant,
  device: z.string(),
  osSecret: z.boolean(),
})
export type Diagnostics = z.infer<typeof Diagnostics>

export const deskCalls = {
  'diagnostics.read': call('session', z.strictObject({}), Diagnostics),
  /** Says that the date of the machine is right, though it does not follow from the last act. */
  'diagnostics.trust-clock': call(
    ['receive', 'collect', 'certify', 'configure'],
    z.strictObject({}),
    z.strictObject({}),
  ),
  /** Re-hashes the whole chain and rebuilds nothing; may take seconds. */
  'diagnostics.verify-ledger': call(
    ['read', 'maintain'],
    z.strictObject({}),
    z.strictObject({ ok: z.boolean(), checked: z.number().int() }),
  ),
}

const Offered = { version: z.string(), notes: z.string() }

/** How far an update of this program has come. `off`: the province configured none. */
export const UpdateState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('unchecked') }),
  z.strictObject({ state: z.literal('none'), checkedAt: Instant }),
  /** `installable`: this installation can replace itself; else the IT staff does. */
  z.strictObject({ state: z.literal('available'), ...Offered, installable: z.boolean() }),
  z.strictObject({ state: z.literal('downloading'), ...Offered, percent: z.number().int().min(0).max(100) }),
  z.strictObject({ state: z.literal('ready'), ...Offered }),
])
export type UpdateState = z.infer<typeof UpdateState>

/** Calls answered by the Electron shell instead of the core: windows, printers, files the officer chooses. */
export const shellCalls = {
  'shell.about': call(
    'anyone',
    z.strictObject({}),
    z.strictObject({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      /** Where the Electron runtime came from; a stand-in is for tests only and must never serve citizens. */
      runtime: z.enum(['official', 'stand-in', 'packaged']),
      sandbox: z.boolean(),
      platform: z.string(),
    }),
  ),
  'shell.print': call(
    'anyone',
    z.strictObject({
      ticket: z.uuid(),
      paper: PaperSize,
      target: z.enum(['printer', 'file']),
    }),
    z.strictObject({ outcome: z.enum(['printed', 'saved', 'cancelled']), path: z.string().nullable() }),
  ),
  'shell.save-file': call(
    'anyone',
    z.strictObject({ name: z.string().min(1).max(200), content: z.instanceof(Uint8Array) }),
    z.strictObject({ outcome: z.enum(['saved', 'cancelled']) }),
  ),
  /** A word to the shell that the first screen can be used: ends start-up measurement and takes the demonstration picture. */
  'shell.ready': call('anyone', z.strictObject({ screen: z.string().max(60) }), z.strictObject({})),
  /** Opens or closes the screen that faces the citizens (null only asks), and tells whether it is open. */
  'shell.display': call(
    'anyone',
    z.strictObject({ open: z.boolean().nullable() }),
    z.strictObject({ open: z.boolean() }),
  ),
  // Updates are for anyone: all that can be installed is a newer release that the province signed, and only when asked.
  'shell.update-state': call('anyone', z.strictObject({}), UpdateState),
  /** Asks the province's feed for a newer release. */
  'shell.update-check': call('anyone', z.strictObject({}), UpdateState),
  /** Fetches the release found; answers when it is there, or when it was cancelled. */
  'shell.update-download': call('anyone', z.strictObject({}), UpdateState),
  'shell.update-cancel': call('anyone', z.strictObject({}), z.strictObject({})),
  /** Closes the program, installs what was fetched and starts the program again. */
  'shell.update-install': call('anyone', z.strictObject({}), z.strictObject({})),
}
