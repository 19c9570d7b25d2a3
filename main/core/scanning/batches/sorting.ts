import { type DeskCode, readDeskCode } from '../../../../shared/scanning/index.ts'
import type { PaperName } from './layout/layout.ts'
import type { SortedPage } from './layout/steps.ts'

/** A page that was looked at. */
export interface LookedAtPage {
  readonly id: string
  /** The texts of its QR codes. */
  readonly codes: readonly string[]
  readonly blank: boolean
}

/** What codes are looked up in. */
export interface CodeBook {
  /** The dossier that a code names; undefined when there is none here. */
  readonly findDossier: (code: string) => string | undefined
  /** Whether a dossier has a paper that may get a file. */
  readonly takesPaper: (paper: PaperName) => boolean
}

/** What holds for the pages that come next. */
interface Standing {
  readonly dossier: string | null
  readonly paper: PaperName | null
}

/** What a page's codes say together. */
type Said =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }
  /** A sheet that is not filed; what holds after it. */
  | { readonly kind: 'sheet'; readonly after: Standing }
  /** The first page of a paper, with its label on it. */
  | { readonly kind: 'label'; readonly after: Standing }

/**
 * Sorts pages that came together by their codes (strict by design): a separator or a receipt resets the paper, a label begins one, and a
 * code that is damaged, unknown or contradicts another begins a paper of nobody. Nothing holds before the first code or beyond these
 * pages.
 * @param own the dossier of the batch; codes of any other are unknown there
 */
export function sortByCodes(pages: readonly LookedAtPage[], own: string | null, book: CodeBook): SortedPage[] {
  const nothing: Standing = { dossier: own, paper: null }
  let standing = nothing
  let beginsNext = false
  return pages.map(({ id, codes, blank }): SortedPage => {
    const said = listen(codes, standing, own, book)
    const common = { page: id, separator: false, begins: false, unknownCode: false }
    if (said.kind === 'nothing') {
      const begins = beginsNext && !blank
      if (begins) beginsNext = false
      return { ...common, ...standing, begins }
    }
    standing = said.kind === 'unknown' ? nothing : said.after
    beginsNext = said.kind === 'sheet'
    if (said.kind === 'sheet') return { ...common, dossier: standing.dossier, paper: null, separator: true }
    return { ...common, ...standing, begins: true, unknownCode: said.kind === 'unknown' }
  })
}

function listen(texts: readonly string[], standing: Standing, own: string | null, book: CodeBook): Said {
  const codes = texts.flatMap((text) => readDeskCode(text) ?? [])
  if (codes.length === 0) return { kind: 'nothing' }
  if (codes.some(({ kind }) => kind === 'damaged')) return { kind: 'unknown' }
  const separators = new Set(codes.flatMap((code) => (code.kind === 'separator' ? [code.separator] : [])))
  const named = new Set(codes.flatMap((code) => ('dossier' in code ? [code.dossier] : [])))
  if (separators.size + named.size > 1) return { kind: 'unknown' }
  if (separators.has('end')) return { kind: 'sheet', after: { dossier: own, paper: null } }
  if (separators.has('paper')) return { kind: 'sheet', after: { dossier: standing.dossier, paper: null } }

  const [code = ''] = named
  const dossier = book.findDossier(code)
  if (dossier === undefined || (own !== null && own !== dossier)) return { kind: 'unknown' }
  const papers = new Set(codes.flatMap((each) => (each.kind === 'paper' ? [each.paper] : [])))
  const isSheet = papers.size !== 1 || codes.some(({ kind }: DeskCode) => kind === 'dossier')
  if (isSheet) return { kind: 'sheet', after: { dossier, paper: null } }
  const [label = ''] = papers
  const paper = { dossier, code: label }
  return book.takesPaper(paper) ? { kind: 'label', after: { dossier, paper } } : { kind: 'unknown' }
}
