import { createHash } from 'node:crypto'
import type { Handlers } from '../../../../shared/contract/index.ts'
import type { SignatureVerdict } from '../../../../shared/signing/index.ts'
import { type By, fileVerified } from '../../dossiers/index.ts'
import { draft, isEvent, type Ledger } from '../../ledger/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { DocumentMaker } from '../../printing/index.ts'
import type { Store } from '../../store/index.ts'
import type { Trust, Verified } from '../pades/index.ts'
import type { KeepEvidence, TrustDesk } from '../parts.ts'
import { HeldReports } from './held-reports.ts'
import { type ReportDocumentParts, reportDocument } from './report-document.ts'

/** The calls this room answers. */
export type VerifyingCall = 'signing.verify' | 'signing.verify-file'

export interface VerifyingParts {
  readonly store: Pick<Store, 'withinTransaction'>
  readonly ledger: Pick<Ledger, 'history' | 'append' | 'findPaperKey'>
  readonly papers: Pick<Papers, 'read'>
  readonly trust: Pick<TrustDesk, 'trust' | 'revocation'>
  readonly keepEvidence: KeepEvidence
  readonly people: ReportDocumentParts['people']
  /** Number of a dossier, the temporary one where it has no other; undefined for one that isn't there. */
  readonly codeOf: (dossier: string) => string | undefined
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when something was kept with a dossier. */
  readonly changed: (dossier: string) => void
}

export interface VerifyingRoom {
  readonly handlers: Handlers<VerifyingCall>
  readonly reportDocument: DocumentMaker
}

/** Verifies files that the desk has or is given. Whoever verifies needs to know nothing: what a file holds is never a failure. */
export function createVerifyingRoom(parts: VerifyingParts): VerifyingRoom {
  const { papers, people, codeOf, now } = parts
  const held = new HeldReports()

  const verify = async (bytes: Buffer): Promise<Verified & { readonly trust: Trust | undefined }> => {
    const [{ NO_TRUST, verifyPdf }, trust, desk] = await Promise.all([
      import('../pades/index.ts'),
      parts.trust.trust(),
      parts.trust.revocation(),
    ])
    return { ...(await verifyPdf(bytes, { trust: trust ?? NO_TRUST, now: new Date(now()), desk })), trust }
  }
  const hold = (
    bytes: Buffer,
    { report, trust }: Awaited<ReturnType<typeof verify>>,
    about: { readonly file: string | null; readonly dossierCode: string | null },
  ) => ({
    report,
    print: held.add({
      ...about,
      report,
      bytes: bytes.length,
      digest: createHash('sha256').update(bytes).digest('hex'),
      trust: trust === undefined ? null : { number: trust.number, publisher: trust.publisher },
    }),
  })

  return {
    handlers: {
      'signing.verify': async ({ dossier, address }, { officer }) => {
        const bytes = await papers.read(dossier, address)
        const verified = await verify(bytes)
        await keep(parts, { dossier, address, verified }, { officer: officer.id, now: now() })
        return hold(bytes, verified, { file: null, dossierCode: codeOf(dossier) ?? null })
      },
      'signing.verify-file': async ({ name, content }) => {
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
        return hold(bytes, await verify(bytes), { file: name, dossierCode: null })
      },
    },
    reportDocument: reportDocument({ held, people }),
  }
}

interface VerifiedFile {
  readonly dossier: string
  readonly address: string
  readonly verified: Verified
}

/** Keeps the evidence of a verification with the dossier, unless the same was found before: the ledger tells what is news. */
async function keep(parts: VerifyingParts, { dossier, address, verified }: VerifiedFile, by: By): Promise<void> {
  const { store, ledger, keepEvidence, changed } = parts
  const { report, certificates, statuses, lists } = verified
  const verdicts = report.signatures.map(({ verdict }) => verdict)
  if (verdicts.length === 0 || verdicts.length > MOST_VERDICTS) return
  const isNews = () => !isSame(lastVerdicts(ledger, dossier, address), verdicts)
  if (!isNews()) return
  const evidence = await keepEvidence(dossier, { certificates, statuses, lists, check: null, report })
  const kept = store.withinTransaction(() => {
    // Somebody else may have verified it, or destroyed the dossier's keys, meanwhile.
    if (!isNews() || ledger.findPaperKey(dossier) === undefined) return false
    ledger.append([draft(fileVerified, { dossier, open: { at: by.now, of: address, verdicts, evidence } })], by)
    return true
  })
  if (kept) changed(dossier)
}

/** As many as the event takes. A file with more is reported, but proves nothing that anybody would look for. */
const MOST_VERDICTS = 100

function lastVerdicts(
  ledger: Pick<Ledger, 'history'>,
  dossier: string,
  address: string,
): readonly SignatureVerdict[] | undefined {
  const last = ledger.history(dossier).findLast((event) => isEvent(event, fileVerified) && event.open.of === address)
  return last !== undefined && isEvent(last, fileVerified) ? last.open.verdicts : undefined
}

function isSame(one: readonly SignatureVerdict[] | undefined, other: readonly SignatureVerdict[]): boolean {
  return one !== undefined && one.length === other.length && one.every((verdict, index) => verdict === other[index])
}
