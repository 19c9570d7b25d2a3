import { z } from 'zod'
import { Instant } from '../dossier/dossier.ts'

/** Event types of the care of the machine. They belong to no dossier and name no citizen. */
export const DIAGNOSTICS_EVENTS = {
  /** An officer looked at a date that did not follow from the last act, and said that it is right. */
  'clock.trusted': { version: 1, open: z.strictObject({ at: Instant, lastAt: Instant }), personal: undefined },
} as const
