import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignaturePlace } from '../../shared/signing/index.ts'
import { movedBy, type PageSize, placedAt, scaledBy } from './moving.ts'
import classes from './placed-pages.module.css'

/** How far an arrow key moves the box, in points; with Shift, and without. */
const STEP = { coarse: 36, fine: 4 } as const
/** By how much one press makes it larger. */
const LARGER = 1.1

const DIRECTIONS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface Properties {
  readonly place: SignaturePlace
  /** The page that the box lies over, which it must fill. */
  readonly page: PageSize
  readonly onMove: (place: SignaturePlace) => void
}

/** Where a signature will be seen: dragged with the mouse, or moved with the arrow keys. */
export function PlaceBox({ place, page, onMove }: Properties) {
  const { t } = useTranslation('signing')
  /** Where in the box it was taken hold of, in points. */
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const percent = (part: number, of: number) => `${(part / of) * 100}%`

  function pointOf(event: PointerEvent<HTMLElement>) {
    const sheet = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!sheet) return null
    return {
      x: ((event.clientX - sheet.left) / sheet.width) * page.width,
      y: ((event.clientY - sheet.top) / sheet.height) * page.height,
    }
  }

  function take(event: PointerEvent<HTMLElement>) {
    const point = pointOf(event)
    if (event.button !== 0 || point === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: point.x - place.left, y: point.y - place.top }
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const point = pointOf(event)
    if (held.current === null || point === null) return
    onMove(placedAt(place, { left: point.x - held.current.x, top: point.y - held.current.y }, page))
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const direction = DIRECTIONS[event.key]
    const step = event.shiftKey ? STEP.coarse : STEP.fine
    if (direction) onMove(movedBy(place, { x: direction.x * step, y: direction.y * step }, page))
    else if (event.key === '+' || event.key === '=') onMove(scaledBy(place, LARGER, page))
    else if (event.key === '-') onMove(scaledBy(place, 1 / LARGER, page))
    else return
    event.preventDefault()
    // The list beside it moves with the same keys.
    event.stopPropagation()
  }

  const across = Math.round((place.left / page.width) * 100)
  const down = Math.round((place.top / page.height) * 100)
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes.box}
      style={{
        left: percent(place.left, page.width),
        top: percent(place.top, page.height),
        width: percent(place.width, page.width),
        height: percent(place.height, page.height),
      }}
      aria-label={t('place.box')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={across}
      aria-valuetext={t('place.at', { page: place.page, across, down })}
      data-testid="place"
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null
      }}
    />
  )
}
