import { useState } from 'react'

/** How large a page is shown: the whole of it, or so many dots of the screen for one of its own. */
export type Zoom = 'fit' | number

const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2] as const

/** How the page on the screen is looked at. */
export interface Looking {
  readonly zoom: Zoom
  /** As it came from the scanner or the camera, beside what was made of it. */
  readonly original: boolean
  /** The corners of the page are being set by hand. */
  readonly corners: boolean
  readonly zoomTo: (to: 'in' | 'out' | 'toggle') => void
  readonly toggleOriginal: () => void
  readonly setCorners: (on: boolean) => void
}

/** Keeps how pages are looked at; it stays from page to page. */
export function useLooking(): Looking {
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [original, setOriginal] = useState(false)
  const [corners, setCorners] = useState(false)
  return {
    zoom,
    original,
    corners,
    zoomTo: (to) => setZoom(zoomedTo(zoom, to)),
    toggleOriginal: () => setOriginal(!original),
    setCorners,
  }
}

/** The next size: fit and full size in turn, or one step from where it is. Half stands in the middle of what fits. */
export function zoomedTo(zoom: Zoom, to: 'in' | 'out' | 'toggle'): Zoom {
  if (to === 'toggle') return zoom === 'fit' ? 1 : 'fit'
  const now = zoom === 'fit' ? (to === 'in' ? 0.25 : 0) : zoom
  if (to === 'in') return STEPS.find((step) => step > now) ?? 2
  return STEPS.findLast((step) => step < now) ?? 'fit'
}
