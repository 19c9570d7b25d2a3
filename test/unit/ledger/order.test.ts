import { describe, expect, it } from 'vitest'
import { compareEvents } from '../../../main/core/ledger/event-table.ts'
import { StoredEvent } from '../../../main/core/ledger/stored-event.ts'

const [ONE, OTHER] = ['01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac96-774b-bcce-b302099a8058']

/** An event at a moment, of one device of two, in one of its epochs. */
const event = (wallMs: number, logical: number, device = ONE, epoch = 1, sequence = 1): StoredEvent => {
  const tick = { wallMs, logical }
  const id = `${device} ${epoch} ${sequence}`
  const origin = { position: 1, id, type: 'x', version: 1, dossier: undefined, officer: undefined }
  return new StoredEvent(
    { ...origin, device, epoch, sequence, tick },
    { readOpen: () => ({}), readPersonal: () => undefined },
  )
}

describe('compareEvents', () => {
  it.each<[string, StoredEvent, StoredEvent]>([
    ['wall time', event(1, 9, OTHER, 2, 9), event(2, 0)],
    ['counter', event(1, 1, OTHER, 2, 9), event(1, 2)],
    ['device', event(1, 1, ONE, 2, 9), event(1, 1, OTHER)],
    ['epoch', event(1, 1, ONE, 1, 9), event(1, 1, ONE, 2, 1)],
    ['sequence', event(1, 1, ONE, 1, 1), event(1, 1, ONE, 1, 2)],
  ])('orders by %s when all before it are equal', (_by, first, second) => {
    expect(compareEvents(first, second)).toBeLessThan(0)
    expect(compareEvents(second, first)).toBeGreaterThan(0)
  })

  it('finds an event equal to itself', () => {
    expect(compareEvents(event(1, 1), event(1, 1))).toBe(0)
  })
})
