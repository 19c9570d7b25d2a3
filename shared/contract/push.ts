import { z } from 'zod'
import { Identifier } from '../dossier/dossier.ts'
import { RunningScan } from '../scanning/index.ts'
import type { PushName } from './names.ts'
import { SessionView } from './people.ts'

/** Events the core or the shell pushes to every screen, unasked. */
export const pushContract = {
  /** A dossier changed, or (null) so many did that lists should be asked for anew. */
  'dossiers.changed': z.strictObject({ id: Identifier.nullable() }),
  /** The waiting line moved: a number was drawn, called or ended. */
  'waiting.changed': z.strictObject({}),
  /** The second screen has something else to ask of the citizen, or nothing more. */
  'satisfaction.changed': z.strictObject({}),
  /** Money was taken or reversed, a book moved, something was certified, a fee was entered. */
  'counter.changed': z.strictObject({}),
  /** Pages came to a batch or left it, one was cleaned or read, or its scan went on; `scan` is null when none runs. */
  'scanning.changed': z.strictObject({ batch: Identifier, scan: RunningScan.nullable() }),
  /** A token came or went, or a run of signatures went on; `run` is null for tokens, certificates and trust. */
  'signing.changed': z.strictObject({ run: Identifier.nullable() }),
  /** The session of this screen was locked, unlocked or closed by the core (idle lock, suspend). */
  'session.changed': z.strictObject({ session: SessionView.nullable() }),
  /** The core process ended; the shell is starting it again. */
  'core.lost': z.strictObject({}),
  /** The core is there again; the officer must sign in, nothing typed is lost. */
  'core.back': z.strictObject({}),
} satisfies Record<PushName, z.ZodType>
export type PushContract = typeof pushContract
export type Push<Name extends PushName = PushName> = z.infer<PushContract[Name]>
