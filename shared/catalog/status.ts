import { z } from 'zod'
import { Certainty, IsoDate } from './procedure.ts'

/** The states of a dossier at the desk; each maps to one code of the national portal as data. */
export const DossierState = z.enum(['received', 'refused', 'processing', 'done', 'returned'])
export type DossierState = z.infer<typeof DossierState>

/** One of the ten codes of the national portal (DVCQG) and the desk's states that stand for it from a date on. */
export const PortalStatus = z.strictObject({
  code: z.number().int().min(1).max(10),
  name: z.string().min(3).max(80),
  word: z.string().min(3).max(20),
  states: z.array(DossierState),
  effectiveFrom: IsoDate,
  certainty: Certainty,
})
export type PortalStatus = z.infer<typeof PortalStatus>
