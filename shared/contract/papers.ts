import { z } from 'zod'
import { FileAddress, FileReference, Identifier, Instant } from '../dossier/dossier.ts'
import { PaperDetails, PaperFileOrigin, Undigitized } from '../dossier/paper-file.ts'
import { SuggestedField } from '../scanning/index.ts'
import { typedLine, typedText } from '../text/typed.ts'
import { call } from './call.ts'

/** The file of a paper. */
export const PaperFile = z.strictObject({
  file: FileReference,
  origin: PaperFileOrigin,
  /** Pictures in the file, and pages that the officer counted on paper. */
  pictures: z.number().int().min(0),
  pages: z.number().int().min(0),
  details: PaperDetails,
  filedAt: Instant,
  officerName: z.string(),
  /** Whether its text can be found. */
  read: z.boolean(),
  /** Where it was reused from. */
  from: z.strictObject({ dossier: Identifier, code: z.string() }).nullable(),
})
export type PaperFile = z.infer<typeof PaperFile>

/** A paper of a dossier with its file, if it has one, or why it has none. */
export const DossierPaperFiles = z.strictObject({
  code: z.string(),
  name: z.string(),
  use: z.enum(['hand-in', 'show']),
  /** The newest file; earlier ones stay in the history. */
  file: PaperFile.nullable(),
  undigitized: z.strictObject({ why: Undigitized, reason: z.string() }).nullable(),
  /** What keeps the dossier from being forwarded: nothing digitized, or another number of pictures than pages. */
  missing: z.enum(['file', 'pages']).nullable(),
})
export type DossierPaperFiles = z.infer<typeof DossierPaperFiles>

/** A paper of the same person that is held already. */
export const HeldPaper = z.strictObject({
  dossier: Identifier,
  dossierCode: z.string(),
  /** Whom the papers of that dossier are about. */
  ownerName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  file: FileReference,
  pages: z.number().int().min(0),
  details: PaperDetails,
  filedAt: Instant,
  /** `valid` until a day that is written on it, `expired` since one, `unknown` where nobody wrote one down. */
  validity: z.enum(['valid', 'expired', 'unknown']),
  /** Whether it is the result of a dossier of this desk (kết quả giải quyết), not a paper that was handed in. */
  isResult: z.boolean(),
})
export type HeldPaper = z.infer<typeof HeldPaper>

/** A place in a paper where searched words stand. */
export const TextHit = z.strictObject({
  dossier: Identifier,
  dossierCode: z.string(),
  ownerName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  /** The file to look at. */
  file: FileAddress,
  page: z.number().int().positive(),
  /** The words around as they stand on the page, in pieces; the searched ones are pieces of their own. */
  excerpt: z.array(z.strictObject({ text: z.string().max(400), found: z.boolean() })).max(80),
})
export type TextHit = z.infer<typeof TextHit>

export const paperCalls = {
  /** Every paper of a dossier with its file or why it has none. */
  'papers.of-dossier': call(
    'read',
    z.strictObject({ dossier: Identifier }),
    z.strictObject({ papers: z.array(DossierPaperFiles).max(80), digitizeFirst: z.boolean() }),
  ),
  'papers.read': call(
    'read',
    z.strictObject({ dossier: Identifier, address: FileAddress }),
    z.strictObject({ content: z.instanceof(Uint8Array), mediaType: z.string(), name: z.string() }),
  ),
  /** A picture of one page of a kept file, for looking at it within the desk; pages count from 1. */
  'papers.page': call(
    'read',
    z.strictObject({ dossier: Identifier, address: FileAddress, page: z.number().int().min(1).max(5_000) }),
    z.strictObject({
      content: z.instanceof(Uint8Array),
      mediaType: z.literal('image/jpeg'),
      pages: z.number().int().positive(),
    }),
  ),
  'papers.describe': call(
    ['receive', 'process'],
    z.strictObject({
      dossier: Identifier,
      code: z.string().max(60),
      details: PaperDetails,
      pages: z.number().int().min(1).max(999),
    }),
    z.strictObject({}),
  ),
  /** Says why a paper has no file; null takes it back. */
  'papers.leave-undigitized': call(
    ['receive', 'process'],
    z.strictObject({
      dossier: Identifier,
      code: z.string().max(60),
      because: z.strictObject({ why: Undigitized, reason: typedText(0, 500) }).nullable(),
    }),
    z.strictObject({}),
  ),
  /** Papers held of a person that a procedure asks for, the likeliest first, before anything is scanned. */
  'papers.held': call(
    ['receive', 'process'],
    z.strictObject({ personalNumber: z.string().regex(/^(\d{9}|\d{12})$/), procedure: z.string().max(20) }),
    z.strictObject({ papers: z.array(HeldPaper.extend({ for: z.string() })).max(200) }),
  ),
  /** Files a held paper to a dossier instead of scanning it (tái sử dụng). */
  'papers.reuse': call(
    ['receive', 'process'],
    z.strictObject({
      dossier: Identifier,
      code: z.string().max(60),
      from: z.strictObject({ dossier: Identifier, code: z.string().max(60), address: FileAddress }),
    }),
    z.strictObject({}),
  ),
  /** Finds words in the text of papers. */
  'papers.search': call(
    'read',
    z.strictObject({ text: typedLine(2, 200), limit: z.number().int().min(1).max(100) }),
    z.strictObject({ hits: z.array(TextHit), reading: z.number().int().min(0) }),
  ),
  /** What was read on a form of a dossier's papers that fields can be filled from, with how sure it is, 0 to 100. */
  'papers.suggested-fields': call(
    ['receive', 'process'],
    z.strictObject({ dossier: Identifier }),
    z.strictObject({
      fields: z
        .array(
          SuggestedField.extend({
            paper: z.string().max(60),
            page: z.number().int().positive(),
          }),
        )
        .max(60),
    }),
  ),
}
