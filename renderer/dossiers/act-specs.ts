import type { ActInput, DossierView } from '../../shared/contract/dossiers.ts'
import type { Act } from '../../shared/dossier/acts.ts'
import type { Right } from '../../shared/people/roles.ts'
import { parseTypedDate } from '../parts/typed-date.ts'

/** The acts with a form of their own; all others are a list of fields. */
export const OWN_FORMS = ['forward', 'send-back', 'complete', 'hand-over'] as const satisfies readonly Act[]
export type ListedAct = Exclude<Act, (typeof OWN_FORMS)[number]>

/** A field of an act's form. Its label is `acts.field.<label>` of the catalogue. */
export interface ActField {
  readonly name: string
  readonly label:
    | 'note'
    | 'reason'
    | 'missing'
    | 'answerBy'
    | 'agency'
    | 'question'
    | 'replyBy'
    | 'answer'
    | 'leader'
    | 'dueOn'
    | 'requestedBy'
    | 'trackingNumber'
    | 'receiverName'
    | 'address'
    | 'phone'
    | 'sentTo'
  /** `lines`: one thing a line; `day`: a date as people type it; `officer`: one who holds the right. */
  readonly kind: 'line' | 'text' | 'lines' | 'day' | 'officer'
  /** Fewest letters; 0 may be empty. */
  readonly shortest: number
  readonly longest: number
  readonly right?: Right
  /** What stands there first. */
  readonly initial?: (view: DossierView) => string
}

interface ActSpec {
  readonly fields: readonly ActField[]
  readonly input: (base: { readonly dossier: string; readonly revision: number }, value: Value) => ActInput
}
type Value = (name: string) => string

const NOTE: ActField = { name: 'note', label: 'note', kind: 'text', shortest: 0, longest: 500 }
const REASON: ActField = { name: 'reason', label: 'reason', kind: 'text', shortest: 5, longest: 1000 }
const REQUESTED_BY: ActField = {
  name: 'requestedBy',
  label: 'requestedBy',
  kind: 'line',
  shortest: 2,
  longest: 100,
  initial: (view) => view.applicant?.name ?? '',
}

const day = (text: string): string | null => parseTypedDate(text)
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The form of every act that has none of its own: its fields, and the act they become. */
export const ACT_SPECS: Readonly<Record<ListedAct, ActSpec>> = {
  'take-over': { fields: [NOTE], input: (base, value) => ({ act: 'take-over', ...base, note: value('note') }) },
  'request-supplement': {
    fields: [
      { name: 'missing', label: 'missing', kind: 'lines', shortest: 2, longest: 3000 },
      REASON,
      { name: 'answerBy', label: 'answerBy', kind: 'day', shortest: 0, longest: 10 },
    ],
    input: (base, value) => ({
      act: 'request-supplement',
      ...base,
      missing: lines(value('missing')),
      reason: value('reason'),
      answerBy: day(value('answerBy')),
    }),
  },
  supplement: { fields: [NOTE], input: (base, value) => ({ act: 'supplement', ...base, note: value('note') }) },
  'ask-verification': {
    fields: [
      { name: 'agency', label: 'agency', kind: 'line', shortest: 2, longest: 200 },
      { name: 'question', label: 'question', kind: 'text', shortest: 5, longest: 1000 },
      { name: 'replyBy', label: 'replyBy', kind: 'day', shortest: 0, longest: 10 },
    ],
    input: (base, value) => ({
      act: 'ask-verification',
      ...base,
      agency: value('agency'),
      question: value('question'),
      replyBy: day(value('replyBy')),
    }),
  },
  'note-verification': {
    fields: [{ name: 'answer', label: 'answer', kind: 'text', shortest: 5, longest: 1000 }],
    input: (base, value) => ({ act: 'note-verification', ...base, answer: value('answer') }),
  },
  submit: {
    fields: [{ name: 'to', label: 'leader', kind: 'officer', right: 'decide', shortest: 1, longest: 40 }, NOTE],
    input: (base, value) => ({ act: 'submit', ...base, to: value('to'), note: value('note') }),
  },
  approve: { fields: [NOTE], input: (base, value) => ({ act: 'approve', ...base, note: value('note') }) },
  reject: {
    fields: [{ name: 'note', label: 'reason', kind: 'text', shortest: 2, longest: 500 }],
    input: (base, value) => ({ act: 'reject', ...base, note: value('note') }),
  },
  sign: { fields: [NOTE], input: (base, value) => ({ act: 'sign', ...base, note: value('note') }) },
  extend: {
    fields: [{ name: 'dueOn', label: 'dueOn', kind: 'day', shortest: 1, longest: 10 }, REASON],
    input: (base, value) => ({ act: 'extend', ...base, dueOn: day(value('dueOn')) ?? '', reason: value('reason') }),
  },
  recompute: { fields: [REASON], input: (base, value) => ({ act: 'recompute', ...base, reason: value('reason') }) },
  stop: {
    fields: [REQUESTED_BY, REASON],
    input: (base, value) => ({
      act: 'stop',
      ...base,
      requestedBy: value('requestedBy'),
      reason: value('reason'),
    }),
  },
  withdraw: {
    fields: [REQUESTED_BY, REASON],
    input: (base, value) => ({
      act: 'withdraw',
      ...base,
      requestedBy: value('requestedBy'),
      reason: value('reason'),
    }),
  },
  post: {
    fields: [
      { name: 'trackingNumber', label: 'trackingNumber', kind: 'line', shortest: 3, longest: 40 },
      {
        name: 'receiverName',
        label: 'receiverName',
        kind: 'line',
        shortest: 2,
        longest: 100,
        initial: (view) => view.applicant?.name ?? '',
      },
      {
        name: 'address',
        label: 'address',
        kind: 'line',
        shortest: 5,
        longest: 300,
        initial: (view) => view.applicant?.address ?? '',
      },
      {
        name: 'phone',
        label: 'phone',
        kind: 'line',
        shortest: 0,
        longest: 15,
        initial: (view) => view.applicant?.phone ?? '',
      },
      NOTE,
    ],
    input: (base, value) => ({
      act: 'post',
      ...base,
      trackingNumber: value('trackingNumber'),
      receiverName: value('receiverName'),
      address: value('address'),
      phone: value('phone'),
      note: value('note'),
    }),
  },
  'note-delivered': {
    fields: [NOTE],
    input: (base, value) => ({ act: 'note-delivered', ...base, note: value('note') }),
  },
  'note-undelivered': {
    fields: [REASON],
    input: (base, value) => ({ act: 'note-undelivered', ...base, reason: value('reason') }),
  },
  'send-electronically': {
    fields: [
      {
        name: 'sentTo',
        label: 'sentTo',
        kind: 'line',
        shortest: 3,
        longest: 200,
        initial: (view) => view.applicant?.email ?? '',
      },
      NOTE,
    ],
    input: (base, value) => ({ act: 'send-electronically', ...base, sentTo: value('sentTo'), note: value('note') }),
  },
}
