import fc from 'fast-check'
import { v7 } from 'uuid'
import { paperFiled, paperUndigitized } from '../../../main/core/dossiers/index.ts'
import { feeCollected, feeReversed } from '../../../main/core/fees/index.ts'
import { draft, isEvent } from '../../../main/core/ledger/index.ts'
import type { OfficerView, Reception } from '../../../shared/contract/index.ts'
import { addWorkingMinutes, isoDateOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { PaymentMethod } from '../../../shared/fees/payment.ts'
import { deskDay } from '../../../shared/indicators/period.ts'
import { type ActWithoutBase, BINH, HOA, LAN, reception, refusal } from '../dossiers/dossier-desk.ts'
import type { RegisterDesk } from './register-desk.ts'

const PDF = new TextEncoder().encode('%PDF-1.7')
const REASON = 'Theo quy định hiện hành'
const LONG_NAME = 'Nguyễn Thị Đào'

/** What somebody does: to which of the dossiers so far, what, who, and how much later. */
export interface RandomAct {
  readonly dossier: number
  readonly act: ActName
  readonly officer: OfficerView
  readonly procedure: string
  readonly channel: Reception['channel']
  readonly laterMs: number
}

const SIMPLE = {
  forward: { act: 'forward', to: BINH.id, note: '' },
  'take-over': { act: 'take-over', note: '' },
  'send-back': { act: 'send-back', note: '' },
  supplement: { act: 'supplement', note: '' },
  'request-supplement': { act: 'request-supplement', missing: ['Giấy chứng sinh'], reason: REASON, answerBy: null },
  'ask-verification': { act: 'ask-verification', agency: 'Công an xã', question: REASON, replyBy: null },
  'note-verification': { act: 'note-verification', answer: REASON },
  submit: { act: 'submit', to: HOA.id, note: '' },
  approve: { act: 'approve', note: '' },
  reject: { act: 'reject', note: 'Chưa đủ' },
  sign: { act: 'sign', note: '' },
  recompute: { act: 'recompute', reason: REASON },
  complete: { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' },
  stop: { act: 'stop', requestedBy: LONG_NAME, reason: REASON },
  withdraw: { act: 'withdraw', requestedBy: LONG_NAME, reason: REASON },
  'hand-over': { act: 'hand-over', to: 'applicant', receiverName: LONG_NAME, note: '' },
  post: { act: 'post', trackingNumber: 'RR1', receiverName: LONG_NAME, address: 'Thôn Đông', phone: '', note: '' },
  'note-delivered': { act: 'note-delivered', note: '' },
  'note-undelivered': { act: 'note-undelivered', reason: REASON },
  'send-electronically': { act: 'send-electronically', sentTo: 'a@b.vn', note: '' },
} as const satisfies Readonly<Record<string, ActWithoutBase>>

const NAMES = [
  ...Object.keys(SIMPLE),
  'extend',
  'receive',
  'refuse',
  'answer',
  'pay',
  'reverse',
  'file',
  'leave',
] as const
type ActName = (typeof NAMES)[number]

const MINUTE_MS = 60_000
/** Acts that bring a dossier on come more often than those that end it. */
const ACT = fc.oneof(
  { weight: 4, arbitrary: fc.constant('receive') },
  { weight: 5, arbitrary: fc.constantFrom('forward', 'complete') },
  { weight: 12, arbitrary: fc.constantFrom('hand-over', 'answer') },
  { weight: 2, arbitrary: fc.constantFrom('request-supplement', 'supplement') },
  { weight: 6, arbitrary: fc.constantFrom('pay', 'pay', 'reverse') },
  { weight: 8, arbitrary: fc.constantFrom('file', 'file', 'file', 'leave') },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
)

/** Acts in some order; many cannot hold where they come, and are refused as on the screen. */
export const randomActs: fc.Arbitrary<RandomAct[]> = fc.array(
  fc.record({
    dossier: fc.nat(3),
    act: ACT,
    officer: fc.constantFrom(LAN, HOA),
    procedure: fc.constantFrom('1.001193', '1.004873'),
    channel: fc.constantFrom<Reception['channel']>(undefined, 'direct', 'online', 'postal'),
    laterMs: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: MINUTE_MS, max: 120 * MINUTE_MS }) },
      { weight: 1, arbitrary: fc.integer({ min: MINUTE_MS, max: 12 * 1_440 * MINUTE_MS }) },
    ),
  }),
  { minLength: 10, maxLength: 60 },
)

/** Plays acts at a desk, and gives back the dossiers that came of it. */
export async function play(desk: RegisterDesk, acts: readonly RandomAct[]): Promise<string[]> {
  const dossiers: string[] = []
  for (const each of acts) {
    desk.now += each.laterMs
    try {
      await playOne(desk, dossiers, each)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
    }
  }
  return dossiers
}

async function playOne(desk: RegisterDesk, dossiers: string[], each: RandomAct): Promise<void> {
  const { act, officer, procedure, channel } = each
  if (act === 'receive') {
    const { id } = await desk.ask('dossiers.accept', reception({ procedure, ...(channel && { channel }) }), officer)
    dossiers.push(id)
    return
  }
  if (act === 'refuse') {
    const { id } = await desk.ask('dossiers.refuse', refusal({ procedure }), officer)
    dossiers.push(id)
    return
  }
  const id = dossiers[each.dossier % Math.max(1, dossiers.length)]
  if (id === undefined) return
  if (act === 'answer') {
    const overall = each.dossier % 2 === 0 ? 3 : 1
    await desk.ask('satisfaction.note', { dossier: id, answers: { timeliness: 2, attitude: 2, overall } })
  } else if (act === 'extend') {
    const dueOn = isoDateOf(deskDay(addWorkingMinutes(desk.calendar, desk.now, 5 * 480)))
    await desk.act(id, { act: 'extend', dueOn, reason: REASON })
  } else if (act === 'file' || act === 'leave') filePaper(desk, id, each)
  else if (act === 'pay') pay(desk, id, officer, each.dossier % 2 === 0 ? 'cash' : 'transfer')
  else if (act === 'reverse') reverseFirst(desk, id, officer)
  else if (isSimple(act)) await desk.act(id, SIMPLE[act])
}

/** A paper gets a file, or is left without one, as the room of files keeps it. */
function filePaper(desk: RegisterDesk, dossier: string, { act, officer, laterMs }: RandomAct): void {
  const paper = laterMs % 2 === 0 ? 'to-khai' : 'giay-chung-sinh'
  const by = { officer: officer.id, now: desk.now }
  if (act === 'leave') {
    const why = laterMs % 3 === 0 ? null : ('other' as const)
    const open = { at: desk.now, paper, why }
    desk.ledger.append([draft(paperUndigitized, { dossier, open, personal: { reason: '' } })], by)
    return
  }
  const file = { address: 'ab'.repeat(32), mediaType: 'application/pdf' as const, bytes: 9 }
  const origin = laterMs % 4 < 3 ? ('reused' as const) : ('scanned' as const)
  const open = { at: desk.now, paper, file, origin, pictures: 1, pages: 1, reading: null, from: null }
  desk.ledger.append([draft(paperFiled, { dossier, open, personal: { details: {} } })], by)
}

/** Money is taken for a dossier, as the room of fees keeps it. */
function pay(desk: RegisterDesk, dossier: string, officer: OfficerView, method: PaymentMethod): void {
  const line = { name: 'Lệ phí', quantity: 1, unitAmount: 8_000, amount: 8_000 }
  const open = {
    at: desk.now,
    day: isoDateOf(deskDay(desk.now)),
    payment: v7(),
    about: dossier,
    receipt: null,
    lines: [line],
    exemption: null,
    amount: line.amount,
    method,
    reference: '',
  }
  const personal = { payer: LONG_NAME, address: '', exemptionReason: '' }
  desk.ledger.append([draft(feeCollected, { dossier, open, personal })], { officer: officer.id, now: desk.now })
}

/** The first payment of a dossier that stands is reversed. */
function reverseFirst(desk: RegisterDesk, dossier: string, officer: OfficerView): void {
  const events = desk.ledger.history(dossier)
  const reversed = new Set(events.flatMap((event) => (isEvent(event, feeReversed) ? [event.open.payment] : [])))
  const standing = events.flatMap((event) =>
    isEvent(event, feeCollected) && !reversed.has(event.open.payment) ? [event.open.payment] : [],
  )
  const [payment] = standing
  if (payment === undefined) return
  const open = { at: desk.now, day: isoDateOf(deskDay(desk.now)), payment }
  desk.ledger.append([draft(feeReversed, { dossier, open, personal: { reason: REASON } })], {
    officer: officer.id,
    now: desk.now,
  })
}

function isSimple(act: string): act is keyof typeof SIMPLE {
  return act in SIMPLE
}
