import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ledger } from '../../../main/core/ledger/index.ts'
import { checkAsyncProperty } from '../../property.ts'
import { runUntilKilled } from '../store/run-until-killed.ts'
import { LedgerDesk } from './test-ledger.ts'

const APPENDER = new URL('programs/appender.ts', import.meta.url)

interface KeptEvent {
  readonly dossier: string
  readonly sequence: number
  readonly id: string
}

const toKept = (line: string): readonly KeptEvent[] => {
  const [word, dossier = '', sequence, id = ''] = line.split(' ')
  return word === 'kept' ? [{ dossier, sequence: Number(sequence), id }] : []
}

it('keeps every act that it said it had kept, whenever it is killed', async () => {
  const desk = new LedgerDesk()
  const all: KeptEvent[] = []
  const expectKept = (ledger: Ledger, events: readonly KeptEvent[]): void => {
    for (const { dossier, sequence, id } of events) {
      const history = ledger.history(dossier)
      expect(history.map(({ type }) => type)).toEqual(['dossier.received', 'dossier.noted'])
      expect(history.some((event) => event.id === id && event.sequence === sequence)).toBe(true)
    }
  }
  // The first line is said before the database is made or opened, the second one after that.
  const whenToKill = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 200 }))
  await checkAsyncProperty(
    fc.asyncProperty(whenToKill, async (lines) => {
      const said = await runUntilKilled(APPENDER, desk.desk, lines)
      const kept = said.flatMap(toKept)
      all.push(...kept)
      const { store, ledger } = await desk.open()
      expect(store.check()).toEqual([])
      const verdict = await ledger.verify()
      expect(verdict.ok).toBe(true)
      expect(verdict.checked).toBeGreaterThanOrEqual(all.length)
      expectKept(ledger, kept)
      store.close()
    }),
    20,
  )
  expect(all.length).toBeGreaterThan(0)
  expect(new Set(all.map(({ sequence }) => sequence)).size).toBe(all.length)
  const { ledger } = await desk.open()
  expectKept(ledger, all)
  const lived = ledger.projectionDigest('summaries')
  await ledger.rebuild()
  expect(ledger.projectionDigest('summaries')).toBe(lived)
})
