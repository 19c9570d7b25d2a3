import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Housekeeper, QUIET_AFTER_MS } from '../../../main/core/store/housekeeper.ts'

describe('Housekeeper', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A task that has so many slices of work after every write, and what it was told. */
  const countingTask = (name: string, slices: number) => {
    const calls: boolean[] = []
    let left = 0
    const refill = (): void => {
      left = slices
    }
    const run = (quiet: boolean): boolean => {
      calls.push(quiet)
      left -= 1
      return left > 0
    }
    return { name, calls, refill, run }
  }

  it('does nothing within the turn that wrote', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 1)
    housekeeper.register(task)
    housekeeper.afterWrite()
    expect(task.calls).toEqual([])
    vi.advanceTimersToNextTimer()
    expect(task.calls).toEqual([false])
  })

  it('runs one slice per turn until the work is done, then once more when it is quiet', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 3)
    housekeeper.register(task)
    task.refill()
    housekeeper.afterWrite()
    vi.advanceTimersByTime(QUIET_AFTER_MS - 1)
    expect(task.calls).toEqual([false, false, false])
    vi.runAllTimers()
    expect(task.calls).toEqual([false, false, false, true])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('runs once for all writes of a turn', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 1)
    housekeeper.register(task)
    for (let write = 0; write < 5; write += 1) housekeeper.afterWrite()
    vi.advanceTimersByTime(1)
    expect(task.calls).toEqual([false])
  })

  it('calls the others again when a task writes, and comes to rest', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const before = countingTask('before', 1)
    let left = 3
    housekeeper.register(before)
    housekeeper.register({
      name: 'writing',
      run: () => {
        left -= 1
        if (left >= 0) housekeeper.afterWrite()
        return left > 0
      },
    })
    housekeeper.flush()
    expect(left).toBe(0)
    expect(before.calls).toEqual([true, true, true])

    left = 3
    housekeeper.afterWrite()
    vi.runAllTimers()
    expect(left).toBeLessThanOrEqual(0)
    expect(before.calls.at(-1)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not quiet while writes go on', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 1)
    housekeeper.register(task)
    for (let write = 0; write < 5; write += 1) {
      housekeeper.afterWrite()
      vi.advanceTimersByTime(QUIET_AFTER_MS - 1)
    }
    expect(task.calls).toEqual([false, false, false, false, false])
    vi.runAllTimers()
    expect(task.calls.at(-1)).toBe(true)
  })

  it('reports a task that fails, leaves it alone until the next write, and goes on with the others', () => {
    const reports: string[] = []
    const housekeeper = new Housekeeper((task, error) => reports.push(`${task}: ${String(error)}`))
    const task = countingTask('sound', 1)
    housekeeper.register({
      name: 'broken',
      run: () => {
        throw new Error('no')
      },
    })
    housekeeper.register(task)
    housekeeper.flush()
    expect(reports).toEqual(['broken: Error: no'])
    expect(task.calls).toEqual([true])
    housekeeper.afterWrite()
    vi.advanceTimersByTime(1)
    expect(reports).toHaveLength(2)
  })

  it('flushes everything that is left at once', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 4)
    housekeeper.register(task)
    task.refill()
    housekeeper.afterWrite()
    housekeeper.flush()
    expect(task.calls).toEqual([true, true, true, true])
  })

  it('does nothing once it was stopped', () => {
    const housekeeper = new Housekeeper(() => undefined)
    const task = countingTask('task', 1)
    housekeeper.register(task)
    housekeeper.afterWrite()
    housekeeper.stop()
    housekeeper.afterWrite()
    vi.runAllTimers()
    expect(task.calls).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
