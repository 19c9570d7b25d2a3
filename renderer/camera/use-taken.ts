import { useEffect, useReducer, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { DeskError } from '../../shared/errors.ts'
import { LEAST_DPI, type PageQuad, WHOLE_PICTURE } from '../../shared/scanning/index.ts'
import { desk } from '../contract/desk.ts'
import type { TakenPicture } from './eye/protocol.ts'
import { findPageQueue } from './queue/current.ts'
import { dpiOfSheet, type FrameFault, faultsOf } from './shutter.ts'

/** Pictures held in full on this screen, the last ones; older ones are looked at where the batch is. */
const HELD = 12

/** What may be wrong with a picture that was taken. */
export type TakenFault = Exclude<FrameFault, 'moving' | 'far'> | 'low-resolution'

export interface TakenPage {
  readonly id: string
  readonly thumbnail: string
  /** Address of the picture in full; null when it is no longer held here. */
  readonly picture: string | null
  readonly quad: PageQuad | null
  readonly faults: readonly TakenFault[]
  /** Dots per inch, were the sheet A4. */
  readonly dpi: number
}

type Change =
  | { readonly kind: 'add'; readonly page: TakenPage; readonly instead: string | null }
  | { readonly kind: 'quad'; readonly id: string; readonly quad: PageQuad }
  | { readonly kind: 'drop'; readonly id: string }

/** Addresses of pictures in memory, each given back when nobody shows it any more. */
interface Shown {
  readonly thumbnail: string
  readonly picture: string | null
}

function reduce(pages: readonly TakenPage[], change: Change): readonly TakenPage[] {
  switch (change.kind) {
    case 'add': {
      const place = pages.findIndex(({ id }) => id === change.instead)
      const next = place < 0 ? [...pages, change.page] : pages.with(place, change.page)
      const held = next.filter(({ picture }) => picture !== null)
      const tooMany = new Set(held.slice(0, Math.max(0, held.length - HELD)).map(({ id }) => id))
      return next.map((page) => (tooMany.has(page.id) ? { ...page, picture: null } : page))
    }
    case 'quad':
      return pages.map((page) => (page.id === change.id ? { ...page, quad: change.quad } : page))
    case 'drop':
      return pages.filter(({ id }) => id !== change.id)
  }
}

/** What is worth saying of a picture: a hand in it is seen, and a page that was too far has too few dots. */
function faultsOfPicture({ view, quad, width, height }: TakenPicture, dpi: number): readonly TakenFault[] {
  const faults: readonly FrameFault[] = faultsOf(view)
  const told = faults.filter(
    (fault): fault is Exclude<FrameFault, 'moving' | 'far'> => fault !== 'moving' && fault !== 'far',
  )
  return quad !== null && width * height > 0 && dpi < LEAST_DPI ? [...told, 'low-resolution'] : told
}

export interface Taken {
  readonly pages: readonly TakenPage[]
  /** Keeps a picture on the disk, in the place of another page when one is named. Throws what the queue throws. */
  readonly keep: (picture: TakenPicture, instead: string | null) => Promise<void>
  /** Moves the corners on the screen. */
  readonly showQuad: (id: string, quad: PageQuad) => void
  /** Keeps the corners, wherever the page is by now. Throws what the core throws. */
  readonly keepQuad: (id: string, quad: PageQuad) => Promise<void>
  /** Throws a page away: out of the queue, or into the bin of its batch. Throws what the core throws. */
  readonly drop: (id: string) => Promise<void>
}

/** The pages photographed on this screen since it was opened, for one batch. */
export function useTaken(batch: string, dossier: string | null): Taken {
  const [pages, change] = useReducer(reduce, [])
  const shown = useRef(new Map<string, Shown>())

  useEffect(() => {
    for (const [id, { thumbnail, picture }] of shown.current) {
      const page = pages.find((one) => one.id === id)
      if (page?.picture === picture) continue
      if (picture !== null) URL.revokeObjectURL(picture)
      if (page) {
        shown.current.set(id, { thumbnail, picture: null })
      } else {
        URL.revokeObjectURL(thumbnail)
        shown.current.delete(id)
      }
    }
  }, [pages])
  useEffect(() => {
    const all = shown.current
    return () => {
      for (const { thumbnail, picture } of all.values()) {
        URL.revokeObjectURL(thumbnail)
        if (picture !== null) URL.revokeObjectURL(picture)
      }
      all.clear()
    }
  }, [])

  async function keep(picture: TakenPicture, instead: string | null): Promise<void> {
    const queue = findPageQueue()
    if (!queue) throw new DeskError('camera.not-kept')
    const id = uuidv7()
    const { content, thumbnail, quad, width, height } = picture
    await queue.keep({ id, batch, dossier, quad, instead, content })
    const url = (bytes: Uint8Array<ArrayBuffer>) => URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    const dpi = dpiOfSheet(quad ?? WHOLE_PICTURE, width, height)
    const faults = faultsOfPicture(picture, dpi)
    const page: TakenPage = { id, thumbnail: url(thumbnail), picture: url(content), quad, faults, dpi }
    shown.current.set(id, page)
    change({ kind: 'add', page, instead })
  }

  async function keepQuad(id: string, quad: PageQuad): Promise<void> {
    if (await findPageQueue()?.setQuad(id, quad)) return
    await desk.ask('scanning.change', { batch, change: { change: 'corners', page: id, quad } })
  }

  async function drop(id: string): Promise<void> {
    if (!(await findPageQueue()?.discard(id))) {
      await desk.ask('scanning.change', { batch, change: { change: 'remove', pages: [id] } })
    }
    change({ kind: 'drop', id })
  }

  return { pages, keep, showQuad: (id, quad) => change({ kind: 'quad', id, quad }), keepQuad, drop }
}
