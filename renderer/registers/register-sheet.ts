import type { RegisterRow } from '../../shared/contract/registers.ts'
import type { Cell, Sheet } from './workbook.ts'

/** The columns of the register in their order, with their widths in a spreadsheet, in letters. */
export const REGISTER_COLUMNS = [
  { name: 'ordinal', width: 6 },
  { name: 'number', width: 30 },
  { name: 'summary', width: 46 },
  { name: 'sets', width: 8 },
  { name: 'owner', width: 26 },
  { name: 'address', width: 40 },
  { name: 'phone', width: 14 },
  { name: 'received', width: 18 },
  { name: 'due', width: 18 },
  { name: 'returned', width: 18 },
  { name: 'officer', width: 26 },
  { name: 'state', width: 18 },
] as const
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number]['name']

/** The words of a register's spreadsheet, in the language of the screen. */
export interface RegisterWords {
  readonly sheet: string
  readonly title: string
  readonly period: string
  readonly column: (name: RegisterColumn) => string
  readonly state: (state: RegisterRow['state']) => string
}

/** The register as a sheet: its title and period, headings, and a line for each dossier. */
export function registerSheet(rows: readonly RegisterRow[], words: RegisterWords): Sheet {
  return {
    name: words.sheet,
    title: words.title,
    notes: [words.period],
    columns: REGISTER_COLUMNS.map(({ name, width }) => ({ heading: words.column(name), width })),
    rows: rows.map((row) => REGISTER_COLUMNS.map(({ name }) => cellOf(name, row, words))),
  }
}

function cellOf(column: RegisterColumn, row: RegisterRow, words: RegisterWords): Cell {
  switch (column) {
    case 'ordinal':
      return { kind: 'number', value: row.ordinal }
    case 'number':
      return text(row.code ?? row.temporaryCode)
    case 'summary':
      return text(row.summary === '' ? row.procedureName : row.summary)
    case 'sets':
      return { kind: 'number', value: row.sets }
    case 'owner':
      return text(row.ownerName)
    case 'address':
      return text(row.address)
    case 'phone':
      return text(row.phone)
    case 'received':
      return instant(row.receivedAt)
    case 'due':
      return instant(row.dueAt)
    case 'returned':
      return instant(row.returnedAt)
    case 'officer':
      return text(row.officerName)
    case 'state':
      return text(words.state(row.state))
  }
}

function text(value: string | null): Cell {
  return value === null || value === '' ? null : { kind: 'text', value }
}

function instant(value: number | null): Cell {
  return value === null ? null : { kind: 'instant', value }
}
