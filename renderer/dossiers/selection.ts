/**
 * Which rows of a list are selected: those chosen one by one, and a stretch from the last one touched to where it was drawn.
 * Rows by identifier, so that a selection outlives rows that come and go.
 */
export interface Selection {
  readonly chosen: ReadonlySet<string>
  /** Where a stretch begins. */
  readonly anchor: string | null
  /** Where it ends; null without a stretch. */
  readonly reach: string | null
}

export const NOTHING_SELECTED: Selection = { chosen: new Set(), anchor: null, reach: null }

/** The selected rows of those that are shown, in their order: a row that left the list is selected no more. */
export function selectedOf({ chosen, anchor, reach }: Selection, order: readonly string[]): ReadonlySet<string> {
  const ends = [order.indexOf(anchor ?? ''), order.indexOf(reach ?? '')]
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  const isInStretch = (place: number) => first >= 0 && place >= first && place <= last
  return new Set(order.filter((id, place) => chosen.has(id) || isInStretch(place)))
}

/** Selects a row, or selects it no more. A stretch begins there next. */
export function toggled(selection: Selection, order: readonly string[], id: string): Selection {
  const chosen = new Set(selectedOf(selection, order))
  if (!chosen.delete(id)) chosen.add(id)
  return { chosen, anchor: id, reach: null }
}

/** Draws the stretch to a row: from the last one touched, otherwise from `from`. */
export function drawnTo(selection: Selection, from: string, to: string): Selection {
  return { ...selection, anchor: selection.anchor ?? from, reach: to }
}

/** Selects every row that is shown, or none when all are. */
export function allOrNone(selection: Selection, order: readonly string[]): Selection {
  if (selectedOf(selection, order).size === order.length) return NOTHING_SELECTED
  return { chosen: new Set(order), anchor: null, reach: null }
}
