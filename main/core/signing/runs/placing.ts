import { DeskError } from '../../../../shared/errors.ts'
import type { SignaturePlace, SigningKind } from '../../../../shared/signing/index.ts'
import {
  aboveName,
  findAnchor,
  MARK,
  type PageLayout,
  type PageSize,
  readLayout,
  sealOver,
  topRight,
  type ViewedBox,
  within,
} from '../pades/index.ts'
import type { Look } from './looks.ts'
import { PICTURED } from './texts.ts'

/** How far from the bottom a signature stands where nothing tells its place, in points: a hand's breadth. */
const DEFAULT_BOTTOM = 200
/** Between marks that stand below each other, in points. */
const GAP = 4

/** Where a signature will be seen, and how that was found: by the signer's name, by the signature that it belongs to, by the rule, or by nothing. */
export interface FoundPlace {
  readonly page: number
  readonly box: ViewedBox
  readonly foundBy: 'name' | 'signature' | 'rule' | 'default'
}

/** What decides where a signature is seen. */
export interface PlaceQuestion {
  readonly pdf: Buffer
  readonly kind: SigningKind
  readonly look: Pick<Look, 'form' | 'size'>
  /** Names under which the signer may stand in the text, the likeliest first. */
  readonly names: readonly string[]
  /** Fingerprints of certificates that approved the file. */
  readonly approvals: readonly string[]
}

/**
 * Finds the place that NĐ 30/2020/NĐ-CP, Phụ lục I gives a signature: the handwriting in the middle above the signer's name, the seal over its left
 * third, all marks at the top right of the first page, below those that stand there already.
 * @throws DeskError signing.pdf-damaged, signing.pdf-encrypted, signing.pdf-too-large
 */
export async function findPlace(question: PlaceQuestion): Promise<FoundPlace & { readonly layout: PageLayout }> {
  const layout = readLayout(question.pdf)
  const found = PICTURED.has(question.kind) ? await besideText(question, layout) : atTheTop(question, layout)
  return { ...found, layout }
}

/**
 * The box of a place that an officer chose. Lines keep their prescribed size: only where they begin is taken from it.
 * @throws DeskError signing.no-such-page; signing.place-outside
 */
export function chosenPlace(
  { page, left, top, width, height }: SignaturePlace,
  { form, size }: Pick<Look, 'form' | 'size'>,
  pages: readonly PageSize[],
): Pick<FoundPlace, 'page' | 'box'> {
  const sheet = pages[page - 1]
  if (sheet === undefined) throw new DeskError('signing.no-such-page', { page })
  if (left >= sheet.width || top >= sheet.height) throw new DeskError('signing.place-outside')
  const wanted = form === 'lines' ? size : { width, height }
  return { page, box: within({ x: left, y: sheet.height - top - wanted.height, ...wanted }, sheet) }
}

/** A box as it is told to screens: from the top left of the page. */
export function placeOf({ page, box }: Pick<FoundPlace, 'page' | 'box'>, pages: readonly PageSize[]): SignaturePlace {
  const height = pages[page - 1]?.height ?? 0
  return { page, left: box.x, top: Math.max(0, height - box.y - box.height), width: box.width, height: box.height }
}

async function besideText(question: PlaceQuestion, layout: PageLayout): Promise<FoundPlace> {
  const { kind, look, approvals } = question
  if (kind === 'issue') {
    const approval = layout.signatures.findLast(
      ({ certificate }) => certificate !== undefined && approvals.includes(certificate),
    )
    if (approval !== undefined) {
      const sheet = pageOf(layout, approval.page)
      return { page: approval.page, box: fitted(sealOver(approval.box, sheet), look, sheet), foundBy: 'signature' }
    }
  }
  const name = kind === 'approval' ? await findName(question) : undefined
  if (name !== undefined) {
    const sheet = pageOf(layout, name.page)
    return { page: name.page, box: fitted(aboveName(name.box, sheet), look, sheet), foundBy: 'name' }
  }
  const page = layout.pages.length
  const sheet = pageOf(layout, page)
  const signature = within(
    {
      x: sheet.width - MARK.rightMargin - MARK.signatureWidth,
      y: DEFAULT_BOTTOM,
      width: MARK.signatureWidth,
      height: MARK.signatureHeight,
    },
    sheet,
  )
  const box = kind === 'issue' ? sealOver(signature, sheet) : signature
  return { page, box: fitted(box, look, sheet), foundBy: 'default' }
}

async function findName({ pdf, names }: PlaceQuestion): Promise<Awaited<ReturnType<typeof findAnchor>> | undefined> {
  for (const name of new Set(names)) {
    try {
      return await findAnchor(pdf, name)
    } catch (error) {
      if (!(error instanceof DeskError && error.code === 'signing.anchor-missing')) throw error
    }
  }
  return undefined
}

function atTheTop({ look }: PlaceQuestion, layout: PageLayout): FoundPlace {
  const sheet = pageOf(layout, 1)
  let box = topRight(sheet, look.size)
  const others = layout.signatures.filter(({ page }) => page === 1).map((signature) => signature.box)
  for (let moved = true; moved; ) {
    const inTheWay = others.find((other) => overlap(box, other))
    const y = inTheWay === undefined ? box.y : inTheWay.y - GAP - box.height
    moved = inTheWay !== undefined && y >= 0
    if (moved) box = { ...box, y }
  }
  return { page: 1, box, foundBy: 'rule' }
}

/** The room that a picture, or lines that stand in for one, need around the middle of the box that the rule gives. */
function fitted(box: ViewedBox, { size }: PlaceQuestion['look'], sheet: PageSize): ViewedBox {
  return within({ x: box.x + (box.width - size.width) / 2, y: box.y + (box.height - size.height) / 2, ...size }, sheet)
}

function overlap(one: ViewedBox, other: ViewedBox): boolean {
  const isBeside = one.x >= other.x + other.width || other.x >= one.x + one.width
  const isAbove = one.y >= other.y + other.height || other.y >= one.y + one.height
  return !isBeside && !isAbove
}

function pageOf({ pages }: PageLayout, number: number): PageSize {
  return pages[number - 1] ?? { width: 595, height: 842 }
}
