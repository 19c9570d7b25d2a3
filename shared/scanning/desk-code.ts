import { checkDigits, findCodeInQr } from '../dossier/qr.ts'

/** Marks of the QR codes that sort pages: of a paper of a dossier, and of separator sheets. A receipt has the mark of its dossier. */
const PAPER_MARK = 'MCP1'
const SEPARATOR_MARK = 'MCS1'
const DOSSIER_MARK = 'MCD1'

const SEPARATORS = { NEW: 'paper', END: 'end' } as const

/** What a separator sheet says: a new paper begins, or all that was said before ends. */
export type Separator = (typeof SEPARATORS)[keyof typeof SEPARATORS]

/** Paper codes that a label can carry: those of the catalogue. */
const PAPER_CODE = /^[a-z0-9-]{2,60}$/
const DOSSIER_CODE = /^[A-Z0-9][A-Z0-9.-]{2,58}[A-Z0-9]$/

/** What a code on a scanned page says; `damaged` begins like one of ours and isn't whole. */
export type DeskCode =
  | { readonly kind: 'dossier'; readonly dossier: string }
  | { readonly kind: 'paper'; readonly dossier: string; readonly paper: string }
  | { readonly kind: 'separator'; readonly separator: Separator }
  | { readonly kind: 'damaged' }

/** Whether a paper can have a label at all: one that an officer entered by hand under another code has none. */
export function isLabelable(paper: string): boolean {
  return PAPER_CODE.test(paper)
}

/**
 * The QR of a label for a paper of a dossier: `MCP1|<dossier code>|<paper code>|<check>`, with the check digits of
 * {@link checkDigits} over both codes. It names nobody.
 * @throws Error when a code has other signs than those of its kind
 */
export function paperLabelQr(dossier: string, paper: string): string {
  if (!DOSSIER_CODE.test(dossier) || !isLabelable(paper)) throw new Error('Not a code that a label can carry')
  return `${PAPER_MARK}|${dossier}|${paper}|${paperCheck(dossier, paper)}`
}

/** The QR of a separator sheet: `MCS1|NEW|<check>` or `MCS1|END|<check>`. */
export function separatorQr(separator: Separator): string {
  const word = separator === 'paper' ? 'NEW' : 'END'
  return `${SEPARATOR_MARK}|${word}|${checkDigits(SEPARATOR_MARK + word)}`
}

/** What a code found on a page says; undefined when it is none of ours, whatever it is. */
export function readDeskCode(text: string): DeskCode | undefined {
  const [mark = '', ...parts] = text.split('|')
  if (mark === PAPER_MARK) return readPaperLabel(parts)
  if (mark === SEPARATOR_MARK) return readSeparator(text)
  if (mark === DOSSIER_MARK) {
    const dossier = findCodeInQr(text)
    return dossier === undefined || text !== `${DOSSIER_MARK}|${dossier}|${parts.at(-1)}`
      ? { kind: 'damaged' }
      : { kind: 'dossier', dossier }
  }
  return [PAPER_MARK, SEPARATOR_MARK, DOSSIER_MARK].some((ours) => text.startsWith(ours))
    ? { kind: 'damaged' }
    : undefined
}

function readPaperLabel(parts: readonly string[]): DeskCode {
  const [dossier = '', paper = '', check, ...more] = parts
  const isWhole =
    more.length === 0 && DOSSIER_CODE.test(dossier) && PAPER_CODE.test(paper) && check === paperCheck(dossier, paper)
  return isWhole ? { kind: 'paper', dossier, paper } : { kind: 'damaged' }
}

function readSeparator(text: string): DeskCode {
  const separator = Object.values(SEPARATORS).find((each) => separatorQr(each) === text)
  return separator === undefined ? { kind: 'damaged' } : { kind: 'separator', separator }
}

/** Hyphens stand where letters could move across otherwise: they are counted as a letter. */
function paperCheck(dossier: string, paper: string): string {
  return checkDigits(`${dossier}X${paper.toUpperCase()}`.replaceAll('-', 'X'))
}
