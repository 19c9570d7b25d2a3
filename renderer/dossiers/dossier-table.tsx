import { Text } from '@mantine/core'
import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierRow } from '../../shared/dossier/dossier.ts'
import { DueBadge, StateBadge } from '../parts/badges.tsx'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import { DossierNumber } from './dossier-number.tsx'
import type { DossierPages } from './dossier-pages.ts'
import classes from './dossier-table.module.css'

const ROW_HEIGHT = 46
/** Rows before the end at which the next page is asked for. */
const AHEAD = 20
const PAGE_JUMP = 10

const features = tableFeatures({})
const helper = createColumnHelper<typeof features, DossierRow>()

function useColumns() {
  const { t } = useTranslation('dossiers')
  const format = useFormat()
  const now = useNow()
  return useMemo(
    () =>
      helper.columns([
        helper.accessor('code', {
          header: t('column.number'),
          cell: ({ row }) => <DossierNumber numbers={row.original} />,
        }),
        helper.accessor('applicantName', {
          header: t('column.applicant'),
          cell: ({ row }) => (
            <>
              <Text size="sm" fw={500} truncate>
                {row.original.applicantName}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {[row.original.personalNumber, row.original.phone].filter(Boolean).join(' · ')}
              </Text>
            </>
          ),
        }),
        helper.accessor('procedureName', {
          header: t('column.procedure'),
          cell: ({ row }) => (
            <>
              <Text size="sm" truncate title={row.original.procedureName}>
                {row.original.procedureName}
              </Text>
              <Text size="xs" c="dimmed" ff="monospace">
                {row.original.procedure}
              </Text>
            </>
          ),
        }),
        helper.accessor('receivedAt', {
          header: t('column.received'),
          cell: ({ row }) => <Text size="sm">{format.shortDateTime(row.original.receivedAt, now)}</Text>,
        }),
        helper.accessor('dueAt', {
          header: t('column.due'),
          cell: ({ row }) => <DueBadge dueAt={row.original.dueAt} state={row.original.state} />,
        }),
        helper.accessor('state', {
          header: t('column.state'),
          cell: ({ row }) => <StateBadge state={row.original.state} />,
        }),
      ]),
    [t, format, now],
  )
}

interface Properties {
  readonly label: string
  readonly pages: DossierPages
  readonly onOpen: (row: DossierRow) => void
  /** Said when there is nothing to show. */
  readonly empty: string
}

/**
 * A list of dossiers that copes with a million: only the rows in view are drawn. Arrow keys move, Enter opens,
 * and the place is kept when rows arrive.
 */
export function DossierTable({ label, pages, onOpen, empty }: Properties) {
  const { rows, hasMore, more } = pages
  const columns = useColumns()
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns, data, getRowId: (row) => row.id })
  const scroller = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const gridId = useId()
  const tableRows = table.getRowModel().rows
  const active = Math.max(
    0,
    tableRows.findIndex((row) => row.id === activeId),
  )

  const virtual = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  const inView = virtual.getVirtualItems()
  const lastInView = inView.at(-1)?.index ?? -1
  const askForMore = useEffectEvent(more)
  useEffect(() => {
    if (hasMore && lastInView >= tableRows.length - AHEAD) askForMore()
  }, [hasMore, lastInView, tableRows.length])

  function moveTo(place: number) {
    const bounded = Math.min(tableRows.length - 1, Math.max(0, place))
    const row = tableRows[bounded]
    if (!row) return
    setActiveId(row.id)
    virtual.scrollToIndex(bounded)
  }

  function onKeyDown(event: KeyboardEvent) {
    const places: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE_JUMP,
      PageUp: active - PAGE_JUMP,
      Home: 0,
      End: tableRows.length - 1,
    }
    const place = places[event.key]
    const row = tableRows[active]
    if (place !== undefined) moveTo(place)
    else if (event.key === 'Enter' && row) onOpen(row.original)
    else return
    event.preventDefault()
  }

  const rowId = (id: string) => `${gridId}-${id}`
  const activeRow = tableRows[active]
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table moved through by keys is a grid
          role="grid"
          className={classes.table}
          aria-label={label}
          aria-rowcount={hasMore ? -1 : tableRows.length + 1}
          aria-busy={pages.loading}
          tabIndex={0}
          {...(activeRow ? { 'aria-activedescendant': rowId(activeRow.id) } : {})}
          onKeyDown={onKeyDown}
        >
          <thead className={classes.headings}>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} className={classes.head}>
                {group.headers.map((header) => (
                  <th key={header.id} scope="col" className={classes.cell}>
                    <FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {inView.map((item) => {
              const row = tableRows[item.index]
              if (!row) return null
              return (
                <tr
                  key={row.id}
                  id={rowId(row.id)}
                  aria-rowindex={item.index + 2}
                  aria-selected={item.index === active}
                  className={classes.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  onClick={() => onOpen(row.original)}
                >
                  {row.getAllCells().map((cell) => (
                    <td key={cell.id} className={classes.cell}>
                      <FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Text role="status" size="sm" c="dimmed" className={classes.note ?? ''}>
        {tableRows.length === 0 && !pages.loading ? empty : ''}
      </Text>
    </div>
  )
}
