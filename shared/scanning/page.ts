import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'

/** A point of a picture as fractions of its width and height, from the top left. */
export const PagePoint = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
export type PagePoint = z.infer<typeof PagePoint>

/** The corners of the sheet within a picture: top left, top right, bottom right, bottom left of the text. */
export const PageQuad = z.tuple([PagePoint, PagePoint, PagePoint, PagePoint])
export type PageQuad = z.infer<typeof PageQuad>

/** What a page is kept as: colour where there is a seal, a signature or a photograph, else gray, or black and white for text alone. */
export const PageColour = z.enum(['colour', 'gray', 'bilevel'])
export type PageColour = z.infer<typeof PageColour>

/** Quarter turns to the right that make the text upright. */
export const QuarterTurn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type QuarterTurn = z.infer<typeof QuarterTurn>

/**
 * How a cleaned page is made of its untouched original, in this order: the sheet is cut out by its corners (`quad`, straightened
 * in perspective) or by a rectangle (`crop`, fractions of the original after `skew` was taken back), turned, its background made white.
 * A cleaned page is always made anew from the original, so every step can be undone.
 */
export const PageRecipe = z.strictObject({
  quad: PageQuad.nullable(),
  /** Degrees that the sheet is turned to the right of upright. */
  skew: z.number().min(-20).max(20),
  crop: z
    .strictObject({
      left: z.number().min(0).max(1),
      top: z.number().min(0).max(1),
      width: z.number().min(0.01).max(1),
      height: z.number().min(0.01).max(1),
    })
    .nullable(),
  turn: QuarterTurn,
  whiten: z.boolean(),
  colour: PageColour,
})
export type PageRecipe = z.infer<typeof PageRecipe>

/** How a page came. */
export const PageOrigin = z.enum(['scanner', 'camera', 'file', 'folder'])
export type PageOrigin = z.infer<typeof PageOrigin>

/**
 * How far a page is: `kept` (the original is durable), `cleaned`, or `failed` to be cleaned with the original kept.
 */
export const PageState = z.enum(['kept', 'cleaned', 'failed'])
export type PageState = z.infer<typeof PageState>

/** What may be wrong with a page; `damaged` is said of a file with a part missing, `unknown-code` is said of a code of ours that is damaged or names nothing here. */
export const PageWarning = z.enum([
  'damaged',
  'dark',
  'blurred',
  'cut-off',
  'low-resolution',
  'upside-down-unsure',
  'unknown-code',
])
export type PageWarning = z.infer<typeof PageWarning>

/** How far the reading (OCR) of a page is. */
export const ReadingState = z.enum(['waiting', 'read', 'failed', 'none'])
export type ReadingState = z.infer<typeof ReadingState>

/** A page of a batch as the screen shows it; pictures are asked for apart. */
export const BatchPage = z.strictObject({
  id: Identifier,
  origin: PageOrigin,
  state: PageState,
  /** Dots of the cleaned page, of the original as long as there is none. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  dpi: z.number().int().positive(),
  /** How the cleaned page was made; null until it was. */
  recipe: PageRecipe.nullable(),
  /** Found empty by the program. */
  blank: z.boolean(),
  /** In the bin: not filed, and can be taken out again. */
  removed: z.boolean(),
  /** A separator sheet or a receipt: it says where the pages after it belong and is not filed. */
  separator: z.boolean(),
  /** A second picture of the sheet before it, taken without its sticky note (TT 01/2023/TT-VPCP, Điều 8): not counted as a page. */
  sameSheet: z.boolean(),
  /** Begins a new paper. */
  begins: z.boolean(),
  /** The paper it is filed to; null for not yet. Pages after a code are given its paper as they come; later changes name their pages. */
  paper: z.strictObject({ dossier: Identifier, code: z.string().max(60) }).nullable(),
  /** The dossier that it belongs to by the batch or by a code before it, also where the paper isn't known yet. */
  dossier: Identifier.nullable(),
  reading: ReadingState,
  /** What is wrong: too dark, too blurred, cut off, fewer dots than the law asks for, or a code of ours that names nothing here. */
  warnings: z.array(PageWarning).max(6),
  /** Why it could not be cleaned: an error code with its sentence in the catalogues; the original is shown. */
  problem: z.string().nullable(),
  /** Changes whenever the picture does: pictures are asked for again then. */
  version: z.number().int().min(0),
})
export type BatchPage = z.infer<typeof BatchPage>

/** A scan that runs: how many pages came and how much of the next one, 0 to 1; null where the scanner doesn't say. */
export const RunningScan = z.strictObject({
  id: Identifier,
  device: z.string(),
  pages: z.number().int().min(0),
  progress: z.number().min(0).max(1).nullable(),
})
export type RunningScan = z.infer<typeof RunningScan>

/** Pages on their way to papers: a stack that was put into a feeder, or what one dossier is digitized from. */
export const Batch = z.strictObject({
  id: Identifier,
  /** The dossier all pages belong to; null for a stack that separators split over several. */
  dossier: Identifier.nullable(),
  openedAt: Instant,
  officerName: z.string(),
  pages: z.array(BatchPage).max(1_000),
  scan: RunningScan.nullable(),
  /** How the last scan ended when not as it should: an error code with its sentence in the catalogues. */
  lastProblem: z.string().nullable(),
  /** Pages that wait to be cleaned. */
  cleaning: z.number().int().min(0),
  /** Whether a step back is there. */
  canUndo: z.boolean(),
})
export type Batch = z.infer<typeof Batch>
