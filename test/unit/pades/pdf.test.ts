import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PdfFile } from '../../../main/core/signing/pades/pdf/file.ts'
import { BadPdf, Lexer } from '../../../main/core/signing/pades/pdf/lexer.ts'
import { countPages, findPage } from '../../../main/core/signing/pades/pdf/pages.ts'
import { plainPdf } from '../../../main/core/signing/pades/pdf/plain.ts'
import {
  array,
  dictionary,
  isSame,
  name,
  PdfReference,
  PdfString,
  type PdfValue,
  text,
  textOf,
  written,
} from '../../../main/core/signing/pades/pdf/values.ts'
import { findSignatures } from '../../../main/core/signing/pades/verification/signatures.ts'
import { makeDocument, rewritten } from '../../pades/documents.ts'
import { checkProperty } from '../../property.ts'

const values: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.double({ min: -10_000, max: 10_000, noNaN: true }).map((value) => Math.round(value * 1_000) / 1_000 + 0),
    fc.boolean(),
    fc.constant(null),
    fc
      .string({ unit: 'binary-ascii', minLength: 1 })
      .filter((word) => !word.includes('\0'))
      .map(name),
    fc.uint8Array().map((bytes) => new PdfString(Buffer.from(bytes))),
    fc.nat(99_999).map((number) => new PdfReference(number)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => array(...items)),
    fc
      .dictionary(fc.stringMatching(/^[A-Za-z]{1,8}$/), tie('value'), { maxKeys: 4, noNullPrototype: true })
      .map(dictionary),
  ),
})).value

describe('PDF', () => {
  let classic: Buffer
  let packed: Buffer
  beforeAll(async () => {
    classic = await makeDocument({ pages: 5, form: true })
    packed = await rewritten(classic, '--object-streams=generate')
  })

  it('writes a file of plain objects that others find whole', async () => {
    const plain = plainPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>',
    ])
    for (const file of [plain, await rewritten(plain, '--object-streams=generate')]) {
      expect(countPages(new PdfFile(file))).toBe(1)
    }
  })

  it('reads back the values that it writes', () => {
    checkProperty(fc.property(values, (value) => isSame(new Lexer(written(value), 0).value(), value)))
  })

  it('writes texts that are read as they were', () => {
    checkProperty(fc.property(fc.string({ unit: 'grapheme' }), (words) => textOf(text(words)) === words))
    expect(textOf(text('Duyệt kết quả'))).toBe('Duyệt kết quả')
  })

  it('reads strings and names with all their escapes', () => {
    const read = (source: string) => new Lexer(Buffer.from(source, 'latin1'), 0).value()
    expect(textOf(read('(a\\(b\\)(c)\\101\\n\\\r\nd)'))).toBe('a(b)(c)A\nd')
    expect(read('/A#20B')).toEqual(name('A B'))
    expect(textOf(read('<4 1 42 5>'))).toBe('ABP')
  })

  it('finds every page, in both kinds of files', () => {
    for (const pdf of [classic, packed]) {
      const file = new PdfFile(pdf)
      expect(countPages(file)).toBe(5)
      const pages = [1, 2, 3, 4, 5].map((number) => findPage(file, number)?.reference.number)
      expect(new Set(pages).size).toBe(5)
      expect(findPage(file, 6)).toBeUndefined()
    }
  })

  it('throws nothing but BadPdf at files with any bytes changed', () => {
    for (const pdf of [classic, packed]) {
      checkProperty(
        fc.property(
          fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
          (changes) => {
            const broken = Buffer.from(pdf)
            for (const [at, byte] of changes) broken[at] = byte
            try {
              const file = new PdfFile(broken)
              findPage(file, countPages(file))
              findSignatures(file)
              for (const number of file.references.places.keys()) file.object(number)
            } catch (error) {
              expect(error).toBeInstanceOf(BadPdf)
            }
          },
        ),
        500,
      )
    }
  })
})
