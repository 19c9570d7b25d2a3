import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { BatchRow } from '../../shared/contract/scanning.ts'
import type { DeskError } from '../../shared/errors.ts'
import type { Batch } from '../../shared/scanning/index.ts'
import { desk } from '../contract/desk.ts'
import { memory, questionKey, useAsk } from '../contract/questions.ts'

/** The batch a screen works on. */
export interface OpenBatch {
  readonly id: string
  /** As it is now; undefined until something was put into it. */
  readonly batch: Batch | undefined
  /** It is not known yet whether there is one to go on with. */
  readonly reading: boolean
  readonly error: DeskError | null
  /** Other batches of the same dossier that hold pages. */
  readonly others: readonly BatchRow[]
  /** Makes sure that it is open at the desk; asked twice it is opened once. Rejects with a DeskError. */
  readonly open: () => Promise<void>
  /** Takes over how it is after a change. */
  readonly take: (batch: Batch) => void
}

/**
 * The batch of a dossier, or of a stack without one: the one the address names, otherwise the last that holds pages, otherwise a
 * new one that is opened with its first page.
 * @param wanted the batch that the address names
 */
export function useBatch(dossier: string | null, wanted: string | undefined): OpenBatch {
  const [fresh] = useState(() => uuidv7())
  const [opened, setOpened] = useState<string | null>(null)
  // Which one it is does not change while the screen is open, whatever is filed or begun elsewhere.
  const [found, setFound] = useState<string | undefined>(wanted)
  const list = useAsk('scanning.batches', { dossier }, { fresh: true })
  // A stack without dossier is chosen from a list; nobody means "the last one".
  const rows = dossier === null ? [] : list.data?.batches
  const settled = found !== undefined || (rows !== undefined && !list.isFetching)
  if (found === undefined && settled) setFound(rows?.[0]?.id ?? fresh)
  const id = found ?? fresh
  const isThere = settled && (id !== fresh || opened === id)
  const query = useAsk('scanning.batch', { batch: id }, { enabled: isThere, fresh: true })

  const take = useCallback(
    (batch: Batch) => memory.setQueryData(questionKey('scanning.batch', { batch: id }), batch),
    [id],
  )
  const { refetch } = query
  useFollowing(id, isThere, refetch)

  const open = useCallback(async () => {
    if (isThere) return
    take(await desk.ask('scanning.open', { batch: id, dossier }))
    setOpened(id)
  }, [id, dossier, isThere, take])

  return {
    id,
    batch: isThere ? query.data : undefined,
    reading: !settled || (isThere && query.isLoading),
    error: query.error ?? list.error,
    others: (list.data?.batches ?? []).filter((row) => row.id !== id),
    open,
    take,
  }
}

/**
 * Asks anew whenever the desk tells that the batch changed. While a scanner runs that is several times a second: one question is
 * under way at a time, and one more follows when something was told in between.
 */
function useFollowing(batch: string, enabled: boolean, ask: () => Promise<unknown>): void {
  const state = useRef({ asking: false, again: false })
  useEffect(() => {
    if (!enabled) return
    const follow = async () => {
      if (state.current.asking) {
        state.current.again = true
        return
      }
      state.current.asking = true
      do {
        state.current.again = false
        await ask()
      } while (state.current.again)
      state.current.asking = false
    }
    return desk.on('scanning.changed', (told) => {
      if (told.batch !== batch) return
      memory.setQueryData<Batch>(questionKey('scanning.batch', { batch }), (now) => now && { ...now, scan: told.scan })
      void follow()
    })
  }, [batch, enabled, ask])
}
