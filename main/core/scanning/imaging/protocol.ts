import { z } from 'zod'
import { ErrorEnvelope } from '../../../../shared/contract/envelope.ts'
import { PageOrigin, PageQuad, PageReading, PageRecipe } from '../../../../shared/scanning/index.ts'

/** Bytes as they arrive over a channel: a `Buffer` becomes a `Uint8Array` on the way. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

const Side = z.number().int().min(16).max(20_000)
const Dots = z.number().int().positive()

/** How sure the program is of what it warns of is for the officer to judge: warnings never stop a page. */
export const PageWarning = z.enum(['damaged', 'dark', 'blurred', 'cut-off', 'low-resolution', 'upside-down-unsure'])
export type PageWarning = z.infer<typeof PageWarning>

export const PictureType = z.enum(['image/jpeg', 'image/png'])

/** One picture of a file that was opened. `dpi` is what the file says, or what a page of its size is likely to have. */
export const OpenedPage = z.strictObject({
  content: Bytes,
  mediaType: PictureType,
  width: Dots,
  height: Dots,
  dpi: Dots,
  /** Counted from 1. */
  page: z.number().int().positive(),
  of: z.number().int().positive(),
})
export type OpenedPage = z.infer<typeof OpenedPage>

/** A cleaned page with everything that a screen needs of it. */
export const CleanedPage = z.strictObject({
  /** How it was made of its original; given back to `clean` it makes the same page. */
  recipe: PageRecipe,
  content: Bytes,
  mediaType: PictureType,
  width: Dots,
  height: Dots,
  dpi: Dots,
  /** JPEG. */
  thumbnail: Bytes,
  /** Nothing stands on it but specks and what shines through. */
  blank: z.boolean(),
  /** The text of every QR and barcode. */
  codes: z.array(z.string()),
  warnings: z.array(PageWarning),
})
export type CleanedPage = z.infer<typeof CleanedPage>

/** How a page is to be cleaned; without a recipe the program proposes one. `quad` are corners set by hand. */
export const CleaningOrder = z.strictObject({
  origin: PageOrigin,
  /** Dots per inch of the original; 0 where nobody knows (a photograph). */
  dpi: z.number().int().min(0).max(2_400),
  recipe: PageRecipe.nullable(),
  quad: PageQuad.nullable(),
})
export type CleaningOrder = z.infer<typeof CleaningOrder>

/** What a file holds. */
export const Look = z.strictObject({ pages: z.number().int().positive() })

const AssembledPage = z.strictObject({ image: Bytes, dpi: Dots, reading: PageReading.nullable() })

const Level = z.number().int().min(0).max(255)

/** A piece of work for one worker. A file that is opened is kept by the host under a number, so that it is sent over once. */
export const Job = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('look'), file: z.number().int() }),
  z.strictObject({ do: z.literal('take-out'), file: z.number().int(), page: z.number().int().positive() }),
  z.strictObject({ do: z.literal('clean'), original: Bytes, how: CleaningOrder }),
  z.strictObject({ do: z.literal('picture'), image: Bytes, longestSide: Side }),
  z.strictObject({ do: z.literal('draw'), pdf: Bytes, page: z.number().int().positive(), longestSide: Side }),
  z.strictObject({ do: z.literal('codes'), image: Bytes }),
  z.strictObject({ do: z.literal('lift-ink'), image: Bytes, colour: z.tuple([Level, Level, Level]) }),
  z.strictObject({ do: z.literal('read'), cleaned: Bytes }),
  z.strictObject({
    do: z.literal('assemble'),
    pages: z.array(AssembledPage).min(1).max(1_000),
    about: z.strictObject({ title: z.string().max(500), language: z.literal('vi'), createdAt: z.number() }),
  }),
])
export type Job = z.infer<typeof Job>
export type JobName = Job['do']

/** A page of a PDF for the screen. */
const DrawnPage = z.strictObject({ picture: Bytes, pages: z.number().int().positive() })

/** Ink on nothing, as a PNG. */
export const InkPicture = z.strictObject({ content: Bytes, width: Dots, height: Dots })
export type InkPicture = z.infer<typeof InkPicture>

/** What each piece of work gives. */
export interface JobResults {
  readonly look: z.infer<typeof Look>
  readonly 'take-out': OpenedPage
  readonly clean: CleanedPage
  readonly picture: Uint8Array
  readonly draw: z.infer<typeof DrawnPage>
  readonly codes: readonly string[]
  readonly 'lift-ink': InkPicture
  readonly read: PageReading
  readonly assemble: Uint8Array
}

/** The shapes of {@link JobResults}. */
export const JOB_RESULTS: { readonly [Name in JobName]: z.ZodType<JobResults[Name]> } = {
  look: Look,
  'take-out': OpenedPage,
  clean: CleanedPage,
  picture: Bytes,
  draw: DrawnPage,
  codes: z.array(z.string()),
  'lift-ink': InkPicture,
  read: PageReading,
  assemble: Bytes,
}

/** What the core tells the host. */
export const ToHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('job'), id: z.number().int(), job: Job }),
  z.strictObject({ kind: z.literal('cancel'), id: z.number().int() }),
  z.strictObject({ kind: z.literal('keep-file'), file: z.number().int(), content: Bytes }),
  z.strictObject({ kind: z.literal('drop-file'), file: z.number().int() }),
])
export type ToHost = z.infer<typeof ToHost>

/** What the host tells the core. */
export const FromHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), id: z.number().int(), result: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), id: z.number().int(), error: ErrorEnvelope }),
  /** A line for the log, already redacted. */
  z.strictObject({ kind: z.literal('log'), text: z.string().max(4_000) }),
])
export type FromHost = z.infer<typeof FromHost>

/** What the host tells a worker: a job, and the file that it is about where it is about one. */
export const ToWorker = z.strictObject({ id: z.number().int(), job: Job, file: Bytes.nullable() })
export type ToWorker = z.infer<typeof ToWorker>

/** What a worker tells the host. */
export const FromWorker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('done'), id: z.number().int(), result: z.unknown() }),
  z.strictObject({
    kind: z.literal('failed'),
    id: z.number().int(),
    error: ErrorEnvelope,
    /** What the log may know of a failure that nobody expected. */
    log: z.string().nullable(),
  }),
])
export type FromWorker = z.infer<typeof FromWorker>
