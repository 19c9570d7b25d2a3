import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createEventRegistry, type Draft, defineEvent, draft, writePayloads } from '../../../main/core/ledger/events.ts'
import { DeskError } from '../../../shared/errors.ts'

const DOSSIER = '01890a5d-ac96-774b-bcce-b302099a8057'
const received = defineEvent({
  type: 'dossier.received',
  version: 1,
  open: z.object({ procedure: z.string() }),
  personal: z.object({ name: z.string() }),
})
const locked = defineEvent({ type: 'desk.locked', version: 1, open: z.object({}) })
const registry = createEventRegistry([received, locked])

describe('createEventRegistry', () => {
  it('finds a definition by type and version', () => {
    expect(registry.find('dossier.received', 1)).toBe(received)
    expect(registry.find('dossier.received', 2)).toBeUndefined()
    expect(registry.find('dossier.lost', 1)).toBeUndefined()
  })

  it('refuses a type and version that is defined twice', () => {
    expect(() => createEventRegistry([received, { ...received }])).toThrow('dossier.received@1 is defined twice')
  })
})

describe('writePayloads', () => {
  it('writes both payloads as JSON, without what their schema does not know', () => {
    const surplus = { procedure: '1.004884', surplus: true }
    const written = writePayloads(
      registry,
      draft(received, { dossier: DOSSIER, open: surplus, personal: { name: 'Đỗ Thị Ánh' } }),
    )
    expect(written).toEqual({
      open: { value: { procedure: '1.004884' }, text: '{"procedure":"1.004884"}' },
      personal: { value: { name: 'Đỗ Thị Ánh' }, text: '{"name":"Đỗ Thị Ánh"}' },
    })
  })

  it('writes an event of the desk itself', () => {
    expect(writePayloads(registry, draft(locked, { dossier: undefined, open: {} }))).toEqual({
      open: { value: {}, text: '{}' },
      personal: undefined,
    })
  })

  const sound: Draft = { definition: received, dossier: DOSSIER, open: { procedure: 'x' }, personal: { name: 'y' } }
  it.each<[string, Draft, string]>([
    ['an open payload that does not fit', { ...sound, open: { procedure: 1 } }, 'expected string'],
    ['a personal payload that does not fit', { ...sound, personal: {} }, 'expected string'],
    ['a missing personal payload', { ...sound, personal: undefined }, 'needs its personal payload'],
    ['personal data without a dossier', { ...sound, dossier: undefined }, 'no dossier whose key seals it'],
    [
      'a personal payload that is not defined',
      { definition: locked, dossier: DOSSIER, open: {}, personal: { name: 'y' } },
      'has no personal payload',
    ],
  ])('refuses %s', (_what, wrong, message) => {
    expect(() => writePayloads(registry, wrong)).toThrow(message)
  })

  it('refuses a definition that is not the registered one', () => {
    const foreign: Draft = { ...sound, definition: { ...received } }
    expect(() => writePayloads(registry, foreign)).toThrow(DeskError)
    expect(() => writePayloads(registry, foreign)).toThrow('ledger.unknown-event')
  })
})
