import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanedLine } from '../../../shared/text/clean.ts'
import { cleanLine, cleanText } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'

describe('a line as it is kept', () => {
  it.each([
    ['  Nguyễn   Thị\u00a0Mai ', 'Nguyễn Thị Mai'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['Mai\u202eiaM\u202c', 'MaiiaM'],
    ['M\u200ba\ufeffi\u00ad', 'Mai'],
    ['Mai\u0000\u0007\u001b[31m', 'Mai[31m'],
    ['Mai 😀👨‍👩‍👧🇻🇳', 'Mai'],
    ['thôn 1\nxã 2\tđường 3', 'thôn 1 xã 2 đường 3'],
    ["'; DROP TABLE dossiers; --", "'; DROP TABLE dossiers; --"],
    ['<b>Mai</b> & con', '<b>Mai</b> & con'],
    ['K’Brôi Y-Bliă', 'K’Brôi Y-Bliă'],
    ['\u200b\u200e', ''],
    ['Mai\u061c\u3164\u034f', 'Mai'],
    ['Ma\ud83di', 'Mai'],
    ['M\u200da\u200d\u0302i', 'Mâi'],
    [`M${'\u0301'.repeat(200)}ai`, `\u1e3e${'\u0301'.repeat(4)}ai`],
    ['Công ty © An ❤ ☎', 'Công ty © An'],
  ])('of %j is %j', (typed, kept) => expect(cleanLine(typed)).toBe(kept))

  it('is clean for ever, has no sign nobody sees, and keeps every letter and digit', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const kept = cleanLine(typed)
        expect(cleanLine(kept)).toBe(kept)
        expect(kept).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u)
        expect(kept).toBe(kept.trim())
        const letters = (text: string) =>
          text.normalize('NFD').match(/(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{Nd}]/gu) ?? []
        expect(letters(kept)).toEqual(letters(typed))
      }),
      2_000,
    )
  })
})

describe('a text that is clean at one look', () => {
  it('has no sign that cleaning would change', () => {
    for (let sign = 0; sign < 0x1_1000; sign += 1) {
      for (const text of [String.fromCodePoint(sign), `a${String.fromCodePoint(sign)} b`]) {
        if (cleanLine(text) !== cleanedLine(text)) expect([sign, cleanLine(text)]).toEqual([sign, cleanedLine(text)])
      }
    }
    expect(cleanLine('Đỗ Thị Diễm')).toBe(cleanedLine('Đỗ Thị Diễm'))
  })

  it('is the same as cleaned, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom('ễ', 'Đ', 'a', ' ', '\u0301', '\u00a0', '’', '1', '\u00ad', '-') })
    checkProperty(
      fc.property(typed, (text) => {
        expect(cleanLine(text)).toBe(cleanedLine(text))
      }),
    )
  })
})

it('keeps the lines of a text', () => {
  expect(cleanText('một\r\n hai \u202e \n\nba\u0000\n')).toBe('một\nhai\n\nba')
})
