import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPaperFiles } from '../../../shared/dossier/paper-files.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { findResultDocument, foldDocuments, type SignedFile } from '../../../shared/dossier/signed-files.ts'
import type { PadesLevel, SignedThing, SigningKind } from '../../../shared/signing/index.ts'
import { checkProperty } from '../../property.ts'

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never
type Content = DistributiveOmit<DossierEvent, 'id' | 'officer'>

const LEVELS: readonly PadesLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA']
const address = (letter: string) => letter.repeat(64)
const file = (letter: string) => ({ address: address(letter), mediaType: 'application/pdf' as const, bytes: 9 })
const kept = { address: address('e'), bytes: 5 }
const DOCUMENT = '01932f00-0000-7000-8000-00000000000a'
const OTHER = '01932f00-0000-7000-8000-00000000000b'
const PAPER: SignedThing = { kind: 'paper', code: 'to-khai' }
const RESULT: SignedThing = { kind: 'document', document: DOCUMENT }

const laid = (to: string, document = DOCUMENT): Content => ({
  type: 'dossier.document-filed',
  open: { at: 1_000, document, role: 'result', file: file(to) },
  personal: { name: `Bản ${to}` },
})
const dropped = (document = DOCUMENT): Content => ({
  type: 'dossier.document-dropped',
  open: { at: 1_001, document },
  personal: undefined,
})
const filed = (to: string): Content => ({
  type: 'dossier.paper-filed',
  open: {
    at: 1_002,
    paper: 'to-khai',
    file: file(to),
    origin: 'scanned',
    pictures: 1,
    pages: 1,
    reading: null,
    from: null,
  },
  personal: { details: {} },
})
const read = (of: string, to: string): Content => ({
  type: 'dossier.paper-read',
  open: { at: 1_003, paper: 'to-khai', of: address(of), file: file(to), reading: kept },
  personal: undefined,
})
const signed = (thing: SignedThing, of: string, to: string, kind: SigningKind = 'approval'): Content => ({
  type: 'dossier.file-signed',
  open: {
    at: 1_004,
    signed: thing,
    of: address(of),
    file: file(to),
    kind,
    owner: 'officer',
    certificate: address('c'),
    level: 'B-B',
    evidence: kept,
    run: OTHER,
  },
  personal: { holder: 'Đinh Văn Khoa', unit: 'UBND xã' },
})
const stamped = (thing: SignedThing, of: string, to: string, level: PadesLevel): Content => ({
  type: 'dossier.file-stamped',
  open: { at: 1_005, signed: thing, of: address(of), file: file(to), level, evidence: null },
  personal: undefined,
})

const events = (contents: readonly Content[]): DossierEvent[] =>
  contents.map((content, place) => ({ ...content, id: `${place}`, officer: undefined }))
const document = (...contents: readonly Content[]) => foldDocuments(events(contents)).get(DOCUMENT)
const paper = (...contents: readonly Content[]) => foldPaperFiles(events(contents)).get('to-khai')?.file ?? undefined

describe('a document that is signed', () => {
  test('is neither replaced nor dropped by what another machine did', () => {
    const found = document(laid('a'), signed(RESULT, 'a', 'b'), laid('d'), dropped())
    expect(found).toMatchObject({ file: file('b'), versions: [file('a'), file('b')], name: 'Bản a' })
  })

  test('stays out of a signature that knew another file', () => {
    expect(document(laid('a'), laid('b'), signed(RESULT, 'a', 'd'))).toMatchObject({ file: file('b'), signatures: [] })
  })

  test('of which two signatures were made at once has the first', () => {
    const found = document(laid('a'), signed(RESULT, 'a', 'b'), signed(RESULT, 'a', 'd', 'issue'))
    expect(found?.file).toEqual(file('b'))
    expect(found?.signatures.map(({ kind }) => kind)).toEqual(['approval'])
  })

  test('is what the result becomes, whatever drafts lie beside it', () => {
    const all = foldDocuments(events([laid('a'), signed(RESULT, 'a', 'b'), laid('d', OTHER)]))
    expect(findResultDocument(all.values())?.document).toBe(DOCUMENT)
    expect(findResultDocument(foldDocuments(events([laid('a'), laid('d', OTHER)])).values())?.document).toBe(OTHER)
  })

  test('tells nothing of people once their data was destroyed', () => {
    const [one] = events([laid('a')])
    if (one?.type !== 'dossier.document-filed') throw new Error('a document is laid')
    expect(foldDocuments([{ ...one, personal: undefined }]).get(DOCUMENT)).toMatchObject({ name: '' })
  })
})

describe('a file that two machines sign at once', () => {
  const rivalsOf = (found: SignedFile | undefined) =>
    found?.rivals.map(({ file: kept, signatures }) => [
      kept.address[0],
      signatures.map(({ kind, level }) => [kind, level]),
    ])

  test('keeps both, the one that was told first as the one that stands', () => {
    const found = document(laid('a'), signed(RESULT, 'a', 'b'), signed(RESULT, 'a', 'd'))
    expect(found).toMatchObject({ file: file('b'), signatures: [{ kind: 'approval' }] })
    expect(rivalsOf(found)).toEqual([['d', [['approval', 'B-B']]]])
    const scan = paper(filed('a'), signed(PAPER, 'a', 'b', 'digitized'), signed(PAPER, 'a', 'd', 'copy'))
    expect(scan?.file).toEqual(file('b'))
    expect(rivalsOf(scan ?? undefined)).toEqual([['d', [['copy', 'B-B']]]])
  })

  test('lets what was signed beside grow by its own signatures and stamps', () => {
    const both = [laid('a'), signed(RESULT, 'a', 'b'), signed(RESULT, 'a', 'd')]
    const found = document(
      ...both,
      signed(RESULT, 'd', '1', 'issue'),
      stamped(RESULT, '1', '2', 'B-T'),
      stamped(RESULT, 'b', '3', 'B-T'),
    )
    expect(found?.file).toEqual(file('3'))
    expect(rivalsOf(found)).toEqual([
      [
        '2',
        [
          ['approval', 'B-T'],
          ['issue', 'B-T'],
        ],
      ],
    ])
  })

  test('knows nothing of a signature of a file that it never was', () => {
    expect(document(laid('a'), signed(RESULT, 'a', 'b'), signed(RESULT, '9', 'd'))?.rivals).toEqual([])
  })
})

describe('a paper that is signed', () => {
  test('keeps its bytes when its text comes, in whatever order machines tell of it', () => {
    for (const contents of [
      [filed('a'), signed(PAPER, 'a', 'b', 'digitized'), read('a', 'd')],
      [filed('a'), signed(PAPER, 'a', 'b', 'digitized'), read('b', 'b')],
    ]) {
      expect(paper(...contents)).toMatchObject({ file: file('b'), reading: kept })
    }
    expect(paper(filed('a'), read('a', 'd'), signed(PAPER, 'a', 'b', 'digitized'))).toMatchObject({
      file: file('b'),
      reading: kept,
      versions: [file('a'), file('d'), file('b')],
    })
  })

  test('is another file without signatures once it was scanned anew', () => {
    const found = paper(filed('a'), signed(PAPER, 'a', 'b', 'digitized'), filed('d'))
    expect(found).toMatchObject({ file: file('d'), signatures: [] })
  })
})

const letter = fc.constantFrom('1', '2', '3', '4', '5')
const anything = (thing: SignedThing): fc.Arbitrary<Content> =>
  fc.oneof(
    letter.map((to) => (thing.kind === 'paper' ? filed(to) : laid(to))),
    fc.constant(dropped()),
    fc.tuple(letter, letter).map(([of, to]) => read(of, to)),
    fc
      .tuple(letter, letter, fc.constantFrom('approval', 'issue', 'digitized', 'copy'))
      .map(([of, to, kind]) => signed(thing, of, to, kind)),
    fc.tuple(letter, letter, fc.constantFrom(...LEVELS)).map(([of, to, level]) => stamped(thing, of, to, level)),
  )

/** Every state that a file goes through. */
function wayOf(thing: SignedThing, contents: readonly Content[]): readonly (SignedFile | undefined)[] {
  return contents.map((_, place) => {
    const until = contents.slice(0, place + 1)
    return thing.kind === 'paper' ? paper(...until) : document(...until)
  })
}

describe.each([
  ['a paper', PAPER],
  ['a document', RESULT],
])('whatever machines tell of %s', (_, thing) => {
  test('its newest version is its file, signatures only come, and levels only rise', () => {
    checkProperty(
      fc.property(fc.array(anything(thing), { maxLength: 14 }), (contents) => {
        const way = wayOf(thing, contents)
        for (const [place, now] of way.entries()) {
          if (now === undefined) continue
          expect(now.versions.at(-1)).toEqual(now.file)
          const before = way[place - 1]
          const isAnew = contents[place]?.type === 'dossier.paper-filed'
          if (before === undefined || isAnew || before.signatures.length === 0) continue
          expect(now.versions.slice(0, before.versions.length)).toEqual(before.versions)
          expect(now.signatures.length - before.signatures.length).toBeOneOf([0, 1])
          for (const [index, signature] of before.signatures.entries()) {
            const { level, ...same } = signature
            expect(now.signatures[index]).toMatchObject(same)
            const raised = now.signatures[index]?.level ?? 'B-B'
            expect(LEVELS.indexOf(raised)).toBeGreaterThanOrEqual(LEVELS.indexOf(level))
          }
        }
      }),
      300,
    )
  })
})

test('a signed document is there for ever', () => {
  checkProperty(
    fc.property(fc.array(anything(RESULT), { maxLength: 14 }), (contents) => {
      const way = wayOf(RESULT, contents)
      const first = way.findIndex((state) => state !== undefined && state.signatures.length > 0)
      if (first >= 0) expect(way.slice(first).every((state) => (state?.signatures.length ?? 0) > 0)).toBe(true)
      const last = foldDocuments(events(contents)).get(DOCUMENT)
      if (last !== undefined) expect(findResultDocument([last])).toBe(last)
    }),
    300,
  )
})
