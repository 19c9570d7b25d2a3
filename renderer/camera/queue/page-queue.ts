import { z } from 'zod'
import { DeskError, type ErrorCode, type ErrorDetails } from '../../../shared/errors.ts'
import { PageQuad } from '../../../shared/scanning/index.ts'
import type { DraftCipher, Sealed } from '../../drafts/index.ts'

/** What is known of a page beside its picture. */
const PageNote = z.object({
  format: z.literal(1),
  /** The batch it belongs to, which the core may not know yet. */
  batch: z.uuid(),
  dossier: z.uuid().nullable(),
  quad: PageQuad.nullable(),
  /** The page it takes the place of. */
  instead: z.uuid().nullable(),
})

/** A page that was photographed and that the core has not got yet. */
export interface PageInHand extends Omit<z.infer<typeof PageNote>, 'format'> {
  /** A UUIDv7 chosen when the picture was taken: pages are sent in the order of their identifiers. */
  readonly id: string
  /** One JPEG picture. */
  readonly content: Uint8Array<ArrayBuffer>
}

/** A page as it lies in the database: what it shows and where it belongs is sealed. */
export interface PageRow extends Sealed {
  readonly place: string
  readonly owner: string
  readonly id: string
  readonly bytes: number
}

/** What is readable of a row without the key, and without fetching its picture. */
export type PageHead = Pick<PageRow, 'id' | 'bytes'>

/** Where pages lie until the core has them. */
export interface PageStore {
  /** Resolves when the row is on the disk, and not merely in a cache. */
  put(row: PageRow): Promise<void>
  get(place: string): Promise<PageRow | undefined>
  /** In the order of their identifiers. */
  headsOf(owner: string): Promise<readonly PageHead[]>
  remove(place: string): Promise<void>
}

/**
 * Gives a page to the core. Resolves when the core has it durably; may be asked again with the same page.
 * @throws DeskError why not
 */
export type GivePage = (page: PageInHand) => Promise<void>

/** A page that the core doesn't take; it is kept until the officer decides. */
export interface RefusedPage {
  readonly id: string
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

export interface PageQueueState {
  /** Pages on this machine that the core has not got yet, those refused not counted. */
  readonly waiting: readonly string[]
  readonly refused: readonly RefusedPage[]
  /** `giving` while pages go to the core, `resting` while the core is away or locked. */
  readonly activity: 'idle' | 'giving' | 'resting'
}

export const NOTHING_WAITS: PageQueueState = { waiting: [], refused: [], activity: 'idle' }

/** At most this many pages and bytes wait; after that the core must get some before more are photographed. */
export const MOST_WAITING = { pages: 150, bytes: 400 * 1024 * 1024 } as const

/** Milliseconds until the core is tried again, by how often it failed; the last one for every further time. */
const RETRY_MS = [1_000, 3_000, 10_000, 30_000] as const
/** A page at which the core stumbles this often is set aside, so that those behind it get through. */
const MOST_STUMBLES = 3

/** Refusals that say something about the desk and nothing about the page: all pages wait for better times. */
const NOT_THE_PAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'core.unavailable',
  'gate.not-signed-in',
  'gate.locked',
  'gate.must-change',
  'gate.version',
  'store.disk-full',
  'store.read-only',
  'store.closed',
  'scanning.disk-low',
])

/** The pages of the officer at this screen on their way to the core, from unlock to lock. */
export interface PageQueue {
  /** Resolves when the page is durable on this machine. Throws camera.queue-full or camera.not-kept; then it is nowhere. */
  keep(page: PageInHand): Promise<void>
  /** Changes the corners of a page that still waits; false when it doesn't any more. */
  setQuad(id: string, quad: PageQuad | null): Promise<boolean>
  /** Throws a page away for good that still waits or was refused; false when there is none. */
  discard(id: string): Promise<boolean>
  /** Tries again now: the core is back, or the officer wants the refused pages to be offered once more. */
  retry(): void
  state(): PageQueueState
  /** Tells of every change of the state; the function given back ends that. */
  onChange(listener: () => void): () => void
  /** Forgets the key. What is under way is finished; the rest waits for the next sign-in. */
  close(): void
}

/** Opens the queue of the officer whom `cipher` belongs to, and goes on with what a run before left. */
export async function openPageQueue(cipher: DraftCipher, store: PageStore, give: GivePage): Promise<PageQueue> {
  let keys: DraftCipher | undefined = cipher
  const sizes = new Map((await store.headsOf(cipher.owner)).map(({ id, bytes }) => [id, bytes]))
  const refused = new Map<string, RefusedPage>()
  const stumbles = new Map<string, number>()
  const listeners = new Set<() => void>()
  let state = NOTHING_WAITS
  let failures = 0
  let giving: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Writing goes one after the other, so that corners never overtake the picture they belong to. */
  let writing: Promise<unknown> = Promise.resolve()

  const placeOf = (id: string) => `${cipher.owner}/page/${id}`
  const waiting = () => [...sizes.keys()].filter((id) => !refused.has(id)).sort()

  function tell(): void {
    const resting = timer !== undefined || !keys
    const ids = waiting()
    state = {
      waiting: ids,
      refused: [...refused.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
      activity: ids.length === 0 ? 'idle' : resting ? 'resting' : 'giving',
    }
    for (const listener of listeners) listener()
  }

  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = writing.then(act, act)
    writing = done.catch(() => undefined)
    return done
  }

  async function write(page: PageInHand): Promise<void> {
    if (!keys) throw new DeskError('gate.locked')
    const sealed = await keys.seal(encode(page), placeOf(page.id))
    const bytes = sealed.ciphertext.byteLength
    await store.put({ place: placeOf(page.id), owner: cipher.owner, id: page.id, bytes, ...sealed })
    sizes.set(page.id, bytes)
  }

  async function read(id: string): Promise<PageInHand | undefined> {
    const row = await store.get(placeOf(id))
    if (!row || !keys) return undefined
    return decode(id, await keys.open(row, row.place))
  }

  async function forget(id: string): Promise<void> {
    await store.remove(placeOf(id))
    sizes.delete(id)
    refused.delete(id)
    stumbles.delete(id)
  }

  async function giveOne(id: string): Promise<void> {
    const page = await inTurn(() => read(id)).catch((cause: unknown) => {
      // Damaged on the disk, or written by a newer version: set aside, and in nobody's way.
      throw new DeskError('camera.page-damaged', {}, { cause })
    })
    if (page === undefined) {
      if (keys) sizes.delete(id)
      return
    }
    await give(page)
    // Also when the screen was locked meanwhile: the core has it.
    await inTurn(() => forget(id))
  }

  async function giveAll(): Promise<void> {
    for (;;) {
      const [id] = waiting()
      if (!keys || timer !== undefined || giving !== undefined || id === undefined) return
      giving = id
      try {
        await giveOne(id)
        failures = 0
      } catch (failure) {
        judge(id, failure instanceof DeskError ? failure : new DeskError('core.unexpected', {}, { cause: failure }))
      } finally {
        giving = undefined
      }
      tell()
    }
  }

  function judge(id: string, { code, details }: DeskError): void {
    const times = (stumbles.get(id) ?? 0) + 1
    stumbles.set(id, times)
    if (!NOT_THE_PAGE.has(code) && (code !== 'core.unexpected' || times >= MOST_STUMBLES)) {
      refused.set(id, { id, code, details })
      return
    }
    if (!keys) return
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]
    failures += 1
    timer = setTimeout(() => resume(), wait)
  }

  function resume(): void {
    clearTimeout(timer)
    timer = undefined
    tell()
    void giveAll()
  }

  tell()
  void giveAll()

  return {
    async keep(page) {
      const bytes = [...sizes.values()].reduce((sum, size) => sum + size, page.content.byteLength)
      if (sizes.size >= MOST_WAITING.pages || bytes > MOST_WAITING.bytes) {
        throw new DeskError('camera.queue-full', { pages: sizes.size })
      }
      await inTurn(() => write(page)).catch((cause: unknown) => {
        throw cause instanceof DeskError ? cause : new DeskError('camera.not-kept', {}, { cause })
      })
      tell()
      void giveAll()
    },
    setQuad(id, quad) {
      return inTurn(async () => {
        if (giving === id || !sizes.has(id)) return false
        const page = await read(id)
        if (page === undefined) return false
        await write({ ...page, quad })
        return true
      })
    },
    discard(id) {
      return inTurn(async () => {
        if (giving === id || !sizes.has(id)) return false
        await forget(id)
        tell()
        return true
      })
    },
    retry() {
      failures = 0
      refused.clear()
      stumbles.clear()
      resume()
    },
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearTimeout(timer)
      keys = undefined
      listeners.clear()
    },
  }
}

/** The note as JSON after its length in four bytes, then the picture as it is. */
function encode({ id: _id, content, ...note }: PageInHand): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify({ format: 1, ...note }))
  const bytes = new Uint8Array(4 + head.byteLength + content.byteLength)
  new DataView(bytes.buffer).setUint32(0, head.byteLength)
  bytes.set(head, 4)
  bytes.set(content, 4 + head.byteLength)
  return bytes
}

function decode(id: string, bytes: Uint8Array<ArrayBuffer>): PageInHand {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const { format: _format, ...note } = PageNote.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))))
  return { id, ...note, content: bytes.slice(end) }
}
