import { notificationsStore } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetNotes, notifyDone } from '../../../renderer/parts/notify.tsx'

/** What the browser would do once it has nothing else to do. */
const idle = new Map<number, () => void>()

beforeEach(() => {
  let last = 0
  vi.stubGlobal('requestIdleCallback', (act: () => void) => {
    last += 1
    idle.set(last, act)
    return last
  })
  vi.stubGlobal('cancelIdleCallback', (handle: number) => idle.delete(handle))
})

afterEach(() => {
  forgetNotes()
  idle.clear()
  vi.unstubAllGlobals()
})

function restAWhile(): void {
  for (const act of idle.values()) act()
  idle.clear()
}

const told = () => notificationsStore.getState().notifications.map(({ message }) => message)

test('a note waits until the screen shows what was done', () => {
  notifyDone('Hồ sơ đã về anh/chị.')
  expect(told()).toEqual([])
  restAWhile()
  expect(told()).toEqual(['Hồ sơ đã về anh/chị.'])
})

test('a note that nobody has seen yet is not for who unlocks next', () => {
  notifyDone('Đã trả kết quả cho Trần Văn Bình.')
  forgetNotes()
  restAWhile()
  expect(told()).toEqual([])
})
