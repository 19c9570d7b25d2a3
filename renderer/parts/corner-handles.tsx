import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CORNERS, type Corner, moveCorner, type PagePoint, type PageQuad } from '../../shared/scanning/index.ts'
import classes from './corner-handles.module.css'

/** How far an arrow key moves a corner, as a part of the picture; with Shift, and without. */
const STEP = { coarse: 0.03, fine: 0.004 } as const

const DIRECTIONS: Readonly<Record<string, PagePoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface Properties {
  /** The picture; the corners lie over it, so it must fill its box. */
  readonly children: ReactNode
  readonly quad: PageQuad
  /** Told of every movement. */
  readonly onChange: (quad: PageQuad) => void
  /** Told when a corner was let go, or moved by a key: the time to keep it. */
  readonly onSettle?: (quad: PageQuad) => void
  readonly disabled?: boolean
}

/**
 * The corners of a sheet, set by hand over its photograph: dragged, or moved with the arrow keys (Shift for larger steps). They can
 * never be put so that no sheet is left between them.
 */
export function CornerHandles({ children, quad, onChange, onSettle, disabled = false }: Properties) {
  const { t } = useTranslation('camera')
  const place = useRef<HTMLDivElement>(null)
  const dragged = useRef(false)

  function move(corner: Corner, to: PagePoint): PageQuad {
    const moved = moveCorner(quad, corner, to)
    if (moved !== quad) onChange(moved)
    return moved
  }

  function drag(event: PointerEvent<HTMLElement>, corner: Corner) {
    const box = place.current?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    dragged.current = true
    move(corner, { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height })
  }

  function press(event: KeyboardEvent, corner: Corner) {
    const direction = DIRECTIONS[event.key]
    if (!direction || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    // The list of pages beside it moves with the same keys.
    event.stopPropagation()
    const step = event.shiftKey ? STEP.coarse : STEP.fine
    const at = quad[corner]
    const moved = move(corner, { x: at.x + direction.x * step, y: at.y + direction.y * step })
    if (moved !== quad) onSettle?.(moved)
  }

  return (
    <div ref={place} className={classes.place}>
      {children}
      <svg className={classes.outline} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
        <path
          className={classes.outside}
          fillRule="evenodd"
          d={`M0 0H1V1H0Z M${quad.map(({ x, y }) => `${x} ${y}`).join('L')}Z`}
        />
        <polygon className={classes.line} points={quad.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look over the picture */}
      <div role="group" aria-label={t('corners.label')}>
        {CORNERS.map((corner) => (
          <div
            key={corner}
            role="slider"
            tabIndex={disabled ? -1 : 0}
            className={classes.handle}
            style={{ left: `${quad[corner].x * 100}%`, top: `${quad[corner].y * 100}%` }}
            aria-label={t(`corners.${corner}`)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(quad[corner].x * 100)}
            aria-valuetext={t('corners.at', {
              across: Math.round(quad[corner].x * 100),
              down: Math.round(quad[corner].y * 100),
            })}
            aria-disabled={disabled}
            onKeyDown={(event) => {
              if (!disabled) press(event, corner)
            }}
            onPointerDown={(event) => {
              if (!disabled && event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
            }}
            onPointerMove={(event) => drag(event, corner)}
            onPointerUp={() => {
              if (dragged.current) onSettle?.(quad)
              dragged.current = false
            }}
          />
        ))}
      </div>
    </div>
  )
}
