import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DossierEvent, reduce, step } from '../../../shared/dossier/reduce.ts'
import { checkProperty } from '../../property.ts'

const SPECIALIST = '01932f00-0000-7000-8000-0000000000aa'
const RESULT = { address: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 } as const

const of = (event: DistributiveOmit<DossierEvent, 'id' | 'officer'>, place: number): DossierEvent => ({
  ...event,
  id: `event-${place}`,
  officer: undefined,
})
type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never
type Content = DistributiveOmit<DossierEvent, 'id' | 'officer'>

const applicant = { name: 'Nguyễn Văn A', address: '' }
const received = (code: string): Content => ({
  type: 'dossier.received',
  open: {
    code,
    temporaryCode: null,
    procedure: '1.001193',
    procedureFrom: '2025-07-01',
    receivedAt: 1_000,
    dueAt: 2_000,
    dueExplanation: [],
    sets: 1,
    papers: [],
    fee: { amount: 0 },
    returnBy: 'counter',
  },
  personal: { applicant, summary: '' },
})
const refused: Content = {
  type: 'dossier.refused',
  open: { code: 'R', temporaryCode: null, procedure: '1.001193', procedureFrom: '2025-07-01', refusedAt: 1_500 },
  personal: { applicant, summary: '', reason: 'Thiếu giấy tờ' },
}
const forwarded = (to: string): Content => ({
  type: 'dossier.forwarded',
  open: { at: 1_100, to },
  personal: { note: '' },
})
const sentBack: Content = { type: 'dossier.sent-back', open: { at: 1_200 }, personal: { note: '' } }
const completed = (at: number): Content => ({
  type: 'dossier.completed',
  open: { at, result: RESULT },
  personal: { fileName: 'ket-qua.pdf', note: '' },
})
const handedOver: Content = {
  type: 'dossier.handed-over',
  open: { at: 1_900, to: 'applicant' },
  personal: { receiverName: 'Nguyễn Văn A', note: '' },
}
const printed: Content = {
  type: 'dossier.form-printed',
  open: { at: 1_001, form: 'receipt', paper: 'A5', target: 'printer', reprint: 0 },
  personal: undefined,
}

const fold = (...contents: readonly Content[]) => reduce(contents.map(of))

describe('the way of a dossier', () => {
  test('from reception to return', () => {
    const dossier = fold(received('C-1'), printed, forwarded(SPECIALIST), completed(1_500), handedOver)
    expect(dossier?.standing).toEqual({
      code: 'C-1',
      temporaryCode: null,
      procedure: '1.001193',
      state: 'returned',
      receivedAt: 1_000,
      dueAt: 2_000,
      finishedAt: 1_500,
      assignedTo: null,
      supplements: 0,
      revision: 4,
      conflicts: 0,
    })
    expect(dossier?.past.map(({ conflict }) => conflict)).toEqual([false, false, false, false, false])
  })

  test('a forwarded dossier is with its specialist until it comes back', () => {
    expect(fold(received('C-1'), forwarded(SPECIALIST))?.standing).toMatchObject({
      state: 'processing',
      assignedTo: SPECIALIST,
    })
    expect(fold(received('C-1'), forwarded(SPECIALIST), sentBack)?.standing).toMatchObject({
      state: 'received',
      assignedTo: null,
    })
  })

  test('a refused dossier is finished', () => {
    expect(fold(refused)?.standing).toMatchObject({ state: 'refused', dueAt: null, finishedAt: 1_500 })
  })

  test('without a reception there is no dossier yet', () => {
    expect(fold(forwarded(SPECIALIST), completed(1_500))).toBeUndefined()
  })

  test('acts that came before the reception leave nothing behind', () => {
    expect(fold(handedOver, received('C-1'))?.standing).toMatchObject({ state: 'received', revision: 1, conflicts: 0 })
  })
})

describe('acts that cannot both hold', () => {
  test('two counters hand one dossier over: the first holds, both stay', () => {
    const dossier = fold(received('C-1'), completed(1_500), handedOver, handedOver)
    expect(dossier?.standing).toMatchObject({ state: 'returned', conflicts: 1, revision: 4 })
    expect(dossier?.past.map(({ conflict }) => conflict)).toEqual([false, false, false, true])
  })

  test('two specialists complete one dossier: the first result counts', () => {
    const dossier = fold(received('C-1'), completed(1_500), completed(1_600))
    expect(dossier?.standing).toMatchObject({ state: 'done', finishedAt: 1_500, conflicts: 1 })
  })

  test('a second reception under the same identifier changes nothing', () => {
    expect(fold(received('C-1'), received('C-2'), refused)?.standing).toMatchObject({ code: 'C-1', conflicts: 2 })
  })
})

const contents = fc.array(
  fc.constantFrom(
    received('C-1'),
    received('C-2'),
    refused,
    forwarded(SPECIALIST),
    sentBack,
    completed(1_500),
    handedOver,
    printed,
  ),
  { maxLength: 12 },
)

test('no event is lost, and every act counts once', () => {
  checkProperty(
    fc.property(contents, (drawn) => {
      const events = drawn.map(of)
      const folded = reduce(events)
      if (folded === undefined) return
      expect(folded.past.map(({ event }) => event)).toEqual(events)
      expect(folded.past.filter(({ conflict }) => conflict)).toHaveLength(folded.standing.conflicts)
      const first = events.findIndex(({ type }) => type === 'dossier.received' || type === 'dossier.refused')
      const acts = events.slice(first).filter(({ type }) => type !== 'dossier.form-printed')
      expect(folded.standing.revision).toBe(acts.length)
    }),
    500,
  )
})

test('folding in one go and step by step is the same', () => {
  checkProperty(
    fc.property(contents, (drawn) => {
      const events = drawn.map(of)
      let standing: ReturnType<typeof step>
      for (const event of events) standing = step(standing, event)
      expect(reduce(events)?.standing).toEqual(standing)
    }),
    500,
  )
})
