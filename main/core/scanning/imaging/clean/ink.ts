import { localMeans, type Plane } from './planes.ts'

/** Ink is told from paper by what lies around it, within this many dots: shadows and tinted paper are no ink. */
const AROUND = 12

/**
 * Where there is ink: 1 for every dot darker than a share of what lies around it.
 * @param share 0.8 finds print and pencil, and not what shines through
 */
export function inkOf(plane: Plane, share: number): Plane {
  const { width, height, data } = plane
  const around = meansAround(plane)
  const ink = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) {
    if ((data[at] ?? 0) < (around.data[at] ?? 0) * share) ink[at] = 1
  }
  return { width, height, data: ink }
}

/** Several rules ask for the ink of the same plane, each with a share of its own. */
const knownMeans = new WeakMap<Plane, Plane>()

function meansAround(plane: Plane): Plane {
  const known = knownMeans.get(plane) ?? localMeans(plane, AROUND)
  knownMeans.set(plane, known)
  return known
}

/** A patch of dots that touch each other, its size and its place. */
export interface Patch {
  readonly dots: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** One of its dots. */
  readonly at: number
}

/** The patches of ink, eight neighbours each. */
export function patchesOf({ width, height, data }: Plane): Patch[] {
  const unseen = data.slice()
  const open: number[] = []
  const patches: Patch[] = []
  for (let start = unseen.indexOf(1); start >= 0; start = unseen.indexOf(1, start + 1)) {
    let dots = 0
    let [left, top, right, bottom] = [width, height, 0, 0]
    open.push(start)
    unseen[start] = 0
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % width
      const y = (at - x) / width
      dots += 1
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      for (let dy = y > 0 ? -width : 0; dy <= (y < height - 1 ? width : 0); dy += width) {
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx += 1) {
          const next = at + dy + dx
          if (unseen[next] !== 1) continue
          unseen[next] = 0
          open.push(next)
        }
      }
    }
    patches.push({ dots, left, top, right, bottom, at: start })
  }
  return patches
}
