import type { Device } from './device.ts'
import { compareEvents, type EventTable } from './event-table.ts'
import type { StoredEvent } from './stored-event.ts'

/** Events read at once from the chain of one device. */
const BATCH = 256

/**
 * All events of these devices in canonical order. Each device's chain is in order already, since its clock never runs
 * back, so the chains are merged as they are read: the memory needed doesn't grow with the ledger. No statement stays open
 * between two events, so the reader may write.
 */
export function* inCanonicalOrder(table: EventTable, devices: readonly Device[]): Generator<StoredEvent, void> {
  const chains = devices.map((device) => readChain(table, device))
  const heads = chains.map((chain) => chain.next())
  for (;;) {
    let first: { readonly index: number; readonly event: StoredEvent } | undefined
    heads.forEach((head, index) => {
      if (head.done === true) return
      if (first === undefined || compareEvents(head.value, first.event) < 0) first = { index, event: head.value }
    })
    if (first === undefined) return
    const chain = chains[first.index]
    if (chain !== undefined) heads[first.index] = chain.next()
    yield first.event
  }
}

function* readChain(table: EventTable, device: Device): Generator<StoredEvent, void> {
  let sequence = 0
  for (;;) {
    const rows = table.chainAfter(device, sequence, BATCH)
    for (const row of rows) {
      sequence = row.sequence
      yield table.toEvent(row)
    }
    if (rows.length < BATCH) return
  }
}
