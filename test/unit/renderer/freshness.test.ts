import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createClient } from '../../../renderer/contract/client.ts'
import { forgetPersonal, keepFresh } from '../../../renderer/contract/freshness.ts'
import { fakeBridge } from './fake-bridge.ts'

const ONE = { id: '0190a0b0-0000-7000-8000-000000000001' }
const OTHER = { id: '0190a0b0-0000-7000-8000-000000000002' }

function remembering() {
  const memory = new QueryClient()
  memory.setQueryData(['desk.state', {}], { founded: true })
  memory.setQueryData(['catalog.reference', {}], {})
  memory.setQueryData(['dossiers.counts', {}], { open: 1 })
  memory.setQueryData(['dossiers.view', ONE], {})
  memory.setQueryData(['dossiers.view', OTHER], {})
  const isStale = (key: readonly unknown[]) => memory.getQueryState(key)?.isInvalidated
  return { memory, isStale }
}

test('a changed dossier makes lists and its own page stale, nothing else', () => {
  const { memory, isStale } = remembering()
  const { bridge, push } = fakeBridge()
  keepFresh(memory, createClient(bridge))
  push('dossiers.changed', ONE)
  expect(isStale(['dossiers.counts', {}])).toBe(true)
  expect(isStale(['dossiers.view', ONE])).toBe(true)
  expect(isStale(['dossiers.view', OTHER])).toBe(false)
  expect(isStale(['catalog.reference', {}])).toBe(false)
})

test('many changed dossiers make every page stale', () => {
  const { memory, isStale } = remembering()
  const { bridge, push } = fakeBridge()
  keepFresh(memory, createClient(bridge))
  push('dossiers.changed', { id: null })
  expect(isStale(['dossiers.view', ONE])).toBe(true)
  expect(isStale(['dossiers.view', OTHER])).toBe(true)
})

test('a run that went on makes its own answer stale, a token that came what is known of tokens', () => {
  const { memory, isStale } = remembering()
  const [run, other] = [
    ['signing.run', { run: ONE.id }],
    ['signing.run', { run: OTHER.id }],
  ] as const
  for (const key of [run, other, ['signing.runs', {}], ['signing.tokens', {}]]) memory.setQueryData(key, {})
  const { bridge, push } = fakeBridge()
  keepFresh(memory, createClient(bridge))
  push('signing.changed', { run: ONE.id })
  expect(isStale(run)).toBe(true)
  expect(isStale(['signing.runs', {}])).toBe(true)
  expect(isStale(other)).toBe(false)
  expect(isStale(['signing.tokens', {}])).toBe(false)
  push('signing.changed', { run: null })
  expect(isStale(['signing.tokens', {}])).toBe(true)
  expect(isStale(other)).toBe(false)
})

test('a core that came back is asked everything anew, until the end', () => {
  const { memory, isStale } = remembering()
  const { bridge, push, listening } = fakeBridge()
  const before = listening('core.back')
  const end = keepFresh(memory, createClient(bridge))
  push('core.back')
  expect(isStale(['catalog.reference', {}])).toBe(true)
  end()
  // The client itself goes on listening; only keepFresh has left.
  expect(listening('core.back')).toBe(before + 1)
})

test('at lock everything personal is forgotten', () => {
  const { memory } = remembering()
  forgetPersonal(memory)
  expect(
    memory
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey[0]),
  ).toEqual(['desk.state'])
})
