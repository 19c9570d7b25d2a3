import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CallOutput, deskCalls, Handlers } from '../../../shared/contract/index.ts'
import { type ClockState, draft, type Ledger } from '../ledger/index.ts'
import { DATABASE_FILE, type Store } from '../store/index.ts'
import type { ClockWatch } from './clock-watch.ts'
import { clockTrusted } from './events.ts'

/** The calls this room answers. */
export type DiagnosticsCall = keyof typeof deskCalls

type Diagnostics = CallOutput<'diagnostics.read'>

export interface DiagnosticsRoomOptions {
  readonly store: Store
  readonly ledger: Ledger
  /** Whether a PIN alone can open the desk here. */
  readonly osSecret: boolean
  readonly clock: ClockWatch
  readonly now: () => number
}

const CLOCK: Readonly<Record<ClockState['state'], Diagnostics['clock']>> = {
  right: 'steady',
  behind: 'set-back',
  ahead: 'jumped-ahead',
}

const SYNCHRONOUS: ReadonlyMap<number, Diagnostics['synchronous']> = new Map([
  [2, 'FULL'],
  [3, 'EXTRA'],
])

/** Opens the room of diagnostics over an open desk. */
export function createDiagnosticsRoom({ store, ledger, osSecret, clock, now }: DiagnosticsRoomOptions): {
  readonly handlers: Handlers<DiagnosticsCall>
} {
  const version = store.prepare<[], { value: string }>('SELECT sqlite_version() AS value')
  const cipher = store.prepare<[], { cipher: string }>("SELECT sqlite3mc_config('cipher') AS cipher")
  const journal = store.prepare<[], { journal_mode: string }>('PRAGMA journal_mode')
  const synchronous = store.prepare<[], { synchronous: number }>('PRAGMA synchronous')
  const schemaVersion = store.prepare<[], { user_version: number }>('PRAGMA user_version')
  const oldest = store.prepare<[], { wall_ms: number }>('SELECT wall_ms FROM events ORDER BY position LIMIT 1')
  /** Opening the ledger checked the end of the chain; a break found since then stays in sight until the next start. */
  let chain: Diagnostics['chain'] = 'intact'

  function readSynchronous(): Diagnostics['synchronous'] {
    const setting = SYNCHRONOUS.get(synchronous.get().synchronous)
    if (setting === undefined) throw new Error('the store does not synchronise its commits')
    return setting
  }

  return {
    handlers: {
      'diagnostics.read': () => {
        // The numbers of one chain have no gaps, so the last one counts them.
        const { sequence: events } = ledger.signHead()
        const doubt = clock.look()
        return {
          sqliteVersion: version.get().value,
          cipher: cipher.get().cipher,
          synchronous: readSynchronous(),
          journal: journal.get().journal_mode,
          schemaVersion: schemaVersion.get().user_version,
          databaseBytes: statSync(join(store.directory, DATABASE_FILE)).size,
          freeBytes: freeBytesAt(store.directory),
          events,
          unsent: events,
          oldestUnsentAt: oldest.find()?.wall_ms ?? null,
          chain,
          clock: CLOCK[doubt.state],
          lastActAt: doubt.lastAt,
          device: ledger.device.id,
          osSecret,
        }
      },
      'diagnostics.trust-clock': (_input, { officer }) => {
        const { state, lastAt } = clock.look()
        if (state === 'right') return {}
        const at = now()
        const trusted = draft(clockTrusted, { dossier: undefined, open: { at, lastAt } })
        store.transaction(() => ledger.append([trusted], { officer: officer.id, now: at }))
        clock.trust()
        return {}
      },
      'diagnostics.verify-ledger': async () => {
        const { ok, checked } = await ledger.verify()
        if (!ok) chain = 'broken'
        return { ok, checked }
      },
    },
  }
}

function freeBytesAt(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}
