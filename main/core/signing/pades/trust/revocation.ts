import { BadEncoding } from '../der/node.ts'
import { ask, type NoAnswer, Unanswered } from './ask.ts'
import type { Certificate } from './certificate.ts'
import { type Answer, readRevocationList } from './crl.ts'
import { findStatus, statusQuestion } from './ocsp.ts'

/** Answers as they were given, to be judged and to be kept as evidence. DER. */
export interface Evidence {
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
}

/** Whether a certificate stood at a time. `unknown` is "chưa kiểm tra được", and never counts as valid. */
export type Standing =
  | { readonly state: 'good'; readonly source: 'ocsp' | 'crl'; readonly answeredAt: Date }
  | { readonly state: 'revoked'; readonly source: 'ocsp' | 'crl'; readonly answeredAt: Date; readonly revokedAt: Date }
  | { readonly state: 'unknown'; readonly why: NoAnswer | 'no-address' | 'stale' | 'not-asked' | 'no-trust-list' }

/** Answers that tell no end are fresh for this long. */
const FRESH_WITHOUT_END = 24 * 3_600_000
/** Clocks of machines and services differ; milliseconds. */
export const CLOCK_TOLERANCE = 5 * 60_000
const MOST_STATUS_BYTES = 64 * 1024
const MOST_LIST_BYTES = 32 * 1024 * 1024
const MILLISECONDS = 10_000
/** Lists are large, lines of communes slow. */
const LIST_MILLISECONDS = 60_000

/**
 * What answers say of a certificate.
 * @param at the time that counts: now, or when a trusted stamp proves the signature to have been there
 * @param now answers of the future are no answers
 */
export function judgeStanding(
  certificate: Certificate,
  issuer: Certificate,
  { statuses, lists }: Evidence,
  at: Date,
  now: Date,
  responders: readonly Certificate[] = [],
): Standing {
  const answers = [
    ...statuses.map((raw) => attempt(() => findStatus(raw, certificate, issuer, responders))),
    ...lists.map((raw) => attempt(() => readRevocationList(raw).findAnswer(certificate, issuer))),
  ].filter((answer) => answer !== undefined && answer.thisUpdate.getTime() <= now.getTime() + CLOCK_TOLERANCE)
  for (const answer of answers) {
    // A revocation never gets stale; only one that came after the time that counts leaves the signature standing.
    if (answer?.state !== 'revoked' || answer.revokedAt === undefined || answer.revokedAt > at) continue
    return { state: 'revoked', source: answer.source, answeredAt: answer.thisUpdate, revokedAt: answer.revokedAt }
  }
  const good = answers.find((answer) => answer !== undefined && answer.state !== 'unknown' && isTelling(answer, at))
  if (good !== undefined) return { state: 'good', source: good.source, answeredAt: good.thisUpdate }
  return { state: 'unknown', why: answers.length > 0 ? 'stale' : 'not-asked' }
}

/** An answer tells of a time that it was given after, or that lies within its own term. */
function isTelling({ thisUpdate, nextUpdate }: Answer, at: Date): boolean {
  const end = nextUpdate?.getTime() ?? thisUpdate.getTime() + FRESH_WITHOUT_END
  return at.getTime() <= end + CLOCK_TOLERANCE
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadEncoding) return undefined
    throw error
  }
}

/** Asks issuers about certificates over the network, and remembers what they said until it ends. */
export class RevocationDesk {
  readonly #now: () => Date
  readonly #kept = new Map<string, { readonly bytes: Buffer; readonly until: number }>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /**
   * Fresh answers about a certificate: OCSP first, the list where that gives nothing.
   * @returns what was answered, and why nothing was
   */
  async gather(
    certificate: Certificate,
    issuer: Certificate,
  ): Promise<{ readonly evidence: Evidence; readonly why?: NoAnswer | 'no-address' }> {
    let why: NoAnswer | 'no-address' = 'no-address'
    for (const address of certificate.ocspAddresses.slice(0, 3)) {
      const result = await this.#status(address, certificate, issuer)
      if (Buffer.isBuffer(result)) return { evidence: { statuses: [result], lists: [] } }
      why = result
    }
    for (const address of certificate.crlAddresses.slice(0, 3)) {
      const result = await this.#list(address, certificate, issuer)
      if (Buffer.isBuffer(result)) return { evidence: { statuses: [], lists: [result] } }
      why = result
    }
    return { evidence: { statuses: [], lists: [] }, why }
  }

  #status(address: string, certificate: Certificate, issuer: Certificate): Promise<Buffer | NoAnswer> {
    const body = { type: 'application/ocsp-request', bytes: statusQuestion(certificate, issuer) }
    const question = { address, body, mostBytes: MOST_STATUS_BYTES, milliseconds: MILLISECONDS }
    return this.#keptOrAsked(`${address} ${certificate.fingerprint}`, question, (raw) => {
      const answer = findStatus(raw, certificate, issuer, [])
      return answer?.state === 'unknown' ? undefined : answer
    })
  }

  #list(address: string, certificate: Certificate, issuer: Certificate): Promise<Buffer | NoAnswer> {
    const question = { address, mostBytes: MOST_LIST_BYTES, milliseconds: LIST_MILLISECONDS }
    return this.#keptOrAsked(address, question, (raw) => readRevocationList(raw).findAnswer(certificate, issuer))
  }

  async #keptOrAsked(
    key: string,
    question: Parameters<typeof ask>[0],
    read: (raw: Buffer) => Answer | undefined,
  ): Promise<Buffer | NoAnswer> {
    const now = this.#now()
    const kept = this.#kept.get(key)
    if (kept !== undefined && kept.until > now.getTime()) return kept.bytes
    try {
      const bytes = await ask(question)
      const answer = attempt(() => read(bytes))
      if (answer === undefined) return 'bad-answer'
      if (!isTelling(answer, now) || answer.thisUpdate.getTime() > now.getTime() + CLOCK_TOLERANCE) return 'bad-answer'
      const end = answer.nextUpdate?.getTime() ?? now.getTime() + FRESH_WITHOUT_END
      // Half an hour at most: a revocation must be seen the same morning, whatever term the issuer gives.
      this.#kept.set(key, { bytes, until: Math.min(end, now.getTime() + 30 * 60_000) })
      return bytes
    } catch (error) {
      if (error instanceof Unanswered) return error.why
      throw error
    }
  }
}
