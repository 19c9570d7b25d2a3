import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGate, type Gate, refuseSharedCalls, requireEveryCall } from '../../../shared/contract/gate.ts'
import {
  type Caller,
  CONTRACT_VERSION,
  CORE_CALL_NAMES,
  coreContract,
  ErrorEnvelope,
  type Handlers,
  ResponseEnvelope,
  SHELL_CALL_NAMES,
  shellContract,
} from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Right } from '../../../shared/people/roles.ts'

type Tested = 'catalog.search' | 'session.touch' | 'desk.state'

const contract = {
  'catalog.search': coreContract['catalog.search'],
  'session.touch': coreContract['session.touch'],
  'desk.state': coreContract['desk.state'],
}

const stateBeforeFounding = {
  founded: false,
  demonstration: false,
  logins: [],
  pinOpens: false,
  waitSeconds: 0,
  session: null,
}

const handlers: Handlers<Tested> = {
  'catalog.search': ({ query }) => [{ code: '1.000001', name: query, configured: true, group: 'test' }],
  'session.touch': () => ({}),
  'desk.state': () => stateBeforeFounding,
}

function caller(rights: readonly Right[] | null, locked = false, mustChange = false): Caller {
  const officer =
    rights === null
      ? null
      : { id: '0198f000-0000-7000-8000-000000000001', login: 'lan', name: 'Lan', position: 'Cán bộ', roles: [] }
  return { screen: 1, officer, rights: new Set(rights ?? []), locked, mustChange }
}

const CLERK = caller(['read'])
const STRANGER = caller(null)

function gateFor(options: { caller?: Caller; handlers?: Partial<Handlers<Tested>>; reports?: unknown[] }): Gate {
  return createGate<Tested>({
    contract,
    handlers: () => options.handlers ?? handlers,
    callerOf: () => options.caller ?? CLERK,
    report: (_call, failure) => options.reports?.push(failure),
  })
}

function ask(gate: Gate, call: string, input: unknown, v = CONTRACT_VERSION): Promise<ResponseEnvelope> {
  return gate({ v, id: 7, call, input }, 1)
}

const SEARCH = { query: 'khai sinh', limit: 5 }

describe('the gate lets through', () => {
  it('a well-formed question of somebody who may ask it', async () => {
    expect(await ask(gateFor({}), 'catalog.search', SEARCH)).toEqual({
      kind: 'ok',
      id: 7,
      output: [{ code: '1.000001', name: 'khai sinh', configured: true, group: 'test' }],
    })
  })

  it('calls for anyone before sign-in, and calls of the session on a locked screen', async () => {
    expect(await ask(gateFor({ caller: STRANGER }), 'desk.state', {})).toMatchObject({ kind: 'ok' })
    expect(await ask(gateFor({ caller: caller(['read'], true) }), 'session.touch', {})).toMatchObject({ kind: 'ok' })
  })
})

describe('the gate refuses', () => {
  const refusals: [title: string, code: string, gate: Gate, call: string, input: unknown, version?: number][] = [
    ['an unknown call', 'gate.unknown-call', gateFor({}), 'catalog.destroy', {}],
    ['a name of the object prototype', 'gate.unknown-call', gateFor({}), 'constructor', {}],
    ['another version of the contract', 'gate.version', gateFor({}), 'desk.state', {}, CONTRACT_VERSION + 1],
    ['a missing field', 'gate.bad-input', gateFor({}), 'catalog.search', { query: 'x' }],
    ['a field too many', 'gate.bad-input', gateFor({}), 'catalog.search', { ...SEARCH, sql: 'drop' }],
    ['a value too long', 'gate.bad-input', gateFor({}), 'catalog.search', { query: 'x'.repeat(201), limit: 5 }],
    ['no input at all', 'gate.bad-input', gateFor({}), 'catalog.search', undefined],
    ['a stranger asking for a right', 'gate.not-signed-in', gateFor({ caller: STRANGER }), 'catalog.search', SEARCH],
    ['a stranger asking for a session', 'gate.not-signed-in', gateFor({ caller: STRANGER }), 'session.touch', {}],
    [
      'an officer without the right',
      'gate.forbidden',
      gateFor({ caller: caller(['receive']) }),
      'catalog.search',
      SEARCH,
    ],
    ['a locked screen', 'gate.locked', gateFor({ caller: caller(['read'], true) }), 'catalog.search', SEARCH],
    [
      'an officer with secrets for once',
      'gate.must-change',
      gateFor({ caller: caller(['read'], false, true) }),
      'catalog.search',
      SEARCH,
    ],
    ['a call whose room is closed', 'gate.not-signed-in', gateFor({ handlers: {} }), 'catalog.search', SEARCH],
  ]
  it.each(refusals)('%s: %s', async (_title, code, gate, call, input, version) => {
    expect(await ask(gate, call, input, version)).toMatchObject({ kind: 'error', id: 7, error: { code } })
  })

  it('a call that only a sign-in makes known, but no other unknown one', async () => {
    const gate = createGate<'desk.state'>({
      contract: { 'desk.state': coreContract['desk.state'] },
      afterSignIn: CORE_CALL_NAMES,
      handlers: () => handlers,
      callerOf: () => STRANGER,
      report: () => undefined,
    })
    expect(await ask(gate, 'desk.state', {})).toMatchObject({ kind: 'ok' })
    expect(await ask(gate, 'catalog.search', SEARCH)).toMatchObject({ error: { code: 'gate.not-signed-in' } })
    expect(await ask(gate, 'catalog.destroy', {})).toMatchObject({ error: { code: 'gate.unknown-call' } })
  })

  it('a stranger before looking at what they sent', async () => {
    const answer = await ask(gateFor({ caller: STRANGER }), 'catalog.search', { nonsense: true })
    expect(answer).toMatchObject({ error: { code: 'gate.not-signed-in' } })
  })

  it('names the field that is wrong and never its value', async () => {
    const answer = await ask(gateFor({}), 'catalog.search', { query: 'Nguyễn Thị Bí Mật', limit: 'Nguyễn' })
    expect(answer).toMatchObject({ error: { code: 'gate.bad-input', details: { field: 'limit' } } })
    expect(JSON.stringify(answer)).not.toContain('Nguyễn')
  })

  it('anything that is no envelope, with the number of the question where it had one', async () => {
    const gate = gateFor({})
    expect(await gate('hello', 1)).toMatchObject({ kind: 'error', id: -1, error: { code: 'gate.bad-input' } })
    expect(await gate(null, 1)).toMatchObject({ kind: 'error', id: -1 })
    expect(await gate({ id: 12, call: 5 }, 1)).toMatchObject({ kind: 'error', id: 12 })
  })

  it('whatever comes, with a well-formed answer', async () => {
    const gate = gateFor({})
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
      fc.record({ v: fc.integer(), id: fc.integer(), call: fc.string(), input: fc.anything() }),
      fc.record({
        v: fc.constant(CONTRACT_VERSION),
        id: fc.nat(),
        call: fc.constantFrom(...Object.keys(contract), '__proto__', 'toString'),
        input: fc.anything(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (request) => {
        expect(ResponseEnvelope.safeParse(await gate(request, 1)).success).toBe(true)
      }),
    )
  })
})

describe('what a handler throws', () => {
  it('leaves as its code and details when the desk planned for it', async () => {
    const gate = gateFor({
      handlers: {
        'session.touch': () => {
          throw new DeskError('store.disk-full', { sqlite: 'SQLITE_FULL' })
        },
      },
    })
    expect(await ask(gate, 'session.touch', {})).toEqual({
      kind: 'error',
      id: 7,
      error: { code: 'store.disk-full', details: { sqlite: 'SQLITE_FULL' } },
    })
  })

  it.each([
    ['an error', new TypeError('Nguyễn Văn A is undefined')],
    ['a string', 'Nguyễn Văn A'],
    ['nothing', undefined],
  ])('leaves as core.unexpected and is reported when it is %s', async (_title, thrown) => {
    const reports: unknown[] = []
    const gate = gateFor({ handlers: { 'session.touch': () => Promise.reject(thrown) }, reports })
    const answer = await ask(gate, 'session.touch', {})
    expect(answer).toEqual({
      kind: 'error',
      id: 7,
      error: { code: 'core.unexpected', details: { call: 'session.touch' } },
    })
    expect(reports).toEqual([thrown])
  })

  it('an answer in a wrong shape never reaches the screen', async () => {
    const reports: unknown[] = []
    const leaky = { ...stateBeforeFounding, key: 'secret' }
    const gate = gateFor({ handlers: { 'desk.state': () => leaky }, reports })
    const answer = await ask(gate, 'desk.state', {})
    expect(answer).toMatchObject({ kind: 'error', error: { code: 'gate.bad-output' } })
    expect(reports).toHaveLength(1)
  })
})

describe('composition', () => {
  it('refuses two rooms that answer the same call', () => {
    expect(() => refuseSharedCalls([handlers, { 'session.touch': () => ({}) }])).toThrow('session.touch')
    expect(() => refuseSharedCalls([handlers, { other: () => ({}) }])).not.toThrow()
  })

  it('refuses a contract with a call nobody answers', () => {
    expect(() => requireEveryCall(['desk.state', 'session.touch', 'toString'], handlers)).toThrow(/toString$/)
    expect(() => requireEveryCall(Object.keys(contract), handlers)).not.toThrow()
  })

  it('lists exactly the names of the contract for the preload', () => {
    expect([...CORE_CALL_NAMES].sort()).toEqual(Object.keys(coreContract).sort())
    expect([...SHELL_CALL_NAMES].sort()).toEqual(Object.keys(shellContract).sort())
  })

  it('has a place in the error envelope for every code the gate gives', () => {
    for (const code of ['gate.unknown-call', 'core.unexpected', 'core.unavailable']) {
      expect(ErrorEnvelope.safeParse({ code, details: {} }).success).toBe(true)
    }
  })
})
