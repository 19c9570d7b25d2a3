import type { SignatureFault } from '../../../../../shared/signing/index.ts'
import { BadEncoding } from '../der/node.ts'
import { faultsOfStamp, readStamp } from '../time-stamp/token.ts'
import type { Certificate } from '../trust/certificate.ts'
import { type Chain, faultAt, findChain } from '../trust/chain.ts'
import { CLOCK_TOLERANCE } from '../trust/revocation.ts'
import type { Trust } from '../trust/trust-list.ts'
import type { Standings } from './standings.ts'

/** A time stamp and whether it is relied upon: only without faults. */
export interface JudgedStamp {
  readonly time: Date
  readonly signer: Certificate | undefined
  readonly chain: Chain
  readonly faults: readonly SignatureFault[]
}

/** Judges a time stamp over bytes: its own numbers, its authority, and whether that was revoked when it stamped. */
export async function judgeStamp(
  raw: Buffer,
  digest: (hash: string) => Buffer,
  candidates: readonly Certificate[],
  { trust, now }: { readonly trust: Trust; readonly now: Date },
  standings: Standings,
): Promise<JudgedStamp> {
  try {
    const stamp = readStamp(raw)
    const faults = new Set<SignatureFault>(faultsOfStamp(stamp, digest))
    const { signer } = stamp.cms
    if (signer === undefined) return { time: stamp.time, signer, chain: NO_CHAIN, faults: [...faults] }
    const chain = findChain(signer, [...stamp.cms.certificates, ...candidates], trust.stampRoots, 'time-stamping')
    for (const fault of chain.faults) faults.add(fault)
    const isOfFuture = stamp.time.getTime() > now.getTime() + CLOCK_TOLERANCE
    const dateFault = isOfFuture ? 'not-yet-valid' : faultAt(chain, stamp.time)
    if (dateFault !== undefined) faults.add(dateFault)
    if ((await standings.worstOf(chain, stamp.time)).state === 'revoked') faults.add('revoked')
    return { time: stamp.time, signer, chain, faults: [...faults] }
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error
    return { time: now, signer: undefined, chain: NO_CHAIN, faults: ['value-unreadable'] }
  }
}

const NO_CHAIN: Chain = { certificates: [], faults: [] }
