import { Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { suggestFields } from '../../../main/core/known-forms/index.ts'
import {
  createPageReader,
  type GrayPicture,
  getReadingFiles,
  orientationOf,
  type PageReader,
  redOf,
  turnOf,
} from '../../../main/core/scanning/reading/index.ts'
import { PageReading, textOf } from '../../../shared/scanning/index.ts'
import { DECLARATION, DPI, errorRate, textOfDrawn } from './declaration.ts'
import { drawPage } from './drawn-page.ts'

/** The goal of the desk for pages without noise; those of the benchmark are worse and have goals of their own. */
const MOST_ERRORS = 0.015

const reader = createPageReader(getReadingFiles())

/** Fails whatever tries to reach a network. */
function refuseNetwork(): { tried: () => number } {
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('reading must not need a network')
  })
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('reading must not need a network'))
  return { tried: () => connect.mock.calls.length + fetched.mock.calls.length }
}

afterEach(() => vi.restoreAllMocks())

describe('reading a page', () => {
  test('gives its text, its words and where they stand, without a network', async () => {
    const network = refuseNetwork()
    const page = await drawPage(DECLARATION)
    const reading = await reader.read(page, DPI)
    expect(errorRate(textOfDrawn(DECLARATION), textOf(reading))).toBeLessThanOrEqual(MOST_ERRORS)
    expect(PageReading.parse(reading).confidence).toBeGreaterThan(80)
    const name = reading.lines.flatMap(({ words }) => words).find(({ text }) => text === 'Phương')
    const line = reading.lines.find(({ words }) => words.some(({ text }) => text === 'Phương'))
    // The fifth line, whose baseline lies at 220 + 4 x 64.
    expect(Math.abs((line?.baseline.left ?? 0) - 476)).toBeLessThanOrEqual(3)
    expect(name?.bottom ?? 0).toBeGreaterThan(470)
    expect(name?.top ?? 0).toBeLessThan(460)
    expect(network.tried()).toBe(0)
  })

  test('reads text under a red seal', async () => {
    const page = await drawPage(DECLARATION)
    const data = new Uint8Array(page.width * page.height * 3)
    for (let dot = 0; dot < page.data.length; dot += 1) {
      const shade = page.data[dot] ?? 255
      const x = (dot % page.width) - 700
      const y = Math.floor(dot / page.width) - 800
      const stamped = Math.abs(Math.hypot(x, y) - 180) < 14 || Math.abs(y) < 10
      data.set(stamped && shade > 128 ? [230, 30, 40] : [shade, shade, shade], dot * 3)
    }
    const reading = await reader.read(redOf({ ...page, data, channels: 3 }), DPI)
    expect(errorRate(textOfDrawn(DECLARATION), textOf(reading))).toBeLessThanOrEqual(MOST_ERRORS * 2)
  })

  test('of nothing gives nothing, and of noise a reading that holds', async () => {
    const white: GrayPicture = { data: new Uint8Array(900 * 1_200).fill(255), width: 900, height: 1_200 }
    expect((await reader.read(white, DPI)).lines).toEqual([])
    const noise = {
      ...white,
      data: Uint8Array.from(white.data, (_, at) => (Math.imul(at, 2_654_435_761) >>> 24) & 0xff),
    }
    expect(PageReading.safeParse(await reader.read(noise, DPI)).success).toBe(true)
  })

  test('goes on after the engine was changed for a fresh one', async () => {
    const often = createPageReader(getReadingFiles(), 1)
    const page = await drawPage(DECLARATION.slice(0, 4))
    const first = await often.read(page, DPI)
    expect(await often.read(page, DPI)).toEqual(first)
    expect(textOf(first)).toContain('TỜ KHAI ĐĂNG KÝ KHAI SINH')
  })

  test('fills the fields of a declaration that was scanned', async () => {
    const found = suggestFields([await reader.read(await drawPage(DECLARATION), DPI)])
    const values = Object.fromEntries((found?.fields ?? []).map(({ field, value }) => [field, value]))
    expect(values).toMatchObject({
      'requester.name': 'Nguyễn Thị Phương Thảo',
      'requester.personalNumber': '044190012345',
      'child.name': 'Lê Nguyễn Gia Bảo',
      'child.dateOfBirth': '2026-10-12',
      'child.sex': 'male',
      'mother.name': 'Nguyễn Thị Phương Thảo',
      'father.dateOfBirth': '1988',
    })
  })
})

describe('the turn of a page', () => {
  const TURNS = [0, 90, 180, 270] as const
  const unused: Pick<PageReader, 'findTurn'> = { findTurn: () => Promise.reject(new Error('the ink tells it')) }
  const seen = (page: GrayPicture) => ({ small: page, smallDpi: DPI, whole: () => page, dpi: DPI })

  test.each(TURNS)('of %s degrees is seen by the ink of a full page', async (turn) => {
    const page = await drawPage(DECLARATION, turn)
    expect(await orientationOf(seen(page), unused)).toEqual({ turn: (360 - turn) % 360, sure: true })
  })

  test.each(TURNS)('of %s degrees is seen by the letters of a page with a few lines', async (turn) => {
    const page = await drawPage(DECLARATION.slice(3, 6), turn)
    expect(turnOf(page, DPI).sure).toBe(false)
    expect(await orientationOf(seen(page), reader)).toEqual({ turn: (360 - turn) % 360, sure: true })
  })

  test('is left as it is where nothing tells', async () => {
    const white: GrayPicture = { data: new Uint8Array(900 * 1_200).fill(255), width: 900, height: 1_200 }
    expect(await orientationOf(seen(white), reader)).toEqual({ turn: 0, sure: false })
  })
})
