import { useMemo, useState } from 'react'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import { allOrNone, drawnTo, NOTHING_SELECTED, type Selection, selectedOf, toggled } from './selection.ts'

/** The rows of a list that something is to be done with, and how that changes. */
export interface SelectedRows {
  readonly ids: ReadonlySet<string>
  readonly toggle: (id: string) => void
  /** From the last one touched, otherwise from `from`, to `to`. */
  readonly drawTo: (from: string, to: string) => void
  readonly toggleAll: () => void
  readonly clear: () => void
}

/**
 * Keeps what is selected of the rows of a list.
 * @param of what the list shows; with another question nothing is selected, since nobody would see what is
 */
export function useSelection(rows: readonly DossierRow[], of: string): SelectedRows {
  const [kept, setKept] = useState({ of, selection: NOTHING_SELECTED })
  const selection = kept.of === of ? kept.selection : NOTHING_SELECTED
  return useMemo(() => {
    const order = rows.map(({ id }) => id)
    const set = (next: Selection) => setKept({ of, selection: next })
    return {
      ids: selectedOf(selection, order),
      toggle: (id) => set(toggled(selection, order, id)),
      drawTo: (from, to) => set(drawnTo(selection, from, to)),
      toggleAll: () => set(allOrNone(selection, order)),
      clear: () => set(NOTHING_SELECTED),
    }
  }, [rows, of, selection])
}
