import { z } from 'zod'
import { Certainty, IsoDate } from './procedure.ts'

/** The states of a dossier at the desk; each maps to one code of the national portal as data. */
export const DossierState = z.enum([
  'received',
  'refused',
  'processing',
  'waiting',
  'verifying',
  'deciding',
  'approved',
  'signed',
  'done',
  'posted',
  'returned',
  'stopped',
  'withdrawn',
])
export type DossierState = z.infer<typeof DossierState>

/** The states in which the clock of a dossier runs: the desk has it and owes something. */
export const RUNNING_STATES = [
  'received',
  'processing',
  'verifying',
  'deciding',
  'approved',
  'signed',
] as const satisfies readonly DossierState[]

/** The states in which a dossier is not at its end: the clock runs, or stands still while the citizen brings what is missing. */
export const UNDECIDED_STATES = [...RUNNING_STATES, 'waiting'] as const satisfies readonly DossierState[]

/** One of the ten codes of the national portal (DVCQG) and the desk's states that stand for it from a date on. */
export const PortalStatus = z.strictObject({
  code: z.number().int().min(1).max(10),
  name: z.string().min(3).max(80),
  word: z.string().min(3).max(20),
  states: z.array(DossierState),
  effectiveFrom: IsoDate,
  certainty: Certainty,
})
export type PortalStatus = z.infer<typeof PortalStatus>
