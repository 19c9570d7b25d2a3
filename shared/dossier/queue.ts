import { z } from 'zod'

/**
 * The lists of dossiers by what is to be done with them: `mine` the asking officer has it, `at-counter` it is the desk's and
 * nobody has it yet, `awaiting-decision` before a leader, `awaiting-signature` approved and not signed yet
 * (for who signs for the agency also signed by a leader and not issued yet),
 * `awaiting-citizen` a supplement is asked for, `awaiting-return` the result waits.
 */
export const DossierQueue = z.enum([
  'all',
  'due-today',
  'at-risk',
  'overdue',
  'mine',
  'at-counter',
  'awaiting-decision',
  'awaiting-signature',
  'awaiting-citizen',
  'awaiting-return',
])
export type DossierQueue = z.infer<typeof DossierQueue>
