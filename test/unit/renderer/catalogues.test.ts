import { describe, expect, test } from 'vitest'
import { SHORTCUTS } from '../../../renderer/app/shortcuts.ts'
import { type Block, CHAPTERS } from '../../../renderer/guide/chapter.ts'
import { guide as englishGuide } from '../../../renderer/guide/en/index.ts'
import { guide as vietnameseGuide } from '../../../renderer/guide/vi/index.ts'
import { catalogue as guideWords } from '../../../renderer/text/vi/guide.ts'
import { ERROR_CODES } from '../../../shared/errors.ts'

interface CatalogueFile {
  readonly catalogue: object
}

const vietnamese = import.meta.glob<CatalogueFile>('../../../renderer/text/vi/*.ts', { eager: true })
const english = import.meta.glob<CatalogueFile>('../../../renderer/text/en/*.ts', { eager: true })
const names = Object.keys(vietnamese).map((path) => path.split('/').at(-1) ?? path)

/** Every sentence of a catalogue by its path. */
function sentences(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...sentences(value, `${path}${key} › `)],
    ),
  )
}

function wordsOf(files: Record<string, CatalogueFile>, name: string): Map<string, string> {
  const path = Object.keys(files).find((candidate) => candidate.endsWith(`/${name}`))
  const file = path === undefined ? undefined : files[path]
  if (!file) throw new Error(`no catalogue ${name}`)
  return sentences(file.catalogue)
}

/** The names of the values a sentence takes, sorted. */
function valuesOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value ?? '').sort()
}

test('there are catalogues, and both languages have the same', () => {
  expect(names.length).toBeGreaterThan(8)
  const englishNames = Object.keys(english).map((path) => path.split('/').at(-1))
  expect(englishNames.sort()).toEqual([...names].sort())
})

describe.each(names)('%s', (name) => {
  const vi = wordsOf(vietnamese, name)
  const en = wordsOf(english, name)

  test('has the same sentences in both languages; English may add a singular', () => {
    const withoutSingular = [...en.keys()].filter((key) => !(key.endsWith('_one') && !vi.has(key)))
    expect(withoutSingular.sort()).toEqual([...vi.keys()].sort())
    for (const key of en.keys()) {
      if (key.endsWith('_one')) expect(vi.has(key.replace(/_one$/, '_other'))).toBe(true)
    }
  })

  test('names the same values in both languages', () => {
    for (const [key, sentence] of vi) expect(valuesOf(en.get(key) ?? ''), key).toEqual(valuesOf(sentence))
  })

  test('leaves no sentence empty, and every Vietnamese one is composed (NFC)', () => {
    for (const [key, sentence] of [...vi, ...en]) expect(sentence.trim(), key).not.toBe('')
    for (const [key, sentence] of vi) expect(sentence.normalize('NFC'), key).toBe(sentence)
  })
})

test('every error has a sentence that ends as one, in both languages', () => {
  for (const files of [vietnamese, english]) {
    const errors = wordsOf(files, 'errors.ts')
    expect([...errors.keys()].sort()).toEqual([...ERROR_CODES].sort())
    for (const [code, sentence] of errors) {
      expect(sentence, code).toMatch(/\.$/)
      expect(sentence.length, code).toBeGreaterThan(40)
    }
  }
})

function textsOf(block: Block): string[] {
  if (block.kind === 'terms') return block.items.flat()
  return 'items' in block ? [...block.items] : [block.text]
}

test('the guide has the same chapters, built the same way, in both languages', () => {
  for (const chapter of CHAPTERS) {
    const shape = ({ kind, ...rest }: Block) => [kind, 'items' in rest ? rest.items.length : 1]
    const english = englishGuide[chapter].blocks.map(shape)
    expect(english, chapter).toEqual(vietnameseGuide[chapter].blocks.map(shape))
  }
})

test('every key the guide names is a shortcut or a plain key', () => {
  const plain = new Set([
    'Tab',
    'Enter',
    '↑',
    '↓',
    'Ctrl+V',
    'Ctrl+A',
    'Shift',
    'Space',
    'Delete',
    'Esc',
    'Ctrl+Z',
    'Alt',
    '←',
    '→',
    ...'ARBNMSOCZ0123456789',
  ])
  for (const guide of [vietnameseGuide, englishGuide]) {
    const texts = CHAPTERS.flatMap((chapter) => guide[chapter].blocks.flatMap(textsOf))
    const keys = texts.flatMap((text) => [...text.matchAll(/\[\[(.+?)\]\]/gu)].map(([, key]) => key ?? ''))
    expect(keys.length).toBeGreaterThan(10)
    for (const key of keys) expect(plain.has(key) || key in SHORTCUTS, key).toBe(true)
  }
})

test('every shortcut has a line in the keyboard map, and no two share a key', () => {
  expect(Object.keys(guideWords.keys).sort()).toEqual(Object.keys(SHORTCUTS).sort())
  expect(new Set(Object.values(SHORTCUTS)).size).toBe(Object.keys(SHORTCUTS).length)
})
