import { type CmsFault, faultsOf, type ReadSignature, readSignedData } from '../cms/read.ts'
import { BadEncoding, readWholeDer } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf, findHash } from '../der/signature-check.ts'

/** A time stamp (RFC 3161) as it was read; {@link faultsOfStamp} says whether it is right. */
export interface Stamp {
  readonly time: Date
  readonly hash: string | undefined
  readonly imprint: Buffer
  /** Hexadecimal. */
  readonly nonce: string | undefined
  readonly cms: ReadSignature
}

export type StampFault = CmsFault | 'other-imprint'

/** @throws BadEncoding for what isn't a time stamp */
export function readStamp(raw: Buffer): Stamp {
  const cms = readSignedData(raw)
  if (cms.contentType !== OID.stampContent || cms.content === undefined) throw new BadEncoding('Not a time stamp')
  const information = readWholeDer(cms.content)
  const imprint = information.at(2)
  // After the time: accuracy (SEQUENCE), ordering (BOOLEAN), then the nonce.
  const nonce = information.children.slice(5).find(({ tag }) => tag === 0x02)
  return {
    time: information.at(4).as(0x18).time,
    hash: findHash(imprint.at(0)),
    imprint: imprint.at(1).octets,
    nonce: nonce?.hex,
    cms,
  }
}

/**
 * Everything that is wrong with a time stamp over bytes, apart from whether its authority is trusted.
 * @param digest of the stamped bytes by a digest's name
 */
export function faultsOfStamp(stamp: Stamp, digest: (hash: string) => Buffer): StampFault[] {
  const content = stamp.cms.content ?? Buffer.alloc(0)
  const faults: StampFault[] = faultsOf(stamp.cms, (hash) => digestOf(hash, content), true)
  if (stamp.hash === undefined) faults.push('unknown-algorithm')
  else if (stamp.hash === 'sha1') faults.push('weak-algorithm')
  else if (!stamp.imprint.equals(digest(stamp.hash))) faults.push('other-imprint')
  return faults
}
