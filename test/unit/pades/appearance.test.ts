import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { findAnchor } from '../../../main/core/signing/pades/appearance/anchor.ts'
import { Lettering } from '../../../main/core/signing/pades/appearance/lettering.ts'
import {
  aboveName,
  attachmentLines,
  sealOver,
  topRight,
  vietnamTime,
} from '../../../main/core/signing/pades/appearance/marks.ts'
import { readInk } from '../../../main/core/signing/pades/appearance/picture.ts'
import { dictionary, PdfReference } from '../../../main/core/signing/pades/pdf/values.ts'
import { boxOnPage, toViewed, viewedSize } from '../../../main/core/signing/pades/signing/viewed-box.ts'
import { drawInks, makeDocument, openTinos } from '../../pades/documents.ts'
import { checkProperty } from '../../property.ts'

const VIETNAMESE = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ'
const A4 = { width: 595, height: 842 }

describe('what is seen of signatures', () => {
  it('has every letter of Vietnamese, composed or not, and figures of the mark', () => {
    const texts = [VIETNAMESE, VIETNAMESE.toUpperCase(), VIETNAMESE.normalize('NFD'), '0123456789 /-:+.,()']
    const lettering = new Lettering(openTinos(), texts)
    for (const line of texts) {
      expect(lettering.runsOf(line).every(({ codes }) => !/^(?:.{4})*0000/.test(codes))).toBe(true)
      expect(lettering.widthOf(line, 10)).toBeGreaterThan(0)
    }
  })

  it.each(['字', '😀', 'อ'])('refuses %s instead of drawing a box', (letter) => {
    const make = () => new Lettering(openTinos(), [`Tên ${letter}`])
    expect(make).toThrow(expect.objectContaining({ code: 'signing.letter-missing' }))
  })

  it('takes ink out of pictures on nothing and on paper, and refuses what is none', async () => {
    const { signature } = await drawInks()
    const paper = await sharp(signature).flatten({ background: 'white' }).png({ palette: false }).toBuffer()
    for (const picture of [signature, paper, await sharp(paper).greyscale().png().toBuffer()]) {
      expect(readInk(picture, 'blue')).toMatchObject({ width: 500, height: 220 })
    }
    const blank = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#ffffff00' } })
      .png()
      .toBuffer()
    for (const bad of [
      blank,
      signature.subarray(0, 200),
      Buffer.from('no picture'),
      await sharp(paper).jpeg().toBuffer(),
    ]) {
      expect(() => readInk(bad, 'red')).toThrow(expect.objectContaining({ code: 'signing.picture-unusable' }))
    }
  })

  it('puts the seal over the left third of the signature, and everything onto the page', () => {
    const size = fc.record({ width: fc.integer({ min: 300, max: 900 }), height: fc.integer({ min: 300, max: 1_200 }) })
    const box = fc.record({ x: fc.nat(900), y: fc.nat(1_200), width: fc.nat(300), height: fc.nat(40) })
    checkProperty(
      fc.property(size, box, (page, name) => {
        const signature = aboveName(name, page)
        for (const one of [signature, sealOver(signature, page), topRight(page, name)]) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.y).toBeGreaterThanOrEqual(0)
          expect(one.x + one.width).toBeLessThanOrEqual(page.width + 1e-6)
          expect(one.y + one.height).toBeLessThanOrEqual(page.height + 1e-6)
        }
      }),
    )
    const signature = aboveName({ x: 300, y: 100, width: 100, height: 14 }, A4)
    expect(signature.x + signature.width / 2).toBeCloseTo(350)
    const seal = sealOver(signature, A4)
    expect(seal.x + seal.width).toBeCloseTo(signature.x + signature.width / 3)
  })

  it('finds the same place on a page however it is turned', () => {
    checkProperty(
      fc.property(
        fc.constantFrom(0, 90, 180, 270),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (turn, x, y) => {
          const page = {
            reference: new PdfReference(1),
            dictionary: dictionary({}),
            box: [10, 20, 605, 862],
            turn,
          } as const
          const { rectangle } = boxOnPage(page, { x, y, width: 40, height: 30 })
          const [one, other] = [toViewed(page, rectangle[0], rectangle[1]), toViewed(page, rectangle[2], rectangle[3])]
          expect(Math.min(one[0], other[0])).toBeCloseTo(x)
          expect(Math.min(one[1], other[1])).toBeCloseTo(y)
          expect(viewedSize(page).width).toBe(turn % 180 === 0 ? 595 : 842)
        },
      ),
    )
  })

  it.each([0, 90, 180, 270])('finds a name on the last page that has it, turned by %i degrees', async (turn) => {
    const pdf = await makeDocument({ pages: 2, turn, words: 'Nguyen Van A' })
    const { page, box } = await findAnchor(pdf, 'NGUYEN  VAN a 2')
    expect(page).toBe(2)
    // Written at 320, 200 of the page's own units.
    const [x, y] = toViewed(
      { reference: new PdfReference(1), dictionary: dictionary({}), box: [0, 0, 595, 842], turn },
      320,
      200,
    )
    expect(Math.min(Math.abs(box.x - x), Math.abs(box.x + box.width - x))).toBeLessThan(6)
    expect(Math.min(Math.abs(box.y - y), Math.abs(box.y + box.height - y))).toBeLessThan(6)
    await expect(findAnchor(pdf, 'Trần')).rejects.toMatchObject({ code: 'signing.anchor-missing' })
  })

  it('writes times in Vietnam, wherever the machine is', () => {
    expect(vietnamTime(new Date('2026-12-31T20:00:05.900Z'))).toBe('2027-01-01T03:00:05+07:00')
    expect(attachmentLines('15/QĐ-UBND', new Date('2026-11-28T00:00:00Z'))).toEqual([
      '15/QĐ-UBND',
      'Thời gian ký: 2026-11-28T07:00:00+07:00',
    ])
  })
})
