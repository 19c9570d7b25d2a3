import { describe, expect, it } from 'vitest'
import { DossierState } from '../../../shared/catalog/status.ts'
import { ACTS, Act, obstacleTo, offersFor } from '../../../shared/dossier/acts.ts'
import { Right } from '../../../shared/people/roles.ts'

const EVERY_RIGHT = new Set(Right.options)

/** What may be done in each state, written down from the issue and the law and not from the program. */
const TABLE: Readonly<Record<DossierState, string>> = {
  received: 'forward take-over request-supplement complete extend recompute stop withdraw',
  processing:
    'forward take-over send-back request-supplement ask-verification submit complete extend recompute stop withdraw',
  waiting: 'supplement stop withdraw',
  verifying: 'note-verification extend recompute stop withdraw',
  deciding: 'approve reject extend recompute stop withdraw',
  approved: 'sign complete extend recompute',
  signed: 'complete extend recompute',
  done: 'hand-over post send-electronically',
  posted: 'note-delivered note-undelivered',
  returned: '',
  refused: '',
  stopped: '',
  withdrawn: '',
}

/** Where each act leads, from every state it may be done in; `=` is the state itself, `@` whoever had it. */
const LEADS: Readonly<Record<Act, string>> = {
  forward: 'processing',
  'take-over': 'processing',
  'send-back': 'received',
  'request-supplement': 'waiting',
  supplement: '@',
  'ask-verification': 'verifying',
  'note-verification': '@',
  submit: 'deciding',
  approve: 'approved',
  reject: 'processing',
  sign: 'signed',
  complete: 'done',
  extend: '=',
  recompute: '=',
  stop: 'stopped',
  withdraw: 'withdrawn',
  'hand-over': 'returned',
  post: 'posted',
  'note-delivered': 'returned',
  'note-undelivered': 'done',
  'send-electronically': 'returned',
}

describe('the state machine', () => {
  for (const state of DossierState.options) {
    const allowed = TABLE[state].split(' ').filter((act) => act !== '')
    it(`allows in ${state}: ${allowed.join(', ') || 'nothing'}`, () => {
      const offers = offersFor(state, EVERY_RIGHT)
      expect(offers.map(({ act }) => act)).toEqual(Act.options)
      expect(offers.filter((offer) => offer.allowed).map(({ act }) => act)).toEqual(
        Act.options.filter((act) => allowed.includes(act)),
      )
    })

    for (const act of Act.options) {
      if (allowed.includes(act)) continue
      it(`says why ${act} cannot be done in ${state}`, () => {
        const obstacle = obstacleTo(act, state, EVERY_RIGHT)
        expect(obstacle).not.toBeNull()
        expect(obstacle).not.toBe('right')
        expect(obstacle === 'ended').toBe(TABLE[state] === '')
      })
    }
  }

  it('leads where it should', () => {
    const written = { same: '=', holder: '@' } as const
    for (const act of Act.options) {
      const { to } = ACTS[act]
      expect([act, to === 'same' || to === 'holder' ? written[to] : to]).toEqual([act, LEADS[act]])
    }
  })

  it('reaches every state but those of the first event', () => {
    const reached = new Set(Act.options.map((act) => ACTS[act].to))
    const missing = DossierState.options.filter((state) => !reached.has(state))
    expect(missing).toEqual(['refused'])
  })

  it('leaves no way out of an end, and a way out of everything else', () => {
    for (const state of DossierState.options) {
      const ways = Act.options.filter((act) => ACTS[act].from.includes(state))
      const isEnd = ['returned', 'refused', 'stopped', 'withdrawn'].includes(state)
      expect([state, ways.length > 0]).toEqual([state, !isEnd])
    }
  })

  it('keeps each act to those who hold one of its rights', () => {
    for (const act of Act.options) {
      const [state] = ACTS[act].from
      if (state === undefined) throw new Error(`${act} can never be done`)
      expect([act, obstacleTo(act, state, new Set())]).toEqual([act, 'right'])
      for (const right of Right.options) {
        const expected = ACTS[act].rights.includes(right) ? null : 'right'
        expect([act, right, obstacleTo(act, state, new Set([right]))]).toEqual([act, right, expected])
      }
    }
  })

  it('lets clerks alone ask, receive and return, and only leaders decide', () => {
    const clerk = new Set<Right>(['read', 'receive', 'return'])
    const may = (state: DossierState) =>
      offersFor(state, clerk)
        .filter(({ allowed }) => allowed)
        .map(({ act }) => act)
    expect(may('received')).toEqual(['forward', 'request-supplement', 'stop', 'withdraw'])
    expect(may('waiting')).toEqual(['supplement', 'stop', 'withdraw'])
    expect(may('deciding')).toEqual(['stop', 'withdraw'])
    expect(may('done')).toEqual(['hand-over', 'post', 'send-electronically'])
  })
})
