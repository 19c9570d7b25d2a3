import { z } from 'zod'
import type { DraftCipher, Sealed } from './cipher.ts'

/** A kind of draft: what a screen keeps while something is half typed. */
export interface DraftKind<Content> {
  readonly name: string
  /** Shape of the content now. A draft of an older version that no longer fits is kept, and listed as broken. */
  readonly content: z.ZodType<Content>
}

/** A draft as it lies in the database: only what must be known without the key is readable. */
export interface DraftRow extends Sealed {
  readonly place: string
  readonly owner: string
  readonly kind: string
  readonly id: string
  readonly savedAt: number
}

/** Where drafts lie. */
export interface DraftStore {
  put(row: DraftRow): Promise<void>
  get(place: string): Promise<DraftRow | undefined>
  ofOwner(owner: string): Promise<readonly DraftRow[]>
  remove(place: string): Promise<void>
}

/** One line of the list of drafts; `holds` is null when the draft cannot be read. */
export interface DraftLine {
  readonly kind: string
  readonly id: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
  /** What the draft is about, for people: the applicant, the procedure. */
  readonly holds: readonly string[] | null
}

/** The drafts of the officer at this screen, from unlock to lock. */
export interface DraftBox {
  /** Keeps content soon ({@link SAVE_WITHIN_MS}); the last one given wins. */
  save<Content>(kind: DraftKind<Content>, id: string, content: Content, holds: readonly string[]): void
  /** The content of a draft; undefined when there is none. Throws when it is damaged or not of this kind. */
  read<Content>(kind: DraftKind<Content>, id: string): Promise<Content | undefined>
  /** Newest first. A broken draft is a line like any other and hides none. */
  list(): Promise<readonly DraftLine[]>
  /** Deletes a draft for good, and whatever of it was still to be saved. */
  discard(kind: string, id: string): Promise<void>
  /** Resolves when everything given to {@link DraftBox.save} was written, or could not be: see {@link DraftBox.state}. */
  flush(): Promise<void>
  /** `failing` when the last attempt to write failed (a full disk); it is repeated by itself. */
  state(): DraftState
  /** Tells of every change of the list or the state; the function given back ends that. */
  onChange(listener: () => void): () => void
  /** Saves what is pending, then forgets the key; later calls do nothing or reject. */
  close(): Promise<void>
}

/** Whether what was typed is on the disk. */
export type DraftState = 'saved' | 'saving' | 'failing'

/** Longest time that typed content waits before it is written. */
export const SAVE_WITHIN_MS = 400
const RETRY_MS = 5000

const Kept = z.object({ format: z.literal(1), holds: z.array(z.string()), content: z.unknown() })

interface Pending {
  readonly kind: string
  readonly id: string
  readonly content: unknown
  readonly holds: readonly string[]
}

/** Opens the drafts that `cipher` can read, kept in `store`. */
export function createDraftBox(cipher: DraftCipher, store: DraftStore): DraftBox {
  let keys: DraftCipher | undefined = cipher
  let failing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  const pending = new Map<string, Pending>()
  const listeners = new Set<() => void>()
  const placeOf = (kind: string, id: string) => `${cipher.owner}/${kind}/${id}`

  function tell(): void {
    for (const listener of listeners) listener()
  }

  async function write(place: string, { kind, id, content, holds }: Pending): Promise<void> {
    if (!keys) return
    const plain = new TextEncoder().encode(JSON.stringify({ format: 1, holds, content }))
    const sealed = await keys.seal(plain, place)
    plain.fill(0)
    await store.put({ place, owner: keys.owner, kind, id, savedAt: Date.now(), ...sealed })
  }

  function writeWithin(ms: number): void {
    timer ??= setTimeout(() => void writePending(), ms)
  }

  function writePending(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // One after the other: an older content never overtakes a newer one on its way to the disk.
    writing = writing.then(async () => {
      const batch = [...pending]
      if (batch.length === 0) return
      pending.clear()
      const results = await Promise.allSettled(batch.map(([place, draft]) => write(place, draft)))
      const failed = batch.filter((_, index) => results[index]?.status === 'rejected')
      for (const [place, draft] of failed) if (!pending.has(place)) pending.set(place, draft)
      failing = failed.length > 0
      if (failing) writeWithin(RETRY_MS)
      tell()
    })
    return writing
  }

  async function decode(row: DraftRow): Promise<z.infer<typeof Kept>> {
    if (!keys) throw new Error('the drafts are closed')
    const plain = await keys.open(row, row.place)
    return Kept.parse(JSON.parse(new TextDecoder().decode(plain)))
  }

  return {
    save(kind, id, content, holds) {
      if (!keys) return
      pending.set(placeOf(kind.name, id), { kind: kind.name, id, content, holds })
      writeWithin(SAVE_WITHIN_MS)
      tell()
    },
    async read(kind, id) {
      await writePending()
      const row = await store.get(placeOf(kind.name, id))
      return row && kind.content.parse((await decode(row)).content)
    },
    async list() {
      const rows = [...(await store.ofOwner(cipher.owner))].sort((one, other) => other.savedAt - one.savedAt)
      return await Promise.all(
        rows.map(async (row) => {
          const holds = await decode(row).then(
            (kept) => kept.holds,
            () => null,
          )
          return { kind: row.kind, id: row.id, savedAt: row.savedAt, holds }
        }),
      )
    },
    async discard(kind, id) {
      const place = placeOf(kind, id)
      pending.delete(place)
      await writing
      await store.remove(place)
      tell()
    },
    flush: writePending,
    state() {
      if (failing) return 'failing'
      return pending.size > 0 ? 'saving' : 'saved'
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await writePending()
      clearTimeout(timer)
      keys = undefined
      pending.clear()
      listeners.clear()
    },
  }
}
