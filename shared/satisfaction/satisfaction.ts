import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'

/** How content a citizen is with one thing: 1 not content (không hài lòng), 2 so so (bình thường), 3 content (hài lòng). */
export const Contentment = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Contentment = z.infer<typeof Contentment>

/** The three questions of the survey, one touch each: was it on time, were people helpful, was it good over all. */
export const SURVEY_QUESTIONS = ['timeliness', 'attitude', 'overall'] as const
export type SurveyQuestion = (typeof SURVEY_QUESTIONS)[number]

export const SurveyAnswers = z.strictObject({ timeliness: Contentment, attitude: Contentment, overall: Contentment })
export type SurveyAnswers = z.infer<typeof SurveyAnswers>

/** Who touched: the citizen at the second screen, or the officer as the citizen said. Told apart in every figure. */
export const SurveyVoice = z.enum(['citizen', 'officer'])
export type SurveyVoice = z.infer<typeof SurveyVoice>

/** What a citizen answered after a return. */
export const Survey = z.strictObject({ dossier: Identifier, at: Instant, voice: SurveyVoice, answers: SurveyAnswers })
export type Survey = z.infer<typeof Survey>

/**
 * Event types of the survey (khảo sát hài lòng). An answer says nothing about the person and lies in the thread of the dossier
 * that was returned; the first answer to a dossier counts.
 */
export const SATISFACTION_EVENTS = {
  'satisfaction.answered': {
    version: 1,
    open: z.strictObject({ at: Instant, voice: SurveyVoice, answers: SurveyAnswers }),
    personal: undefined,
  },
} as const
