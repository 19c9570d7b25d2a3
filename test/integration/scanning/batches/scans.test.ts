import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { RealDesk } from '../../bad-input/real-desk.ts'
import { DEVICE, FEEDER, foundScanDesk, GLASS, layScanners, openBatch, settled } from './scan-desk.ts'

/** What the pushes told of a batch's scan: how many pages it had. */
const toldOf = (pushes: readonly { readonly name: string; readonly payload: unknown }[]) =>
  pushes.flatMap(({ name, payload }) => (name === 'scanning.changed' ? [JSON.stringify(payload)] : []))

/** Waits until the scan of a batch has ended and it has so many pages, cleaned or not. */
const ended = (desk: RealDesk, batch: string, least: number) =>
  desk.until(async () => {
    const view = await desk.get('scanning.batch', { batch })
    return view.scan === null && view.pages.length >= least ? view : undefined
  })

describe.runIf(process.platform === 'linux')('a scan', { timeout: 240_000 }, () => {
  it('fills a batch page by page, each kept and then cleaned, and is told of', async () => {
    const desk = await foundScanDesk({ madeUp: { delay: 1_000 } })
    const { devices, chosen } = await desk.get('scanning.devices', {})
    expect(devices.map(({ id }) => id)).toContain(DEVICE)
    expect(chosen).toEqual({ device: null, profile: 'feeder-colour' })
    const batch = await openBatch(desk)
    await desk.get('scanning.start', { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null })
    const view = await settled(desk, batch)
    expect(view.lastProblem).toBeNull()
    expect(view.pages).toHaveLength(10)
    expect(
      view.pages.every(({ state, origin, removed }) => state === 'cleaned' && origin === 'scanner' && !removed),
    ).toBe(true)
    expect(toldOf(desk.pushes).some((told) => told.includes('"pages":7'))).toBe(true)
    for (const kind of ['thumbnail', 'page', 'original'] as const) {
      const { content } = await desk.get('scanning.picture', { batch, page: view.pages[9]?.id ?? '', kind })
      expect(content.length).toBeGreaterThan(500)
    }
    expect(desk.reported).toEqual([])
  })

  it('keeps its problem for the screen, and a scanner for one batch at a time', async () => {
    const desk = await foundScanDesk({ madeUp: { status: 'SANE_STATUS_JAMMED' } })
    const [batch, other] = [await openBatch(desk), await openBatch(desk)]
    const order = { device: DEVICE, settings: FEEDER, instead: null }
    await desk.get('scanning.start', { ...order, batch, scan: v7() })
    expect((await desk.ask('scanning.start', { ...order, batch, scan: v7() })).code).toBe('scanning.running')
    expect((await desk.ask('scanning.start', { ...order, batch: other, scan: v7() })).code).toBe('scanning.busy')
    const view = await settled(desk, batch)
    expect(view.lastProblem).toBe('scanning.jammed')
    expect(
      (await desk.ask('scanning.start', { ...order, batch, scan: v7(), device: 'sane:nobody' })).code,
    ).toBeUndefined()
    expect((await settled(desk, batch)).lastProblem).toMatch(/^scanning\./)
  })

  it('is cancelled with the pages that came, and takes one page anew in the place of another', async () => {
    // So slow that it is cancelled long before its end.
    const desk = await foundScanDesk({ madeUp: { delay: 100_000 } })
    const batch = await openBatch(desk)
    await desk.get('scanning.start', { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null })
    await desk.until(async () => {
      const { pages } = await desk.get('scanning.batch', { batch })
      return pages.length >= 2 || undefined
    })
    await desk.get('scanning.cancel', { batch })
    const { pages, lastProblem } = await ended(desk, batch, 2)
    expect(lastProblem).toBeNull()

    layScanners({ madeUp: {} })
    const [first, second] = pages
    await desk.get('scanning.start', { batch, scan: v7(), device: DEVICE, settings: GLASS, instead: first?.id ?? '' })
    const after = await ended(desk, batch, pages.length + 1)
    expect(after.pages.map(({ id }) => id).indexOf(second?.id ?? '')).toBe(2)
    expect(after.pages.map(({ removed }) => removed).slice(0, 3)).toEqual([true, false, false])
    await desk.get('scanning.change', { batch, change: { change: 'undo' } })
    const undone = await desk.get('scanning.batch', { batch })
    expect(undone.pages.every(({ removed }) => !removed)).toBe(true)
    expect(undone.canUndo).toBe(false)
  })
})
