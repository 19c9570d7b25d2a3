import { useState } from 'react'
import type { AwaitingSignature } from '../../shared/contract/signing.ts'
import type { DeskError } from '../../shared/errors.ts'
import type { SignaturePlace, SigningKind } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { keyOfAwaiting, type Wish, wishFor } from './wish.ts'

/** More are signed in turn: what was signed makes room. */
const MOST = 300

/** The files that wait for a signature, and what the officer means to do with them. */
export interface Awaiting {
  readonly files: readonly AwaitingSignature[]
  readonly more: boolean
  readonly reading: boolean
  readonly error: DeskError | null
  readonly active: AwaitingSignature | undefined
  readonly marked: ReadonlySet<string>
  readonly go: (to: 'next' | 'before' | 'first' | 'last') => void
  readonly show: (key: string) => void
  readonly toggle: (key: string) => void
  readonly toggleAll: () => void
  readonly clear: () => void
  readonly placeOf: (file: AwaitingSignature) => SignaturePlace | null
  readonly setPlace: (file: AwaitingSignature, place: SignaturePlace | null) => void
  /** What is marked, by the kind of signature that it waits for. */
  readonly wishes: ReadonlyMap<SigningKind, readonly Wish[]>
  /** What would be signed of one file. */
  readonly wishOf: (file: AwaitingSignature) => Wish | undefined
  readonly again: () => void
}

/** Keeps the queue of files that wait for the asker's signature; marks of files that left it are forgotten with them. */
export function useAwaiting(): Awaiting {
  const { data, error, refetch } = useAsk('signing.awaiting', { limit: MOST }, { fresh: true })
  const [activeKey, setActiveKey] = useState<string>()
  const [place, setPlaceInList] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [places, setPlaces] = useState<ReadonlyMap<string, SignaturePlace>>(new Map())
  const files = data?.files ?? []
  const keys = files.map(keyOfAwaiting)
  const found = activeKey === undefined ? -1 : keys.indexOf(activeKey)
  // Where the last one stood, when it left the queue: the next one has moved up to it.
  const at = found >= 0 ? found : Math.min(place, files.length - 1)
  const active = files[at]
  const signable = files.filter(({ file }) => file !== null).map(keyOfAwaiting)
  const marked = new Set(signable.filter((key) => chosen.has(key)))

  function show(key: string) {
    setActiveKey(key)
    setPlaceInList(Math.max(0, keys.indexOf(key)))
  }
  function go(to: 'next' | 'before' | 'first' | 'last') {
    const last = files.length - 1
    const goal = { next: at + 1, before: at - 1, first: 0, last }[to]
    const key = keys[Math.max(0, Math.min(last, goal))]
    if (key !== undefined) show(key)
  }
  function wishOf(awaiting: AwaitingSignature): Wish | undefined {
    const { row, revision, file } = awaiting
    if (file === null) return undefined
    return wishFor({ id: row.id, number: numberOf(row), revision }, file, places.get(placeKey(awaiting)) ?? null)
  }
  const wishes = new Map<SigningKind, Wish[]>()
  for (const awaiting of files) {
    const wish = marked.has(keyOfAwaiting(awaiting)) ? wishOf(awaiting) : undefined
    if (wish) wishes.set(awaiting.kind, [...(wishes.get(awaiting.kind) ?? []), wish])
  }

  return {
    files,
    more: data?.more ?? false,
    reading: data === undefined && error === null,
    error,
    active,
    marked,
    go,
    show,
    toggle(key) {
      if (!signable.includes(key)) return
      const next = new Set(marked)
      if (!next.delete(key)) next.add(key)
      setChosen(next)
    },
    toggleAll: () => setChosen(marked.size === signable.length ? new Set() : new Set(signable)),
    clear: () => setChosen(new Set()),
    placeOf: (awaiting) => places.get(placeKey(awaiting)) ?? null,
    setPlace(awaiting, to) {
      const next = new Map(places)
      if (to === null) next.delete(placeKey(awaiting))
      else next.set(placeKey(awaiting), to)
      setPlaces(next)
    },
    wishes,
    wishOf,
    again: () => void refetch(),
  }
}

/** A place is of one file as it is: another draft begins anew. */
function placeKey(awaiting: AwaitingSignature): string {
  return `${keyOfAwaiting(awaiting)} ${awaiting.file?.file.address ?? ''}`
}
