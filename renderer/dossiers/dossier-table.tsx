import { Checkbox, Text } from '@mantine/core'
import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import { StateBadge } from '../parts/badges.tsx'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import { DossierNumber, numberOf } from './dossier-number.tsx'
import type { DossierPages } from './dossier-pages.ts'
import classes from './dossier-table.module.css'
import { DueCell } from './due-cell.tsx'
import type { SelectedRows } from './use-selection.ts'

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
          cell: ({ row }) => <DueCell row={row.original} />,
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
  /** With it rows can be selected: Space, Shift and arrows, Ctrl+A, or their boxes. */
  readonly selection?: SelectedRows
}

/**
 * A list of dossiers that copes with a million: only the rows in view are drawn. Arrow keys move, Enter opens,
 * and the place is kept when rows arrive.
 */
export function DossierTable({ label, pages, onOpen, empty, selection }: Properties) {
  const { t } = useTranslation('dossiers')
  const { rows, hasMore, more } = pages
  const columns = useColumns()
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns, data, getRowId: (row) => row.id })
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
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

  /** Moves to a row; `drawing` selects all between. */
  function moveTo(place: number, drawing: boolean) {
    const bounded = Math.min(tableRows.length - 1, Math.max(0, place))
    const row = tableRows[bounded]
    const from = tableRows[active]
    if (!row || !from) return
    if (drawing) selection?.drawTo(from.id, row.id)
    setActiveId(row.id)
    virtual.scrollToIndex(bounded)
  }

  /** Does what a key says to the selection; false when it says nothing. */
  function select(event: KeyboardEvent, id: string): boolean {
    if (!selection) return false
    if (event.key === ' ') selection.toggle(id)
    else if (event.key.toLowerCase() === 'a' && event.ctrlKey) selection.toggleAll()
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear()
    else return false
    return true
  }

  function onClick(event: MouseEvent, row: DossierRow) {
    const from = tableRows[active]?.id ?? row.id
    const isBox = event.target instanceof Element && event.target.closest('[data-box]') !== null
    if (selection && event.shiftKey) selection.drawTo(from, row.id)
    else if (selection && (event.ctrlKey || isBox)) selection.toggle(row.id)
    else return onOpen(row)
    setActiveId(row.id)
    // So that the keys go on from there.
    grid.current?.focus({ preventScroll: true })
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
    if (place !== undefined) moveTo(place, event.shiftKey)
    else if (event.key === 'Enter' && row) onOpen(row.original)
    else if (!row || !select(event, row.id)) return
    event.preventDefault()
  }

  const rowId = (id: string) => `${gridId}-${id}`
  const activeRow = tableRows[active]
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table moved through by keys is a grid
          role="grid"
          data-selects={selection !== undefined}
          aria-multiselectable={selection !== undefined}
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
                {selection ? (
                  <th scope="col" className={classes.box}>
                    <Checkbox
                      size="xs"
                      tabIndex={-1}
                      aria-label={t('select.all')}
                      checked={selection.ids.size > 0 && selection.ids.size === tableRows.length}
                      indeterminate={selection.ids.size > 0 && selection.ids.size < tableRows.length}
                      onChange={selection.toggleAll}
                    />
                  </th>
                ) : null}
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
                  data-active={item.index === active}
                  {...(selection ? { 'aria-selected': selection.ids.has(row.id) } : {})}
                  className={classes.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  onClick={(event) => onClick(event, row.original)}
                >
                  {selection ? <Box row={row.original} checked={selection.ids.has(row.id)} /> : null}
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

/** The box that selects a row by the mouse; the row hears the press. By keys the grid itself selects. */
function Box({ row, checked }: { readonly row: DossierRow; readonly checked: boolean }) {
  const { t } = useTranslation('dossiers')
  return (
    <td className={classes.box} data-box>
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('select.one', { number: numberOf(row) })}
        checked={checked}
        onChange={() => undefined}
      />
    </td>
  )
}
