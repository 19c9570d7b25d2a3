import { useSyncExternalStore } from 'react'
import type { DraftBox } from './box.ts'
import type { DraftCipher } from './cipher.ts'

let box: DraftBox | undefined
let keys: DraftCipher | undefined
let closing: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

function become(next: DraftBox | undefined): void {
  box = next
  for (const listener of listeners) listener()
}

const openParts = () => Promise.all([import('./box.ts'), import('./cipher.ts'), import('./database.ts')])

/** Fetches what {@link openDrafts} needs, ahead of time. */
export function preloadDrafts(): void {
  void openParts()
}

/**
 * Opens the drafts of the officer who has just signed in or unlocked. `draftKey` is wiped.
 * What the lock before it still had to write is written first.
 */
export async function openDrafts(draftKey: Uint8Array): Promise<void> {
  const [{ createDraftBox }, { createDraftCipher }, { openDraftStore }] = await openParts()
  const cipher = await createDraftCipher(draftKey)
  await closeDrafts()
  keys = cipher
  become(createDraftBox(cipher, openDraftStore()))
}

/** Saves what is pending and forgets the key (design law 9). */
export function closeDrafts(): Promise<void> {
  const open = box
  keys = undefined
  if (open) {
    become(undefined)
    closing = open.close()
  }
  return closing
}

/**
 * What encrypts for the officer at this screen; undefined while nobody is signed in or the screen is locked. Whoever takes it gives
 * it up when the work place goes.
 */
export function findDraftCipher(): DraftCipher | undefined {
  return keys
}

/** Saves what is pending and keeps on: before the screen may go away. */
export async function flushDrafts(): Promise<void> {
  await box?.flush()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The drafts of the officer at this screen; undefined while nobody is signed in or the screen is locked. */
export function useDraftBox(): DraftBox | undefined {
  return useSyncExternalStore(subscribe, () => box)
}
