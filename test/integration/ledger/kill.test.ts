import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkAsyncProperty } from '../../property.ts'
import { LedgerDesk } from './test-ledger.ts'

const APPENDER = fileURLToPath(new URL('appender.ts', import.meta.url))

interface KeptEvent {
  readonly dossier: string
  readonly sequence: number
  readonly id: string
}

/** Lets a desk run until it has said so many lines, kills it then and there, and returns what it said it had kept. */
const runUntilKilled = async (desk: LedgerDesk, lines: number): Promise<readonly KeptEvent[]> => {
  const { directory, key } = desk.desk
  const child = spawn(process.execPath, [APPENDER, directory, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const kept: KeptEvent[] = []
  let said = 0
  for await (const line of createInterface({ input: child.stdout })) {
    said += 1
    if (said === lines) child.kill('SIGKILL')
    const [word, dossier = '', sequence, id = ''] = line.split(' ')
    if (word === 'kept') kept.push({ dossier, sequence: Number(sequence), id })
  }
  const [, signal] = await exit
  expect(signal).toBe('SIGKILL')
  return kept
}

it('keeps every act that it said it had kept, whenever it is killed', async () => {
  const desk = new LedgerDesk()
  const all: KeptEvent[] = []
  // The first lines are said before the database is made, and before it is opened.
  await checkAsyncProperty(
    fc.asyncProperty(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 250 })), async (lines) => {
      all.push(...(await runUntilKilled(desk, lines)))

      const { store, ledger } = await desk.open()
      expect(store.check()).toEqual([])
      const verdict = await ledger.verify()
      expect(verdict.ok).toBe(true)
      expect(verdict.checked).toBeGreaterThanOrEqual(all.length)
      expect(new Set(all.map(({ sequence }) => sequence)).size).toBe(all.length)
      for (const { dossier, sequence, id } of all) {
        const history = ledger.history(dossier)
        expect(history.map(({ type }) => type)).toEqual(['dossier.received', 'dossier.noted'])
        expect(history.some((event) => event.id === id && event.sequence === sequence)).toBe(true)
      }
      const lived = ledger.projectionDigest('summaries')
      await ledger.rebuild()
      expect(ledger.projectionDigest('summaries')).toBe(lived)
      store.close()
    }),
    20,
  )
  expect(all.length).toBeGreaterThan(0)
})
