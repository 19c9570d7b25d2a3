import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assemblePdf, type PdfPage } from '../../../main/core/scanning/reading/index.ts'
import { Random } from '../../bench/random.ts'
import { A4, DECLARATION, DPI, readingOf } from './declaration.ts'
import { drawPage } from './drawn-page.ts'
import { factsOfPdf, judgePdfA, judgeStructure, picturesOfPdf, textOfPdf, wordsOfPdf } from './judges.ts'

const ABOUT = { title: 'Tờ khai đăng ký khai sinh', language: 'vi', createdAt: Date.UTC(2026, 10, 27, 2, 30) } as const

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function written(name: string, pages: readonly PdfPage[], about: Parameters<typeof assemblePdf>[1] = ABOUT) {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await assemblePdf(pages, about))
  return file
}

/** Rows of one-bit dots as a PNG, 0 for black, by hand: no filter, gray. */
function bilevelPng(rows: readonly (readonly number[])[]): Buffer {
  const width = rows[0]?.length ?? 0
  const packed = rows.map((row) => {
    const bytes = Buffer.alloc(1 + Math.ceil(width / 8))
    row.forEach((dot, x) => {
      if (dot === 0) bytes[1 + (x >> 3)] = (bytes[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    })
    return bytes
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  header[8] = 1
  const chunk = (kind: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, Buffer.from(kind), data, Buffer.alloc(4)])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(packed)))])
}

/** Rows as pages have them: runs of any length, many like the row above, some of it moved by a few dots. */
function randomRows(random: Random, width: number, height: number): number[][] {
  const rows: number[][] = []
  for (let y = 0; y < height; y += 1) {
    const above = rows[y - 1]
    if (above !== undefined && random.chance(0.6)) {
      const moved = random.between(-4, 4)
      rows.push(above.map((_, x) => above[Math.min(width - 1, Math.max(0, x + moved))] ?? 0))
      continue
    }
    const row: number[] = []
    let colour = random.between(0, 1)
    while (row.length < width) {
      const longest = random.chance(0.2) ? width : random.chance(0.5) ? 3 : 90
      for (let left = random.between(1, longest); left > 0 && row.length < width; left -= 1) row.push(colour)
      colour = 1 - colour
    }
    rows.push(row)
  }
  return rows
}

describe('a file of pages', () => {
  test('is a valid PDF/A-1b with its pictures at their true size and its words to be found', async () => {
    const page = await drawPage(DECLARATION)
    const raw = { raw: { width: page.width, height: page.height, channels: 1 as const } }
    const reading = readingOf(DECLARATION)
    const file = await written('declaration', [
      {
        image: await sharp(page.data, raw).threshold(150).png({ palette: true, colours: 2 }).toBuffer(),
        dpi: DPI,
        reading,
      },
      { image: await sharp(page.data, raw).toColourspace('b-w').jpeg().toBuffer(), dpi: DPI, reading },
      { image: await sharp(page.data, raw).toColourspace('srgb').jpeg().toBuffer(), dpi: DPI, reading: null },
    ])
    expect(await judgePdfA(file)).toMatch(/is a valid PDF\/A-1b file$/)
    expect(await judgeStructure(file)).toContain('No syntax or stream encoding errors found')
    const kinds = (await picturesOfPdf(file, join(folder, 'declaration'))).map((line) =>
      line.split(/\s+/).slice(6, 10).join(' '),
    )
    expect(kinds).toEqual(['gray 1 1 ccitt', 'gray 1 8 jpeg', 'rgb 3 8 jpeg'])
    const text = await textOfPdf(file)
    expect(text).toContain('Nguyễn Thị Phương Thảo')
    expect(text).toContain('Đề nghị cơ quan đăng ký khai sinh')
    const facts = await factsOfPdf(file)
    expect(facts).toMatch(/Title:\s+Tờ khai đăng ký khai sinh/)
    expect(facts).toMatch(/PDF version:\s+1\.4/)
    expect(facts).toMatch(/Page size:\s+595\.\d+ x 842\.\d+ pts \(A4\)/)
  })

  test('has every word where it was read and as wide', async () => {
    const page = await drawPage(DECLARATION)
    const raw = { raw: { width: page.width, height: page.height, channels: 1 as const } }
    const reading = readingOf(DECLARATION)
    const image = await sharp(page.data, raw).toColourspace('b-w').jpeg().toBuffer()
    const found = await wordsOfPdf(await written('words', [{ image, dpi: DPI, reading }]))
    const wanted = reading.lines.flatMap(({ words, baseline }) =>
      words.map((word) => ({ ...word, baseline: baseline.left })),
    )
    expect(found.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text))
    const points = 72 / DPI
    for (const [at, { left, right, baseline }] of wanted.entries()) {
      const word = found[at]
      expect(Math.abs((word?.left ?? 0) - left * points)).toBeLessThan(0.1)
      expect(Math.abs((word?.right ?? 0) - right * points)).toBeLessThan(0.1)
      expect(word?.top ?? 0).toBeLessThan(baseline * points)
      expect(word?.bottom ?? 0).toBeGreaterThan(baseline * points)
    }
  })

  test('follows a line that rises', async () => {
    const [line] = readingOf(DECLARATION).lines
    if (line === undefined) throw new Error('no line')
    const rising = { ...line, baseline: { left: 300, right: 270 } }
    const reading = { ...readingOf([]), lines: [rising] }
    const image = bilevelPng(Array.from({ length: 8 }, () => [1, 0, 0, 0, 0, 0, 0, 0]))
    const found = await wordsOfPdf(await written('rising', [{ image, dpi: 2, reading }]))
    const middles = found.map(({ top, bottom }) => (top + bottom) / 2)
    expect(middles.length).toBe(line.words.length)
    expect(middles).toEqual(middles.toSorted((one, other) => other - one))
  })

  test('is the same for the same pages, and another one for others', async () => {
    const image = bilevelPng([[0, 1, 1, 0]])
    const page = { image, dpi: DPI, reading: readingOf(DECLARATION) }
    const file = await assemblePdf([page], ABOUT)
    expect((await assemblePdf([page], ABOUT)).equals(file)).toBe(true)
    expect((await assemblePdf([{ ...page, reading: null }], ABOUT)).equals(file)).toBe(false)
  })

  test.each([
    ['marks', 'A & B <c> "d" ]]> (e) \\ \\'],
    ['controls', 'a\u0000b\u001fc\ufffe\ud800d'],
    ['signs', '😀 文 \u202egnp'],
    ['nothing', ''],
  ])('stays valid whatever its title: %s', async (name, title) => {
    const image = bilevelPng([
      [0, 1],
      [1, 0],
    ])
    const reading = readingOf([{ text: title || ' x', left: 5 }])
    const file = await written(`title-${name}`, [{ image, dpi: DPI, reading }], { ...ABOUT, title })
    expect(await judgePdfA(file)).toMatch(/is a valid PDF\/A-1b file$/)
  })

  test('holds black and white dot by dot', async () => {
    const random = new Random(11)
    const sizes = [
      [1, 1],
      [7, 3],
      [8, 9],
      [9, 40],
      [64, 30],
      [1_000, 12],
      [2_600, 20],
      [5_300, 24],
      [1_654, 300],
    ] as const
    const pages = sizes.map(([width, height]) => randomRows(random, width, height))
    // Rows of one colour alone, and the longest runs there are.
    pages.push([
      Array.from({ length: 6_000 }, () => 1),
      Array.from({ length: 6_000 }, () => 0),
      Array.from({ length: 6_000 }, () => 1),
    ])
    const file = await written(
      'dots',
      pages.map((rows) => ({ image: bilevelPng(rows), dpi: DPI, reading: null })),
    )
    await picturesOfPdf(file, join(folder, 'dots'))
    for (const [at, rows] of pages.entries()) {
      const png = join(folder, `dots-${String(at).padStart(3, '0')}.png`)
      const { data } = await sharp(png).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
      expect(Buffer.compare(Buffer.from(data), Buffer.from(rows.flat().map((dot) => (dot === 1 ? 0 : 255))))).toBe(0)
    }
  })

  test('refuses what is no picture of a page', async () => {
    const colour = await sharp({ create: { ...A4, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    for (const image of [colour, Buffer.from('no picture'), Buffer.alloc(0), bilevelPng([[1]]).subarray(0, 30)]) {
      await expect(assemblePdf([{ image, dpi: DPI, reading: null }], ABOUT)).rejects.toThrow(Error)
    }
  })
})
