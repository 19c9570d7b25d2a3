import { MEMORY_PARTS } from '../../report/desk-plan.ts'
import type { Measurement } from '../../report/reporter.ts'

const MEGABYTE = 1e6

/** Bytes of a process, and of its JavaScript heap. */
export interface PartMemory {
  readonly process: number
  readonly heap: number
}

/** What renderer and core hold at a moment. */
export type MemorySample = Readonly<Record<(typeof MEMORY_PARTS)[number], PartMemory>>

/** The rows about memory: what it was at the end of the day, beside what it was after the first hour. */
export function memoryRows(warm: MemorySample, end: MemorySample): ReadonlyMap<string, Measurement> {
  const rows = new Map<string, Measurement>()
  for (const part of MEMORY_PARTS) {
    for (const [kind, name] of [
      ['process', `memory.${part}`],
      ['heap', `memory.${part}.heap`],
    ] as const) {
      const before = warm[part][kind]
      const after = end[part][kind]
      rows.set(name, { ours: after / MEGABYTE, limit: before / MEGABYTE, peers: {} })
      rows.set(`${name}.growth`, { ours: after / before, limit: 1, peers: {} })
    }
  }
  return rows
}
