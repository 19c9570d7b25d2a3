import { z } from 'zod'
import { OfficeHours, SpecialDay } from '../catalog/calendar.ts'
import { Certainty, IsoDate, LateRule, Term } from '../catalog/procedure.ts'
import { Instant } from '../dossier/dossier.ts'
import { PrintedForm } from '../dossier/forms.ts'
import { OwnDay, OwnHours } from '../settings/calendar.ts'
import { GoalLine, GoalLineKey } from '../settings/goal-line.ts'
import { call } from './call.ts'
import { ExplainedDue } from './dossiers.ts'

/** The calendar as it holds here, and which of it the commune entered itself. */
export const CalendarView = z.strictObject({
  coversFrom: IsoDate,
  coversUntil: IsoDate,
  days: z.array(z.strictObject({ ...OwnDay.shape, certainty: SpecialDay.shape.certainty, own: z.boolean() })),
  hours: z.array(z.strictObject({ ...OfficeHours.shape, own: z.boolean() })),
})
export type CalendarView = z.infer<typeof CalendarView>

/** The sets of statutory forms that are known, and which of them is printed. */
export const FormSetsView = z.strictObject({
  sets: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      effectiveFrom: IsoDate,
      certainty: Certainty,
      source: z.string(),
      numbers: z.array(z.strictObject({ form: PrintedForm, number: z.string() })),
    }),
  ),
  /** The set the commune chose; null where the day decides. */
  chosen: z.string().nullable(),
  inForce: z.string(),
})
export type FormSetsView = z.infer<typeof FormSetsView>

/** The rates the commune entered to compare its indicators with, by indicator, the latest first. */
export const GoalLinesView = z.strictObject({
  goals: z.array(
    z.strictObject({
      ...GoalLine.shape,
      /** Whether this is the one that holds today. */
      inForce: z.boolean(),
    }),
  ),
})
export type GoalLinesView = z.infer<typeof GoalLinesView>

/** How the commune digitizes: whether every paper needs its file before its dossier is forwarded. */
const Digitizing = z.strictObject({ first: z.boolean() })

export const settingsCalls = {
  'settings.form-sets': call(['read', 'configure'], z.strictObject({}), FormSetsView),
  'settings.choose-form-set': call('configure', z.strictObject({ set: z.string().max(40).nullable() }), FormSetsView),
  'settings.calendar': call(['read', 'configure'], z.strictObject({}), CalendarView),
  /** Enters days, each in the place of what stood there; one of them wrong and none is entered. */
  'settings.enter-days': call('configure', z.strictObject({ days: z.array(OwnDay).min(1).max(1_000) }), CalendarView),
  /** Takes a day of the commune's own out again; the program's own entry holds again, if it has one. */
  'settings.remove-day': call('configure', z.strictObject({ date: IsoDate }), CalendarView),
  'settings.enter-hours': call('configure', z.strictObject({ hours: OwnHours }), CalendarView),
  'settings.remove-hours': call('configure', z.strictObject({ effectiveFrom: IsoDate }), CalendarView),
  'settings.extend-cover': call('configure', z.strictObject({ coversUntil: IsoDate }), CalendarView),
  /** Tries a rule: when would a dossier received then be due, and why. Keeps nothing. */
  'settings.try-rule': call(
    ['read', 'configure'],
    z.strictObject({ term: Term, late: LateRule.nullable(), receivedAt: Instant }),
    ExplainedDue,
  ),
  'settings.goals': call(['read', 'configure'], z.strictObject({}), GoalLinesView),
  /** Enters a rate to compare with, in the place of one of the same indicator and day. */
  'settings.enter-goal': call('configure', z.strictObject({ goal: GoalLine }), GoalLinesView),
  'settings.remove-goal': call('configure', GoalLineKey, GoalLinesView),
  /** Whether papers are digitized before a dossier leaves the counter. */
  'settings.digitizing': call(['read', 'configure'], z.strictObject({}), Digitizing),
  'settings.set-digitizing': call('configure', Digitizing, Digitizing),
}
