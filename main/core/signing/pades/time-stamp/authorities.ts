import { randomBytes } from 'node:crypto'
import { BadEncoding, readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { algorithm, integer, octetString, sequence, unsigned, yes } from '../der/write.ts'
import { ask, type NoAnswer, Unanswered } from '../trust/ask.ts'
import type { Certificate } from '../trust/certificate.ts'
import { faultAt, findChain } from '../trust/chain.ts'
import { faultsOfStamp, readStamp } from './token.ts'

/** How an authority did since the desk was started. */
export interface StampCount {
  readonly address: string
  readonly asked: number
  readonly granted: number
  readonly failedInARow: number
  readonly lastFailure: NoAnswer | undefined
  /** Not asked before this time; milliseconds since 1970. */
  readonly restsUntil: number
}

const MOST_BYTES = 64 * 1024
const MILLISECONDS = 8_000
/** How long an authority that failed is left alone: doubled each time. */
const FIRST_REST = 30_000
const LONGEST_REST = 3_600_000

/** Time-stamp authorities (RFC 3161) in the order in which they are asked. One that fails is left alone for longer and longer. */
export class StampAuthorities {
  readonly #addresses: readonly string[]
  readonly #roots: () => readonly Certificate[]
  readonly #now: () => Date
  readonly #counts = new Map<string, StampCount>()

  /** @param roots whom a stamp's authority must lead to, asked for anew each time since the trust list may change */
  constructor(addresses: readonly string[], roots: () => readonly Certificate[], now: () => Date) {
    this.#addresses = addresses
    this.#roots = roots
    this.#now = now
  }

  get counts(): StampCount[] {
    return this.#addresses.map((address) => this.#countOf(address))
  }

  /** A stamp over a SHA-256, or undefined when no authority gave a right one. */
  async findStamp(digest: Buffer): Promise<Buffer | undefined> {
    for (const address of this.#addresses) {
      if (this.#countOf(address).restsUntil > this.#now().getTime()) continue
      const stamp = await this.#ask(address, digest)
      if (stamp !== undefined) return stamp
    }
    return undefined
  }

  async #ask(address: string, digest: Buffer): Promise<Buffer | undefined> {
    try {
      const stamp = await this.#getStamp(address, digest)
      const { asked, granted } = this.#countOf(address)
      const count = { asked: asked + 1, granted: granted + 1, failedInARow: 0, lastFailure: undefined, restsUntil: 0 }
      this.#counts.set(address, { address, ...count })
      return stamp
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      const { asked, granted, failedInARow } = this.#countOf(address)
      this.#counts.set(address, {
        address,
        asked: asked + 1,
        granted,
        failedInARow: failedInARow + 1,
        lastFailure: error.why,
        restsUntil: this.#now().getTime() + Math.min(LONGEST_REST, FIRST_REST * 2 ** failedInARow),
      })
      return undefined
    }
  }

  async #getStamp(address: string, digest: Buffer): Promise<Buffer> {
    const nonce = unsigned(randomBytes(8))
    const imprint = sequence(algorithm(OID.sha256), octetString(digest))
    const answer = await ask({
      address,
      body: { type: 'application/timestamp-query', bytes: sequence(integer(1), imprint, nonce, yes()) },
      mostBytes: MOST_BYTES,
      milliseconds: MILLISECONDS,
    })
    try {
      const outer = readWholeDer(answer)
      // 0 granted, 1 granted with changes; anything else comes with HTTP 200 as well.
      if (outer.at(0).at(0).number > 1) throw new Unanswered('refused')
      const token = outer.at(1).raw
      const stamp = readStamp(token)
      const isRight =
        faultsOfStamp(stamp, () => digest).length === 0 &&
        stamp.hash === 'sha256' &&
        stamp.nonce === readWholeDer(nonce).hex &&
        this.#isTrusted(stamp.cms.signer, stamp.cms.certificates)
      if (!isRight) throw new Unanswered('bad-answer')
      return token
    } catch (cause) {
      throw cause instanceof BadEncoding ? new Unanswered('bad-answer', { cause }) : cause
    }
  }

  #isTrusted(signer: Certificate | undefined, candidates: readonly Certificate[]): boolean {
    if (signer === undefined) return false
    const chain = findChain(signer, candidates, this.#roots(), 'time-stamping')
    return chain.faults.length === 0 && faultAt(chain, this.#now()) === undefined
  }

  #countOf(address: string): StampCount {
    const none = { asked: 0, granted: 0, failedInARow: 0, lastFailure: undefined, restsUntil: 0 }
    return this.#counts.get(address) ?? { address, ...none }
  }
}
