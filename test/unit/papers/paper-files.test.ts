import { describe, expect, test } from 'vitest'
import { foldPaperFiles, missingOf, UNFILED } from '../../../shared/dossier/paper-files.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never
type Content = DistributiveOmit<DossierEvent, 'id' | 'officer'>

const address = (letter: string) => letter.repeat(64)
const file = (letter: string) => ({ address: address(letter), mediaType: 'application/pdf' as const, bytes: 9 })
const reading = { address: address('f'), bytes: 5 }

const filed = (letter: string, pictures = 2, pages = 2): Content => ({
  type: 'dossier.paper-filed',
  open: {
    at: 1_000,
    paper: 'to-khai',
    file: file(letter),
    origin: 'scanned',
    pictures,
    pages,
    reading: null,
    from: null,
  },
  personal: { details: { number: '12' } },
})
const read = (of: string, to: string): Content => ({
  type: 'dossier.paper-read',
  open: { at: 1_100, paper: 'to-khai', of: address(of), file: file(to), reading },
  personal: undefined,
})
const undigitized = (why: 'secret' | 'other' | null): Content => ({
  type: 'dossier.paper-undigitized',
  open: { at: 1_200, paper: 'to-khai', why },
  personal: { reason: 'Quá khổ' },
})
const described: Content = {
  type: 'dossier.paper-described',
  open: { at: 1_300, paper: 'to-khai', pages: 3 },
  personal: { details: { validUntil: '2027-01-01' } },
}
const fold = (...contents: readonly Content[]) =>
  foldPaperFiles(contents.map((content, place) => ({ ...content, id: `${place}`, officer: undefined }))).get('to-khai')

const HAND_IN = { use: 'hand-in', originals: 1, copies: 0 } as const

describe('the file of a paper', () => {
  test('is the one filed last; the ones before stay', () => {
    const paper = fold(filed('a'), filed('b'))
    expect(paper?.file?.file.address).toBe(address('b'))
    expect(paper?.earlier.map((each) => each.file.address)).toEqual([address('a')])
  })

  test('becomes the one with its text, wherever it is by then', () => {
    expect(fold(filed('a'), read('a', 'c'))?.file).toMatchObject({ file: file('c'), filedAs: address('a'), reading })
    const paper = fold(filed('a'), filed('b'), read('a', 'c'))
    expect(paper?.file?.reading).toBeNull()
    expect(paper?.earlier[0]?.reading).toEqual(reading)
  })

  test('goes when the paper must have none, and comes with the next filing', () => {
    expect(fold(filed('a'), undigitized('secret'))).toMatchObject({ file: null, undigitized: { why: 'secret' } })
    expect(fold(undigitized('other'), filed('a'))).toMatchObject({ undigitized: null })
    expect(fold(undigitized('other'), undigitized(null))).toEqual(UNFILED)
  })

  test('is described anew as a whole; without a file there is nothing to describe', () => {
    expect(fold(filed('a'), described)?.file).toMatchObject({ pages: 3, details: { validUntil: '2027-01-01' } })
    expect(fold(described)).toEqual(UNFILED)
  })
})

describe('what a paper lacks', () => {
  const of = (...contents: readonly Content[]) => fold(...contents) ?? UNFILED

  test('a file, or as many pictures as pages', () => {
    expect(missingOf(HAND_IN, UNFILED, 'direct')).toBe('file')
    expect(missingOf(HAND_IN, of(filed('a')), 'direct')).toBeNull()
    expect(missingOf(HAND_IN, of(filed('a', 2, 3)), 'direct')).toBe('pages')
    expect(missingOf(HAND_IN, of(filed('a', 2, 3)), 'online')).toBe('pages')
  })

  test('nothing where the law asks for no file', () => {
    expect(missingOf({ ...HAND_IN, use: 'show' }, UNFILED, 'direct')).toBeNull()
    expect(missingOf(HAND_IN, UNFILED, 'online')).toBeNull()
    expect(missingOf(HAND_IN, of(undigitized('other')), 'direct')).toBeNull()
    expect(missingOf({ ...HAND_IN, originals: 0 }, UNFILED, 'postal')).toBeNull()
  })
})
