import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REGISTER_COLUMNS, registerSheet } from '../../../renderer/registers/register-sheet.ts'
import { writeWorkbook } from '../../../renderer/registers/workbook.ts'
import type { RegisterRow } from '../../../shared/contract/registers.ts'
import { readSpreadsheet } from '../../spreadsheet.ts'

const row = (parts: Partial<RegisterRow> = {}): RegisterRow => ({
  ordinal: 1,
  id: '01932f00-0000-7000-8000-000000000001',
  code: null,
  temporaryCode: 'T-Q1-261120-0001',
  procedure: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  summary: 'Đăng ký khai sinh cho con',
  sets: 2,
  ownerName: 'Nguyễn Thị Đào',
  address: 'Thôn Đông',
  phone: '0912345678',
  // 08:35 on Friday the 20th of November 2026 at the desk.
  receivedAt: Date.UTC(2026, 10, 20, 1, 35),
  dueAt: Date.UTC(2026, 10, 20, 10, 0),
  returnedAt: null,
  officerName: 'Nguyễn Thị Lan',
  state: 'received',
  ...parts,
})

const WORDS = {
  sheet: 'Sổ theo dõi',
  title: 'Sổ theo dõi hồ sơ',
  period: 'Kỳ: từ 01/11/2026 đến 30/11/2026',
  column: (name: string) => `Cột ${name}`,
  state: (state: string) => `Trạng thái ${state}`,
}

async function written(rows: readonly RegisterRow[]) {
  const bytes = await writeWorkbook([registerSheet(rows, WORDS)])
  const [sheet] = readSpreadsheet(bytes)
  if (sheet === undefined) throw new Error('no sheet')
  return { bytes, sheet }
}

/** Days since 1899-12-30, as spreadsheets count them. */
const serial = (year: number, month: number, day: number, hour: number, minute: number) =>
  (Date.UTC(year, month - 1, day, hour, minute) - Date.UTC(1899, 11, 30)) / 86_400_000

describe('the register as a spreadsheet', () => {
  test('has its title, its period and its headings above the lines', async () => {
    const { sheet } = await written([row()])
    expect(sheet.name).toBe('Sổ theo dõi')
    expect(sheet.cell('A1')?.value).toBe(WORDS.title)
    expect(sheet.cell('A2')?.value).toBe(WORDS.period)
    expect(REGISTER_COLUMNS.map((_, place) => sheet.cell(`${'ABCDEFGHIJKL'[place]}3`)?.value)).toEqual(
      REGISTER_COLUMNS.map(({ name }) => `Cột ${name}`),
    )
  })

  test('holds real dates at the clock of the desk, and real numbers', async () => {
    const { sheet } = await written([row()])
    const received = sheet.cell('H4')
    expect(received?.type).not.toBe('s')
    expect(received?.format).toBe('dd/mm/yyyy hh:mm')
    expect(Number(received?.value)).toBeCloseTo(serial(2026, 11, 20, 8, 35), 6)
    expect(Number(sheet.cell('I4')?.value)).toBeCloseTo(serial(2026, 11, 20, 17, 0), 6)
    expect(sheet.cell('J4')).toBeUndefined()
    expect([sheet.cell('A4')?.value, sheet.cell('D4')?.value]).toEqual(['1', '2'])
    expect([sheet.cell('A4')?.type, sheet.cell('D4')?.type]).not.toContain('s')
  })

  test('keeps texts as they are: leading noughts, and what would be a formula', async () => {
    const dangerous = ['=1+1', '+84', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '<b>&"', '\t=1']
    const { sheet } = await written(dangerous.map((ownerName, place) => row({ ordinal: place + 1, ownerName })))
    expect(sheet.cell('G4')).toMatchObject({ type: 's', value: '0912345678' })
    dangerous.forEach((text, place) => {
      expect(sheet.cell(`E${place + 4}`)).toMatchObject({ type: 's', value: text, format: expect.any(String) })
    })
    expect(sheet.xml).not.toContain('<f')
  })

  test('freezes everything down to the headings, and gives every column its width', async () => {
    const { sheet } = await written([row()])
    expect(sheet.xml).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/)
    const widths = [...sheet.xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))
    expect(widths).toEqual(REGISTER_COLUMNS.map(({ width }) => width))
  })

  test('names the procedure where nothing was written about the request, and nobody who was forgotten', async () => {
    const { sheet } = await written([row({ summary: '', ownerName: '', address: '', phone: '' })])
    expect(sheet.cell('C4')?.value).toBe('Đăng ký khai sinh')
    expect(sheet.cell('E4')).toBeUndefined()
  })

  const office = officeProgram()
  test.skipIf(office === undefined)('is read by an office program', async () => {
    const { bytes } = await written([row({ ownerName: '=1+1' })])
    const directory = mkdtempSync(join(tmpdir(), 'workbook-'))
    try {
      writeFileSync(join(directory, 'so.xlsx'), bytes)
      const home = `-env:UserInstallation=file://${directory}/profile`
      execFileSync(office ?? '', [
        home,
        '--headless',
        '--convert-to',
        // UTF-8, cells as they are shown.
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true',
        '--outdir',
        directory,
        join(directory, 'so.xlsx'),
      ])
      const lines = readFileSync(join(directory, 'so.csv'), 'utf8').split('\n')
      expect(lines[3]).toContain('=1+1')
      expect(lines[3]).toContain('Đăng ký khai sinh cho con,2,')
      expect(lines[3]).toContain('20/11/2026 08:35')
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })
})

function officeProgram(): string | undefined {
  return ['soffice', 'libreoffice'].find((name) => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}
