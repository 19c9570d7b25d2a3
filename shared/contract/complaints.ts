import { z } from 'zod'
import {
  ComplaintAct,
  ComplaintChannel,
  ComplaintContent,
  ComplaintKind,
  ComplaintRow,
} from '../complaints/complaint.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { typedLine, typedText } from '../text/typed.ts'
import { call } from './call.ts'

export const ComplaintView = z.strictObject({
  row: ComplaintRow,
  /** Null once the personal data was destroyed. */
  content: ComplaintContent.nullable(),
  aboutCode: z.string().nullable(),
  history: z.array(
    z.strictObject({ at: Instant, type: z.string(), officerName: z.string(), text: z.string().nullable() }),
  ),
  /** Acts that the asking officer may do now. */
  acts: z.array(ComplaintAct),
  dueExplanation: z.array(z.looseObject({ code: z.string() })),
})
export type ComplaintView = z.infer<typeof ComplaintView>

export const complaintCalls = {
  /** Takes a complaint in. `id` is chosen by the screen: sent twice it is received once. */
  'complaints.receive': call(
    'receive',
    z.strictObject({
      id: Identifier,
      kind: ComplaintKind,
      channel: ComplaintChannel,
      /** Code or temporary number of the dossier it is about; empty for none. */
      about: typedLine(0, 60),
      ...ComplaintContent.shape,
    }),
    ComplaintView,
  ),
  /** Complaints, those that must be answered first on top; `ended` those that were, newest first. */
  'complaints.list': call(
    'read',
    z.strictObject({ ended: z.boolean(), limit: z.number().int().min(1).max(500) }),
    z.array(ComplaintRow),
  ),
  'complaints.view': call('read', z.strictObject({ id: Identifier }), ComplaintView),
  'complaints.act': call(
    'read',
    z.strictObject({ id: Identifier, act: ComplaintAct, text: typedText(2, 4_000) }),
    ComplaintView,
  ),
}
