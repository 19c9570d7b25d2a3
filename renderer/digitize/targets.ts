import { useQueries } from '@tanstack/react-query'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import type { DossierPaperFiles } from '../../shared/contract/papers.ts'
import type { DeskError } from '../../shared/errors.ts'
import { desk } from '../contract/desk.ts'
import { questionKey } from '../contract/questions.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { useDraft } from '../drafts/index.ts'
import { RECEPTION_DRAFT } from '../reception/reception-draft.ts'
import type { ReceptionForm } from '../reception/reception-form.ts'
import { PAPER_KEYS } from './page-keys.ts'

/** A paper that pages can be given to, or that says why it takes none. */
export interface Target {
  readonly dossier: string
  readonly code: string
  readonly name: string
  readonly use: 'hand-in' | 'show'
  /** The key that gives pages to it; none for a paper that takes no pages, and beyond the keys there are. */
  readonly key: string | undefined
  readonly file: DossierPaperFiles['file']
  readonly undigitized: DossierPaperFiles['undigitized']
  readonly missing: DossierPaperFiles['missing']
}

/** The papers of one dossier, or of a reception still being typed. */
export interface TargetGroup {
  readonly dossier: string
  /** Null while it is being received. */
  readonly number: string | null
  readonly applicantName: string
  readonly procedure: string
  readonly procedureName: string
  readonly personalNumber: string | null
  /** Whether the desk has the dossier; only then can files be kept with it. */
  readonly kept: boolean
  readonly papers: readonly Target[]
}

export interface Targets {
  readonly groups: readonly TargetGroup[]
  readonly reading: boolean
  /** The dossier the screen is about is neither at the desk nor being received by this officer. */
  readonly unknown: boolean
  readonly error: DeskError | null
}

/**
 * The papers that pages can be given to.
 * @param own the dossier the screen is about, which may still be a draft; null for a stack
 * @param others dossiers that pages of a stack were found to belong to
 */
export function useTargets(own: string | null, others: readonly string[]): Targets {
  const ids = own === null ? others : [own]
  const draft = useDraft(RECEPTION_DRAFT, own ?? NOBODY, own === null)
  const views = useQueries({
    queries: ids.map((id) => ({
      queryKey: questionKey('dossiers.view', { id }),
      queryFn: () => desk.ask('dossiers.view', { id }),
      staleTime: 0,
    })),
  })
  const papers = useQueries({
    queries: ids.map((dossier) => ({
      queryKey: questionKey('papers.of-dossier', { dossier }),
      queryFn: () => desk.ask('papers.of-dossier', { dossier }),
      staleTime: 0,
    })),
  })
  const kept = ids.flatMap((_, place) => {
    const view = views[place]?.data
    return view === undefined ? [] : [groupOf(view, papers[place]?.data?.papers ?? [])]
  })
  const failure = [...views, ...papers].find(({ error }) => error !== null)?.error ?? null
  const isUnknown = failure?.code === 'dossiers.unknown'
  const typed = own !== null && isUnknown ? draft.content : undefined
  const groups = own !== null && typed ? [groupOfDraft(own, typed)] : kept
  return {
    groups: withKeys(groups),
    reading: [...views, ...papers].some(({ isLoading }) => isLoading) || (isUnknown && draft.found === 'reading'),
    unknown: isUnknown && typed === undefined && draft.found !== 'reading',
    error: isUnknown ? null : failure,
  }
}

/** Stands for no dossier where the hook of drafts needs one: it is asked for as new, and so never looked for. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

function groupOf(view: DossierView, papers: readonly DossierPaperFiles[]): TargetGroup {
  return {
    dossier: view.row.id,
    number: numberOf(view.row),
    applicantName: view.row.applicantName,
    procedure: view.row.procedure,
    procedureName: view.row.procedureName,
    personalNumber: view.applicant?.personalNumber ?? null,
    kept: true,
    papers: papers.map((paper) => ({ dossier: view.row.id, key: undefined, ...paper })),
  }
}

function groupOfDraft(dossier: string, form: ReceptionForm): TargetGroup {
  return {
    dossier,
    number: null,
    applicantName: form.applicant.name,
    procedure: form.procedure,
    procedureName: form.procedureName,
    personalNumber: form.applicant.personalNumber || null,
    kept: false,
    papers: form.papers
      .filter(({ present }) => present)
      .map(({ code, name, use }) => ({
        dossier,
        code,
        name,
        use,
        key: undefined,
        file: null,
        undigitized: null,
        missing: null,
      })),
  }
}

/** Gives a key to every paper that takes pages, as far as there are keys. */
function withKeys(groups: readonly TargetGroup[]): TargetGroup[] {
  let place = 0
  return groups.map((group) => ({
    ...group,
    papers: group.papers.map((paper) => ({
      ...paper,
      key: takesPages(paper) && place < PAPER_KEYS.length ? PAPER_KEYS[place++] : undefined,
    })),
  }))
}

/** The paper that a key gives pages to. */
export function targetAt(groups: readonly TargetGroup[], place: number): Target | undefined {
  const key = PAPER_KEYS[place]
  return groups.flatMap(({ papers }) => papers).find((paper) => paper.key === key)
}

/** The words for a paper by where pages say they belong; undefined for one that is not known here. */
export function findTarget(
  groups: readonly TargetGroup[],
  paper: { readonly dossier: string; readonly code: string } | null,
): Target | undefined {
  if (paper === null) return undefined
  return groups
    .flatMap(({ papers }) => papers)
    .find(({ dossier, code }) => dossier === paper.dossier && code === paper.code)
}

/** Whether pages can be given to a paper: one that was only shown, or that is secret, is never digitized. */
export function takesPages({ use, undigitized }: Pick<Target, 'use' | 'undigitized'>): boolean {
  return use === 'hand-in' && undigitized?.why !== 'secret'
}
