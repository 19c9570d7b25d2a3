import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asDeskError, createClient } from '../../../renderer/contract/client.ts'
import { RESENDABLE } from '../../../renderer/contract/resend.ts'
import { DeskError } from '../../../shared/errors.ts'
import { fakeBridge, settled } from './fake-bridge.ts'

const PATIENCE_MS = 1000

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

test('an answer is handed on', async () => {
  const { bridge, asked } = fakeBridge()
  const counts = createClient(bridge).ask('dossiers.counts', {})
  asked[0]?.answer({ open: 3 })
  await expect(counts).resolves.toEqual({ open: 3 })
  expect(asked).toHaveLength(1)
})

test('an error becomes a DeskError with its code and details', async () => {
  const { bridge, asked } = fakeBridge()
  const asking = createClient(bridge).ask('session.unlock', { pin: '1111' })
  asked[0]?.fail('people.wait', { seconds: 20 })
  const error = await asking.catch((failure: unknown) => failure)
  expect(error).toBeInstanceOf(DeskError)
  expect(error).toMatchObject({ code: 'people.wait', details: { seconds: 20 } })
})

test('a question under way when the core dies is asked again when it is back', async () => {
  const { bridge, asked, push } = fakeBridge()
  const counts = createClient(bridge, PATIENCE_MS).ask('dossiers.counts', {})
  asked[0]?.fail('core.unavailable')
  await settled()
  expect(asked).toHaveLength(1)
  push('core.back')
  await settled()
  expect(asked.map(({ name }) => name)).toEqual(['dossiers.counts', 'dossiers.counts'])
  asked[1]?.answer({ open: 1 })
  await expect(counts).resolves.toEqual({ open: 1 })
})

test('when the core was back before its last answer came, the question is asked again at once', async () => {
  const { bridge, asked, push } = fakeBridge()
  const counts = createClient(bridge, PATIENCE_MS).ask('dossiers.counts', {})
  push('core.lost')
  push('core.back')
  asked[0]?.fail('core.unavailable')
  await settled()
  asked[1]?.answer({ open: 2 })
  await expect(counts).resolves.toEqual({ open: 2 })
})

test('an act that is not idempotent is never sent twice', async () => {
  const { bridge, asked, push } = fakeBridge()
  const adding = createClient(bridge, PATIENCE_MS).ask('session.open', {
    login: 'hoa.nt',
    secret: { kind: 'pin', pin: '840273' },
  })
  asked[0]?.fail('core.unavailable')
  await expect(adding).rejects.toMatchObject({ code: 'core.unavailable' })
  push('core.back')
  await settled()
  expect(asked).toHaveLength(1)
})

test('a question asked while the core is known to be gone waits for it, whatever it is', async () => {
  const { bridge, asked, push } = fakeBridge()
  const client = createClient(bridge, PATIENCE_MS)
  push('core.lost')
  const unlocking = client.ask('session.unlock', { pin: '840273' })
  await settled()
  expect(asked).toHaveLength(0)
  push('core.back')
  await settled()
  asked[0]?.fail('people.wrong-secret')
  await expect(unlocking).rejects.toMatchObject({ code: 'people.wrong-secret' })
})

test('the shell answers while the core is gone', async () => {
  const { bridge, asked, push } = fakeBridge()
  const client = createClient(bridge, PATIENCE_MS)
  push('core.lost')
  void client.ask('shell.ready', { screen: 'sign-in' })
  await settled()
  expect(asked).toHaveLength(1)
})

test('patience ends: a core that stays away is an error, and no listener is left behind', async () => {
  const { bridge, asked, push } = fakeBridge()
  const counts = createClient(bridge, PATIENCE_MS).ask('dossiers.counts', {})
  const refused = expect(counts).rejects.toMatchObject({ code: 'core.unavailable' })
  asked[0]?.fail('core.unavailable')
  await settled()
  vi.advanceTimersByTime(PATIENCE_MS)
  await refused
  push('core.back')
  await settled()
  expect(asked).toHaveLength(1)
})

test('a page and a preload of different builds do not talk', async () => {
  const { bridge, asked } = fakeBridge(999)
  await expect(createClient(bridge).ask('desk.state', {})).rejects.toMatchObject({ code: 'gate.version' })
  expect(asked).toHaveLength(0)
})

test('whatever else is thrown is an unexpected DeskError', () => {
  expect(asDeskError(new TypeError('x')).code).toBe('core.unexpected')
  const known = new DeskError('store.disk-full')
  expect(asDeskError(known)).toBe(known)
})

test('only acts that are idempotent on their own identifier are resent', () => {
  const acts = ['dossiers.act', 'officers.add', 'desk.found', 'session.open', 'session.unlock', 'shell.print'] as const
  for (const act of acts) expect(RESENDABLE[act]).toBe(false)
  expect(RESENDABLE['dossiers.accept']).toBe(true)
  expect(RESENDABLE['dossiers.refuse']).toBe(true)
})
