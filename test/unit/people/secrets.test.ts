import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findPassphraseWeakness, findPinWeakness } from '../../../shared/people/secrets.ts'
import { checkProperty } from '../../property.ts'

const KNOWN = ['lan.nguyen', 'Nguyễn Thị Lan', 'Xã Hòa Bình']

describe('a passphrase', () => {
  test.each([
    'sông chảy qua cầu tre',
    'mưa núi gạo trăng',
    'Cà phê 7 giờ sáng!',
    'xK9#vTq2$mWz',
    '!q@w#e$r%t^y',
    'con mèo ngủ trên mái',
  ])('"%s" will do', (passphrase) => {
    expect(findPassphraseWeakness(passphrase, KNOWN)).toBeUndefined()
  })

  test.each([
    ['', 'short'],
    ['abc', 'short'],
    ['mèo chó gà', 'short'],
    ['a b c d', 'short'],
    ['gà gà gà gà', 'short'],
    ['aaaaaaaaaaaa', 'pattern'],
    ['aaaaaaaaaaab', 'pattern'],
    ['abcabcabcabc', 'pattern'],
    ['123456789012', 'pattern'],
    ['abcdefghijkl', 'pattern'],
    ['qwertyuiop12', 'pattern'],
    ['!@#$%^&*()_+', 'pattern'],
    ['vịt gà ngan vịt gà ngan', 'pattern'],
    ['matkhau123456', 'guessable'],
    ['Mật khẩu một cửa', 'guessable'],
    ['lan.nguyen chào buổi sáng', 'guessable'],
    ['tôi là nguyenthilan đây', 'guessable'],
    ['xã hòa bình tươi đẹp', 'guessable'],
    ['HOABINH mãi mãi xanh', 'guessable'],
  ])('"%s" is refused: %s', (passphrase, weakness) => {
    expect(findPassphraseWeakness(passphrase, KNOWN)).toBe(weakness)
  })

  it('may hold the letters of a short login, but not the login as a word', () => {
    expect(findPassphraseWeakness('bàn ghế màn hình', ['an'])).toBeUndefined()
    expect(findPassphraseWeakness('bàn ghế an lành', ['an'])).toBe('guessable')
  })

  it('is not refused for words that every commune is called by', () => {
    expect(findPassphraseWeakness('phường nào cũng vui', ['Phường 9'])).toBeUndefined()
  })

  it('is judged the same however its letters are composed', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(findPassphraseWeakness(text.normalize('NFD'), KNOWN)).toBe(
          findPassphraseWeakness(text.normalize('NFC'), KNOWN),
        )
      }),
    )
  })

  it('of four random syllables is never refused as too short', () => {
    const syllables = ['sông', 'núi', 'trăng', 'cầu', 'mưa', 'gạo', 'đèn', 'thuyền', 'nắng', 'vườn']
    checkProperty(
      fc.property(fc.shuffledSubarray(syllables, { minLength: 4, maxLength: 6 }), (words) => {
        expect(findPassphraseWeakness(words.join(' '), KNOWN)).toBeUndefined()
      }),
    )
  })
})

describe('a PIN', () => {
  test.each(['4826', '7391', '905173', '482913', '73919264'])('%s will do', (pin) => {
    expect(findPinWeakness(pin)).toBeUndefined()
  })

  test.each([
    ['123', 'short'],
    ['1111', 'pattern'],
    ['1234', 'pattern'],
    ['9876', 'pattern'],
    ['7890', 'pattern'],
    ['2468', 'pattern'],
    ['123456', 'pattern'],
    ['1212', 'pattern'],
    ['123123', 'pattern'],
    ['2580', 'pattern'],
    ['112233', 'pattern'],
    ['1990', 'guessable'],
    ['2008', 'guessable'],
    ['3004', 'guessable'],
    ['150590', 'guessable'],
    ['051990', 'guessable'],
    ['15051990', 'guessable'],
    ['19900515', 'guessable'],
  ])('%s is refused: %s', (pin, weakness) => {
    expect(findPinWeakness(pin)).toBe(weakness)
  })

  it('of one repeated digit is refused at every length', () => {
    checkProperty(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 4, max: 12 }), (digit, length) => {
        expect(findPinWeakness(String(digit).repeat(length))).toBe('pattern')
      }),
    )
  })

  it('of four digits can still be chosen among more than 9,000', () => {
    const all = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'))
    const free = all.filter((pin) => findPinWeakness(pin) === undefined)
    expect(free.length).toBeGreaterThan(9_000)
  })
})
