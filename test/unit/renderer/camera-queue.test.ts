import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type GivePage,
  MOST_WAITING,
  openPageQueue,
  type PageInHand,
  type PageQueue,
  type PageRow,
  type PageStore,
} from '../../../renderer/camera/queue/page-queue.ts'
import { createDraftCipher } from '../../../renderer/drafts/cipher.ts'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'
import { WHOLE_PICTURE } from '../../../shared/scanning/index.ts'
import { checkAsyncProperty } from '../../property.ts'

const BATCH = '0190a0b0-0000-7000-8000-0000000000aa'
const MARK = 'JPEG of a birth certificate'

const cipher = (fill = 7) => createDraftCipher(new Uint8Array(32).fill(fill))

function page(changes: Partial<PageInHand> = {}): PageInHand {
  const content = new TextEncoder().encode(MARK)
  return { id: uuidv7(), batch: BATCH, dossier: null, quad: WHOLE_PICTURE, instead: null, content, ...changes }
}

/** A store in memory that can be made to fail as a full disk does. */
function memoryStore() {
  const rows = new Map<string, PageRow>()
  const state = { full: false }
  const store: PageStore = {
    async put(row) {
      if (state.full) throw new Error('QuotaExceededError')
      rows.set(row.place, row)
    },
    get: async (place) => rows.get(place),
    headsOf: async (owner) =>
      [...rows.values()].filter((row) => row.owner === owner).sort((one, other) => (one.id < other.id ? -1 : 1)),
    async remove(place) {
      rows.delete(place)
    },
  }
  return { store, rows, state }
}

/** A core that can be away, and that knows what it got, in which order. */
function core() {
  const got: PageInHand[] = []
  const state: { failure: ErrorCode | null; gate: Promise<void> } = { failure: null, gate: Promise.resolve() }
  const give: GivePage = async (given) => {
    await state.gate
    if (state.failure !== null) throw new DeskError(state.failure)
    if (!got.some(({ id }) => id === given.id)) got.push(given)
  }
  return { give, got, state, ids: () => got.map(({ id }) => id) }
}

async function opened(store: PageStore, give: GivePage, fill = 7): Promise<PageQueue> {
  const queue = await openPageQueue(await cipher(fill), store, give)
  onTestFinished(() => queue.close())
  return queue
}

/** Waits until the queue says something. */
function until(queue: PageQueue, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      end()
      resolve()
    }
    const end = queue.onChange(look)
    look()
  })
}

const empty = (queue: PageQueue) => until(queue, () => queue.state().waiting.length === 0)

afterEach(() => vi.useRealTimers())

describe('a page that was photographed', () => {
  it('goes to the core as it is and leaves nothing behind', async () => {
    const { store, rows } = memoryStore()
    const { give, got } = core()
    const queue = await opened(store, give)
    const one = page({ dossier: BATCH })
    await queue.keep(one)
    await empty(queue)
    expect(got).toEqual([one])
    expect(rows.size).toBe(0)
    expect(queue.state().activity).toBe('idle')
  })

  it('lies encrypted while it waits, and tells neither its batch nor what it shows', async () => {
    const { store, rows } = memoryStore()
    const { give, state } = core()
    state.failure = 'core.unavailable'
    const queue = await opened(store, give)
    await queue.keep(page())
    const [row] = rows.values()
    expect(row?.ciphertext.byteLength).toBeGreaterThan(MARK.length)
    const lying = JSON.stringify([...rows.values()]) + new TextDecoder('latin1').decode(row?.ciphertext)
    expect(lying).not.toContain(MARK)
    expect(lying).not.toContain(BATCH)
  })

  it("is nobody else's: another officer neither sees nor sends it", async () => {
    const { store, rows } = memoryStore()
    const first = core()
    first.state.failure = 'core.unavailable'
    const mine = await opened(store, first.give)
    await mine.keep(page())
    mine.close()
    const second = core()
    const theirs = await opened(store, second.give, 8)
    expect(theirs.state().waiting).toEqual([])
    expect(second.got).toEqual([])
    expect(rows.size).toBe(1)
  })

  it('is not said to be kept when the disk is full, and the next one may be', async () => {
    const { store, state } = memoryStore()
    const { give, got } = core()
    const queue = await opened(store, give)
    state.full = true
    await expect(queue.keep(page())).rejects.toMatchObject({ code: 'camera.not-kept' })
    expect(queue.state().waiting).toEqual([])
    state.full = false
    await queue.keep(page())
    await empty(queue)
    expect(got).toHaveLength(1)
  })
})

describe('pages that wait', () => {
  it('are given in the order in which they were taken, while more are taken', async () => {
    const { store } = memoryStore()
    const { give, ids, state } = core()
    let open = () => {}
    state.gate = new Promise((resolve) => {
      open = resolve
    })
    const queue = await opened(store, give)
    const pages = Array.from({ length: 12 }, () => page())
    for (const one of pages) await queue.keep(one)
    expect(queue.state().waiting).toHaveLength(12)
    expect(queue.state().activity).toBe('giving')
    open()
    await empty(queue)
    expect(ids()).toEqual(pages.map(({ id }) => id))
  })

  it('survive the core, the lock and the end of the program, and are given once, in order', async () => {
    const { store, rows } = memoryStore()
    const { give, ids, state } = core()
    state.failure = 'core.unavailable'
    const before = await opened(store, give)
    const pages = [page(), page(), page()]
    for (const one of pages) await before.keep(one)
    expect(before.state().activity).toBe('resting')
    before.close()
    state.failure = null
    const after = await opened(store, give)
    await empty(after)
    expect(ids()).toEqual(pages.map(({ id }) => id))
    expect(rows.size).toBe(0)
  })

  it.each([
    'gate.locked',
    // What the desk lacks is no fault of any page: none is set aside for it.
    'scanning.disk-low',
  ] as const)('are tried again when the core is back, and by themselves a while after %s', async (failure) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { store } = memoryStore()
    const { give, got, state } = core()
    const queue = await opened(store, give)
    state.failure = failure
    await queue.keep(page())
    await until(queue, () => queue.state().activity === 'resting')
    expect(queue.state().refused).toEqual([])
    state.failure = null
    vi.advanceTimersByTime(1_000)
    await empty(queue)
    state.failure = 'core.unavailable'
    await queue.keep(page())
    await until(queue, () => queue.state().activity === 'resting')
    state.failure = null
    queue.retry()
    await empty(queue)
    expect(got).toHaveLength(2)
  })

  it('are given again when the answer was lost, under the same identifier', async () => {
    const { store } = memoryStore()
    const { give, got } = core()
    let lost = true
    const queue = await opened(store, async (given) => {
      await give(given)
      if (!lost) return
      lost = false
      throw new DeskError('core.unavailable')
    })
    await queue.keep(page())
    await until(queue, () => queue.state().activity === 'resting')
    queue.retry()
    await empty(queue)
    expect(got).toHaveLength(1)
  })

  it('do not wait for one that the core refuses; it is kept with its reason until the officer decides', async () => {
    const { store, rows } = memoryStore()
    const bad = page()
    const { give, ids } = core()
    let refuses = true
    const queue = await opened(store, (given) =>
      refuses && given.id === bad.id ? Promise.reject(new DeskError('papers.too-large')) : give(given),
    )
    const good = page()
    await queue.keep(bad)
    await queue.keep(good)
    await until(queue, () => queue.state().refused.length === 1 && queue.state().waiting.length === 0)
    expect(queue.state().refused).toEqual([{ id: bad.id, code: 'papers.too-large', details: {} }])
    expect(ids()).toEqual([good.id])
    expect(rows.size).toBe(1)
    refuses = false
    queue.retry()
    await empty(queue)
    expect(ids()).toEqual([good.id, bad.id])
  })

  it('set aside a page that is damaged on the disk, and one at which the core stumbles again and again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { store, rows } = memoryStore()
    const first = core()
    first.state.failure = 'core.unavailable'
    const before = await opened(store, first.give)
    const [damaged, stumbled, sound] = [page(), page(), page()]
    for (const one of [damaged, stumbled, sound]) await before.keep(one)
    before.close()
    const row = [...rows.values()].find(({ id }) => id === damaged.id)
    if (row === undefined) throw new Error('the page is not there')
    rows.set(row.place, { ...row, ciphertext: row.ciphertext.map((byte) => byte ^ 1) })
    const { give, ids } = core()
    const queue = await opened(store, (given) =>
      given.id === stumbled.id ? Promise.reject(new Error('bug')) : give(given),
    )
    for (let times = 0; times < 2; times += 1) {
      await until(queue, () => queue.state().activity === 'resting')
      vi.advanceTimersByTime(30_000)
    }
    await until(queue, () => queue.state().refused.length === 2 && queue.state().waiting.length === 0)
    expect(queue.state().refused.map(({ code }) => code)).toEqual(['camera.page-damaged', 'core.unexpected'])
    expect(ids()).toEqual([sound.id])
    expect(rows.size).toBe(2)
  })

  it('are bounded', async () => {
    const { store } = memoryStore()
    const { give, state } = core()
    state.failure = 'core.unavailable'
    const queue = await opened(store, give)
    for (let count = 0; count < MOST_WAITING.pages; count += 1) await queue.keep(page())
    await expect(queue.keep(page())).rejects.toMatchObject({ code: 'camera.queue-full' })
    expect(queue.state().waiting).toHaveLength(MOST_WAITING.pages)
  })

  it('can be changed and thrown away until the core has them', async () => {
    const { store, rows } = memoryStore()
    const { give, got, state } = core()
    state.failure = 'core.unavailable'
    const queue = await opened(store, give)
    const [kept, thrown] = [page(), page()]
    await queue.keep(kept)
    await queue.keep(thrown)
    await until(queue, () => queue.state().activity === 'resting')
    expect(await queue.setQuad(kept.id, null)).toBe(true)
    expect(await queue.discard(thrown.id)).toBe(true)
    expect(rows.size).toBe(1)
    state.failure = null
    queue.retry()
    await empty(queue)
    expect(got).toEqual([{ ...kept, quad: null }])
    expect(await queue.setQuad(kept.id, null)).toBe(false)
    expect(await queue.discard(kept.id)).toBe(false)
  })
})

describe('whatever goes wrong between', () => {
  it('no page is lost, none is doubled, and the order stays', async () => {
    const acts = fc.array(fc.constantFrom('take', 'take', 'core dies', 'core returns', 'restart', 'lost answer'), {
      minLength: 1,
      maxLength: 40,
    })
    await checkAsyncProperty(
      fc.asyncProperty(acts, async (list) => {
        const { store, rows } = memoryStore()
        const { give, ids, state } = core()
        let loses = false
        const giving: GivePage = async (given) => {
          await give(given)
          if (!loses) return
          loses = false
          throw new DeskError('core.unavailable')
        }
        let queue = await openPageQueue(await cipher(), store, giving)
        const taken: string[] = []
        for (const act of list) {
          if (act === 'take') {
            const one = page()
            await queue.keep(one)
            taken.push(one.id)
          } else if (act === 'core dies') state.failure = 'core.unavailable'
          else if (act === 'lost answer') loses = true
          else if (act === 'core returns') {
            state.failure = null
            queue.retry()
          } else {
            queue.close()
            queue = await openPageQueue(await cipher(), store, giving)
          }
        }
        loses = false
        state.failure = null
        queue.retry()
        await empty(queue)
        queue.close()
        expect(ids()).toEqual(taken)
        await vi.waitFor(() => expect(rows.size).toBe(0))
      }),
      30,
    )
  })
})
