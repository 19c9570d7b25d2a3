import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import { checkProperty } from '../../property.ts'
import { TemporaryDesk } from './temporary-desk.ts'

/** The first bytes of the file are salt and page size; everything behind them is authenticated. */
const AUTHENTICATED_FROM = 24

it('notices every changed byte of the file', () => {
  const desk = new TemporaryDesk()
  const store = desk.open()
  store.transaction(() => {
    const add = store.prepare<[string]>('INSERT INTO notes (text) VALUES (?)')
    for (let note = 0; note < 200; note += 1) add.run(`${note} ${'x'.repeat(300)}`)
  })
  store.close()
  const sound = readFileSync(desk.databaseFile)

  const isNoticed = (): boolean => {
    try {
      const opened = desk.open({ report: () => undefined })
      const faults = opened.check()
      opened.close()
      return faults.length > 0
    } catch (error) {
      return error instanceof DeskError && error.code === 'store.corrupt'
    }
  }
  expect(isNoticed()).toBe(false)
  checkProperty(
    fc.property(
      fc.integer({ min: AUTHENTICATED_FROM, max: sound.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (offset, flip) => {
        const damaged = Buffer.from(sound)
        damaged.writeUInt8(damaged.readUInt8(offset) ^ flip, offset)
        writeFileSync(desk.databaseFile, damaged)
        return isNoticed()
      },
    ),
    60,
  )
})
