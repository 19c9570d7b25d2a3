import { Table, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './registers.module.css'

/** The numbers of a chart, for whoever cannot see it or wants them exactly. */
export interface FigureTable {
  readonly headings: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

interface Properties {
  readonly title: string
  readonly note?: string
  /** Said when there is nothing to draw; by default that there are no figures in the period. */
  readonly empty?: string
  readonly table: FigureTable
  /** The chart itself; a picture, so it is hidden from whoever has the table read to them. */
  readonly children: ReactNode
}

/** A chart with its numbers as a table below, folded until asked for. */
export function Figure({ title, note, empty, table, children }: Properties) {
  const { t } = useTranslation('registers')
  const heading = useId()
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading} mb={6}>
        {title}
      </Title>
      {note ? (
        <Text size="xs" c="dimmed" mb={6}>
          {note}
        </Text>
      ) : null}
      {table.rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          {empty ?? t('chart.empty')}
        </Text>
      ) : (
        <>
          <div aria-hidden="true">{children}</div>
          <details className={classes.table}>
            <summary>{t('chart.asTable')}</summary>
            <Table aria-labelledby={heading}>
              <Table.Thead>
                <Table.Tr>
                  {table.headings.map((each) => (
                    <Table.Th key={each}>{each}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {table.rows.map(({ key, cells }) => (
                  <Table.Tr key={key}>
                    {cells.map((cell, place) => (
                      <Table.Td key={table.headings[place]}>{cell}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </details>
        </>
      )}
    </section>
  )
}
