import { z } from 'zod'
import { FileAddress, Identifier, Instant } from '../../../../../shared/dossier/dossier.ts'
import {
  PageOrigin,
  PageQuad,
  PageRecipe,
  PageState,
  PageWarning,
  ReadingState,
} from '../../../../../shared/scanning/index.ts'

/** A picture that is kept with a page. */
export const KeptPicture = z.strictObject({
  address: FileAddress,
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/tiff']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  dpi: z.number().int().positive(),
})
export type KeptPicture = z.infer<typeof KeptPicture>

/** What cleaning made of a page. Of the codes on it only ours are kept: others may name a person. */
export const CleanedPicture = KeptPicture.extend({
  recipe: PageRecipe,
  thumbnail: FileAddress,
  blank: z.boolean(),
  codes: z.array(z.string()),
  warnings: z.array(PageWarning),
})
export type CleanedPicture = z.infer<typeof CleanedPicture>

/** A page of a batch as it is kept; where it lies and what was said of it stands in the steps of its batch. */
export const PageRecord = z.strictObject({
  id: Identifier,
  batch: Identifier,
  /** The scan or the file that it came with, and its place there. */
  arrival: Identifier,
  number: z.number().int().min(0),
  origin: PageOrigin,
  addedAt: Instant,
  original: KeptPicture,
  /** The corners that it came with. */
  quad: PageQuad.nullable(),
  state: PageState,
  /** How often its cleaning was interrupted: a page that ends the imaging host must not do so for ever. */
  attempts: z.number().int().min(0),
  /** Why it could not be cleaned: an error code. */
  problem: z.string().nullable(),
  /** The recipe that the program proposes. */
  proposed: PageRecipe.nullable(),
  cleaned: CleanedPicture.nullable(),
  /** Whether it was sorted by its codes, and into the bin when blank. */
  settled: z.boolean(),
  readingState: ReadingState,
  reading: FileAddress.nullable(),
  version: z.number().int().min(0),
})
export type PageRecord = z.infer<typeof PageRecord>

/** Every file that a page needs. */
export function filesOf({ original, cleaned, reading }: PageRecord): string[] {
  return [original.address, cleaned?.address, cleaned?.thumbnail, reading].flatMap((address) => address ?? [])
}
