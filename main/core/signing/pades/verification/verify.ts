import type {
  PadesLevel,
  SignatureFault,
  SignatureReport,
  SignatureVerdict,
  VerificationReport,
} from '../../../../../shared/signing/index.ts'
import { faultsOf, only, type ReadSignature, readSignedData } from '../cms/read.ts'
import { BadEncoding } from '../der/node.ts'
import { OID } from '../der/oids.ts'
import { digestOf } from '../der/signature-check.ts'
import { PdfFile } from '../pdf/file.ts'
import { BadPdf } from '../pdf/lexer.ts'
import { textOf } from '../pdf/values.ts'
import type { Certificate } from '../trust/certificate.ts'
import { type Chain, faultAt, findChain } from '../trust/chain.ts'
import type { RevocationDesk, Standing } from '../trust/revocation.ts'
import type { Trust } from '../trust/trust-list.ts'
import { changesWhatIsSeen, laterChanges } from './changes.ts'
import { findSignatures, type PlacedSignature } from './signatures.ts'
import { type JudgedStamp, judgeStamp } from './stamps.ts'
import { isComplete, Standings, UNVOUCHED } from './standings.ts'
import { readValidationData } from './validation-data.ts'
import { signerView, standingView } from './views.ts'

export interface VerificationWish {
  /** `NO_TRUST` while there is no list: then nothing is valid, and nothing invalid only for that. */
  readonly trust: Trust
  readonly now: Date
  /** Asks issuers over the network; without it only what the file brings is looked at. */
  readonly desk?: RevocationDesk
}

/** What was found out, and the answers it rests on, to be kept as evidence. */
export interface Verified {
  readonly report: VerificationReport
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
  readonly certificates: readonly Buffer[]
}

/**
 * Verifies every signature of a PDF, whoever made it (TT 15/2025/TT-BKHCN: signer, unit, issuer, time, integrity, validity then and now).
 * Nothing is thrown for what a file holds: a file that can't be read is reported as such.
 */
export async function verifyPdf(bytes: Buffer, wish: VerificationWish): Promise<Verified> {
  const nothing = { statuses: [], lists: [], certificates: [] }
  const told = (state: VerificationReport['state']): Verified => ({
    report: { state, verifiedAt: wish.now.getTime(), signatures: [] },
    ...nothing,
  })
  try {
    const file = new PdfFile(bytes)
    if (file.isEncrypted) return told('encrypted')
    const signatures = findSignatures(file)
    return signatures.length === 0 ? told('unsigned') : await verifyAll(file, signatures, wish)
  } catch (error) {
    if (error instanceof BadPdf || error instanceof BadEncoding) return told('unreadable')
    throw error
  }
}

/** A signature with what is known of it before time stamps around it are looked at. */
interface Read {
  readonly placed: PlacedSignature
  readonly cms: ReadSignature | undefined
  readonly faults: readonly SignatureFault[]
}

async function verifyAll(file: PdfFile, all: readonly PlacedSignature[], wish: VerificationWish): Promise<Verified> {
  const data = readValidationData(file)
  const read = all.map(readPlaced)
  const candidates = [
    ...read.flatMap(({ cms }) => cms?.certificates ?? []),
    ...data.certificates,
    ...wish.trust.intermediates,
  ]
  const standings = new Standings(data, wish)
  const stamps = new Map<PlacedSignature, JudgedStamp>()
  for (const { placed, cms, faults } of read) {
    if (placed.kind !== 'document-time-stamp' || cms === undefined) continue
    const judged = await judgeStamp(placed.value, digestOfSigned(placed), candidates, wish, standings)
    stamps.set(placed, { ...judged, faults: [...faults, ...judged.faults] })
  }
  const signatures: SignatureReport[] = []
  for (const one of read) {
    signatures.push(await reportOf(file, one, { candidates, standings, stamps, wish }))
  }
  return {
    report: { state: 'signed', verifiedAt: wish.now.getTime(), signatures },
    statuses: standings.gathered.statuses,
    lists: standings.gathered.lists,
    certificates: [...new Map(candidates.map(({ fingerprint, raw }) => [fingerprint, raw])).values()],
  }
}

function readPlaced(placed: PlacedSignature): Read {
  const faults = new Set<SignatureFault>(placed.faults)
  const isKnown = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'].includes(placed.subFilter ?? '')
  if (!isKnown) return { placed, cms: undefined, faults: [...faults.add('kind-unknown')] }
  if (placed.value.length === 0) return { placed, cms: undefined, faults: [...faults] }
  try {
    const cms = readSignedData(placed.value)
    if (placed.kind === 'signature') {
      if (cms.content !== undefined || cms.contentType !== OID.data) faults.add('wrong-content-type')
      const bound = placed.subFilter === 'ETSI.CAdES.detached'
      for (const fault of faultsOf(cms, digestOfSigned(placed), bound)) faults.add(fault)
    }
    return { placed, cms, faults: [...faults] }
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error
    return { placed, cms: undefined, faults: [...faults.add('value-unreadable')] }
  }
}

interface Surroundings {
  readonly candidates: readonly Certificate[]
  readonly standings: Standings
  readonly stamps: ReadonlyMap<PlacedSignature, JudgedStamp>
  readonly wish: VerificationWish
}

async function reportOf(file: PdfFile, { placed, cms, faults }: Read, around: Surroundings): Promise<SignatureReport> {
  const { candidates, standings, stamps, wish } = around
  const isStamp = placed.kind === 'document-time-stamp'
  const own = isStamp ? stamps.get(placed) : await ownStamp(cms, around)
  const later = [...stamps].filter(([other]) => (other.end ?? 0) > (placed.end ?? 0)).map(([, judged]) => judged)
  const stamp = [own, ...later].find((judged) => judged !== undefined && judged.faults.length === 0)
  const signer = cms?.signer
  const roots = isStamp ? wish.trust.stampRoots : wish.trust.roots
  const chain: Chain =
    signer === undefined
      ? { certificates: [], faults: [] }
      : findChain(signer, candidates, roots, isStamp ? 'time-stamping' : 'signing')
  const claimedAt = dateOf(textOf(file.resolve(placed.dictionary.get('M'))))
  const hasList = wish.trust.roots.length > 0
  const counts = (fault: SignatureFault): boolean => hasList || !UNVOUCHED.includes(fault)
  const found = new Set<SignatureFault>(
    [...faults, ...(isStamp ? (own?.faults ?? []) : []), ...chain.faults].filter(counts),
  )
  const dateFault = faultAt(chain, stamp?.time ?? claimedAt ?? wish.now)
  if (dateFault !== undefined) found.add(dateFault)
  const changes = placed.end === undefined ? [] : laterChanges(file, placed.end)
  if (changesWhatIsSeen(changes)) found.add('changed-after')
  const standingAt = async (certificates: Chain['certificates'], at: Date): Promise<Standing> => {
    const standing = await standings.worstOf({ ...chain, certificates }, at)
    return hasList || standing.state === 'revoked' ? standing : { state: 'unknown', why: 'no-trust-list' }
  }
  const then = await standingAt(chain.certificates, stamp?.time ?? wish.now)
  const now = await standingAt(chain.certificates.slice(0, 2), wish.now)
  if (then.state === 'revoked') found.add('revoked')
  const isCertificateValidNow = signer !== undefined && faultAt({ certificates: [signer] }, wish.now) === undefined
  const isPast = stamp === undefined && !isCertificateValidNow
  return {
    field: placed.field,
    kind: placed.kind,
    verdict: verdictOf([...found], then, isPast),
    faults: [...found],
    isIntact:
      cms !== undefined &&
      !faults.some((fault) => BREAKING.includes(fault)) &&
      !(isStamp && own?.faults.includes('other-imprint') === true),
    signer: signer === undefined ? null : signerView(signer),
    reason: textOf(file.resolve(placed.dictionary.get('Reason'))) ?? null,
    claimedAt: claimedAt?.getTime() ?? null,
    stampedAt: stamp?.time.getTime() ?? null,
    stampAuthority: stamp?.signer === undefined ? null : signerView(stamp.signer),
    stampFaults: [...new Set(own?.faults.filter(counts) ?? [])],
    coversWholeFile: changes.length === 0 && placed.end !== undefined,
    laterChanges: changes,
    standingThen: standingView(then),
    standingNow: standingView(now),
    isCertificateValidNow,
    level:
      isStamp || found.size > 0 || placed.subFilter !== 'ETSI.CAdES.detached'
        ? null
        : levelOf(file, chain, stamp, around),
  }
}

/** Faults after which the signed bytes aren't what was signed, or nobody can say. */
const BREAKING: readonly SignatureFault[] = [
  'range-broken',
  'range-does-not-fit',
  'dictionary-ambiguous',
  'value-unreadable',
  'value-trailing',
  'kind-unknown',
  'no-signer',
  'several-signers',
  'unknown-algorithm',
  'digest-mismatch',
  'signature-mismatch',
  'wrong-content-type',
]

function verdictOf(faults: readonly SignatureFault[], then: Standing, isPast: boolean): SignatureVerdict {
  if (faults.length > 0) return 'invalid'
  return then.state === 'good' && !isPast ? 'valid' : 'unchecked'
}

async function ownStamp(cms: ReadSignature | undefined, around: Surroundings): Promise<JudgedStamp | undefined> {
  const raw = cms === undefined ? undefined : only(cms.unsigned, OID.signatureTimeStamp)?.raw
  if (cms === undefined || raw === undefined) return undefined
  return judgeStamp(raw, (hash) => digestOf(hash, cms.value), around.candidates, around.wish, around.standings)
}

function levelOf(
  file: PdfFile,
  chain: Chain,
  stamp: JudgedStamp | undefined,
  { stamps, wish }: Surroundings,
): PadesLevel {
  if (stamp === undefined) return 'B-B'
  if (!isComplete(readValidationData(file), chain, stamp, wish)) return 'B-T'
  const isKept = [...stamps].some(([placed, judged]) => {
    if (judged.faults.length > 0 || placed.end === undefined) return false
    const revision = findRevision(file, placed.end)
    return revision !== undefined && isComplete(readValidationData(revision), chain, stamp, wish)
  })
  return isKept ? 'B-LTA' : 'B-LT'
}

/** A file as it was when it ended earlier; undefined if it wasn't whole then. */
function findRevision(file: PdfFile, end: number): PdfFile | undefined {
  try {
    return new PdfFile(file.bytes.subarray(0, end))
  } catch (error) {
    if (error instanceof BadPdf) return undefined
    throw error
  }
}

const digestOfSigned =
  ({ signed }: PlacedSignature) =>
  (hash: string): Buffer =>
    digestOf(hash, ...signed)

/** A date of PDF (ISO 32000-1, 7.9.4). */
function dateOf(text: string | undefined): Date | undefined {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(text ?? '')
  if (parts === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const offset = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === '-' ? -1 : 1)
  const time = Date.UTC(year, month - 1, day, hour, minute - offset, second)
  return Number.isNaN(time) ? undefined : new Date(time)
}
