import writeExcelFile, { type CellObject } from 'write-excel-file/universal'

/** A cell: a text as it stands, a number, a share of 1 shown in per cent, an instant in milliseconds since 1970, or nothing. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number' | 'share' | 'instant'; readonly value: number }
  | null

/** A sheet of a workbook. Title, notes and headings stand still when the lines are scrolled. */
export interface Sheet {
  readonly name: string
  readonly title: string
  /** Lines under the title: the period, what was left out. */
  readonly notes: readonly string[]
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Spreadsheets know no time zone: they get the time as the clock of the desk shows it, UTC+7 all year. */
const DESK_OFFSET_MS = 7 * 3_600_000
const LONGEST_SHEET_NAME = 31
const HEADING_COLOR = '#E1E6E9'

/**
 * The sheets as the bytes of an `.xlsx` file, with real dates and numbers. A text is always a text, so that one that begins
 * with `=` is shown and never reckoned.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name.slice(0, LONGEST_SHEET_NAME),
      data: [...headOf(sheet), ...sheet.rows.map((row) => row.map(toCell))],
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: headOf(sheet).length,
      orientation: 'landscape' as const,
    })),
  )
  return new Uint8Array(await (await written.toBlob()).arrayBuffer())
}

function headOf({ title, notes, columns }: Sheet): (CellObject | null)[][] {
  return [
    [{ ...textCell(title), fontWeight: 'bold', fontSize: 14 }],
    ...notes.map((note) => [textCell(note)]),
    columns.map(({ heading }) => ({
      ...textCell(heading),
      fontWeight: 'bold',
      backgroundColor: HEADING_COLOR,
      wrap: true,
    })),
  ]
}

function toCell(cell: Cell): CellObject | null {
  if (cell === null) return null
  switch (cell.kind) {
    case 'text':
      return textCell(cell.value)
    case 'number':
      return { type: Number, value: cell.value }
    case 'share':
      return { type: Number, value: cell.value, format: '0.0%' }
    case 'instant':
      return { type: Date, value: new Date(cell.value + DESK_OFFSET_MS), format: 'dd/mm/yyyy hh:mm' }
  }
}

function textCell(value: string): CellObject {
  return { type: String, value, format: '@' }
}
