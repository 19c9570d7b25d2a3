import { z } from 'zod'
import { Identifier } from '../../../shared/dossier/dossier.ts'
import { KEY_BYTES } from './wraps.ts'

const LAYOUT = 1
const SESSIONS_AT = 1 + KEY_BYTES

const ResumedSessions = z
  .array(z.strictObject({ screen: z.number().int().min(0), officer: Identifier, locked: z.boolean() }))
  .min(1)
  .max(100)
type ResumedSessions = z.infer<typeof ResumedSessions>

/** What a core that crashed needs to go on: the key, and who sat where. */
export interface Resume {
  readonly key: Buffer
  readonly sessions: ResumedSessions
}

/**
 * A resume as bytes: 1 byte layout, 32 bytes key, the sessions as JSON. The key never becomes text, so that it can be
 * wiped wherever it was.
 */
export function writeResume({ key, sessions }: Resume): Uint8Array {
  const text = Buffer.from(JSON.stringify(sessions))
  const bytes = new Uint8Array(SESSIONS_AT + text.length)
  bytes[0] = LAYOUT
  bytes.set(key, 1)
  bytes.set(text, SESSIONS_AT)
  return bytes
}

/** The resume in these bytes, its key a copy of its own; undefined when they aren't one of this version. */
export function readResume(bytes: Uint8Array): Resume | undefined {
  if (bytes[0] !== LAYOUT || bytes.length < SESSIONS_AT) return undefined
  const sessions = parseSessions(Buffer.from(bytes.subarray(SESSIONS_AT)).toString('utf8'))
  return sessions === undefined ? undefined : { key: Buffer.from(bytes.subarray(1, SESSIONS_AT)), sessions }
}

function parseSessions(text: string): ResumedSessions | undefined {
  try {
    return ResumedSessions.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
