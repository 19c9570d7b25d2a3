import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createEventRegistry, openLedger } from '../../../../main/core/ledger/index.ts'
import { openStore } from '../../../../main/core/store/index.ts'
import { ALL_EVENTS, acts, createSummaries, OFFICER, TEST_MIGRATIONS } from '../acts.ts'

// A desk that receives dossier after dossier until it is killed, and says of each one that it is kept.
const [directory = '', key = ''] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

say('starting')
const store = openStore({
  directory,
  key: Buffer.from(key, 'hex'),
  applicationVersion: '0.1.0',
  migrations: TEST_MIGRATIONS,
  report: (_task, error) => {
    throw error
  },
})
const registry = createEventRegistry(ALL_EVENTS)
const ledger = await openLedger({
  store,
  registry,
  projections: [createSummaries(store)],
  now: Date.now(),
  progress: () => undefined,
})
say('open')
for (let kept = 1; ; kept += 1) {
  const dossier = randomUUID()
  const drafts = [acts.receive(dossier, 'x'.repeat(500)), acts.note(dossier, 'received')]
  for (const { sequence, id } of ledger.append(drafts, { officer: OFFICER, now: Date.now() })) {
    say(`kept ${dossier} ${sequence} ${id}`)
  }
  if (kept % 40 === 0) store.truncateLog()
}
