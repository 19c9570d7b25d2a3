import type { SignatureFault } from '../../../../../shared/signing/index.ts'
import type { Certificate } from '../trust/certificate.ts'
import type { Chain } from '../trust/chain.ts'
import { type Evidence, judgeStanding, type RevocationDesk, type Standing } from '../trust/revocation.ts'
import type { Trust } from '../trust/trust-list.ts'
import type { ValidationData } from './validation-data.ts'

interface Wish {
  readonly trust: Trust
  readonly now: Date
  readonly desk?: RevocationDesk
}

/** What is wrong with a chain that leads to nobody in the trust list. */
export const UNVOUCHED: readonly SignatureFault[] = ['issuer-unknown', 'root-not-trusted']

/** Whether certificates stood, by what a file brings and, where that isn't enough, by what issuers say when asked. */
export class Standings {
  readonly #wish: Wish
  #statuses: Buffer[]
  #lists: Buffer[]
  readonly #asked = new Map<string, Awaited<ReturnType<RevocationDesk['gather']>>['why']>()

  constructor(data: ValidationData, wish: Wish) {
    this.#wish = wish
    this.#statuses = [...data.statuses]
    this.#lists = [...data.lists]
  }

  /** Everything that was answered, by the file and by issuers. */
  get gathered(): Evidence {
    return { statuses: this.#statuses, lists: this.#lists }
  }

  /**
   * How a chain stood: as its worst certificate did. The root stands by being in the trust list. Whoever leads to no such root isn't asked:
   * the addresses would be those that a stranger wrote into a file.
   */
  async worstOf({ certificates, faults }: Chain, at: Date): Promise<Standing> {
    const mayAsk = !faults.some((fault) => UNVOUCHED.includes(fault))
    let worst: Standing | undefined
    for (const [index, certificate] of certificates.entries()) {
      const issuer = certificates[index + 1]
      if (issuer === undefined) break
      const standing = await this.#standing(certificate, issuer, at, mayAsk)
      if (standing.state === 'revoked') return standing
      if (worst === undefined || (worst.state === 'good' && standing.state === 'unknown')) worst = standing
    }
    return worst ?? { state: 'unknown', why: 'not-asked' }
  }

  async #standing(certificate: Certificate, issuer: Certificate, at: Date, mayAsk: boolean): Promise<Standing> {
    const { trust, now, desk } = this.#wish
    const judge = () => judgeStanding(certificate, issuer, this.gathered, at, now, trust.responders)
    const known = judge()
    if (known.state !== 'unknown' || desk === undefined || !mayAsk) return known
    if (!this.#asked.has(certificate.fingerprint)) {
      const { evidence, why } = await desk.gather(certificate, issuer)
      this.#asked.set(certificate.fingerprint, why)
      this.#statuses.push(...evidence.statuses)
      this.#lists.push(...evidence.lists)
    }
    const judged = judge()
    const why = this.#asked.get(certificate.fingerprint)
    return judged.state === 'unknown' && why !== undefined ? { state: 'unknown', why } : judged
  }
}

/** Whether evidence alone, without the network, shows that nobody of a signature's and its stamp's chains was revoked. */
export function isComplete(
  data: ValidationData,
  chain: Chain,
  stamp: { readonly time: Date; readonly chain: Chain },
  { trust, now }: Pick<Wish, 'trust' | 'now'>,
): boolean {
  const held = new Set(
    [...data.certificates, ...trust.roots, ...trust.stampRoots].map(({ fingerprint }) => fingerprint),
  )
  return [chain, stamp.chain].every(({ certificates }) =>
    certificates.every((certificate, index) => {
      if (!held.has(certificate.fingerprint)) return false
      const issuer = certificates[index + 1]
      if (issuer === undefined) return true
      return judgeStanding(certificate, issuer, data, stamp.time, now, trust.responders).state === 'good'
    }),
  )
}
