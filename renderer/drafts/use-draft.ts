import { useCallback, useEffect, useState } from 'react'
import type { DraftKind, DraftState } from './box.ts'
import { useDraftBox } from './current.ts'

/** A draft on a screen. */
export interface Draft<Content> {
  /** `reading` until it is known whether there is something to go on with; `broken` when that cannot be read. */
  readonly found: 'reading' | 'nothing' | 'something' | 'broken'
  /** What was kept when the screen opened; undefined when nothing was. */
  readonly content: Content | undefined
  /** Whether what was typed since is on the disk. */
  readonly state: DraftState
  /** Keeps content; call it with every change. `holds` are the words the list of drafts shows. */
  readonly save: (content: Content, holds: readonly string[]) => void
  /** Deletes the draft: after the act it was for, or because the officer says so. */
  readonly discard: () => Promise<void>
}

type Found<Content> = Pick<Draft<Content>, 'found' | 'content'> & { readonly id: string }

/**
 * The draft `id` of a kind (a module constant), of the officer at this screen.
 * @param isNew the identifier was chosen just now, so that nothing can be kept under it and nobody need wait for the disk
 */
export function useDraft<Content>(kind: DraftKind<Content>, id: string, isNew: boolean): Draft<Content> {
  const box = useDraftBox()
  const [firstBox] = useState(box)
  // Once the screen was locked in between, what was typed before lies on the disk.
  const hasNothingKept = isNew && box !== undefined && box === firstBox
  const [read, setRead] = useState<Found<Content>>({ id, found: 'reading', content: undefined })
  const [state, setState] = useState<DraftState>('saved')

  useEffect(() => {
    if (!box) return
    let left = false
    const show = (found: Omit<Found<Content>, 'id'>) => {
      if (!left) setRead({ id, ...found })
    }
    if (!hasNothingKept) {
      box.read(kind, id).then(
        (content) => show({ found: content === undefined ? 'nothing' : 'something', content }),
        () => show({ found: 'broken', content: undefined }),
      )
    }
    const end = box.onChange(() => setState(box.state()))
    return () => {
      left = true
      end()
    }
  }, [box, kind, id, hasNothingKept])

  const save = useCallback(
    (content: Content, holds: readonly string[]) => box?.save(kind, id, content, holds),
    [box, kind, id],
  )
  const discard = useCallback(async () => {
    await box?.discard(kind.name, id)
  }, [box, kind, id])

  const unread: Pick<Draft<Content>, 'found' | 'content'> = {
    found: hasNothingKept ? 'nothing' : 'reading',
    content: undefined,
  }
  const current = read.id === id && !hasNothingKept ? read : unread
  return { found: current.found, content: current.content, state, save, discard }
}
