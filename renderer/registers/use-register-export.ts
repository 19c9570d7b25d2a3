import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  MOST_REGISTER_ROWS,
  type RegisterPage,
  type RegisterRow,
  type RegisterSelection,
} from '../../shared/contract/registers.ts'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { notifyDone } from '../parts/notify.tsx'
import { useFormat } from '../text/use-format.ts'
import { registerSheet } from './register-sheet.ts'

interface RegisterExport {
  /** How far it is; null while nothing is exported. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly error: DeskError | null
  readonly start: () => Promise<void>
  readonly stop: () => void
}

/** Brings a whole register into a spreadsheet, page by page, and saves it where the officer says. */
export function useRegisterExport(selection: RegisterSelection): RegisterExport {
  const { t } = useTranslation(['registers', 'frame'])
  const format = useFormat()
  const [progress, setProgress] = useState<RegisterExport['progress']>(null)
  const [error, setError] = useState<DeskError | null>(null)
  const stopped = useRef(false)

  async function collect(): Promise<RegisterRow[] | undefined> {
    const rows: RegisterRow[] = []
    let after: string | null = null
    do {
      const page: RegisterPage = await desk.ask('registers.rows', { ...selection, limit: MOST_REGISTER_ROWS, after })
      if (stopped.current) return undefined
      rows.push(...page.rows)
      setProgress({ done: rows.length, total: page.total })
      after = page.next
    } while (after !== null)
    return rows
  }

  async function write(): Promise<void> {
    const rows = await collect()
    if (rows === undefined) return
    const { from, to } = selection.period
    const sheet = registerSheet(rows, {
      sheet: t('register.sheet'),
      title: `${t('register.title')} – ${t('register.form')}`,
      period: t('register.period', { from: format.isoDate(from), to: format.isoDate(to) }),
      column: (name) => t(`register.column.${name}`),
      state: (state) => t(`frame:state.${state}`),
    })
    const { writeWorkbook } = await import('./workbook.ts')
    const name = `${t('register.file')}-${from}-${to}.xlsx`
    const { outcome } = await desk.ask('shell.save-file', { name, content: await writeWorkbook([sheet]) })
    if (outcome === 'saved') notifyDone(t('register.exported', { number: format.number(rows.length) }))
  }

  async function start(): Promise<void> {
    stopped.current = false
    setError(null)
    setProgress({ done: 0, total: 0 })
    try {
      await write()
    } catch (failure) {
      setError(asDeskError(failure))
    } finally {
      setProgress(null)
    }
  }

  return {
    progress,
    error,
    start,
    stop: () => {
      stopped.current = true
    },
  }
}
