import type { PageQuad, QuarterTurn } from '../../../../../shared/scanning/index.ts'

/**
 * Where a dot of the new picture lies in the old one: `x' = (a·x + b·y + c) / w`, `y' = (d·x + e·y + f) / w`, `w = g·x + h·y + 1`
 * times what `i` says; rows of a matrix that maps homogeneous points.
 */
export type Transform = readonly [number, number, number, number, number, number, number, number, number]

/** First `inner`, then `outer`. */
export function compose(outer: Transform, inner: Transform): Transform {
  const row = (r: 0 | 3 | 6, c: 0 | 1 | 2): number =>
    outer[r] * inner[c] +
    outer[(r + 1) as 1 | 4 | 7] * inner[(c + 3) as 3 | 4 | 5] +
    outer[(r + 2) as 2 | 5 | 8] * inner[(c + 6) as 6 | 7 | 8]
  return [row(0, 0), row(0, 1), row(0, 2), row(3, 0), row(3, 1), row(3, 2), row(6, 0), row(6, 1), row(6, 2)]
}

/** Moves by so many dots. */
export function shift(x: number, y: number): Transform {
  return [1, 0, x, 0, 1, y, 0, 0, 1]
}

/** Turns about the origin, degrees to the right (y runs down). */
export function rotation(degrees: number): Transform {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [cos, -sin, 0, sin, cos, 0, 0, 0, 1]
}

/** From the dots of a picture that was turned to those of the picture of this size before. */
export function unturned(turn: QuarterTurn, width: number, height: number): Transform {
  switch (turn) {
    case 0:
      return [1, 0, 0, 0, 1, 0, 0, 0, 1]
    case 90:
      return [0, 1, 0, -1, 0, height - 1, 0, 0, 1]
    case 180:
      return [-1, 0, width - 1, 0, -1, height - 1, 0, 0, 1]
    case 270:
      return [0, -1, width - 1, 1, 0, 0, 0, 0, 1]
  }
}

/**
 * From a rectangle of this size to four corners in dots, by a projection (Heckbert 1989, square to quadrilateral).
 * @param corners top left, top right, bottom right, bottom left
 */
export function ontoQuad(width: number, height: number, corners: PageQuad): Transform {
  const [p0, p1, p2, p3] = corners
  const sumX = p0.x - p1.x + p2.x - p3.x
  const sumY = p0.y - p1.y + p2.y - p3.y
  const [x1, x2, y1, y2] = [p1.x - p2.x, p3.x - p2.x, p1.y - p2.y, p3.y - p2.y]
  const area = x1 * y2 - x2 * y1
  const g = (sumX * y2 - x2 * sumY) / area
  const h = (x1 * sumY - sumX * y1) / area
  const unit: Transform = [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ]
  return compose(unit, [1 / (width - 1), 0, 0, 0, 1 / (height - 1), 0, 0, 0, 1])
}
