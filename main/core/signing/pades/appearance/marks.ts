import type { ViewedBox } from './appearance.ts'

/** Points of a millimetre. */
const MILLIMETRE = 72 / 25.4

/** Where and how NĐ 30/2020/NĐ-CP, Phụ lục I wants what is seen of signatures. */
export const MARK = {
  /** Times New Roman 10, upright, black. */
  letterSize: 10,
  /** Margins of a page within which the marks at the top stay: right 15-20 mm, top 20-25 mm; the least of each, since text begins there. */
  rightMargin: 15 * MILLIMETRE,
  headMargin: 20 * MILLIMETRE,
  /** How far from the upper edge a mark begins, and how near it may come where it is high: printers reach that far. */
  topMargin: 10 * MILLIMETRE,
  leastTop: 4 * MILLIMETRE,
  /** Height that a handwritten signature gets when its place is found by the name below it. */
  signatureHeight: 22 * MILLIMETRE,
  signatureWidth: 50 * MILLIMETRE,
  /** Diameter of a commune's seal; from general knowledge, not from the decree. */
  sealDiameter: 36 * MILLIMETRE,
} as const

/** The forms of an e-copy (NĐ 30/2020/NĐ-CP, Điều 25). */
export const COPY_FORMS = { full: 'SAO Y', extractFromCopy: 'SAO LỤC', extract: 'TRÍCH SAO' } as const
export type CopyForm = keyof typeof COPY_FORMS

/** Lines of an e-copy's mark: its form, the agency, the time with its zone. */
export const copyLines = (form: CopyForm, agency: string, at: Date): string[] => [
  COPY_FORMS[form],
  agency,
  `Thời gian ký: ${vietnamTime(at)}`,
]

/** Lines of the mark on an attachment in a file of its own: number and notation of its document, the time with its zone. */
export const attachmentLines = (numberAndNotation: string, at: Date): string[] => [
  numberAndNotation,
  `Thời gian ký: ${vietnamTime(at)}`,
]

/** A time of ISO 8601 in Vietnam's zone, whichever one the machine is in. */
export function vietnamTime(at: Date): string {
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}

type Size = { readonly width: number; readonly height: number }

/** The box of a mark at the top right of a page as it is seen: a high one begins higher, so that it ends where the head of the page begins. */
export function topRight(page: Size, mark: Size): ViewedBox {
  const width = Math.min(mark.width, page.width)
  const top = Math.min(MARK.topMargin, Math.max(MARK.leastTop, MARK.headMargin - mark.height))
  return {
    x: Math.max(0, page.width - MARK.rightMargin - width),
    y: Math.max(0, page.height - top - mark.height),
    width,
    height: Math.min(mark.height, page.height),
  }
}

/** The box of a handwritten signature: in the middle above the name of who signs. */
export function aboveName(name: ViewedBox, page: Size): ViewedBox {
  const { signatureWidth: width, signatureHeight: height } = MARK
  return within({ x: name.x + name.width / 2 - width / 2, y: name.y + name.height + 2, width, height }, page)
}

/** The box of the seal: over the left third of the signature, at its height. */
export function sealOver(signature: ViewedBox, page: Size): ViewedBox {
  const { sealDiameter: side } = MARK
  return within(
    {
      x: signature.x + signature.width / 3 - side,
      y: signature.y + signature.height / 2 - side / 2,
      width: side,
      height: side,
    },
    page,
  )
}

/** Moves a box that sticks out back onto the page, never smaller unless the page is. */
export function within(box: ViewedBox, page: Size): ViewedBox {
  const width = Math.min(box.width, page.width)
  const height = Math.min(box.height, page.height)
  return {
    x: Math.min(Math.max(0, box.x), page.width - width),
    y: Math.min(Math.max(0, box.y), page.height - height),
    width,
    height,
  }
}
