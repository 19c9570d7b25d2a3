import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkAsyncProperty } from '../../property.ts'
import { runUntilKilled } from '../store/run-until-killed.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'
import { openPapers, PAPER_MIGRATIONS, pdf } from './paper-desk.ts'

const SCANNER = new URL('programs/scanner.ts', import.meta.url)
const LONG_AFTER = 100 * 86_400_000

it('has the file of every paper that an event names, whenever it is killed', async () => {
  const desk = new TemporaryDesk()
  const all: string[] = []
  await checkAsyncProperty(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (lines) => {
      const said = await runUntilKilled(SCANNER, desk, lines)
      all.push(...said.filter((line) => line.startsWith('named ')))
      const store = desk.open({ migrations: PAPER_MIGRATIONS })
      const { papers } = await openPapers(store)
      // Sweeping what no event names must not touch what one does.
      await papers.sweep(Date.now() + LONG_AFTER)
      expect(await papers.sweep(Date.now() + LONG_AFTER)).toBe(0)
      const named = store.prepare<[], { named: number }>('SELECT count(*) AS named FROM named_papers').get().named
      expect(named).toBeGreaterThanOrEqual(all.length)
      for (const line of all) {
        const [, dossier = '', address = ''] = line.split(' ')
        expect((await papers.read(dossier, address)).equals(pdf(150_000))).toBe(true)
      }
      store.close()
    }),
    8,
  )
  expect(all.length).toBeGreaterThan(0)
})
