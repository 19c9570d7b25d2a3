import { DeskError } from '../../../../../shared/errors.ts'
import type { ViewedBox } from '../appearance/appearance.ts'
import type { Page } from '../pdf/pages.ts'

/** The size of a page as it is seen, in points. */
export function viewedSize({ box, turn }: Page): { readonly width: number; readonly height: number } {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  return turn % 180 === 0 ? { width, height } : { width: height, height: width }
}

/**
 * Where a box of the seen page lies in the page's own units, and how what is drawn in it must be turned to be seen upright.
 * @throws DeskError signing.place-outside
 */
export function boxOnPage(
  page: Page,
  box: ViewedBox,
): { readonly rectangle: readonly [number, number, number, number]; readonly matrix: readonly number[] } {
  const size = viewedSize(page)
  const isInside =
    box.x >= 0 &&
    box.y >= 0 &&
    box.width > 0 &&
    box.height > 0 &&
    box.x + box.width <= size.width + 0.01 &&
    box.y + box.height <= size.height + 0.01
  if (!isInside) throw new DeskError('signing.place-outside')
  const [x1, y1] = toOwn(page, box.x, box.y)
  const [x2, y2] = toOwn(page, box.x + box.width, box.y + box.height)
  return {
    rectangle: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
    matrix: MATRICES[page.turn] ?? UPRIGHT,
  }
}

/** A place of the page's own units as it is seen. */
export function toViewed({ box, turn }: Page, x: number, y: number): readonly [number, number] {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  const [right, up] = [x - box[0], y - box[1]]
  if (turn === 90) return [up, width - right]
  if (turn === 180) return [width - right, height - up]
  if (turn === 270) return [height - up, right]
  return [right, up]
}

const UPRIGHT = [1, 0, 0, 1, 0, 0]
const MATRICES: Readonly<Record<number, readonly number[]>> = {
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
}

function toOwn({ box, turn }: Page, x: number, y: number): readonly [number, number] {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  if (turn === 90) return [box[0] + width - y, box[1] + x]
  if (turn === 180) return [box[0] + width - x, box[1] + height - y]
  if (turn === 270) return [box[0] + y, box[1] + height - x]
  return [box[0] + x, box[1] + y]
}
