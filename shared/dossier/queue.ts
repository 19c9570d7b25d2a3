import { z } from 'zod'

/**
 * The lists of dossiers by what is to be done with them: `at-counter` nobody has it yet, `awaiting-decision` before a
 * leader, `awaiting-citizen` a supplement is asked for, `awaiting-return` the result waits.
 */
export const DossierQueue = z.enum([
  'all',
  'due-today',
  'at-risk',
  'overdue',
  'mine',
  'at-counter',
  'awaiting-decision',
  'awaiting-citizen',
  'awaiting-return',
])
export type DossierQueue = z.infer<typeof DossierQueue>
