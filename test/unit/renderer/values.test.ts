import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches } from '../../../renderer/app/shortcuts.ts'
import { suggestLogin } from '../../../renderer/officers/suggest-login.ts'
import { urgencyOf } from '../../../renderer/parts/urgency.ts'
import { dayNumber, formatFor } from '../../../renderer/text/format.ts'
import { Login } from '../../../shared/contract/people.ts'
import { checkProperty } from '../../property.ts'

const vi = formatFor('vi')
const en = formatFor('en')
/** 22/11/2026 is a Sunday. */
const SUNDAY_NIGHT = Date.UTC(2026, 10, 22, 16, 59)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('values for people', () => {
  test('are written in the time of the desk, whatever the machine is set to', () => {
    expect(vi.dateTime(SUNDAY_NIGHT)).toBe('23:59 22/11/2026')
    expect(vi.dateTime(SUNDAY_NIGHT + MINUTE)).toBe('00:00 23/11/2026')
    expect(vi.weekday(SUNDAY_NIGHT)).toBe('Chủ Nhật')
    expect(en.weekday(SUNDAY_NIGHT)).toBe('Sunday')
  })

  test('leave out of a time what is as today', () => {
    const now = Date.UTC(2026, 10, 22, 3)
    expect(vi.shortDateTime(now - HOUR, now)).toBe('09:00')
    expect(vi.shortDateTime(now - DAY, now)).toBe('10:00 21/11')
    expect(vi.shortDateTime(now - 365 * DAY, now)).toBe('10:00 22/11/2025')
  })

  test('are money, numbers, sizes and days as they are written there', () => {
    expect(vi.money(25_000)).toBe('25.000 đ')
    expect(vi.number(1_000_000)).toBe('1.000.000')
    expect(en.number(1_000_000)).toBe('1,000,000')
    expect(vi.isoDate('2026-01-31')).toBe('31/01/2026')
    expect(vi.bytes(0)).toBe('0 B')
    expect(vi.bytes(1536)).toBe('1,5 KB')
    expect(vi.bytes(5 * 1024 ** 3)).toBe('5 GB')
  })

  test('are spans in their largest whole unit', () => {
    expect(vi.span(3 * DAY + HOUR)).toBe('3 ngày')
    expect(vi.span(2 * HOUR)).toBe('2 giờ')
    expect(vi.span(MINUTE)).toBe('1 phút')
    expect(vi.span(30_000)).toBe('< 1 phút')
    expect(en.span(DAY)).toBe('1 day')
  })

  test('know a day of the desk from the next', () => {
    // Saigon kept UTC+8 until June 1975; the desk shows instants of its own acts only, all later than that.
    checkProperty(
      fc.property(fc.integer({ min: Date.UTC(1976, 0, 1), max: 4_102_444_800_000 }), (instant) => {
        expect(dayNumber(instant + DAY)).toBe(dayNumber(instant) + 1)
        expect(vi.date(instant) === vi.date(instant + HOUR)).toBe(dayNumber(instant) === dayNumber(instant + HOUR))
      }),
    )
  })
})

describe('urgency', () => {
  const now = Date.UTC(2026, 10, 23, 2)

  test.each([
    ['nothing is due', null, 'received', 'none'],
    ['late', now - MINUTE, 'processing', 'overdue'],
    ['today', now + HOUR, 'received', 'today'],
    ['tomorrow', now + DAY, 'received', 'soon'],
    ['in the third day', now + 3 * DAY, 'received', 'later'],
    ['late but done', now - DAY, 'done', 'settled'],
    ['refused', now - DAY, 'refused', 'settled'],
  ] as const)('%s', (_what, dueAt, state, urgency) => {
    expect(urgencyOf(dueAt, state, now)).toBe(urgency)
  })
})

describe('logins', () => {
  test.each([
    ['Nguyễn Thị Hoa', 'hoa.nt'],
    ['Đặng Văn Đức', 'duc.dv'],
    ['Hoa', 'hoa'],
    ['  Lê   Minh ', 'minh.l'],
    ['Ý', ''],
    ['', ''],
  ])('%s becomes %s', (name, login) => {
    expect(suggestLogin(name)).toBe(login)
  })

  test('are valid or empty, whatever the name', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        const login = suggestLogin(name)
        expect(login === '' || Login.safeParse(login).success).toBe(true)
      }),
      300,
    )
  })
})

describe('shortcuts', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...held,
  })

  test('match their key with exactly their modifiers', () => {
    expect(matches(press('F2'), 'F2')).toBe(true)
    expect(matches(press('F2', { ctrlKey: true }), 'F2')).toBe(false)
    expect(matches(press('l', { ctrlKey: true }), 'Ctrl+L')).toBe(true)
    expect(matches(press('L', { ctrlKey: true, shiftKey: true }), 'Ctrl+L')).toBe(false)
    expect(matches(press('Enter', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Enter')).toBe(true)
    expect(matches(press('Home', { altKey: true }), 'Alt+Home')).toBe(true)
    expect(matches(press('F2', { metaKey: true }), 'F2')).toBe(false)
  })
})
