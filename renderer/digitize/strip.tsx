import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type DragEvent, type MouseEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchPage } from '../../shared/scanning/index.ts'
import type { Bench } from './bench.ts'
import { PAGES_DRAGGED, pagesDragged } from './dragging.ts'
import type { PageRun, StripRow } from './page-runs.ts'
import { sheetsOf } from './page-runs.ts'
import classes from './strip.module.css'
import { findTarget, type TargetGroup } from './targets.ts'
import { Thumbnail } from './thumbnail.tsx'

const HEADING_HEIGHT = 30
const PAGES_HEIGHT = 146

interface Properties {
  readonly bench: Bench
  readonly groups: readonly TargetGroup[]
  /** Pages were dropped before a page, or at the end. */
  readonly onDrop: (pages: readonly string[], before: BatchPage | null) => void
}

/**
 * The pages as thumbnails, grouped by paper; only those in view are drawn. The keys are the screen's own
 * (see `page-keys.ts`); here pages are pressed and dragged.
 */
export function Strip({ bench, groups, onDrop }: Properties) {
  const { t } = useTranslation('digitize')
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  const { rows, order } = bench
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? HEADING_HEIGHT : PAGES_HEIGHT),
    overscan: 3,
  })
  const active = bench.active && order.includes(bench.active.id) ? bench.active.id : undefined
  const activeRow = rows.findIndex((row) => row.kind === 'pages' && row.pages.some(({ id }) => id === active))
  const measureAnew = useEffectEvent(() => virtual.measure())
  useEffect(() => {
    void rows
    measureAnew()
  }, [rows])
  const reveal = useEffectEvent((row: number) => {
    if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' })
  })
  useEffect(() => reveal(activeRow), [activeRow])

  function press(event: MouseEvent, page: string) {
    if (event.shiftKey) bench.drawTo(page)
    else if (event.ctrlKey) bench.toggle(page)
    else {
      bench.clear()
      bench.show(page)
    }
    scroller.current?.focus({ preventScroll: true })
  }

  const pageId = (page: string) => `${base}-${page}`
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-multiselectable
      aria-label={t(bench.inBin ? 'strip.bin' : 'strip.pages')}
      data-pages
      tabIndex={0}
      className={classes.strip}
      {...(active === undefined ? {} : { 'aria-activedescendant': pageId(active) })}
      onDragOver={(event) => allowDrop(event)}
      onDrop={(event) => take(event, null, onDrop)}
    >
      <div role="presentation" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <div
              key={item.key}
              role="presentation"
              className={classes.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <Row row={row} bench={bench} groups={groups} pageId={pageId} onPress={press} onDrop={onDrop} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface RowProperties extends Properties {
  readonly row: StripRow
  readonly pageId: (page: string) => string
  readonly onPress: (event: MouseEvent, page: string) => void
}

function Row({ row, bench, groups, pageId, onPress, onDrop }: RowProperties) {
  const { t } = useTranslation('digitize')
  /** The page that what is dragged would come before. */
  const [over, setOver] = useState<string | null>(null)
  if (row.kind === 'heading') return <Heading run={row.run} bench={bench} groups={groups} />
  return row.pages.map((page) => {
    const place = bench.order.indexOf(page.id) + 1
    const target = findTarget(groups, page.paper)
    return (
      // The keys are heard by the list: its pages are none of them reached by Tab.
      // biome-ignore lint/a11y/useKeyWithClickEvents: see above
      <div
        key={page.id}
        id={pageId(page.id)}
        role="option"
        tabIndex={-1}
        aria-selected={bench.selected.has(page.id)}
        aria-setsize={bench.order.length}
        aria-posinset={place}
        aria-label={[
          t('strip.page', { place }),
          target?.name ?? (bench.inBin ? '' : t('strip.noPaper')),
          page.blank ? t('strip.blank') : '',
          page.separator ? t('strip.separator') : '',
          page.sameSheet ? t('strip.sameSheet') : '',
          ...page.warnings.map((warning) => t(`warning.${warning}`)),
        ]
          .filter(Boolean)
          .join(', ')}
        className={classes.page}
        data-active={bench.active?.id === page.id}
        data-over={over === page.id}
        draggable={!bench.inBin}
        onClick={(event) => onPress(event, page.id)}
        onDragStart={(event) => {
          const dragged = bench.selected.has(page.id) ? bench.touched : [page.id]
          event.dataTransfer.setData(PAGES_DRAGGED, dragged.join(' '))
          event.dataTransfer.effectAllowed = 'move'
        }}
        onDragOver={(event) => {
          if (allowDrop(event)) setOver(page.id)
        }}
        onDragLeave={() => setOver(null)}
        onDrop={(event) => {
          setOver(null)
          take(event, page, onDrop)
        }}
      >
        <Thumbnail batch={bench.batch} page={page} place={place} />
      </div>
    )
  })
}

function allowDrop(event: DragEvent): boolean {
  if (!event.dataTransfer.types.includes(PAGES_DRAGGED)) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}

function take(event: DragEvent, before: BatchPage | null, onDrop: Properties['onDrop']): void {
  const pages = pagesDragged(event)
  if (pages.length === 0) return
  event.preventDefault()
  event.stopPropagation()
  onDrop(pages, before)
}

interface HeadingProperties {
  readonly run: PageRun
  readonly bench: Bench
  readonly groups: readonly TargetGroup[]
}

function Heading({ run, bench, groups }: HeadingProperties) {
  const { t } = useTranslation('digitize')
  const target = findTarget(groups, run.paper)
  const nobodys = run.pages.every(({ separator }) => separator) ? t('strip.codeSheets') : t('strip.noPaper')
  const name = bench.inBin ? t('strip.bin') : (target?.name ?? (run.paper === null ? nobodys : t('strip.otherPaper')))
  return (
    <div className={classes.heading} data-paper={target !== undefined}>
      <Text size="xs" fw={600} truncate title={name}>
        {run.continued ? t('strip.continued', { name }) : name}
      </Text>
      <Text size="xs" c="dimmed" className={classes.count ?? ''}>
        {bench.inBin ? run.pages.length : sheetsOf(run.pages)}
      </Text>
    </div>
  )
}
