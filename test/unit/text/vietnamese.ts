import fc from 'fast-check'

/** Real names of people and places with every tone and vowel quality, both placings of the tone, and minority names. */
export const NAMES = [
  'Nguyễn Thị Ánh Tuyết',
  'Trần Đức Hòa',
  'Lê Thuý Hoà',
  'Đặng Văn Đạt',
  'Đỗ Thị Ơn',
  'Phạm Quỳnh Như',
  'Huỳnh Ngọc Bích Phượng',
  'Vũ Khắc Giỏi',
  'Bùi Thị Lý',
  'Hồ Xuân Kỳ',
  'Đan Trường',
  'Lò Văn Ước',
  "H'Hen Niê",
  'Y Bhăm Êban',
  'Rơ Châm Pheng',
  'A Lăng Thị Mận',
] as const

const ONSETS = [
  '',
  'b',
  'c',
  'd',
  'đ',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'ng',
  'nh',
  'ph',
  'qu',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]
const RHYMES = [
  'a',
  'ăn',
  'âm',
  'ai',
  'anh',
  'e',
  'ên',
  'iêu',
  'i',
  'o',
  'oa',
  'oai',
  'ôi',
  'ơn',
  'u',
  'uân',
  'ưng',
  'ươu',
  'uy',
  'uyên',
  'y',
  'yên',
]
/** None, sắc, huyền, hỏi, ngã, nặng. */
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const VOWELS = /[aăâeêioôơuưy]/g

/** A syllable as it is typed: without its tone, and with the tone on one of its vowels. */
export interface Syllable {
  readonly toneless: string
  readonly whole: string
}

/** Vietnamese syllables with the tone on any of their vowels, as writers old and new place it. */
export const syllables: fc.Arbitrary<Syllable> = fc
  .record({
    onset: fc.constantFrom(...ONSETS),
    rhyme: fc.constantFrom(...RHYMES),
    tone: fc.constantFrom(...TONES),
    place: fc.nat(3),
    capital: fc.boolean(),
  })
  .map(({ onset, rhyme, tone, place, capital }) => {
    const vowels = [...rhyme.matchAll(VOWELS)].map((match) => match.index)
    const vowel = vowels[place % vowels.length] ?? 0
    const toned = `${rhyme.slice(0, vowel + 1)}${tone}${rhyme.slice(vowel + 1)}`
    const cased = (text: string) => (capital ? text.charAt(0).toUpperCase() + text.slice(1) : text).normalize('NFC')
    return { toneless: cased(onset + rhyme), whole: cased((onset + toned).normalize('NFC')) }
  })

/** Names of one to five syllables. */
export const names: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.array(syllables, { minLength: 1, maxLength: 5 }).map((parts) => parts.map(({ whole }) => whole).join(' ')),
)

/** Any text: Vietnamese, other scripts, broken surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 30 }),
  names,
)
