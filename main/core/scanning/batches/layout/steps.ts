import { z } from 'zod'
import { Identifier } from '../../../../../shared/dossier/dossier.ts'
import { PageColour, PageQuad, QuarterTurn } from '../../../../../shared/scanning/index.ts'

const Pages = z.array(Identifier)
const PaperName = z.strictObject({ dossier: Identifier, code: z.string() })

/** A step that an officer took and can take back. */
export const OfficerStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('move'), pages: Pages, before: Identifier.nullable() }),
  z.strictObject({ step: z.literal('turn'), pages: Pages, by: QuarterTurn }),
  z.strictObject({ step: z.literal('corners'), page: Identifier, quad: PageQuad.nullable() }),
  z.strictObject({ step: z.literal('colour'), pages: Pages, colour: PageColour }),
  z.strictObject({ step: z.literal('clean'), pages: Pages, clean: z.boolean() }),
  z.strictObject({ step: z.literal('remove'), pages: Pages }),
  z.strictObject({ step: z.literal('restore'), pages: Pages }),
  z.strictObject({ step: z.literal('begin'), page: Identifier, begins: z.boolean() }),
  z.strictObject({ step: z.literal('assign'), pages: Pages, paper: PaperName.nullable() }),
  z.strictObject({ step: z.literal('same-sheet'), page: Identifier, same: z.boolean() }),
  /** A page that was scanned anew takes the place and the paper of the old one, which goes to the bin. */
  z.strictObject({ step: z.literal('replace'), page: Identifier, by: Identifier }),
])
export type OfficerStep = z.infer<typeof OfficerStep>

/** What a code, or the lack of one, says of a page that came. */
export const SortedPage = z.strictObject({
  page: Identifier,
  separator: z.boolean(),
  begins: z.boolean(),
  dossier: Identifier.nullable(),
  paper: PaperName.nullable(),
  unknownCode: z.boolean(),
})
export type SortedPage = z.infer<typeof SortedPage>

/** A step of the program; it stands whatever the officer takes back. */
export const ProgramStep = z.discriminatedUnion('step', [
  /** A page came: at the end, or behind the one that it is scanned anew for. */
  z.strictObject({ step: z.literal('arrive'), page: Identifier, after: Identifier.nullable() }),
  /** Pages that came together were sorted by their codes, once all of them were looked at. */
  z.strictObject({ step: z.literal('sort'), pages: z.array(SortedPage) }),
  /** Pages were found blank and put into the bin. */
  z.strictObject({ step: z.literal('bin'), pages: Pages }),
  /** Pages left: they were filed. Nothing before it is taken back. */
  z.strictObject({ step: z.literal('leave'), pages: Pages }),
])
export type ProgramStep = z.infer<typeof ProgramStep>

/** A step in the life of a batch. Steps are never changed: taking one back is a step as well. */
export const BatchStep = z.union([
  OfficerStep,
  ProgramStep,
  z.strictObject({ step: z.literal('undo'), of: z.number().int().min(0) }),
])
export type BatchStep = z.infer<typeof BatchStep>
