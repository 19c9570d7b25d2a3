import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAnchor } from '../../../main/core/signing/pades/appearance/anchor.ts'
import { MARK, topRight } from '../../../main/core/signing/pades/appearance/marks.ts'
import { Looks, type LooksFacts } from '../../../main/core/signing/runs/looks.ts'
import { drawPracticeResult } from '../../../main/core/signing/training/practice-result.ts'
import { checkProperty } from '../../property.ts'

const A4 = { width: 595, height: 842 }
const AGENCY = 'Ủy ban nhân dân xã Tân Hưng'
const AT = new Date('2026-11-28T01:02:03Z')
const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'

const markOf = (parts: Partial<LooksFacts>) => {
  const facts = {
    kind: 'copy',
    owner: 'agency',
    holder: AGENCY,
    unit: AGENCY,
    picture: undefined,
    isTraining: false,
  } as const
  const file = { name: 'Giấy chứng sinh', notation: null }
  return new Looks({ ...facts, ...parts }, [file]).of(file, AT)
}

describe('the mark at the top right of a page', () => {
  it('ends where the head of the page begins, unless it is higher than the margin', () => {
    const height = fc.double({ min: 8, max: 300, noNaN: true })
    checkProperty(
      fc.property(height, (high) => {
        const box = topRight(A4, { width: 200, height: high })
        const [above, below] = [A4.height - box.y - box.height, A4.height - box.y]
        expect(above).toBeGreaterThanOrEqual(MARK.leastTop - 1e-6)
        expect(above).toBeLessThanOrEqual(MARK.topMargin + 1e-6)
        if (high <= MARK.headMargin - MARK.leastTop) expect(below).toBeLessThanOrEqual(MARK.headMargin + 1e-6)
        else expect(above).toBeCloseTo(MARK.leastTop)
      }),
    )
  })

  it.each(['copy', 'copy-of-copy', 'excerpt', 'attachment', 'incoming'] as const)(
    'of %s covers nothing of the head, in training too',
    async (kind) => {
      const text = {
        agency: [AGENCY.toUpperCase()],
        title: 'GIẤY XÁC NHẬN',
        lines: [],
        position: 'CHỦ TỊCH',
        signer: 'A',
      }
      const { box: head } = await findAnchor(Buffer.from(drawPracticeResult(text)), STATE)
      for (const isTraining of [false, true]) {
        const { form, size } = markOf({ kind, isTraining })
        expect(form).toBe('lines')
        const mark = topRight(A4, size)
        expect(mark.y, String(isTraining)).toBeGreaterThanOrEqual(head.y + head.height)
        expect(A4.height - mark.y, String(isTraining)).toBeLessThanOrEqual(MARK.headMargin + 1e-6)
      }
    },
  )

  it('says above its lines that it is of training, and needs the room of one small line for that', () => {
    const [plain, training] = [markOf({}), markOf({ isTraining: true })]
    expect(training.size.height - plain.size.height).toBeGreaterThan(0)
    expect(training.size.height - plain.size.height).toBeLessThan(MARK.letterSize)
  })
})

describe('a draft to sign for practice', () => {
  it('keeps a long title and long lines between its margins', async () => {
    const text = {
      agency: [AGENCY.toUpperCase()],
      title: 'TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH, BẢN SAO GIẤY KHAI SINH',
      lines: [`Nội dung yêu cầu: ${'xin cấp hai bản sao trích lục '.repeat(4)}hộ tịch điện tử`],
      position: 'CHỦ TỊCH',
      signer: 'A',
    }
    const pdf = Buffer.from(drawPracticeResult(text))
    for (const last of ['SINH', 'điện tử']) {
      const { box } = await findAnchor(pdf, last)
      expect(box.x, last).toBeGreaterThanOrEqual(85)
      expect(box.x + box.width, last).toBeLessThanOrEqual(595 - 43)
    }
  })
})
