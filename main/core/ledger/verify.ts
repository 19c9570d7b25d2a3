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

/** Checks events in the order of their positions, each against the one before it on its device. */
export class ChainCheck {
  readonly #table: EventTable
  readonly #registry: EventRegistry | undefined
  readonly #ends = new Map<number, { readonly sequence: number; readonly hash: Buffer }>()
  #checked = 0

  /** With a registry the payloads of known events are checked too. */
  constructor(table: EventTable, registry?: EventRegistry) {
    this.#table = table
    this.#registry = registry
  }

  /** Looks at some more events; the first fault ends it. */
  check(rows: readonly EventRow[]): Verdict {
    for (const row of rows) {
      const fault = this.#faultOf(row)
      this.#checked += 1
      if (fault !== undefined) return { ok: false, checked: this.#checked, position: row.position, fault }
      this.#ends.set(row.device, { sequence: row.sequence, hash: row.hash })
    }
    return { ok: true, checked: this.#checked }
  }

  #faultOf(row: EventRow): ChainFault | undefined {
    const before = this.#ends.get(row.device) ?? this.#storedBefore(row)
    if (before === undefined || before.sequence !== row.sequence - 1) return 'sequence'
    if (!before.hash.equals(row.previous)) return 'link'
    if (!hashEvent(this.#table.toHashed(row)).equals(row.hash)) return 'hash'
    return this.#hasSoundPayloads(row) ? undefined : 'payload'
  }

  #storedBefore(row: EventRow): { readonly sequence: number; readonly hash: Buffer } | undefined {
    if (row.sequence === 1) return { sequence: 0, hash: NO_EVENT }
    return this.#table.findBySequence(row.device, row.sequence - 1)
  }

  #hasSoundPayloads(row: EventRow): boolean {
    const definition = this.#registry?.find(row.type, row.version)
    if (definition === undefined) return true
    try {
      return this.#fits(row, definition)
    } catch {
      // Not JSON, or not sealed under the dossier's key.
      return false
    }
  }

  #fits(row: EventRow, definition: EventDefinition): boolean {
    const event = this.#table.toEvent(row)
    if (!definition.open.safeParse(event.open).success) return false
    const isSealed = row.sealed !== null
    if (isSealed !== (definition.personal !== undefined)) return false
    return event.personal === undefined || definition.personal?.safeParse(event.personal).success === true
  }
}
