import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { type DossierFacts, stepFacts } from '../../../shared/indicators/facts.ts'

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never
export type Content = DistributiveOmit<DossierEvent, 'id' | 'officer'>

export const OFFICER = '01932f00-0000-7000-8000-0000000000aa'

/** A reception at 1,000 that is due at 2,000. */
export const received = (dueAt = 2_000): Content => ({
  type: 'dossier.received',
  open: {
    code: 'A',
    temporaryCode: null,
    procedure: '1.001193',
    procedureFrom: '2025-07-01',
    receivedAt: 1_000,
    dueAt,
    dueExplanation: [],
    sets: 1,
    papers: [],
    fee: { amount: 0 },
    returnBy: 'counter',
    channel: 'online',
  },
  personal: { applicant: { name: 'Nguyễn Văn A', address: '' }, summary: '' },
})

const note = { note: '' }
const reason = 'Theo quy định'

/** The other events of a dossier's way, each at a time. */
export const events = {
  forwarded: (at: number): Content => ({ type: 'dossier.forwarded', open: { at, to: OFFICER }, personal: note }),
  asked: (at: number, ordinal = 1): Content => ({
    type: 'dossier.supplement-requested',
    open: { at, answerBy: null, ordinal },
    personal: { missing: ['Giấy tờ'], reason },
  }),
  supplemented: (at: number, dueAt: number): Content => ({
    type: 'dossier.supplemented',
    open: { at, dueAt, dueExplanation: [] },
    personal: note,
  }),
  verifying: (at: number): Content => ({
    type: 'dossier.verification-asked',
    open: { at, replyBy: null },
    personal: { agency: 'Công an xã', question: reason },
  }),
  submitted: (at: number): Content => ({ type: 'dossier.submitted', open: { at, to: OFFICER }, personal: note }),
  approved: (at: number): Content => ({
    type: 'dossier.decided',
    open: { at, decision: 'approved', backTo: null },
    personal: note,
  }),
  extended: (at: number, dueAt: number): Content => ({
    type: 'dossier.extended',
    open: { at, dueAt, dueExplanation: [], ordinal: 1 },
    personal: { reason },
  }),
  completed: (at: number): Content => ({
    type: 'dossier.completed',
    open: { at, result: { address: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 } },
    personal: { fileName: 'kq.pdf', note: '' },
  }),
  handedOver: (at: number): Content => ({
    type: 'dossier.handed-over',
    open: { at, to: 'applicant' },
    personal: { receiverName: 'Nguyễn Văn A', note: '' },
  }),
  stopped: (at: number): Content => ({
    type: 'dossier.stopped',
    open: { at },
    personal: { requestedBy: 'Nguyễn Văn A', reason },
  }),
  withdrawn: (at: number): Content => ({
    type: 'dossier.withdrawn',
    open: { at },
    personal: { requestedBy: 'Nguyễn Văn A', reason },
  }),
} as const

export function toEvents(contents: readonly Content[]): DossierEvent[] {
  return contents.map((content, place): DossierEvent => ({ ...content, id: `event-${place}`, officer: OFFICER }))
}

/** The facts of a dossier that these events happened to. */
export function factsOf(contents: readonly Content[]): DossierFacts {
  const all = toEvents(contents)
  let facts: DossierFacts | undefined
  all.forEach((event, place) => {
    facts = stepFacts(facts, event, () => all.slice(0, place + 1))
  })
  if (facts === undefined) throw new Error('nothing was received')
  return facts
}
