import { describe, expect, test } from 'vitest'
import { PictureCache } from '../../../renderer/digitize/picture-cache.ts'

/** A cache over pictures of so many bytes, named by their number; what is shown and taken back is written down. */
function cacheOf(mostBytes: number, bytesOf: (name: string) => number = () => 10) {
  const shown = new Set<string>()
  const fetched: string[] = []
  const cache = new PictureCache<string>(
    {
      nameOf: (name) => name,
      fetch: (name) => {
        fetched.push(name)
        return bytesOf(name) < 0
          ? Promise.reject(new Error('not there'))
          : Promise.resolve(new Blob([new Uint8Array(bytesOf(name))], { type: name }))
      },
      show: (blob) => {
        shown.add(blob.type)
        return blob.type
      },
      revoke: (url) => {
        expect(shown.delete(url), `${url} was taken back once`).toBe(true)
      },
    },
    mostBytes,
  )
  /** Looks at a picture until it is there or failed. */
  const look = async (name: string) => {
    let came: () => void = () => undefined
    const settled = new Promise<void>((resolve) => {
      came = resolve
    })
    const leave = cache.use(name, came)
    if (cache.peek(name)?.state === 'coming') await settled
    return leave
  }
  return { cache, shown, fetched, look }
}

describe('pictures that were fetched', () => {
  test('are shown again without asking', async () => {
    const { cache, fetched, look } = cacheOf(100)
    const leave = await look('a')
    leave()
    await look('a')
    expect(fetched).toEqual(['a'])
    expect(cache.peek('a')).toEqual({ state: 'there', url: 'a', bytes: 10 })
  })

  test('go when they are too many, the one looked at longest ago first, and never one on the screen', async () => {
    const { shown, look } = cacheOf(25)
    const leaveA = await look('a')
    ;(await look('b'))()
    ;(await look('c'))()
    ;(await look('d'))()
    expect([...shown].sort()).toEqual(['a', 'd'])
    leaveA()
    ;(await look('e'))()
    expect(shown.has('a')).toBe(false)
  })

  test('stay on the screen even when they alone are too large', async () => {
    const { shown, look } = cacheOf(5)
    const leave = await look('a')
    expect([...shown]).toEqual(['a'])
    leave()
    expect([...shown]).toEqual([])
  })

  test('are all forgotten at the end, those on their way too', async () => {
    const { cache, shown, look } = cacheOf(100)
    await look('a')
    const late = look('b')
    cache.close()
    expect([...shown]).toEqual([])
    // What comes after the end is shown to nobody.
    await Promise.race([late, new Promise((resolve) => setImmediate(resolve))])
    expect([...shown]).toEqual([])
    expect(cache.peek('a')).toBeUndefined()
  })

  test('that could not be had are asked for again by the next who needs them', async () => {
    let bytes = -1
    const { cache, fetched, look } = cacheOf(100, () => bytes)
    const leave = await look('a')
    expect(cache.peek('a')).toEqual({ state: 'failed' })
    leave()
    bytes = 10
    await look('a')
    expect(cache.peek('a')?.state).toBe('there')
    expect(fetched).toEqual(['a', 'a'])
  })
})
