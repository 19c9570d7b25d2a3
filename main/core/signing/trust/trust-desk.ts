import { createHash } from 'node:crypto'
import type { TrustView } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { SignedTrustList, TrustList } from '../../../../shared/signing/index.ts'
import type { By } from '../../dossiers/index.ts'
import { draft, type Ledger } from '../../ledger/index.ts'
import type { Store } from '../../store/index.ts'
import { trustListTaken } from '../events.ts'
import type { RevocationDesk, StampAuthorities, Trust } from '../pades/index.ts'
import type { CheckedCertificate, TrustDesk } from '../parts.ts'
import type { TakenList, TrustTable } from './trust-table.ts'

export interface TrustDeskParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly table: TrustTable
  /** The province's root that lists are signed under, PEM; null where the province laid none. */
  readonly authority: string | null
  /** Signatures without a time stamp that one will be got for. */
  readonly countOwedStamps: () => number
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of failures that must not stop anybody. */
  readonly report: (task: string, error: unknown) => void
}

/** Authorities of one list. */
interface HeldStamps {
  readonly trust: Trust
  readonly authorities: StampAuthorities
}

const pades = () => import('../pades/index.ts')

/** Trust by the province's signed lists. A list is read anew from its text under the province's root: what lies in a table proves nothing. */
export class ListTrustDesk implements TrustDesk {
  readonly #parts: TrustDeskParts
  /** The list as it was read, for who asks at every file; nothing until somebody does, and once another one was taken in. */
  #held: Promise<Trust | undefined> | undefined
  #stamps: HeldStamps | undefined
  #revocation: RevocationDesk | undefined

  constructor(parts: TrustDeskParts) {
    this.#parts = parts
  }

  trust(): Promise<Trust | undefined> {
    this.#held ??= this.#read()
    return this.#held
  }

  async revocation(): Promise<RevocationDesk> {
    const { RevocationDesk } = await pades()
    this.#revocation ??= new RevocationDesk(() => new Date(this.#parts.now()))
    return this.#revocation
  }

  async stampAuthorities(): Promise<StampAuthorities | undefined> {
    const [trust, { StampAuthorities }] = await Promise.all([this.trust(), pades()])
    if (trust === undefined || trust.stampAddresses.length === 0) return undefined
    if (this.#stamps?.trust !== trust) {
      const now = () => new Date(this.#parts.now())
      this.#stamps = { trust, authorities: new StampAuthorities(trust.stampAddresses, () => trust.stampRoots, now) }
    }
    return this.#stamps.authorities
  }

  async checkCertificate(der: Buffer, issuers: readonly Buffer[], now: number): Promise<CheckedCertificate> {
    const [{ findCertificate }, { checkSigner }] = await Promise.all([import('../tokens/index.ts'), pades()])
    const certificate = findCertificate(der)?.view
    if (certificate === undefined) throw new DeskError('signing.certificate-unusable')
    const [trust, desk] = await Promise.all([this.trust(), this.revocation()])
    const checked = await checkSigner(der, issuers, { trust, now: new Date(now), desk })
    const { chain, statuses, lists, faults, standing } = checked
    return {
      check: { certificate, chain: [...checked.issuers], faults: [...faults], standing, checkedAt: now },
      chain,
      statuses,
      lists,
    }
  }

  /**
   * Takes a list of the province in, in the place of the one before.
   * @throws DeskError signing.trust-authority-missing; signing.trust-list-invalid also for an older list
   */
  async take(text: string, by: By): Promise<void> {
    const { store, ledger, table, authority } = this.#parts
    if (authority === null) throw new DeskError('signing.trust-authority-missing')
    const { readTrustList } = await pades()
    let before: Trust | undefined
    // Two may be taken in at once: the one that was taken first counts for the other.
    do before = await this.trust()
    while (this.#held === undefined)
    store.withinTransaction(() => {
      const trust = readTrustList(text, authority, new Date(by.now), before?.number)
      table.put({ text, takenAt: by.now })
      const digest = createHash('sha256').update(text).digest('hex')
      const open = { at: by.now, number: trust.number, publisher: trust.publisher, digest }
      ledger.append([draft(trustListTaken, { dossier: undefined, open })], by)
      this.#held = undefined
    })
  }

  async view(): Promise<TrustView> {
    const { table, authority, countOwedStamps } = this.#parts
    const taken = table.find()
    const trust = await this.trust()
    const counted = this.#stamps?.trust === trust ? this.#stamps?.authorities.counts : undefined
    return {
      list: taken && trust ? toView(taken, trust) : null,
      hasAuthority: authority !== null,
      stamps: (trust?.stampAddresses ?? []).map((address) => {
        const count = counted?.find((one) => one.address === address)
        const { asked = 0, granted = 0, failedInARow = 0, restsUntil = 0 } = count ?? {}
        return { address, asked, granted, failedInARow, restsUntil: restsUntil > this.#parts.now() ? restsUntil : null }
      }),
      stampsOwed: countOwedStamps(),
    }
  }

  /** Undefined for a list under another root than the province's: an update may have brought a new one. */
  async #read(): Promise<Trust | undefined> {
    const { table, authority, report } = this.#parts
    const taken = table.find()
    if (taken === undefined || authority === null) return undefined
    const { readTrustList } = await pades()
    try {
      // As it was when it was taken in: its signer's certificate may have ended since.
      return readTrustList(taken.text, authority, new Date(taken.takenAt))
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      report('signing.trust', error)
      return undefined
    }
  }
}

function toView({ text, takenAt }: TakenList, trust: Trust): TrustView['list'] {
  const { roots } = TrustList.parse(JSON.parse(SignedTrustList.parse(JSON.parse(text)).list))
  return {
    number: trust.number,
    publisher: trust.publisher,
    takenAt,
    renewBy: trust.renewBy.getTime(),
    roots: trust.roots.map(({ fingerprint, validUntil }, index) => ({
      name: roots[index]?.name ?? '',
      fingerprint,
      validUntil: validUntil.getTime(),
    })),
    stampAddresses: [...trust.stampAddresses],
  }
}
