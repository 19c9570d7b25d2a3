import { expect, test } from 'vitest'
import { parseTypedDate } from '../../../renderer/parts/typed-date.ts'
import { beginsLikeCard, looksLikeCard } from '../../../renderer/reception/card-text.ts'

test.each([
  ['01011990', '1990-01-01'],
  ['1/1/1990', '1990-01-01'],
  ['01.02.2024', '2024-02-01'],
  ['29-02-2024', '2024-02-29'],
  [' 5/12/2001 ', '2001-12-05'],
])('%s is a day', (typed, day) => {
  expect(parseTypedDate(typed)).toBe(day)
})

test.each(['29/02/2023', '31/04/2024', '1/1/90', '13012', 'hôm qua', '', '00/00/2000'])('%s is no day', (typed) => {
  expect(parseTypedDate(typed)).toBeNull()
})

test('a card is told from anything a person types', () => {
  expect(looksLikeCard('044190012345|194000001|NGUYỄN THỊ A|01011990|Nữ|Thôn 1|15042021')).toBe(true)
  expect(looksLikeCard('044190012345||NGUYỄN THỊ A|01011990|Nữ|Thôn 1|15042021')).toBe(true)
  expect(looksLikeCard('044190012345')).toBe(false)
  expect(looksLikeCard('Nguyễn | Văn')).toBe(false)
  expect(looksLikeCard('')).toBe(false)
})

test('a card is known before it is whole, and nothing else is', () => {
  expect(beginsLikeCard('044190012345|')).toBe(true)
  expect(beginsLikeCard('044190012345||NGUYỄN')).toBe(true)
  expect(beginsLikeCard('044190012345')).toBe(false)
  expect(beginsLikeCard('  ')).toBe(false)
})
