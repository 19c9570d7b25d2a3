/** Due-date engine: when a dossier must be returned and why, from dated calendar data. Pure; no clock, no time zone of the machine. */
export { findFirstDifference } from './difference.ts'
export { computeDue, type Due, type DueRule } from './due.ts'
export { ClockMove, DayOff, ExplanationLine, OutsideHours } from './explanation.ts'
export {
  clockOf,
  dayOf,
  findDay,
  instantOf,
  isoDateOf,
  localMinuteAt,
  localMinuteOf,
  minuteOfClock,
  minuteOfDay,
  weekdayOf,
} from './local-time.ts'
export { findClosing, type MovedDue, resumeDue } from './paused.ts'
export {
  addWorkingMinutes,
  checkCalendar,
  DEFAULT_RISK_MINUTES,
  DUE_STATES,
  type DueState,
  dueState,
  isWorkingInstant,
  minutesOfWorkingDay,
  nextWorkingInstant,
  type QueueBounds,
  queueBounds,
  type Remaining,
  remaining,
  workingMinutesBetween,
} from './queue.ts'
