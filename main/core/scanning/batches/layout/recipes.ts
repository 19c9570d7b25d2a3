import type { PageRecipe } from '../../../../../shared/scanning/index.ts'
import { type PageEdit, turnedBy } from './layout.ts'

/** What is left out for a page as it was scanned, which is only turned upright, and cut or coloured where an officer says so. */
const AS_SCANNED = { skew: 0, crop: null, whiten: false } as const

/** The recipe that an officer wants, of the one that the program proposes for a page. */
export function wantedRecipe(proposed: PageRecipe, { turn, quad, colour, clean }: PageEdit): PageRecipe {
  const turned = { ...proposed, turn: turnedBy(proposed.turn, turn) }
  if (!clean) return { ...turned, ...AS_SCANNED, quad, colour: colour ?? 'colour' }
  // Corners say all of where the sheet lies: a rectangle and a slant that were found before say it another time.
  const cut = quad === null ? turned : { ...turned, quad, skew: 0, crop: null }
  return colour === null ? cut : { ...cut, colour }
}

/** Whether two recipes make the same picture. */
export function isSameRecipe(one: PageRecipe, other: PageRecipe): boolean {
  return recipeText(one) === recipeText(other)
}

function recipeText({ quad, skew, crop, turn, whiten, colour }: PageRecipe): string {
  const corners = quad?.map(({ x, y }) => [x, y]) ?? null
  const rectangle = crop === null ? null : [crop.left, crop.top, crop.width, crop.height]
  return JSON.stringify([corners, skew, rectangle, turn, whiten, colour])
}
