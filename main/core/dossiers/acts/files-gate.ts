import type { ActInput } from '../../../../shared/contract/dossiers.ts'
import { missingOf } from '../../../../shared/dossier/paper-files.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Right } from '../../../../shared/people/roles.ts'
import type { Papers } from '../../papers/index.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import type { KeptAct } from './acts.ts'

/** What passes a check only by somebody's word: an officer with this right, who says why. */
const MAY_PASS_OVER: Right = 'decide'

interface Standing {
  readonly record: DossierRecord
  readonly past: DossierPast
  readonly rights: ReadonlySet<Right>
  /** Whether the commune digitizes papers before it forwards (NQ 27/NQ-CP 2025). */
  readonly digitizeFirst: boolean
}

type Leaving = Extract<KeptAct, { readonly act: 'forward' | 'take-over' | 'complete' }>

/** Whether an act takes a dossier that is at the counter on to be processed, or settles it at once. */
function isLeaving(act: KeptAct): act is Leaving {
  return act.act === 'forward' || act.act === 'take-over' || act.act === 'complete'
}

/**
 * The check before a dossier leaves the counter, however it does: every paper that has a file shows as many pictures as pages
 * (TT 01/2023/TT-VPCP, Điều 8), and, where the commune says so, every paper has one before anybody processes it (NQ 27/NQ-CP 2025).
 * An officer who may decide passes it over with a reason, which stays in the act; a reason that was not needed does not.
 * @throws DeskError papers.not-digitized with the names of the `papers`
 */
export function checkedLeaving(act: KeptAct, standing: Standing): KeptAct {
  if (!isLeaving(act)) return act
  if (isPassedOver(act.withoutFiles, standing)) return act
  const { withoutFiles: _, ...needless } = act
  return needless
}

/**
 * Whether a dossier leaves the counter by somebody's word only.
 * @throws DeskError papers.not-digitized as {@link checkedLeaving}
 */
export function isPassedOver(
  withoutFiles: string | undefined,
  { record, past, rights, digitizeFirst }: Standing,
): boolean {
  if (record.state !== 'received') return false
  const missing = past.papers.filter(({ paper, filed }) => {
    const what = missingOf(paper, filed, past.channel)
    return what === 'pages' || (what === 'file' && digitizeFirst)
  })
  if (missing.length === 0) return false
  if (withoutFiles !== undefined && rights.has(MAY_PASS_OVER)) return true
  throw new DeskError('papers.not-digitized', { papers: missing.map(({ paper }) => paper.name).join('; ') })
}

type Return = Extract<KeptAct, { readonly act: 'hand-over' | 'post' | 'send-electronically' }>

/** Whether an act gives the result to the citizen. */
export function isReturn(act: KeptAct | ActInput): act is Return {
  return act.act === 'hand-over' || act.act === 'post' || act.act === 'send-electronically'
}

/**
 * The check before a result is returned: its file is there and can be read to its end. An officer who may decide passes it over
 * with a reason, which stays in the act; a reason that was not needed does not.
 * @throws DeskError papers.result-unreadable
 */
export async function checkedReturn(
  act: Return,
  past: DossierPast,
  rights: ReadonlySet<Right>,
  papers: Pick<Papers, 'isReadable'>,
): Promise<Return> {
  const { result } = past
  if (result !== undefined && (await papers.isReadable(act.dossier, result.file.address))) {
    const { withoutFile: _, ...needless } = act
    return needless
  }
  if (act.withoutFile !== undefined && rights.has(MAY_PASS_OVER)) return act
  throw new DeskError('papers.result-unreadable')
}
