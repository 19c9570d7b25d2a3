import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type {
  CalendarView,
  FormSetsView,
  GoalLinesView,
  Handlers,
  SignedInCaller,
  settingsCalls,
} from '../../../shared/contract/index.ts'
import { checkCalendar, computeDue, dayOf, findDay, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { PrintedForm } from '../../../shared/dossier/forms.ts'
import { DeskError } from '../../../shared/errors.ts'
import { type OwnCalendar, overlaid } from '../../../shared/settings/calendar.ts'
import type { FormSet } from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import {
  coverExtended,
  dayRemoved,
  daysEntered,
  digitizeFirstSet,
  formSetChosen,
  goalEntered,
  goalRemoved,
  hoursEntered,
  hoursRemoved,
} from './events.ts'
import type { GoalLines } from './goal-lines.ts'
import type { OwnCalendarTables } from './own-calendar.ts'
import type { OwnDigitizing } from './own-digitizing.ts'
import type { OwnFormSet } from './own-form-set.ts'

/** The calls this room answers. */
export type SettingsCall = keyof typeof settingsCalls

export interface SettingsRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly tables: OwnCalendarTables
  readonly ownFormSet: OwnFormSet
  readonly goalLines: GoalLines
  readonly digitizing: OwnDigitizing
  /** The sets of forms that the program knows, and which of them holds on a day. */
  readonly formSets: {
    readonly all: readonly FormSet[]
    inForce(day: string, chosen: string | null): FormSet
  }
  /** The calendar that comes with the program. */
  readonly program: () => WorkCalendar
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told once a change is durable: queues and due states are to be asked for anew. */
  readonly changed: () => void
}

/** Puts the commune's own settings together over an open ledger. */
export function createSettingsRoom(parts: SettingsRoomParts): { readonly handlers: Handlers<SettingsCall> } {
  const { store, ledger, tables, now } = parts

  return {
    handlers: {
      'settings.form-sets': () => formSetsView(),
      'settings.choose-form-set': ({ set }, { officer }) => {
        if (set !== null && !parts.formSets.all.some(({ id }) => id === set)) {
          throw new DeskError('catalog.not-configured', { code: set })
        }
        append(officer.id, (at) => draft(formSetChosen, { dossier: undefined, open: { at, set } }))
        return formSetsView()
      },
      'settings.calendar': () => view(),
      'settings.enter-days': ({ days }, caller) => {
        requireDates(days.map(({ date }) => date))
        return keep(caller, (at) => draft(daysEntered, { dossier: undefined, open: { at, days } }))
      },
      'settings.remove-day': ({ date }, caller) => {
        if (!tables.own().days.some((day) => day.date === date)) throw new DeskError('settings.not-own', { date })
        return keep(caller, (at) => draft(dayRemoved, { dossier: undefined, open: { at, date } }))
      },
      'settings.enter-hours': ({ hours }, caller) => {
        requireDates([hours.effectiveFrom])
        return keep(caller, (at) => draft(hoursEntered, { dossier: undefined, open: { at, hours } }))
      },
      'settings.remove-hours': ({ effectiveFrom }, caller) => {
        if (!tables.own().hours.some((hours) => hours.effectiveFrom === effectiveFrom)) {
          throw new DeskError('settings.not-own', { date: effectiveFrom })
        }
        return keep(caller, (at) => draft(hoursRemoved, { dossier: undefined, open: { at, effectiveFrom } }))
      },
      'settings.extend-cover': ({ coversUntil }, caller) => {
        requireDates([coversUntil])
        return keep(caller, (at) => draft(coverExtended, { dossier: undefined, open: { at, coversUntil } }))
      },
      'settings.try-rule': ({ term, late, receivedAt }) => {
        const due = computeDue(tables.calendar(), { term, late: late ?? undefined }, receivedAt)
        return { ...due, explanation: due.explanation.map((line) => ({ ...line })) }
      },
      'settings.goals': () => goalsView(),
      'settings.enter-goal': ({ goal }, { officer }) => {
        requireDates([goal.effectiveFrom])
        append(officer.id, (at) => draft(goalEntered, { dossier: undefined, open: { at, goal } }))
        return goalsView()
      },
      'settings.remove-goal': (key, { officer }) => {
        if (!parts.goalLines.has(key)) throw new DeskError('settings.no-goal', { date: key.effectiveFrom })
        append(officer.id, (at) => draft(goalRemoved, { dossier: undefined, open: { at, ...key } }))
        return goalsView()
      },
      'settings.digitizing': () => ({ first: parts.digitizing.isFirst() }),
      'settings.set-digitizing': ({ first }, { officer }) => {
        append(officer.id, (at) => draft(digitizeFirstSet, { dossier: undefined, open: { at, first } }))
        return { first: parts.digitizing.isFirst() }
      },
    },
  }

  function append(officer: string, drafted: (at: number) => Draft): void {
    const at = now()
    store.withinTransaction(() => ledger.append([drafted(at)], { officer, now: at }))
    parts.changed()
  }

  /** Keeps a change only when the calendar with it contradicts nothing. */
  function keep({ officer }: SignedInCaller, drafted: (at: number) => Draft): CalendarView {
    const at = now()
    store.withinTransaction(() => {
      ledger.append([drafted(at)], { officer: officer.id, now: at })
      checkCalendar(tables.calendar())
    })
    parts.changed()
    return view()
  }

  function formSetsView(): FormSetsView {
    const chosen = parts.ownFormSet.chosen()
    return {
      sets: parts.formSets.all.map(({ numbers, id, name, effectiveFrom, certainty, source }) => ({
        ...{ id, name, effectiveFrom, certainty, source },
        numbers: PrintedForm.options.flatMap((form) => {
          const number = numbers[form]
          return number === undefined ? [] : [{ form, number }]
        }),
      })),
      chosen,
      inForce: parts.formSets.inForce(today(), chosen).id,
    }
  }

  function goalsView(): GoalLinesView {
    const inForce = parts.goalLines.inForce(today())
    return {
      goals: parts.goalLines.all().map((line) => ({
        ...line,
        inForce: inForce.get(line.indicator)?.effectiveFrom === line.effectiveFrom,
      })),
    }
  }

  function today(): string {
    return isoDateOf(dayOf(localMinuteOf(now())))
  }

  function view(): CalendarView {
    const own: OwnCalendar = tables.own()
    const { officeHours, specialDays, coversFrom, coversUntil } = overlaid(parts.program(), own)
    const ownDates = new Set(own.days.map(({ date }) => date))
    const ownStarts = new Set(own.hours.map(({ effectiveFrom }) => effectiveFrom))
    const ordinary = own.days.flatMap((day) =>
      day.kind === 'ordinary' ? [{ ...day, certainty: 'confirmed' as const }] : [],
    )
    return {
      coversFrom,
      coversUntil,
      days: [...specialDays, ...ordinary]
        .map((day) => ({ ...day, own: ownDates.has(day.date) }))
        .toSorted((one, other) => (one.date < other.date ? -1 : 1)),
      hours: officeHours.map((hours) => ({ ...hours, own: ownStarts.has(hours.effectiveFrom) })),
    }
  }
}

/** The schema knows the shape of a date; whether the calendar has such a day only the calendar knows. */
function requireDates(dates: readonly string[]): void {
  for (const date of dates) {
    if (findDay(date) === undefined) throw new DeskError('settings.no-such-day', { date })
  }
}
