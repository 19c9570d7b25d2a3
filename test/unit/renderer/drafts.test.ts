import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  createDraftBox,
  type DraftKind,
  type DraftRow,
  type DraftStore,
  SAVE_WITHIN_MS,
} from '../../../renderer/drafts/box.ts'
import { createDraftCipher } from '../../../renderer/drafts/cipher.ts'
import { checkAsyncProperty } from '../../property.ts'
import { settled } from './fake-bridge.ts'

const Note = z.object({ text: z.string() })
const NOTE: DraftKind<z.infer<typeof Note>> = { name: 'note', content: Note }
const ID = '0190a0b0-0000-7000-8000-000000000001'
const OTHER_ID = '0190a0b0-0000-7000-8000-000000000002'

/** A store in memory, which can be made to fail as a full disk does. */
function memoryStore() {
  const rows = new Map<string, DraftRow>()
  let full = false
  const store: DraftStore = {
    async put(row) {
      if (full) throw new Error('QuotaExceededError')
      rows.set(row.place, row)
    },
    get: async (place) => rows.get(place),
    ofOwner: async (owner) => [...rows.values()].filter((row) => row.owner === owner),
    async remove(place) {
      rows.delete(place)
    },
  }
  const fill = (to: boolean) => {
    full = to
  }
  return { store, rows, fill }
}

function secret(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill)
}

afterEach(() => vi.useRealTimers())

test('the bytes of the key are wiped, and what is sealed opens again', async () => {
  const bytes = secret(7)
  const cipher = await createDraftCipher(bytes)
  expect(bytes).toEqual(new Uint8Array(32))
  await checkAsyncProperty(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), fc.string(), async (content, place) => {
      const sealed = await cipher.seal(new Uint8Array(content), place)
      expect(await cipher.open(sealed, place)).toEqual(new Uint8Array(content))
    }),
    30,
  )
})

test('nothing opens in another place, under another key, or after a changed byte', async () => {
  const cipher = await createDraftCipher(secret(7))
  const other = await createDraftCipher(secret(8))
  const sealed = await cipher.seal(new TextEncoder().encode('Nguyễn Thị A'), 'here')
  await expect(cipher.open(sealed, 'there')).rejects.toThrow()
  await expect(other.open(sealed, 'here')).rejects.toThrow()
  const changed = new Uint8Array(sealed.ciphertext)
  changed[0] = (changed[0] ?? 0) ^ 1
  await expect(cipher.open({ ...sealed, ciphertext: changed }, 'here')).rejects.toThrow()
  expect(other.owner).not.toBe(cipher.owner)
})

test('the same key gives the same owner, and two seals of one content differ', async () => {
  const [first, second] = [await createDraftCipher(secret(7)), await createDraftCipher(secret(7))]
  expect(first.owner).toBe(second.owner)
  const content = new TextEncoder().encode('same')
  expect((await first.seal(content, 'p')).ciphertext).not.toEqual((await first.seal(content, 'p')).ciphertext)
})

test('a draft is there after the desk was closed and opened again; nothing of it lies in the clear', async () => {
  const { store, rows } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  box.save(NOTE, ID, { text: 'Nguyễn Thị A' }, ['Nguyễn Thị A', 'Đăng ký khai sinh'])
  await box.close()
  const lying = JSON.stringify([...rows.values()].map((row) => ({ ...row, ciphertext: [...row.ciphertext] })))
  expect(lying).not.toContain('Nguy')
  const again = createDraftBox(await createDraftCipher(secret(7)), store)
  expect(await again.read(NOTE, ID)).toEqual({ text: 'Nguyễn Thị A' })
  expect(await again.list()).toMatchObject([{ kind: 'note', id: ID, holds: ['Nguyễn Thị A', 'Đăng ký khai sinh'] }])
})

test('another officer sees none of it', async () => {
  const { store } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  box.save(NOTE, ID, { text: 'mine' }, ['mine'])
  await box.flush()
  const other = createDraftBox(await createDraftCipher(secret(8)), store)
  expect(await other.list()).toEqual([])
  expect(await other.read(NOTE, ID)).toBeUndefined()
})

test('typing is written soon, once, with what was typed last', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { store, rows } = memoryStore()
  const put = vi.spyOn(store, 'put')
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  for (const text of ['N', 'Ng', 'Nguyễn']) box.save(NOTE, ID, { text }, [text])
  expect(box.state()).toBe('saving')
  expect(rows.size).toBe(0)
  vi.advanceTimersByTime(SAVE_WITHIN_MS)
  await box.flush()
  expect(put).toHaveBeenCalledTimes(1)
  expect(box.state()).toBe('saved')
  expect(await box.read(NOTE, ID)).toEqual({ text: 'Nguyễn' })
})

test('two drafts never mix, and a broken one hides none', async () => {
  const { store, rows } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  box.save(NOTE, ID, { text: 'one' }, ['one'])
  box.save(NOTE, OTHER_ID, { text: 'other' }, ['other'])
  await box.flush()
  expect(await box.read(NOTE, ID)).toEqual({ text: 'one' })
  expect(await box.read(NOTE, OTHER_ID)).toEqual({ text: 'other' })
  // Which of the two was sealed first is left to chance.
  const [broken, whole] = [ID, OTHER_ID].map((own) => [...rows.values()].find(({ id }) => id === own))
  if (!broken || !whole) throw new Error('two rows were written')
  // A row put into the place of another, as a bad copy would.
  rows.set(broken.place, { ...whole, place: broken.place, id: broken.id })
  await expect(box.read(NOTE, broken.id)).rejects.toThrow()
  const lines = await box.list()
  expect(lines.find(({ id }) => id === broken.id)?.holds).toBeNull()
  expect(lines.find(({ id }) => id === whole.id)?.holds).toEqual(['other'])
})

test('a draft whose shape no longer fits is an error to read, and stays in the list', async () => {
  const { store } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  box.save({ name: 'note', content: z.object({ old: z.number() }) }, ID, { old: 1 }, ['old'])
  await expect(box.read(NOTE, ID)).rejects.toThrow()
  expect(await box.list()).toMatchObject([{ holds: ['old'] }])
})

test('on a full disk nothing is lost: the draft is kept, said to be failing, and written when there is room', async () => {
  const { store, rows, fill } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  fill(true)
  box.save(NOTE, ID, { text: 'kept' }, [])
  await box.flush()
  expect(box.state()).toBe('failing')
  fill(false)
  await box.flush()
  expect(box.state()).toBe('saved')
  expect(rows.size).toBe(1)
})

test('what was typed after a failed write is not overwritten by it', async () => {
  const { store, fill } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  fill(true)
  box.save(NOTE, ID, { text: 'older' }, [])
  const failing = box.flush()
  box.save(NOTE, ID, { text: 'newer' }, [])
  await failing
  fill(false)
  await box.flush()
  expect(await box.read(NOTE, ID)).toEqual({ text: 'newer' })
})

test('a discarded draft does not come back, even while it is being written', async () => {
  const { store, rows } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  box.save(NOTE, ID, { text: 'gone' }, [])
  void box.flush()
  await box.discard('note', ID)
  await box.flush()
  expect(rows.size).toBe(0)
})

test('after closing nothing is kept, read or told', async () => {
  const { store, rows } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  const heard = vi.fn()
  box.onChange(heard)
  await box.close()
  box.save(NOTE, ID, { text: 'late' }, [])
  await box.flush()
  await settled()
  expect(rows.size).toBe(0)
  expect(heard).not.toHaveBeenCalled()
})

test('every change is told, until the listener leaves', async () => {
  const { store } = memoryStore()
  const box = createDraftBox(await createDraftCipher(secret(7)), store)
  const heard = vi.fn()
  const end = box.onChange(heard)
  box.save(NOTE, ID, { text: 'a' }, [])
  await box.flush()
  expect(heard.mock.calls.length).toBeGreaterThan(0)
  heard.mockClear()
  end()
  box.save(NOTE, ID, { text: 'b' }, [])
  await box.flush()
  expect(heard).not.toHaveBeenCalled()
})
