import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { Instant } from '../dossier/dossier.ts'
import { OwnDay, OwnHours } from './calendar.ts'
import { GoalLine, GoalLineKey } from './goal-line.ts'

/**
 * Event types of the commune's own settings. They belong to no dossier and name no citizen. A due time that was promised
 * stays as it was promised: it changes only by an act on that dossier.
 */
export const SETTINGS_EVENTS = {
  'calendar.days-entered': {
    version: 1,
    open: z.strictObject({ at: Instant, days: z.array(OwnDay).min(1).max(1_000) }),
    personal: undefined,
  },
  'calendar.day-removed': {
    version: 1,
    open: z.strictObject({ at: Instant, date: IsoDate }),
    personal: undefined,
  },
  'calendar.hours-entered': {
    version: 1,
    open: z.strictObject({ at: Instant, hours: OwnHours }),
    personal: undefined,
  },
  'calendar.hours-removed': {
    version: 1,
    open: z.strictObject({ at: Instant, effectiveFrom: IsoDate }),
    personal: undefined,
  },
  /** Somebody checked the holidays up to this day. */
  'calendar.cover-extended': {
    version: 1,
    open: z.strictObject({ at: Instant, coversUntil: IsoDate }),
    personal: undefined,
  },
  /** The commune prints this set of statutory forms from now on; null lets the day decide. */
  'forms.set-chosen': {
    version: 1,
    open: z.strictObject({ at: Instant, set: z.string().max(40).nullable() }),
    personal: undefined,
  },
  /** A rate to compare an indicator with, in the place of one of the same day. */
  'goal.entered': {
    version: 1,
    open: z.strictObject({ at: Instant, goal: GoalLine }),
    personal: undefined,
  },
  'goal.removed': {
    version: 1,
    open: z.strictObject({ at: Instant, ...GoalLineKey.shape }),
    personal: undefined,
  },
  /** Whether papers are digitized before a dossier leaves the counter (NQ 27/NQ-CP 2025). */
  'digitizing.first-set': {
    version: 1,
    open: z.strictObject({ at: Instant, first: z.boolean() }),
    personal: undefined,
  },
} as const
