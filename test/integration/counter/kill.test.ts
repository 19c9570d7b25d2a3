import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkAsyncProperty } from '../../property.ts'
import { runUntilKilled } from '../store/run-until-killed.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'
import { TwoDesks } from './two-desks.ts'

const NUMBERING = new URL('programs/numbering.ts', import.meta.url)
/** Lines after which the first run is killed. */
const LONG_RUN = 120

it('gives every number of a book once and leaves none out, from 01 each year, whenever the desks are killed', async () => {
  const place = new TemporaryDesk()
  const said = new Set<string>()
  let moves = 0
  const hear = (heard: readonly string[]) => {
    moves += heard.filter((line) => line === 'on its way').length
    for (const line of heard) if (line.startsWith('given ')) said.add(line)
  }
  // One long run before the short ones, so that there is something to lose whatever is drawn.
  hear(await runUntilKilled(NUMBERING, place, LONG_RUN))
  // The first line is said before the databases are opened, the second once a book on its way has arrived.
  const whenToKill = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 60 }))
  await checkAsyncProperty(
    fc.asyncProperty(whenToKill, async (lines) => {
      hear(await runUntilKilled(NUMBERING, place, lines))
      const both = await TwoDesks.open(place)
      try {
        const given = both.numbers()
        for (const book of new Set(given.map((each) => each.book))) {
          const numbers = given.filter((each) => each.book === book).map(({ number }) => number)
          const inOrder = numbers.toSorted((one, two) => one - two)
          expect(inOrder, book).toEqual(inOrder.map((_, index) => index + 1))
        }
        const kept = new Set(given.map(({ book, number }) => `given ${book} ${number}`))
        expect([...said].filter((line) => !kept.has(line))).toEqual([])
        // One book a year for both desks: a second one would give its numbers twice.
        const years = [...(await both.years()).values()].filter((year) => year !== null)
        expect(new Set(years).size).toBe(years.length)
        for (const { ledger, store } of both.desks) {
          expect(store.check()).toEqual([])
          expect((await ledger.verify()).ok).toBe(true)
        }
      } finally {
        both.close()
      }
    }),
    12,
  )
  expect(said.size).toBeGreaterThan(20)
  expect(moves).toBeGreaterThan(0)
  const both = await TwoDesks.open(place)
  for (const { ledger } of both.desks) {
    const digests = () => ['books', 'fees', 'certification'].map((name) => ledger.projectionDigest(name))
    const lived = digests()
    await ledger.rebuild()
    expect(digests()).toEqual(lived)
  }
  both.close()
})
