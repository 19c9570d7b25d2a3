import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { startImaging } from './imaging-process.ts'

const HOW = { origin: 'scanner', dpi: 200, recipe: null, quad: null } as const

/** A small white page as a scanner would deliver it. */
function page(width = 827, height = 1_169): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#f4f2ee' } })
    .withMetadata({ density: 100 })
    .jpeg()
    .toBuffer()
}

describe('the imaging host', () => {
  it('does the work of several callers at once, in a process of its own', async () => {
    const { imaging, started } = startImaging()
    const original = await page()
    const pictures = await Promise.all([
      imaging.clean(original, HOW),
      imaging.picture(original, 200),
      imaging.clean(original, HOW),
    ])
    expect(pictures[0].content.length).toBeGreaterThan(100)
    expect(pictures[0].content).toEqual(pictures[2].content)
    expect(await sharp(pictures[1]).metadata()).toMatchObject({ format: 'jpeg', height: 200 })
    expect(started()).toBe(1)
  })

  it('rejects what is under way when it is killed, and is there again for the next call', async () => {
    const { imaging, started, kill } = startImaging()
    const original = await page()
    await imaging.picture(original, 100)
    const cut = imaging.clean(original, HOW)
    const rejected = expect(cut).rejects.toMatchObject({ code: 'imaging.interrupted' })
    // The call reaches the process before it dies.
    await vi.waitFor(() => expect(started()).toBe(1))
    kill()
    await rejected
    expect((await imaging.clean(original, HOW)).width).toBeGreaterThan(500)
    expect(started()).toBe(2)
  })

  it('lifts ink off a photograph, and says what is wrong with one that has none', async () => {
    const { imaging } = startImaging()
    const stroke = '<path d="M200 300 q 100 -200 200 0 t 200 0" fill="none" stroke="#223" stroke-width="8"/>'
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="100%" height="100%" fill="#eee"/>${stroke}</svg>`
    const lifted = await imaging.liftInk(await sharp(Buffer.from(svg)).jpeg().toBuffer(), [18, 47, 156])
    expect(await sharp(lifted.content).metadata()).toMatchObject({
      format: 'png',
      channels: 4,
      width: lifted.width,
      height: lifted.height,
    })
    expect(Math.abs(lifted.width - 408)).toBeLessThan(20)
    await expect(imaging.liftInk(await page(), [18, 47, 156])).rejects.toMatchObject({ code: 'signing.picture-no-ink' })
    const text = Buffer.from('no picture at all')
    await expect(imaging.liftInk(text, [18, 47, 156])).rejects.toMatchObject({ code: 'imaging.not-a-picture' })
  })

  it('rejects a cancelled call with its reason and goes on', async () => {
    const { imaging } = startImaging()
    const original = await page()
    const ending = new AbortController()
    const cut = imaging.clean(original, HOW, ending.signal)
    ending.abort(new Error('no longer wanted'))
    await expect(cut).rejects.toThrow('no longer wanted')
    expect((await imaging.picture(original, 100)).length).toBeGreaterThan(100)
  })

  it('ends when it had nothing to do for a while and is started again when there is', async () => {
    const { imaging, started, logged } = startImaging({ idleMs: 1 })
    const original = await page()
    await imaging.picture(original, 100)
    await vi.waitFor(
      async () => {
        await imaging.picture(original, 100)
        expect(started()).toBeGreaterThan(1)
      },
      { timeout: 30_000, interval: 100 },
    )
    expect(logged).toEqual([])
  })

  it('takes no call once it was closed', async () => {
    const { imaging } = startImaging()
    imaging.close()
    await expect(imaging.picture(await page(), 100)).rejects.toMatchObject({ code: 'imaging.interrupted' })
  })
})
