import type { ErrorEnvelope } from '../../../../shared/contract/index.ts'
import { DeskError, type ErrorCode } from '../../../../shared/errors.ts'

/** How a run comes to rest: nothing is left to be done, or it can be gone on with. */
export interface Ending {
  readonly state: 'ended' | 'interrupted'
  readonly failure: ErrorEnvelope | null
}

export const DONE: Ending = { state: 'ended', failure: null }

/** Failures after which going on would fail again: with this certificate, with these names, or because the officer doesn't want to. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signing.pin-declined',
  'signing.certificate-refused',
  'signing.certificate-not-yours',
  'signing.certificate-unusable',
  'signing.letter-missing',
  'signing.picture-unusable',
])

/** What the officer can put right by typing again, having read the token's warning. */
const PIN_MISTAKES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signing.pin-wrong',
  'signing.pin-few-tries',
  'signing.pin-last-try',
  'signing.pin-warning',
  'signing.pin-malformed',
])

/** Failures of one file that are none of the key, its token or the desk: the next file may well be signed. */
const OF_ONE_FILE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signing.pdf-encrypted',
  'signing.pdf-damaged',
  'signing.pdf-closed',
  'signing.pdf-too-large',
  'signing.no-such-page',
  'signing.place-outside',
  'signing.letter-missing',
  'signing.signature-too-large',
  'signing.token-failed',
  'signing.nothing-there',
  'signing.file-changed',
  'signing.not-a-pdf',
  'signing.already-signed',
  'signing.kind-not-fitting',
  'signing.certificate-not-yours',
  'signing.not-submitted-to-you',
  'signing.not-approved-yet',
])

export const isPinMistake = (failure: unknown): boolean =>
  failure instanceof DeskError && PIN_MISTAKES.has(failure.code)

/** Whether a token refused one signature in a way of its own: the next may well succeed, but hardly after two in a row. */
export const isOddRefusal = (failure: unknown): boolean =>
  failure instanceof DeskError && failure.code === 'signing.token-failed'

/** Whether a failure ends the run's work, because every further file would fail like this one. */
export function endsAll(failure: unknown): boolean {
  if (!(failure instanceof DeskError)) return false
  const { code } = failure
  if (code.startsWith('store.') || code === 'core.unavailable') return true
  return code.startsWith('signing.') && !OF_ONE_FILE.has(code)
}

/** How a run rests after a failure. */
export function endingAfter(failure: unknown): Ending {
  const isFinal = failure instanceof DeskError && FINAL.has(failure.code)
  return { state: isFinal ? 'ended' : 'interrupted', failure: envelopeOf(failure) }
}

export function envelopeOf(failure: unknown): ErrorEnvelope {
  if (!(failure instanceof DeskError)) return { code: 'core.unexpected', details: { call: 'signing.start' } }
  return { code: failure.code, details: { ...failure.details } }
}
