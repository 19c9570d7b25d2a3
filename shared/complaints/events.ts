import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { ComplaintChannel, ComplaintContent, ComplaintKind } from './complaint.ts'

const Text = z.strictObject({ text: z.string().trim().min(2).max(4_000) })
const At = z.strictObject({ at: Instant })

/**
 * Event types of complaints (phản ánh, kiến nghị). Each complaint is a thread of its own, with a key of its own for what is
 * personal; the dossier it is about is named, not touched.
 */
export const COMPLAINT_EVENTS = {
  'complaint.received': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      number: z.string().max(40),
      kind: ComplaintKind,
      channel: ComplaintChannel,
      about: Identifier.nullable(),
      dueAt: Instant,
      refuseBy: Instant,
      supplementBy: Instant,
      /** The lines that explain the due time, kept as evidence. */
      dueExplanation: z.array(z.looseObject({ code: z.string() })),
    }),
    personal: ComplaintContent,
  },
  'complaint.supplement-asked': { version: 1, open: At, personal: Text },
  'complaint.supplemented': { version: 1, open: At, personal: Text },
  'complaint.refused': { version: 1, open: At, personal: Text },
  'complaint.answered': { version: 1, open: At, personal: Text },
} as const

export type ComplaintEventType = keyof typeof COMPLAINT_EVENTS
