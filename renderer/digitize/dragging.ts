import type { DragEvent } from 'react'

/** What is dragged within the screen: identifiers of pages, and nothing that another program could read anything out of. */
export const PAGES_DRAGGED = 'application/x-motcua-pages'

/** The pages that were dropped; none when something else was. */
export function pagesDragged({ dataTransfer }: DragEvent): string[] {
  return dataTransfer.getData(PAGES_DRAGGED).split(' ').filter(Boolean)
}
