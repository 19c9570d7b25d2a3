import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { typedLine } from '../text/typed.ts'
import { FileAddress } from './dossier.ts'

/** How a file of a paper came to be. */
export const PaperFileOrigin = z.enum(['scanned', 'photographed', 'imported', 'online', 'reused'])
export type PaperFileOrigin = z.infer<typeof PaperFileOrigin>

/** Why a paper that was handed in has no file: the cases that TT 03/2025/TT-VPCP, Điều 5 leaves out, or what the officer says. */
export const Undigitized = z.enum(['secret', 'online', 'verification-reply', 'other'])
export type Undigitized = z.infer<typeof Undigitized>

/** What is written on a paper: for finding it again and for knowing whether it still holds. */
export const PaperDetails = z.strictObject({
  /** Number and sign (số, ký hiệu). */
  number: typedLine(0, 60).optional(),
  issuer: typedLine(0, 200).optional(),
  issuedOn: IsoDate.optional(),
  validUntil: IsoDate.optional(),
})
export type PaperDetails = z.infer<typeof PaperDetails>

/** What was read on the pages of a file, kept sealed beside it: readings of every page, packed (gzip). */
export const ReadingReference = z.strictObject({ address: FileAddress, bytes: z.number().int().positive() })
export type ReadingReference = z.infer<typeof ReadingReference>
