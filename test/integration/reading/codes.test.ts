import { Socket } from 'node:net'
import { create } from 'qrcode'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCodeFinder, getReadingFiles, type RawPicture } from '../../../main/core/scanning/reading/index.ts'
import { cardScenes } from '../../bench/scan/card-scenes.ts'

const finder = createCodeFinder(getReadingFiles())

/** A white page with codes, each so many dots a square, at places. */
function pageWith(codes: readonly { text: string; left: number; top: number }[], square = 6): RawPicture {
  const page = { width: 1654, height: 2339, channels: 1, data: new Uint8Array(1654 * 2339).fill(255) }
  for (const { text, left, top } of codes) {
    const { modules } = create(text, { errorCorrectionLevel: 'H' })
    for (let y = 0; y < modules.size * square; y += 1) {
      for (let x = 0; x < modules.size * square; x += 1) {
        if (modules.get(Math.floor(y / square), Math.floor(x / square)))
          page.data[(top + y) * page.width + left + x] = 0
      }
    }
  }
  return page
}

afterEach(() => vi.restoreAllMocks())

describe('codes', () => {
  test('are found on a page, each once, without a network', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('codes must not need a network'))
    const texts = ['MCPP1|paper|one', 'Hồ sơ 000.17.22.H46-261120-0007 của Nguyễn Thị Ánh']
    const page = pageWith([
      { text: texts[0] ?? '', left: 100, top: 100 },
      { text: texts[0] ?? '', left: 1_200, top: 1_900 },
      { text: texts[1] ?? '', left: 300, top: 900 },
    ])
    expect((await finder.find(page, 'page')).toSorted()).toEqual(texts.toSorted())
    expect(connect).not.toHaveBeenCalled()
    expect(fetched).not.toHaveBeenCalled()
  })

  test('are not found where there are none', async () => {
    expect(await finder.find(pageWith([]), 'page')).toEqual([])
    expect(await finder.find({ data: new Uint8Array(12), width: 2, height: 2, channels: 3 }, 'still')).toEqual([])
  })

  test('of identity cards are read from a photograph, in colour and with four channels', async () => {
    for await (const { text, picture } of cardScenes(3, ['480p'])) {
      const rgba = new Uint8Array(picture.width * picture.height * 4).fill(255)
      for (let dot = 0; dot < picture.width * picture.height; dot += 1) {
        rgba.set(picture.data.subarray(dot * 3, dot * 3 + 3), dot * 4)
      }
      expect(await finder.find({ ...picture, data: rgba, channels: 4 }, 'live')).toEqual([text])
      expect(await finder.find(picture, 'still')).toEqual([text])
    }
  })

  test('too blurred for a frame are read once the picture stands still', async () => {
    let [live, still, all] = [0, 0, 0]
    for await (const { text, picture } of cardScenes(3, ['turned-far'])) {
      if ((await finder.find(picture, 'live')).includes(text)) live += 1
      if ((await finder.find(picture, 'still')).includes(text)) still += 1
      all += 1
    }
    expect(still).toBeGreaterThan(live)
    expect(still / all).toBeGreaterThan(0.6)
  })
})
