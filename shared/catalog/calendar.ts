import { z } from 'zod'
import { Certainty, IsoDate } from './procedure.ts'

/** `HH:mm`, 24 hours, local time of the desk (Asia/Ho_Chi_Minh, UTC+7 all year). */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type ClockTime = z.infer<typeof ClockTime>

/** Opening period `[from, to)` within a day. */
export const OfficePeriod = z.strictObject({ from: ClockTime, to: ClockTime })
export type OfficePeriod = z.infer<typeof OfficePeriod>

/** Office hours (giờ làm việc) of a week, valid from a date on; the latest entry that has begun holds. Empty array = closed. */
export const OfficeHours = z.strictObject({
  effectiveFrom: IsoDate,
  /** Monday first, seven entries. */
  week: z.array(z.array(OfficePeriod).max(4)).length(7),
  note: z.string().max(200),
  certainty: Certainty,
})
export type OfficeHours = z.infer<typeof OfficeHours>

/** A day that differs from its weekday: `off` (nghỉ lễ, nghỉ bù) or `made-up` (làm bù, worked with the hours of its weekday where it has any, otherwise with Monday's). */
export const SpecialDay = z.strictObject({
  date: IsoDate,
  kind: z.enum(['off', 'made-up']),
  name: z.string().min(2).max(120),
  certainty: Certainty,
  source: z.string().min(2).max(300),
})
export type SpecialDay = z.infer<typeof SpecialDay>

/** The working calendar of one desk: data, never code. `coversUntil` is the last day the holiday table was checked for. */
export const WorkCalendar = z.strictObject({
  officeHours: z.array(OfficeHours).min(1),
  specialDays: z.array(SpecialDay),
  coversFrom: IsoDate,
  coversUntil: IsoDate,
})
export type WorkCalendar = z.infer<typeof WorkCalendar>
