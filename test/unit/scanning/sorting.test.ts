import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type CodeBook, sortByCodes } from '../../../main/core/scanning/batches/sorting.ts'
import { dossierQr } from '../../../shared/dossier/qr.ts'
import { paperLabelQr, readDeskCode, separatorQr } from '../../../shared/scanning/index.ts'
import { checkProperty } from '../../property.ts'

const CODE = 'H56.17.22-261120-0001'
const OTHER = 'H56.17.22-261120-0002'
const [DOSSIER, OTHER_DOSSIER] = [v7(), v7()]
const BOOK: CodeBook = {
  findDossier: (code) =>
    new Map([
      [CODE, DOSSIER],
      [OTHER, OTHER_DOSSIER],
    ]).get(code),
  takesPaper: ({ code }) => code !== 'cccd',
}

const sheet = (...codes: string[]) => ({ id: v7(), codes, blank: false })
const plain = () => sheet()
const blank = () => ({ id: v7(), codes: [], blank: true })
const NEW = separatorQr('paper')
const END = separatorQr('end')
const RECEIPT = dossierQr(CODE)
const label = (paper: string, code = CODE) => paperLabelQr(code, paper)

/** What becomes of pages, in short: `-` for a separator, the paper's code, `?` for none; `*` begins one, `!` says something is wrong. */
const inShort = (pages: ReturnType<typeof sheet>[], own: string | null = null) =>
  sortByCodes(pages, own, BOOK)
    .map(({ separator, paper, begins, unknownCode }) => {
      const what = separator ? '-' : (paper?.code ?? '?')
      return `${what}${begins ? '*' : ''}${unknownCode ? '!' : ''}`
    })
    .join(' ')

/** Another sign of the same kind: what ISO 7064 MOD 97-10 finds whenever there is one. */
const another = (sign: string, by: number): string => {
  const kind = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].find((all) =>
    all.includes(sign),
  )
  return kind === undefined ? sign : kind.charAt((kind.indexOf(sign) + by) % kind.length)
}

describe('codes of separators and labels', () => {
  it('read back as they were written', () => {
    expect(readDeskCode(RECEIPT)).toEqual({ kind: 'dossier', dossier: CODE })
    expect(readDeskCode(label('to-khai'))).toEqual({ kind: 'paper', dossier: CODE, paper: 'to-khai' })
    expect(readDeskCode(NEW)).toEqual({ kind: 'separator', separator: 'paper' })
    expect(readDeskCode(END)).toEqual({ kind: 'separator', separator: 'end' })
  })

  it.each(['', 'https://vneid.gov.vn', '044190012345|190012345|Nguyễn Thị Đào|14081990', 'MC', ' MCS1|NEW|1'])(
    'are not seen in %j',
    (text) => expect(readDeskCode(text)).toBeUndefined(),
  )

  it('are damaged by any digit or letter that is another one', () => {
    const codes = [RECEIPT, label('giay-chung-sinh'), NEW, END]
    checkProperty(
      fc.property(fc.constantFrom(...codes), fc.nat(100), fc.nat(25), (code, at, by) => {
        const place = 4 + (at % (code.length - 4))
        const changed = code.slice(0, place) + another(code.charAt(place), by) + code.slice(place + 1)
        fc.pre(changed !== code)
        expect(readDeskCode(changed)).toEqual({ kind: 'damaged' })
      }),
    )
  })

  it('are not made of what they cannot carry', () => {
    expect(() => paperLabelQr(CODE, 'Tờ khai')).toThrow()
    expect(() => paperLabelQr('h56', 'to-khai')).toThrow()
  })
})

describe('a stack sorted by its codes', () => {
  it('goes to the papers that its labels name, each with the page it lies on', () => {
    expect(inShort([sheet(RECEIPT), sheet(label('to-khai')), plain(), sheet(label('giay-chung-sinh')), plain()])).toBe(
      '- to-khai* to-khai giay-chung-sinh* giay-chung-sinh',
    )
  })

  it('belongs to nobody before its first code and without any', () => {
    expect(inShort([plain(), plain(), sheet(label('to-khai'))])).toBe('? ? to-khai*')
    expect(inShort([plain(), plain()])).toBe('? ?')
  })

  it('loses its paper at every separator, and its dossier at the end', () => {
    const pages = [sheet(RECEIPT), sheet(label('to-khai')), sheet(NEW), plain(), sheet(END), plain()]
    expect(inShort(pages)).toBe('- to-khai* - ?* - ?*')
    expect(sortByCodes(pages, null, BOOK).map(({ dossier }) => dossier)).toEqual([
      DOSSIER,
      DOSSIER,
      DOSSIER,
      DOSSIER,
      null,
      null,
    ])
  })

  it('goes to nobody after a code that is damaged, unknown, of a shown paper or two at once, and says so', () => {
    const wrong = [
      [`${RECEIPT.slice(0, -1)}x`],
      [dossierQr('H56.17.22-261120-9999')],
      [label('cccd')],
      [RECEIPT, dossierQr(OTHER)],
      [NEW, END],
    ]
    for (const codes of wrong) {
      expect(inShort([sheet(label('to-khai')), sheet(...codes), plain()])).toBe('to-khai* ?*! ?')
    }
  })

  it('goes to nobody where a digit became a letter that the check digits cannot tell from it', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const misread = [RECEIPT, label('to-khai')].flatMap((code) =>
      [...code].flatMap((sign, place) =>
        /\d/.test(sign) && place > 3
          ? letters.map((letter) => code.slice(0, place) + letter + code.slice(place + 1))
          : [],
      ),
    )
    const missed = misread.filter((code) => readDeskCode(code)?.kind !== 'damaged')
    expect(missed).not.toEqual([])
    for (const code of misread) {
      expect(inShort([sheet(label('to-khai')), sheet(code), plain()])).toBe('to-khai* ?*! ?')
    }
  })

  it('takes no code of another dossier within a batch of one', () => {
    expect(inShort([sheet(label('to-khai', OTHER)), plain()], DOSSIER)).toBe('?*! ?')
    expect(inShort([sheet(label('to-khai')), plain()], DOSSIER)).toBe('to-khai* to-khai')
  })

  it('begins a paper with the first page that is not blank, and knows a whole sheet of labels', () => {
    expect(inShort([sheet(NEW), blank(), plain()])).toBe('- ? ?*')
    expect(inShort([sheet(label('to-khai'), label('giay-chung-sinh')), plain()])).toBe('- ?*')
  })

  it('never lets anything of one stack hold in the next: each begins with nothing', () => {
    checkProperty(
      fc.property(fc.array(fc.constantFrom(RECEIPT, label('to-khai'), NEW, END, ''), { maxLength: 12 }), (codes) => {
        const pages = codes.map((code) => (code === '' ? plain() : sheet(code)))
        const first = codes.findIndex((code) => code !== '')
        const sorted = sortByCodes(pages, null, BOOK)
        expect(sorted.slice(0, first === -1 ? undefined : first).every(({ paper }) => paper === null)).toBe(true)
        expect(sorted.map(({ page }) => page)).toEqual(pages.map(({ id }) => id))
        expect(sorted.filter(({ separator }) => separator).every(({ paper }) => paper === null)).toBe(true)
      }),
    )
  })
})
