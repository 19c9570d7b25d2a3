import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Agenda } from '../../bench/store/agenda.ts'
import { checkProperty } from '../../property.ts'

describe('Agenda', () => {
  it('gives back what is due and keeps the rest', () => {
    const agenda = new Agenda<string>()
    agenda.add(30, 'third')
    agenda.add(10, 'first')
    agenda.add(20, 'second')

    expect([...agenda.until(20)]).toEqual(['first', 'second'])
    expect([...agenda.until(29)]).toEqual([])
    expect([...agenda.until(30)]).toEqual(['third'])
    expect([...agenda.until(1_000)]).toEqual([])
  })

  it('gives everything once and in the order of time, also what is added on the way', () => {
    const steps = fc.array(fc.record({ at: fc.nat(1_000), until: fc.nat(1_000) }), { maxLength: 200 })
    checkProperty(
      fc.property(steps, (all) => {
        const agenda = new Agenda<number>()
        const waiting: number[] = []
        for (const { at, until } of all) {
          agenda.add(at, at)
          waiting.push(at)
          const due = waiting.filter((instant) => instant <= until).sort((one, other) => one - other)
          expect([...agenda.until(until)]).toEqual(due)
          for (const instant of due) waiting.splice(waiting.indexOf(instant), 1)
        }
        expect([...agenda.until(1_000)]).toEqual(waiting.sort((one, other) => one - other))
      }),
    )
  })
})
