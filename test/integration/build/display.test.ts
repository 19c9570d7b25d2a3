import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withDisplay } from '../../../build/setup/display.ts'

const socketOf = (display: string) => `/tmp/.X11-unix/X${display.slice(1)}`

describe('the virtual display', () => {
  it('is there while it is needed and gone afterwards, each one with a number of its own', async () => {
    const [first, second] = await withDisplay(async (outer) =>
      withDisplay(async (inner) => {
        expect(existsSync(socketOf(outer.DISPLAY))).toBe(true)
        expect(existsSync(socketOf(inner.DISPLAY))).toBe(true)
        return [outer.DISPLAY, inner.DISPLAY] as const
      }),
    )
    expect(first).not.toBe(second)
    await expect.poll(() => [first, second].some((display) => existsSync(socketOf(display)))).toBe(false)
  })

  it('is gone as well when what ran on it failed', async () => {
    let used = ''
    const work = withDisplay(async ({ DISPLAY }) => {
      used = DISPLAY
      throw new Error('the desk crashed')
    })
    await expect(work).rejects.toThrow('the desk crashed')
    await expect.poll(() => existsSync(socketOf(used))).toBe(false)
  })
})
