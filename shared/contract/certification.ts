import { z } from 'zod'
import {
  CertificationEntry,
  CertificationKind,
  CertificationParties,
  CertificationRule,
  CertifiedPaper,
} from '../certification/certification.ts'
import { Identifier } from '../dossier/dossier.ts'
import { typedText } from '../text/typed.ts'
import { call } from './call.ts'

export const certificationCalls = {
  /** Enters the papers of one visit, each under a number of its own. `visit` is chosen by the screen: sent twice, entered once. */
  'certification.enter': call(
    'certify',
    z.strictObject({
      visit: Identifier,
      dossier: Identifier.nullable(),
      kind: CertificationKind,
      ...CertificationParties.shape,
      papers: z.array(CertifiedPaper).min(1).max(30),
    }),
    z.array(CertificationEntry),
  ),
  /** Gives an entry with a provisional slip its number. */
  'certification.number': call('certify', z.strictObject({ id: Identifier }), CertificationEntry),
  /** Voids an entry; its number is not used again. */
  'certification.void': call(
    'certify',
    z.strictObject({ id: Identifier, reason: typedText(5, 500) }),
    CertificationEntry,
  ),
  /** What the book has under a month (`yyyy-MM`) in the order of its numbers; then what waits for a number, also from before. */
  'certification.of-month': call(
    'read',
    z.strictObject({ kind: CertificationKind, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    z.array(CertificationEntry),
  ),
  /** The kinds of certification as they hold today. */
  'certification.rules': call('read', z.strictObject({}), z.array(CertificationRule)),
}
