import { DeskError } from '../../../../shared/errors.ts'
import type { QueuePlace } from '../queues/queues.ts'

/** Where a list goes on: within what a search found as it was typed or forgivingly, or within a queue. */
export type Cursor =
  | { readonly kind: 'typed' | 'forgiving'; readonly before: number }
  | { readonly kind: 'queue'; readonly place: QueuePlace }

const FOUND = /^([tf])(\d{1,15})$/
const QUEUE = /^q(\d{1,16})\.([0-9a-f]{32})$/

/** The cursor as the text that a screen hands back. */
export function writeCursor(cursor: Cursor): string {
  if (cursor.kind === 'queue') return `q${cursor.place.instant}.${cursor.place.id.toString('hex')}`
  return `${cursor.kind === 'typed' ? 't' : 'f'}${cursor.before}`
}

/**
 * Reads a cursor.
 * @throws DeskError gate.bad-input when it is none
 */
export function readCursor(text: string): Cursor {
  const [, kind, before] = FOUND.exec(text) ?? []
  if (before !== undefined) return { kind: kind === 't' ? 'typed' : 'forgiving', before: Number(before) }
  const [, instant, id] = QUEUE.exec(text) ?? []
  if (instant === undefined || id === undefined) throw new DeskError('gate.bad-input', { field: 'after' })
  return { kind: 'queue', place: { instant: Number(instant), id: Buffer.from(id, 'hex') } }
}
