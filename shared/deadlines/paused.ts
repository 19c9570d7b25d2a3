import type { WorkCalendar } from '../catalog/calendar.ts'
import type { ExplanationLine } from './explanation.ts'
import { dayOf, findDay, instantOf, localMinuteAt, localMinuteOf } from './local-time.ts'
import { addWorkingMinutes, workingMinutesBetween } from './queue.ts'
import { workingCalendarOf } from './working-calendar.ts'

/** A due time that was moved, with the lines that say why. */
export interface MovedDue {
  readonly dueAt: number
  readonly explanation: ExplanationLine[]
}

/**
 * The due time after the clock stood still between two instants: the office minutes that were left when it stopped are left
 * when it goes on (QĐ 766/QĐ-TTg: the time of one supplement is subtracted). A dossier that was overdue already stays so.
 * @throws DeskError `catalog.no-calendar` when the calendar does not cover every day until then.
 */
export function resumeDue(calendar: WorkCalendar, dueAt: number, stoppedAt: number, resumedAt: number): MovedDue {
  const left = workingMinutesBetween(calendar, stoppedAt, dueAt)
  if (dueAt < stoppedAt || left < 0) {
    return {
      dueAt,
      explanation: [
        { code: 'already-overdue', at: dueAt },
        { code: 'due', at: dueAt },
      ],
    }
  }
  const moved = Math.max(addWorkingMinutes(calendar, resumedAt, left), instantOf(localMinuteOf(resumedAt)))
  return {
    dueAt: moved,
    explanation: [
      { code: 'clock-stopped', from: stoppedAt, to: resumedAt, minutes: left },
      { code: 'due', at: moved },
    ],
  }
}

/**
 * The closing of a working day, as an extension promises it; undefined when nobody works on that day or it does not exist.
 * @param date `yyyy-MM-dd`
 * @throws DeskError `catalog.no-calendar` when the calendar does not cover it.
 */
export function findClosing(calendar: WorkCalendar, date: string): number | undefined {
  const day = findDay(date)
  if (day === undefined) return undefined
  const found = workingCalendarOf(calendar).getDay(day)
  return found.off === undefined ? instantOf(localMinuteAt(dayOf(localMinuteAt(day, 0)), found.closing)) : undefined
}
