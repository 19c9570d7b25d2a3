import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import { findClosing, resumeDue, workingMinutesBetween } from '../../../shared/deadlines/index.ts'
import { checkProperty } from '../../property.ts'

const calendar = openCatalog().workCalendar()
const at = (text: string) => Date.parse(`${text}:00+07:00`)

describe('a clock that stood still', () => {
  it('goes on with the office time that was left', () => {
    const due = at('2026-11-16T10:00')
    const { dueAt, explanation } = resumeDue(calendar, due, at('2026-11-13T15:00'), at('2026-11-18T14:00'))
    // Friday 15:00–17:00 and Monday 7:00–10:00 are five hours: Wednesday 14:00–17:00, Thursday 7:00–9:00.
    expect(new Date(dueAt + 7 * 3_600_000).toISOString().slice(0, 16)).toBe('2026-11-19T09:00')
    expect(explanation).toEqual([
      { code: 'clock-stopped', from: at('2026-11-13T15:00'), to: at('2026-11-18T14:00'), minutes: 300 },
      { code: 'due', at: dueAt },
    ])
  })

  it('does not help a dossier that was overdue before', () => {
    const due = at('2026-11-12T10:00')
    expect(resumeDue(calendar, due, at('2026-11-13T15:00'), at('2026-11-18T14:00'))).toEqual({
      dueAt: due,
      explanation: [
        { code: 'already-overdue', at: due },
        { code: 'due', at: due },
      ],
    })
  })

  it('never takes time away and never gives more than was left', () => {
    const minute = 60_000
    const begin = at('2026-03-02T08:00')
    const moment = fc.integer({ min: 0, max: 120 * 1440 }).map((minutes) => begin + minutes * minute)
    checkProperty(
      fc.property(moment, moment, moment, (one, other, third) => {
        const [stopped = 0, due = 0] = [one, other].toSorted((a, b) => a - b)
        const resumed = Math.max(third, stopped)
        const moved = resumeDue(calendar, due, stopped, resumed)
        expect(moved.dueAt).toBeGreaterThanOrEqual(resumed > due ? resumed : stopped)
        expect(Math.max(0, workingMinutesBetween(calendar, resumed, moved.dueAt))).toBe(
          workingMinutesBetween(calendar, stopped, due),
        )
      }),
      300,
    )
  })
})

describe('the closing of a day', () => {
  it('is that of its office hours, and there is none on a day off', () => {
    expect(findClosing(calendar, '2026-11-20')).toBe(at('2026-11-20T17:00'))
    expect(findClosing(calendar, '2026-11-22')).toBeUndefined()
    expect(findClosing(calendar, '2026-11-24')).toBeUndefined()
    expect(findClosing(calendar, '2026-02-30')).toBeUndefined()
  })
})
