import { z } from 'zod'
import { Instant } from '../dossier/dossier.ts'
import { DocumentKind, PaperSize } from './document.ts'

/** Event types of printing: papers of the desk that are no form of one dossier (those note their prints with the dossier). */
export const PRINTING_EVENTS = {
  /** A document was printed or saved; `reprint` counts earlier prints of the same one. */
  'document.printed': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      kind: DocumentKind,
      subject: z.string().min(1).max(200),
      paper: PaperSize,
      target: z.enum(['printer', 'file']),
      reprint: z.number().int().min(0),
    }),
    personal: undefined,
  },
} as const
