import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openStore } from '../../../../main/core/store/index.ts'
import { attach, openPapers, PAPER_MIGRATIONS, pdf } from '../paper-desk.ts'

// A desk that takes in paper after paper until it is killed, and says of each one that an event names it.
const [directory = '', key = ''] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

say('starting')
const store = openStore({
  directory,
  key: Buffer.from(key, 'hex'),
  applicationVersion: '0.1.0',
  migrations: PAPER_MIGRATIONS,
  report: (_task, error) => {
    throw error
  },
})
const { ledger, papers } = await openPapers(store)
say('open')
for (;;) {
  const dossier = randomUUID()
  const { address } = await papers.put(dossier, pdf(150_000))
  say('put')
  ledger.append([attach(dossier, address)], { officer: undefined, now: Date.now() })
  say(`named ${dossier} ${address}`)
}
