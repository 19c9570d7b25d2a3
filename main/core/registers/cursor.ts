import { z } from 'zod'
import { Instant } from '../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../shared/errors.ts'

/** Where a list goes on: after the entry of this time and identifier, the so-many-eth of the list. */
export interface ListPlace {
  readonly instant: number
  readonly id: Buffer
  readonly ordinal: number
}

const WRITTEN = /^(\d{1,16})\.([0-9a-f]{32})\.(\d{1,9})$/

/** The place as the text that a screen hands back. */
export function writePlace({ instant, id, ordinal }: ListPlace): string {
  return `${instant}.${id.toString('hex')}.${ordinal}`
}

/**
 * Reads a place; a list without one begins at its beginning.
 * @throws DeskError gate.bad-input when it is none
 */
export function readPlace(text: string | null): ListPlace {
  if (text === null) return { instant: 0, id: Buffer.alloc(0), ordinal: 0 }
  const [, instant, id, ordinal] = WRITTEN.exec(text) ?? []
  const read = Instant.safeParse(Number(instant))
  if (!read.success || id === undefined) throw new DeskError('gate.bad-input', { field: 'after' })
  return { instant: read.data, id: Buffer.from(id, 'hex'), ordinal: z.coerce.number().parse(ordinal) }
}
