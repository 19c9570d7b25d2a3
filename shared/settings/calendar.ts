import { z } from 'zod'
import { OfficeHours, SpecialDay, type WorkCalendar } from '../catalog/calendar.ts'
import { IsoDate } from '../catalog/procedure.ts'
import { typedLine } from '../text/typed.ts'

/**
 * A day as the commune or its province decided it: off, made up, or `ordinary` where the calendar of the program says
 * otherwise (a swap that was proposed and never came). What the commune entered stands above what the program knows.
 */
export const OwnDay = z.strictObject({
  date: IsoDate,
  kind: z.enum([...SpecialDay.shape.kind.options, 'ordinary']),
  name: typedLine(2, 120),
  /** The document that says so. */
  source: typedLine(2, 300),
})
export type OwnDay = z.infer<typeof OwnDay>

/** Office hours of the desk from a day on, as the commune posted them; a season is two entries. */
export const OwnHours = OfficeHours.omit({ certainty: true }).extend({ note: typedLine(0, 200) })
export type OwnHours = z.infer<typeof OwnHours>

/** What a commune entered into its calendar; each entry stands for itself. */
export interface OwnCalendar {
  readonly days: readonly OwnDay[]
  readonly hours: readonly OwnHours[]
  /** The last day for which the commune checked its holidays; null where it says nothing of it. */
  readonly coversUntil: string | null
}

export const NO_OWN_CALENDAR: OwnCalendar = { days: [], hours: [], coversUntil: null }

/**
 * The calendar of the program with the commune's own entries laid over it: a day of the commune replaces that day, hours of
 * the commune replace those that begin on the same day, and the later of the two last days holds. Own entries count as
 * confirmed: whoever entered them read the document they name.
 */
export function overlaid(program: WorkCalendar, own: OwnCalendar): WorkCalendar {
  const ownDates = new Set(own.days.map(({ date }) => date))
  const ownStarts = new Set(own.hours.map(({ effectiveFrom }) => effectiveFrom))
  const days = own.days.flatMap(({ kind, ...day }) =>
    kind === 'ordinary' ? [] : [{ ...day, kind, certainty: 'confirmed' as const }],
  )
  const hours = own.hours.map((entry) => ({ ...entry, certainty: 'confirmed' as const }))
  const isLater = own.coversUntil !== null && own.coversUntil > program.coversUntil
  return {
    coversFrom: program.coversFrom,
    coversUntil: isLater ? own.coversUntil : program.coversUntil,
    specialDays: [...program.specialDays.filter(({ date }) => !ownDates.has(date)), ...days].toSorted((one, other) =>
      one.date < other.date ? -1 : 1,
    ),
    officeHours: [
      ...program.officeHours.filter(({ effectiveFrom }) => !ownStarts.has(effectiveFrom)),
      ...hours,
    ].toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1)),
  }
}
