import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import { FORM_SETS, getFormSet } from '../../../main/core/dossiers/index.ts'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import {
  createSettingsRoom,
  GoalLines,
  OwnCalendarTables,
  OwnDigitizing,
  OwnFormSet,
  settingsEvents,
  settingsMigrations,
} from '../../../main/core/settings/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'
import type { SignedInCaller } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import type { OwnDay } from '../../../shared/settings/calendar.ts'
import type { GoalLine } from '../../../shared/settings/goal-line.ts'
import { HOA, refusalOf } from '../dossiers/dossier-desk.ts'

const NOW = Date.UTC(2026, 10, 20, 1, 35)
const CHIEF: SignedInCaller = { screen: 1, officer: HOA, rights: rightsOf(HOA.roles), locked: false, mustChange: false }
const catalog = openCatalog()

let directory: string
let store: Store
let ledger: Ledger
let tables: OwnCalendarTables
let changes: number
let settings: ReturnType<typeof createSettingsRoom>['handlers']

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'settings-'))
  store = openStore({
    directory,
    key: randomBytes(32),
    applicationVersion: '0.1.0',
    migrations: [...ledgerMigrations, ...settingsMigrations],
    report: (_task, error) => {
      throw error
    },
  })
  tables = new OwnCalendarTables(store, () => catalog.workCalendar())
  const ownFormSet = new OwnFormSet(store)
  const goalLines = new GoalLines(store)
  const digitizing = new OwnDigitizing(store)
  ledger = await openLedger({
    store,
    registry: createEventRegistry(settingsEvents),
    projections: [tables.projection, ownFormSet.projection, goalLines.projection, digitizing.projection],
    now: NOW,
    progress: () => undefined,
  })
  changes = 0
  settings = createSettingsRoom({
    store,
    ledger,
    tables,
    ownFormSet,
    goalLines,
    digitizing,
    formSets: { all: FORM_SETS, inForce: getFormSet },
    program: () => catalog.workCalendar(),
    now: () => NOW,
    changed: () => {
      changes += 1
    },
  }).handlers
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true, force: true })
})

const day = (date: string, kind: OwnDay['kind']): OwnDay => ({ date, kind, name: `Ngày ${date}`, source: 'TB 1' })
const enter = async (...days: OwnDay[]) => await settings['settings.enter-days']({ days }, CHIEF)
/** Due time of two working days from Friday 20 November 2026, 08:35, as local text. */
const twoDays = async () => {
  const rule = { term: { unit: 'working-days' as const, amount: 2 }, late: null, receivedAt: NOW }
  const { dueAt } = await settings['settings.try-rule'](rule, CHIEF)
  return new Date(dueAt + 7 * 3_600_000).toISOString().slice(0, 16)
}

describe("the commune's own calendar", () => {
  it('begins as that of the program', async () => {
    const { days, hours, coversUntil } = await settings['settings.calendar']({}, CHIEF)
    expect(days.map(({ date }) => date)).toEqual(catalog.workCalendar().specialDays.map(({ date }) => date))
    expect([...days, ...hours].some(({ own }) => own)).toBe(false)
    expect(coversUntil).toBe('2027-12-31')
    expect(await twoDays()).toBe('2026-11-25T08:35')
  })

  it('moves due times as soon as a day is entered, and back when it is taken out', async () => {
    await enter(day('2026-11-23', 'off'), day('2026-11-28', 'made-up'))
    expect(await twoDays()).toBe('2026-11-26T08:35')
    await enter(day('2026-11-24', 'ordinary'))
    expect(await twoDays()).toBe('2026-11-25T08:35')
    await settings['settings.remove-day']({ date: '2026-11-23' }, CHIEF)
    const view = await settings['settings.remove-day']({ date: '2026-11-24' }, CHIEF)
    expect(await twoDays()).toBe('2026-11-25T08:35')
    expect(view.days.filter(({ own }) => own).map(({ date }) => date)).toEqual(['2026-11-28'])
    expect(changes).toBe(4)
  })

  it('works on a made-up Saturday, and at the hours of a Saturday desk', async () => {
    await enter(day('2026-11-21', 'made-up'))
    expect(await twoDays()).toBe('2026-11-23T08:35')
    await settings['settings.remove-day']({ date: '2026-11-21' }, CHIEF)
    const weekday = [{ from: '07:30', to: '12:00' }]
    const week = [weekday, weekday, weekday, weekday, weekday, [{ from: '08:00', to: '11:00' }], []]
    await settings['settings.enter-hours']({ hours: { effectiveFrom: '2026-11-01', week, note: 'Mùa đông' } }, CHIEF)
    expect(await twoDays()).toBe('2026-11-23T08:35')
  })

  it('keeps nothing of a calendar that contradicts itself', async () => {
    const week = [
      [
        { from: '08:00', to: '11:00' },
        { from: '10:00', to: '12:00' },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ]
    expect(
      await refusalOf(() =>
        settings['settings.enter-hours']({ hours: { effectiveFrom: '2026-11-01', week, note: '' } }, CHIEF),
      ),
    ).toMatchObject({ code: 'catalog.invalid-data' })
    expect((await settings['settings.calendar']({}, CHIEF)).hours.some(({ own }) => own)).toBe(false)
    expect(await twoDays()).toBe('2026-11-25T08:35')
    expect(changes).toBe(0)
  })

  it('refuses days that no calendar has, and taking out what the commune never entered', async () => {
    expect(await refusalOf(() => enter(day('2026-11-23', 'off'), day('2027-02-29', 'off')))).toMatchObject({
      code: 'settings.no-such-day',
      details: { date: '2027-02-29' },
    })
    expect(await twoDays()).toBe('2026-11-25T08:35')
    expect(await refusalOf(() => settings['settings.remove-day']({ date: '2026-11-24' }, CHIEF))).toMatchObject({
      code: 'settings.not-own',
    })
    expect(
      await refusalOf(() => settings['settings.remove-hours']({ effectiveFrom: '2026-01-01' }, CHIEF)),
    ).toMatchObject({ code: 'settings.not-own' })
  })

  it('gives due times beyond the last day only once somebody checked it', async () => {
    const late = {
      term: { unit: 'working-days' as const, amount: 2 },
      late: null,
      receivedAt: Date.UTC(2028, 0, 10, 2),
    }
    expect(await refusalOf(() => settings['settings.try-rule'](late, CHIEF))).toMatchObject({
      code: 'catalog.no-calendar',
    })
    expect((await settings['settings.extend-cover']({ coversUntil: '2028-06-30' }, CHIEF)).coversUntil).toBe(
      '2028-06-30',
    )
    expect((await settings['settings.try-rule'](late, CHIEF)).dueAt).toBeGreaterThan(late.receivedAt)
    // An earlier day takes nothing back.
    expect((await settings['settings.extend-cover']({ coversUntil: '2028-01-31' }, CHIEF)).coversUntil).toBe(
      '2028-06-30',
    )
  })

  it('replays to the same rows', async () => {
    await enter(day('2026-11-23', 'off'), day('2026-11-28', 'made-up'))
    await settings['settings.remove-day']({ date: '2026-11-23' }, CHIEF)
    await settings['settings.extend-cover']({ coversUntil: '2028-06-30' }, CHIEF)
    const digest = ledger.projectionDigest('settings')
    await ledger.rebuild()
    expect(ledger.projectionDigest('settings')).toBe(digest)
    expect(tables.calendar().coversUntil).toBe('2028-06-30')
  })

  it('prints the forms of the day until the commune chooses a set, and again when it chooses none', async () => {
    const sets = async () => await settings['settings.form-sets']({}, CHIEF)
    expect(await sets()).toMatchObject({ chosen: null, inForce: 'tt-03-2025' })
    const old = await settings['settings.choose-form-set']({ set: 'tt-01-2018' }, CHIEF)
    expect(old).toMatchObject({ chosen: 'tt-01-2018', inForce: 'tt-01-2018' })
    expect(old.sets[0]?.numbers.find(({ form }) => form === 'control')?.number).toBe('05')
    expect(await refusalOf(() => settings['settings.choose-form-set']({ set: 'tt-99-2099' }, CHIEF))).toMatchObject({
      code: 'catalog.not-configured',
    })
    expect(await settings['settings.choose-form-set']({ set: null }, CHIEF)).toMatchObject({ chosen: null })
    const digest = ledger.projectionDigest('form-set')
    await ledger.rebuild()
    expect(ledger.projectionDigest('form-set')).toBe(digest)
  })
})

describe('rates to compare with', () => {
  const line: GoalLine = {
    indicator: 'on-time',
    effectiveFrom: '2026-01-01',
    rate: 0.9017,
    what: 'Bình quân cả nước',
    source: 'Báo cáo 12/BC',
  }
  const enterGoal = async (parts: Partial<GoalLine> = {}) =>
    await settings['settings.enter-goal']({ goal: { ...line, ...parts } }, CHIEF)
  const goals = async () => (await settings['settings.goals']({}, CHIEF)).goals

  it('are none at first: the program guesses no national average', async () => {
    expect(await goals()).toEqual([])
  })

  it('hold from their day on, the latest that has begun, and one entered again takes the place of the first', async () => {
    await enterGoal({ effectiveFrom: '2026-11-21', rate: 0.99 })
    await enterGoal({ effectiveFrom: '2026-11-20', rate: 0.95 })
    await enterGoal({ indicator: 'complaints', rate: 1 })
    await enterGoal({ source: 'Nhầm văn bản' })
    const { goals: last } = await enterGoal()
    expect(last).toEqual(await goals())
    expect(last).toEqual([
      { ...line, indicator: 'complaints', rate: 1, inForce: true },
      { ...line, effectiveFrom: '2026-11-21', rate: 0.99, inForce: false },
      { ...line, effectiveFrom: '2026-11-20', rate: 0.95, inForce: true },
      { ...line, inForce: false },
    ])
    expect(changes).toBe(5)
  })

  it('are taken out again, and what held before holds again', async () => {
    await enterGoal()
    await enterGoal({ effectiveFrom: '2026-11-01', rate: 0.95 })
    const key = { indicator: 'on-time', effectiveFrom: '2026-11-01' } as const
    expect(await settings['settings.remove-goal'](key, CHIEF)).toEqual({ goals: [{ ...line, inForce: true }] })
    expect(await refusalOf(() => settings['settings.remove-goal'](key, CHIEF))).toMatchObject({
      code: 'settings.no-goal',
      details: { date: '2026-11-01' },
    })
  })

  it('do not begin on a day that no calendar has', async () => {
    expect(await refusalOf(() => enterGoal({ effectiveFrom: '2026-02-30' }))).toMatchObject({
      code: 'settings.no-such-day',
    })
    expect(await goals()).toEqual([])
    expect(changes).toBe(0)
  })

  it('replay to the same rows', async () => {
    await enterGoal()
    await enterGoal({ effectiveFrom: '2026-11-01', rate: 1 })
    await enterGoal({ indicator: 'satisfaction', rate: 0 })
    await settings['settings.remove-goal']({ indicator: 'on-time', effectiveFrom: '2026-01-01' }, CHIEF)
    const before = await goals()
    const digest = ledger.projectionDigest('goal-lines')
    await ledger.rebuild()
    expect(ledger.projectionDigest('goal-lines')).toBe(digest)
    expect(await goals()).toEqual(before)
    expect(before).toHaveLength(2)
  })
})

describe('digitizing', () => {
  it('comes first once the commune says so, also after a replay, and no longer when it says so', async () => {
    expect(await settings['settings.digitizing']({}, CHIEF)).toEqual({ first: false })
    expect(await settings['settings.set-digitizing']({ first: true }, CHIEF)).toEqual({ first: true })
    expect(changes).toBe(1)
    await ledger.rebuild()
    expect(await settings['settings.digitizing']({}, CHIEF)).toEqual({ first: true })
    expect(await settings['settings.set-digitizing']({ first: false }, CHIEF)).toEqual({ first: false })
  })
})
