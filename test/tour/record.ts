import { z } from 'zod'

/** One step of the tour, with the pictures and papers it left. */
const Step = z.strictObject({
  name: z.string().min(1),
  durationMs: z.number().nonnegative(),
  pictures: z.array(z.string().regex(/^\d{3}-[a-z0-9-]+\.png$/)),
  papers: z.array(z.string().regex(/^(?:papers\/)?[a-z0-9-]+\.pdf$/)),
  sheets: z.array(z.string().regex(/^[a-z0-9-]+\.xlsx$/)),
})

/** Where a dossier stood when the tour left it. */
export const Outcome = z.enum([
  'received',
  'refused',
  'processing',
  'waiting',
  'verifying',
  'deciding',
  'approved',
  'done',
  'posted',
  'returned',
  'stopped',
  'withdrawn',
])
export type Outcome = z.infer<typeof Outcome>

/** A dossier as the screen told of it. */
const TouredDossier = z.strictObject({
  number: z.string().min(8),
  procedure: z.string().min(3),
  outcome: Outcome,
  /** `HH:mm dd/MM/yyyy`, local time of the desk; null for a refusal. */
  due: z
    .string()
    .regex(/^\d{2}:\d{2} \d{2}\/\d{2}\/\d{4}$/)
    .nullable(),
  /** From F2 to the acknowledgement. */
  receptionMs: z.number().nonnegative(),
})
export type TouredDossier = z.infer<typeof TouredDossier>

/** A PDF that was read back: by `pdftotext`, and its code by a reader of codes. */
const ReadPaper = z.strictObject({
  file: z.string(),
  pages: z.int().positive(),
  characters: z.int().positive(),
  /** Numbers of dossiers in the codes, page by page; none on papers without a code. */
  codes: z.array(z.string()),
})
export type ReadPaper = z.infer<typeof ReadPaper>

/** What the tour leaves in `tour.json`. */
export const TourRecord = z.strictObject({
  name: z.literal('tour'),
  at: z.iso.datetime(),
  runtime: z.strictObject({ electron: z.string(), origin: z.string() }),
  durationMs: z.number().nonnegative(),
  steps: z.array(Step).min(1),
  dossiers: z.array(TouredDossier).min(1),
  papers: z.array(ReadPaper).min(1),
})
export type TourRecord = z.infer<typeof TourRecord>
