import type { Device } from './device.ts'
import { hashEvent, NO_EVENT } from './encoding.ts'
import type { EventRow, EventTable } from './event-table.ts'
import type { EventDefinition, EventRegistry } from './events.ts'

/**
 * What is wrong with an event: it doesn't follow the one before it on its device (`sequence`, `link`), its bytes aren't
 * those that were hashed (`hash`), or its payloads don't fit their schema (`payload`).
 */
export type ChainFault = 'sequence' | 'link' | 'hash' | 'payload'

/** The outcome of a check: how many events were looked at, and the first one that is wrong. */
export type Verdict =
  | { readonly ok: true; readonly checked: number }
  | { readonly ok: false; readonly checked: number; readonly position: number; readonly fault: ChainFault }

/** Events read at once. */
const BATCH = 256

/**
 * Checks the chain of one device from the event after `sequence`, a batch at a time, so that the caller can breathe in
 * between; the first fault ends it. With a registry the payloads of known events are checked too.
 */
export function* checkChain(
  table: EventTable,
  device: Device,
  sequence: number,
  registry?: EventRegistry,
): Generator<Verdict, void> {
  // The link of the first event that is looked at can only be checked against one that is read as well.
  const [anchor] = sequence === 0 ? [] : table.chainAfter(device, sequence - 1, 1)
  let before = { sequence: anchor?.sequence ?? 0, hash: anchor?.hash ?? NO_EVENT }
  for (;;) {
    const rows = table.chainAfter(device, before.sequence, BATCH)
    let checked = 0
    for (const row of rows) {
      checked += 1
      const fault = findFault(table, before, row, registry)
      if (fault !== undefined) {
        yield { ok: false, checked, position: row.position, fault }
        return
      }
      before = row
    }
    yield { ok: true, checked }
    if (rows.length < BATCH) return
  }
}

const findFault = (
  table: EventTable,
  before: { readonly sequence: number; readonly hash: Buffer },
  row: EventRow,
  registry: EventRegistry | undefined,
): ChainFault | undefined => {
  if (row.sequence !== before.sequence + 1) return 'sequence'
  if (!before.hash.equals(row.previous)) return 'link'
  if (!hashEvent(table.toHashed(row)).equals(row.hash)) return 'hash'
  const definition = registry?.find(row.type, row.version)
  return definition === undefined || hasSoundPayloads(table, row, definition) ? undefined : 'payload'
}

const hasSoundPayloads = (table: EventTable, row: EventRow, { open, personal }: EventDefinition): boolean => {
  try {
    const event = table.toEvent(row)
    if (!open.safeParse(event.open).success) return false
    if ((row.sealed !== null) !== (personal !== undefined)) return false
    return event.personal === undefined || personal?.safeParse(event.personal).success === true
  } catch {
    // Not JSON, or not sealed under the dossier's key.
    return false
  }
}
