import { useSyncExternalStore } from 'react'
import { desk } from '../../contract/desk.ts'
import { findDraftCipher } from '../../drafts/current.ts'
import type { PageQueue, PageQueueState } from './page-queue.ts'

/** Parts that are fetched when the desk is at rest: nobody waits for pages of yesterday. */
const openParts = () => Promise.all([import('./page-queue.ts'), import('./page-store.ts'), import('./give.ts')])

const NOTHING: PageQueueState = { waiting: [], refused: [], activity: 'idle' }

let queue: PageQueue | undefined
/** Counts openings: one that was overtaken by a lock comes to nothing. */
let openings = 0
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/**
 * Opens the waiting pages of the officer at this screen, and goes on giving them to the core: to be called when the work place is
 * there. The function given back takes the key away again (design law 9); the pages wait on the disk.
 */
export function keepGivingPages(): () => void {
  openings += 1
  const opening = openings
  const ends: (() => void)[] = []
  const cipher = findDraftCipher()
  if (cipher) {
    void openParts()
      .then(async ([{ openPageQueue }, { openPageStore }, { givePage }]) => {
        if (opening !== openings) return
        const opened = await openPageQueue(cipher, openPageStore(), givePage)
        if (opening !== openings) return opened.close()
        queue = opened
        ends.push(
          opened.onChange(tell),
          desk.on('core.back', () => opened.retry()),
          () => opened.close(),
        )
        tell()
      })
      // A database that cannot be opened: photographing says so when it is asked to keep a page.
      .catch(() => undefined)
  }
  return () => {
    openings += 1
    for (const end of ends) end()
    queue = undefined
    tell()
  }
}

/** The waiting pages of the officer at this screen; undefined until they were opened. */
export function findPageQueue(): PageQueue | undefined {
  return queue
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The pages that the core has not got yet. */
export function usePageQueue(): PageQueueState {
  return useSyncExternalStore(subscribe, () => queue?.state() ?? NOTHING)
}
