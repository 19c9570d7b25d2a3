import { z } from 'zod'
import { Identifier } from '../dossier/dossier.ts'
import { Survey, SurveyAnswers } from '../satisfaction/satisfaction.ts'
import { call } from './call.ts'

const Nothing = z.strictObject({})

export const satisfactionCalls = {
  /** Asks the citizen at the second screen about a dossier that was returned. The newest invitation replaces the one before. */
  'satisfaction.invite': call('return', z.strictObject({ dossier: Identifier }), Nothing),
  /** Takes the question off the second screen. */
  'satisfaction.withdraw': call('return', Nothing, Nothing),
  /** What the second screen asks now: a token without meaning, never the dossier. Null when it asks nothing. */
  'satisfaction.invitation': call('anyone', Nothing, z.strictObject({ token: z.uuid().nullable() })),
  /** The citizen's touches. Good for the invitation that stands on the screen, once. */
  'satisfaction.answer': call('anyone', z.strictObject({ token: z.uuid(), answers: SurveyAnswers }), Nothing),
  /** The officer notes what the citizen said. */
  'satisfaction.note': call('return', z.strictObject({ dossier: Identifier, answers: SurveyAnswers }), Survey),
  'satisfaction.of-dossier': call(
    'read',
    z.strictObject({ dossier: Identifier }),
    z.strictObject({ survey: Survey.nullable(), asked: z.boolean() }),
  ),
}
