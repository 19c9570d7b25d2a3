import { z } from 'zod'
import { DossierState } from '../catalog/status.ts'
import { DossierNumbers, Identifier, Instant } from '../dossier/dossier.ts'
import { OverdueCause } from '../indicators/overdue.ts'

/** By how much a dossier whose clock runs is overdue, and why. */
export const Overdue = z.strictObject({
  /** Office minutes since it was due; null where no calendar covers them. */
  minutes: z.number().int().min(0).nullable(),
  /** With whom it lies. */
  place: OverdueCause,
})
export type Overdue = z.infer<typeof Overdue>

/** A dossier as lists show it. */
export const DossierRow = z.strictObject({
  id: Identifier,
  ...DossierNumbers.shape,
  procedure: z.string(),
  procedureName: z.string(),
  state: DossierState,
  applicantName: z.string(),
  personalNumber: z.string().nullable(),
  phone: z.string().nullable(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  assignedTo: z.string().nullable(),
  assignedToName: z.string().nullable(),
  /** Number of acts so far, prints not counted: sent back with an act, so that nobody acts on a stale row. */
  revision: z.number().int().positive(),
  /** Null while it is in time, and when its clock doesn't run. */
  overdue: Overdue.nullable(),
})
export type DossierRow = z.infer<typeof DossierRow>
