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

/**
 * The check before a dossier leaves the counter: every paper that has a file shows as many pictures as pages, and, where the
 * commune says so, every paper has one. An officer who may decide passes it over with a reason, which stays in the act; a reason
 * that was not needed does not.
 * @throws DeskError papers.not-digitized with the names of the `papers`
 */
export function checkedForward(act: KeptAct, { record, past, rights, digitizeFirst }: Standing): KeptAct {
  if (act.act !== 'forward') return act
  const { withoutFiles, ...forward } = act
  if (record.state !== 'received') return forward
  const missing = past.papers.filter(({ paper, filed }) => {
    const what = missingOf(paper, filed, past.channel)
    return what === 'pages' || (what === 'file' && digitizeFirst)
  })
  if (missing.length === 0) return forward
  if (withoutFiles !== undefined && rights.has(MAY_PASS_OVER)) return act
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
