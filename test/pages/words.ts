import type { Random } from '../bench/random.ts'

/** A line of a paper. Size in points. */
export interface PaperLine {
  readonly text: string
  readonly size: number
  readonly bold?: boolean
  readonly centred?: boolean
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const MIDDLE = ['Thị', 'Văn', 'Đức', 'Ngọc', 'Quỳnh', 'Thuỳ', 'Hữu', 'Minh']
const GIVEN = ['Hằng', 'Dũng', 'Ước', 'Thảo', 'Kiên', 'Nhẫn', 'Phượng', 'Tuấn', 'Ánh', 'Giang']
const PLACES = ['xã Đông Sơn', 'phường Quảng Phú', 'xã Hoằng Giang', 'xã Yên Định', 'phường Hạc Thành']
const SENTENCES = [
  'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai của mình.',
  'Đề nghị Uỷ ban nhân dân xã xem xét, giải quyết theo quy định của pháp luật hiện hành.',
  'Hồ sơ gửi kèm gồm bản chính giấy chứng sinh, bản sao giấy chứng nhận kết hôn và căn cước của cha, mẹ.',
  'Trường hợp uỷ quyền thì văn bản uỷ quyền phải được chứng thực theo quy định tại Nghị định số 23/2015/NĐ-CP.',
  'Số tiền lệ phí đã nộp là 8.000 đồng (tám nghìn đồng chẵn), biên lai số 0001274 quyển số 16/2026.',
]

/** Letters of a line that fits between the margins in 13 points. */
const LINE_LETTERS = 82

const one = (random: Random, from: readonly string[]): string => from[random.between(0, from.length - 1)] ?? ''
const name = (random: Random): string => [one(random, FAMILY), one(random, MIDDLE), one(random, GIVEN)].join(' ')
const date = (random: Random): string =>
  `${String(random.between(1, 28)).padStart(2, '0')}/${String(random.between(1, 12)).padStart(2, '0')}/${random.between(1950, 2025)}`

/** The lines of a declaration as a commune gets them every day, with made-up persons. */
export function declarationLines(random: Random): PaperLine[] {
  const field = (label: string, value: string): PaperLine => ({ text: `${label}: ${value}`, size: 13 })
  const person = (title: string): PaperLine[] => [
    field(`Họ, chữ đệm, tên ${title}`, name(random)),
    field('Ngày, tháng, năm sinh', date(random)),
    field('Số định danh cá nhân', `0${random.digits(11)}`),
    field('Nơi cư trú', `thôn ${random.between(1, 12)}, ${one(random, PLACES)}, tỉnh Thanh Hóa`),
  ]
  return [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 13, bold: true, centred: true },
    { text: 'Độc lập - Tự do - Hạnh phúc', size: 13, bold: true, centred: true },
    { text: '', size: 8 },
    { text: 'TỜ KHAI ĐĂNG KÝ KHAI SINH', size: 15, bold: true, centred: true },
    { text: `Kính gửi: Uỷ ban nhân dân ${one(random, PLACES)}`, size: 13, centred: true },
    { text: '', size: 8 },
    ...person('người yêu cầu'),
    field('Quan hệ với người được khai sinh', one(random, ['mẹ', 'cha', 'ông nội', 'bà ngoại'])),
    { text: 'Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:', size: 13, bold: true },
    ...person('người được khai sinh'),
    field('Quê quán', `${one(random, PLACES)}, tỉnh Thanh Hóa`),
    ...person('người mẹ'),
    ...wrap([one(random, SENTENCES), one(random, SENTENCES)].join(' ')).map((text) => ({ text, size: 13 })),
  ]
}

function wrap(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (longer.length > LINE_LETTERS) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
