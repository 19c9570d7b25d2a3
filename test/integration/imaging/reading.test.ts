import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../shared/scanning/index.ts'
import { cardScenes } from '../../bench/scan/card-scenes.ts'
import { DECLARATION, DPI, errorRate, textOfDrawn } from '../reading/declaration.ts'
import { drawPage } from '../reading/drawn-page.ts'
import { judgePdfA, textOfPdf } from '../reading/judges.ts'
import { startImaging } from './imaging-process.ts'

const ABOUT = { title: 'Tờ khai', language: 'vi', createdAt: Date.UTC(2026, 10, 27) } as const

async function declaration(times = 1, turn: 0 | 90 | 180 | 270 = 0): Promise<Buffer> {
  const { data, width, height } = await drawPage(DECLARATION, turn)
  return sharp(data, { raw: { width, height, channels: 1 } })
    .resize(width * times)
    .withMetadata({ density: DPI * times })
    .jpeg()
    .toBuffer()
}

describe('reading in the imaging host', () => {
  it('reads a page and makes of it a file in which its words are found', async () => {
    const { imaging } = startImaging()
    const image = await declaration()
    const reading = await imaging.read(image)
    expect(errorRate(textOfDrawn(DECLARATION), textOf(reading))).toBeLessThan(0.02)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-reading-'))
    try {
      const file = join(folder, 'read.pdf')
      writeFileSync(file, await imaging.assemble([{ image, dpi: DPI, reading }], ABOUT))
      expect(await judgePdfA(file)).toMatch(/is a valid PDF\/A-1b file$/)
      expect(await textOfPdf(file)).toContain('Bệnh viện đa khoa tỉnh')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('tells where words stand in the dots of the page, also of one with more than are looked at', async () => {
    const { imaging } = startImaging()
    const [once, twice] = await Promise.all([imaging.read(await declaration()), imaging.read(await declaration(2))])
    expect(twice.width).toBe(once.width * 2)
    const place = (reading: typeof once) =>
      reading.lines.flatMap(({ words }) => words).find(({ text }) => text === 'KHAI')
    expect(Math.abs((place(twice)?.left ?? 0) - 2 * (place(once)?.left ?? 0))).toBeLessThan(8)
  })

  it.each([90, 180, 270] as const)('turns a page upright that was fed turned by %s degrees', async (turn) => {
    const { imaging } = startImaging()
    const how = { origin: 'scanner', dpi: DPI, recipe: null, quad: null } as const
    const page = await imaging.clean(await declaration(1, turn), how)
    expect(page.recipe.turn).toBe(360 - turn)
    expect(page.height).toBeGreaterThan(page.width)
    expect(page.warnings).not.toContain('upside-down-unsure')
    // A turn that was chosen by hand is kept.
    const byHand = await imaging.clean(await declaration(1, turn), { ...how, recipe: { ...page.recipe, turn: 0 } })
    expect(byHand.recipe.turn).toBe(0)
  })

  it('finds the code of a card', async () => {
    const { imaging } = startImaging()
    for await (const { text, picture } of cardScenes(5, ['720p'])) {
      const image = await sharp(picture.data, { raw: picture }).jpeg({ quality: 90 }).toBuffer()
      expect(await imaging.codes(image)).toEqual([text])
      break
    }
  })
})
