import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import { type BulkActInput, MOST_ACTS_AT_ONCE } from '../../shared/contract/dossiers.ts'
import { DeskError } from '../../shared/errors.ts'
import { asDeskError, type DeskClient } from '../contract/client.ts'

/** One dossier and what is to be done with it. */
export interface BulkItem {
  readonly row: DossierRow
  readonly input: BulkActInput
}

/** A dossier that an act was not done with, and why. */
export interface BulkFailure {
  readonly row: DossierRow
  readonly error: DeskError
}

/** One act done with many dossiers: how far it is, and in the end what became of each. */
export interface BulkRun {
  /** Identifier of the officer who does it; nobody else sees it. */
  readonly officer: string
  readonly act: BulkActInput['act']
  readonly total: number
  readonly done: number
  readonly failures: readonly BulkFailure[]
  readonly state: 'running' | 'stopping' | 'ended'
}

/** Does acts with many dossiers while the screens go on; one run at a time. */
export interface BulkRunner {
  /** Begins; ends when every dossier was tried, {@link stop} was called or the desk did not answer. Never rejects. */
  start(officer: string, items: readonly BulkItem[]): Promise<void>
  /** Tries no further dossier. What was done stays done. */
  stop(): void
  /** Forgets the run that ended. */
  dismiss(): void
  read(): BulkRun | undefined
  subscribe(listener: () => void): () => void
}

/** Makes a runner over the desk. */
export function createBulkRunner({ ask }: Pick<DeskClient, 'ask'>): BulkRunner {
  let run: BulkRun | undefined
  const listeners = new Set<() => void>()

  function change(next: BulkRun | undefined): void {
    run = next
    for (const tell of listeners) tell()
  }

  async function tryNext(items: readonly BulkItem[], before: BulkRun): Promise<{ tried: number; after: BulkRun }> {
    const { outcomes } = await ask('dossiers.act-on-many', { acts: items.map(({ input }) => input) })
    const failures = outcomes.flatMap(({ refused }, place) => {
      const row = items[place]?.row
      return refused === null || row === undefined ? [] : [{ row, error: new DeskError(refused.code, refused.details) }]
    })
    const done = before.done + outcomes.length - failures.length
    return { tried: outcomes.length, after: { ...before, done, failures: [...before.failures, ...failures] } }
  }

  return {
    async start(officer, items) {
      const [first] = items
      if (first === undefined || (run !== undefined && run.state !== 'ended')) return
      change({ officer, act: first.input.act, total: items.length, done: 0, failures: [], state: 'running' })
      let place = 0
      while (place < items.length && run?.state === 'running') {
        const next = items.slice(place, place + MOST_ACTS_AT_ONCE)
        try {
          const { tried, after } = await tryNext(next, run)
          place += tried
          change({ ...after, state: run.state })
        } catch (failure) {
          // Nobody knows which of these were done: all are named, and the rest is not tried.
          const error = asDeskError(failure)
          change({ ...run, failures: [...run.failures, ...next.map(({ row }) => ({ row, error }))] })
          break
        }
      }
      if (run !== undefined) change({ ...run, state: 'ended' })
    },
    stop() {
      if (run?.state === 'running') change({ ...run, state: 'stopping' })
    },
    dismiss() {
      if (run?.state === 'ended') change(undefined)
    },
    read: () => run,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
