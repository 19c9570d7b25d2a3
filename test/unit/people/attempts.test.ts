import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ATTEMPTS_FILE, Attempts, waitAfter } from '../../../main/core/people/attempts.ts'
import { DeskError } from '../../../shared/errors.ts'
import { checkProperty } from '../../property.ts'
import { FakeClock } from './fake-clock.ts'

const DAY_MS = 86_400_000

let directory: string
let clock: FakeClock
let reports: unknown[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'attempts-'))
  clock = new FakeClock()
  reports = []
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const start = (): Attempts => new Attempts(directory, clock, (error) => reports.push(error))

/** Types a wrong secret so many times, waiting as long as the desk asks for. */
function failTimes(attempts: Attempts, times: number, login = 'lan'): void {
  for (let time = 0; time < times; time += 1) {
    clock.pass(attempts.waitSeconds(login) * 1_000)
    attempts.begin(login, 'sign-in-passphrase')
  }
}

describe('the wait after wrong secrets', () => {
  it('is none for the first three tries, then doubles from 5 seconds, and ends at 15 minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 1_000].map(waitAfter)).toEqual([
      0, 0, 0, 5_000, 10_000, 20_000, 40_000, 640_000, 900_000, 900_000, 900_000,
    ])
  })

  it('is kept to', () => {
    const attempts = start()
    failTimes(attempts, 3)
    expect(() => attempts.begin('lan', 'unlock')).toThrow(new DeskError('people.wait', { seconds: 5 }))
    clock.pass(4_999)
    expect(attempts.waitSeconds('lan')).toBe(1)
    clock.pass(1)
    attempts.begin('lan', 'unlock')
    expect(attempts.waitSeconds('lan')).toBe(10)
  })

  it('is that of one login: the colleague at the next screen goes on', () => {
    const attempts = start()
    failTimes(attempts, 4)
    expect(attempts.waitSeconds('mai')).toBe(0)
    attempts.begin('mai', 'unlock').succeed()
    expect(attempts.waitSeconds('lan')).toBe(10)
  })

  it('ends with the right secret', () => {
    const attempts = start()
    failTimes(attempts, 4)
    clock.pass(10_000)
    attempts.begin('lan', 'sign-in-pin').succeed()
    failTimes(attempts, 2)
    expect(attempts.waitSeconds('lan')).toBe(0)
  })

  it('does not grow when something else kept the desk shut', () => {
    const attempts = start()
    failTimes(attempts, 2)
    attempts.begin('lan', 'sign-in-pin').withdraw()
    expect(attempts.waitSeconds('lan')).toBe(0)
    expect(attempts.unreported).toHaveLength(2)
    failTimes(attempts, 1)
    expect(attempts.waitSeconds('lan')).toBe(5)
  })
})

describe('a restart', () => {
  it('forgives nothing', () => {
    failTimes(start(), 5)
    const attempts = start()
    expect(attempts.waitSeconds('lan')).toBe(20)
    clock.pass(20_000)
    attempts.begin('lan', 'unlock')
    expect(attempts.waitSeconds('lan')).toBe(40)
  })

  it('in the middle of a try counts it as wrong', () => {
    start().begin('lan', 'sign-in-passphrase')
    const attempts = start()
    expect(attempts.unreported).toMatchObject([{ login: 'lan', kind: 'sign-in-passphrase', count: 1 }])
  })

  it('after the wait asks for none', () => {
    failTimes(start(), 6)
    clock.pass(DAY_MS)
    expect(start().waitSeconds('lan')).toBe(0)
  })

  it('with the clock set back makes the wait no shorter, and not endless either', () => {
    failTimes(start(), 5)
    clock.pass(15_000)
    clock.setWall(clock.now() - 400 * DAY_MS)
    const attempts = start()
    expect(attempts.waitSeconds('lan')).toBe(20)
    clock.pass(20_000)
    attempts.begin('lan', 'unlock')
    expect(attempts.waitSeconds('lan')).toBe(40)
    clock.pass(39_000)
    expect(start().waitSeconds('lan')).toBe(40)
  })

  it('after a time far in the future does not shut an officer out for years', () => {
    const today = clock.now()
    clock.setWall(today + 4_000 * DAY_MS)
    failTimes(start(), 12)
    clock.setWall(today)
    expect(start().waitSeconds('lan')).toBe(900)
  })

  it('with a damaged file starts to count anew, and says so', () => {
    for (const garbage of ['', '{', '[]', '{"version":1,"logins":{"lan":{"failures":-1}}}', '\0\0']) {
      writeFileSync(join(directory, ATTEMPTS_FILE), garbage)
      reports = []
      expect(start().waitSeconds('lan')).toBe(0)
      expect(reports).toHaveLength(1)
    }
  })
})

describe('whatever is done to the clock meanwhile', () => {
  it('a wait lasts as long as it has to', () => {
    const change = fc.record({ pass: fc.nat(20_000), wall: fc.integer({ min: 0, max: 4_102_444_800_000 }) })
    checkProperty(
      fc.property(fc.integer({ min: 3, max: 14 }), fc.array(change, { maxLength: 6 }), (failures, changes) => {
        rmSync(join(directory, ATTEMPTS_FILE), { force: true })
        const attempts = start()
        failTimes(attempts, failures)
        let left = waitAfter(failures)
        for (const { pass, wall } of changes) {
          clock.setWall(wall)
          clock.pass(pass)
          left = Math.max(0, left - pass)
          expect(attempts.waitSeconds('lan')).toBe(Math.ceil(left / 1_000))
        }
      }),
      50,
    )
  })
})

describe('wrong secrets', () => {
  it('are kept for the ledger until it has them', () => {
    failTimes(start(), 2)
    const attempts = start()
    attempts.begin('mai', 'sign-in-pin')
    const seen = attempts.unreported
    expect(seen.map(({ login, kind, count }) => `${login} ${kind} ${count}`)).toEqual([
      'lan sign-in-passphrase 1',
      'lan sign-in-passphrase 2',
      'mai sign-in-pin 1',
    ])
    attempts.begin('mai', 'unlock')
    attempts.markReported(seen)
    expect(start().unreported).toMatchObject([{ login: 'mai', kind: 'unlock', count: 2 }])
  })

  it('are counted in memory when the disk takes nothing, and that is reported', () => {
    rmSync(directory, { recursive: true })
    const attempts = start()
    failTimes(attempts, 3)
    expect(attempts.waitSeconds('lan')).toBe(5)
    expect(reports).toHaveLength(3)
  })
})
