import { describe, expect, it } from 'vitest'
import { type Migration, orderMigrations } from '../../../main/core/store/migrate.ts'

const migration = (number: number, name = `step ${number}`): Migration => ({ number, name, up: () => undefined })

describe('orderMigrations', () => {
  it('puts the migrations of all rooms into one order', () => {
    expect(orderMigrations([migration(30), migration(10), migration(20)]).map(({ number }) => number)).toEqual([
      10, 20, 30,
    ])
  })

  it('refuses two migrations with one number', () => {
    expect(() => orderMigrations([migration(10, 'ledger'), migration(10, 'papers')])).toThrow(
      'Migrations "ledger" and "papers" share number 10',
    )
  })

  it.each([0, -10, 1.5, Number.NaN])('refuses the number %d', (number) => {
    expect(() => orderMigrations([migration(number)])).toThrow(`has the number ${number}`)
  })
})
