import type { PageReading } from '../../../shared/scanning/index.ts'

/** A line of text on a drawn page: its left end in dots; bold for a title. */
export interface DrawnLine {
  readonly text: string
  readonly left: number
  readonly bold?: boolean
}

/** A4 at 200 dpi. */
export const A4 = { width: 1654, height: 2339 } as const
export const DPI = 200
/** 11.5 points. */
export const LETTER_DOTS = 32
export const LINE_DOTS = 64
export const FIRST_BASELINE = 220

/** A declaration as a birth is registered with; nobody on it lives. */
export const DECLARATION: readonly DrawnLine[] = [
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', left: 480, bold: true },
  { text: 'Độc lập - Tự do - Hạnh phúc', left: 600, bold: true },
  { text: 'TỜ KHAI ĐĂNG KÝ KHAI SINH', left: 550, bold: true },
  { text: 'Kính gửi: Ủy ban nhân dân xã Quảng Trạch, tỉnh Quảng Trị', left: 160 },
  { text: 'Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Phương Thảo', left: 160 },
  { text: 'Nơi cư trú: Thôn Đông Dương, xã Quảng Trạch, tỉnh Quảng Trị', left: 160 },
  { text: 'Giấy tờ tùy thân: Căn cước công dân số 044190012345', left: 160 },
  { text: 'Quan hệ với người được khai sinh: Mẹ đẻ', left: 160 },
  { text: 'Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:', left: 160, bold: true },
  { text: 'Họ, chữ đệm, tên: LÊ NGUYỄN GIA BẢO', left: 160 },
  { text: 'Ngày, tháng, năm sinh: 12/10/2026', left: 160 },
  { text: 'Giới tính: Nam Dân tộc: Kinh Quốc tịch: Việt Nam', left: 160 },
  { text: 'Nơi sinh: Bệnh viện đa khoa tỉnh Quảng Trị', left: 160 },
  { text: 'Quê quán: xã Quảng Trạch, tỉnh Quảng Trị', left: 160 },
  { text: 'Họ, chữ đệm, tên người mẹ: NGUYỄN THỊ PHƯƠNG THẢO', left: 160 },
  { text: 'Năm sinh: 1990 Dân tộc: Kinh Quốc tịch: Việt Nam', left: 160 },
  { text: 'Họ, chữ đệm, tên người cha: LÊ VĂN DŨNG', left: 160 },
  { text: 'Năm sinh: 1988 Dân tộc: Kinh Quốc tịch: Việt Nam', left: 160 },
  { text: 'Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự', left: 160 },
  { text: 'thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật.', left: 160 },
]

/** The text of drawn lines, one below the other. */
export const textOfDrawn = (lines: readonly DrawnLine[]): string => lines.map(({ text }) => text).join('\n')

/** A reading as if a page had been read without a fault: every letter as wide as the others. */
export function readingOf(lines: readonly DrawnLine[], confidence = 90): PageReading {
  const letter = 16
  return {
    version: 1,
    ...A4,
    confidence,
    lines: lines.map(({ text, left }, index) => {
      const baseline = FIRST_BASELINE + index * LINE_DOTS
      let at = left
      const words = text.split(' ').map((word) => {
        const from = at
        at += (word.length + 1) * letter
        const box = { left: from, right: from + word.length * letter, top: baseline - 24, bottom: baseline + 6 }
        return { text: word, ...box, confidence }
      })
      return { words, baseline: { left: baseline, right: baseline }, height: 34 }
    }),
  }
}

/** Share of the letters of a truth that a text got wrong: wrong, left out or added (Levenshtein). */
export function errorRate(truth: string, text: string): number {
  let costs = Uint32Array.from({ length: text.length + 1 }, (_, at) => at)
  for (let row = 1; row <= truth.length; row += 1) {
    const next = new Uint32Array(text.length + 1)
    next[0] = row
    for (let at = 1; at <= text.length; at += 1) {
      const same = truth[row - 1] === text[at - 1] ? 0 : 1
      next[at] = Math.min((costs[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (costs[at - 1] ?? 0) + same)
    }
    costs = next
  }
  return (costs[text.length] ?? 0) / Math.max(1, truth.length)
}
