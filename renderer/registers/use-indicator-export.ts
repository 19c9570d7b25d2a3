import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorDashboard, RegisterSelection } from '../../shared/contract/registers.ts'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { notifyDone } from '../parts/notify.tsx'
import { useFormat } from '../text/use-format.ts'
import { indicatorSheets } from './indicator-sheets.ts'

/** Saves the indicators on the screen as a spreadsheet where the officer says. */
export function useIndicatorExport({ period }: RegisterSelection) {
  const { t } = useTranslation(['registers', 'frame'])
  const format = useFormat()
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function write(board: IndicatorDashboard): Promise<void> {
    const { from, to } = period
    const sheets = indicatorSheets(board, {
      sheet: t('indicators.sheet'),
      procedureSheet: t('indicators.procedureSheet'),
      title: t('indicators.title'),
      notes: [t('register.period', { from: format.isoDate(from), to: format.isoDate(to) }), t('indicators.note')],
      name: (indicator) => t(`indicators.name.${indicator}`),
      formula: (indicator) => t(`indicators.formula.${indicator}`),
      headings: {
        number: '766',
        name: t('indicators.sheet'),
        counted: t('indicators.counted'),
        total: t('chart.count'),
        rate: t('chart.rate'),
        goal: t('chart.goal'),
        score: t('indicators.scoreHeading'),
        formula: t('indicators.formulaHeading'),
        procedure: t('chart.procedure'),
        code: t('indicators.item.number'),
        received: t('indicators.item.received'),
        ended: t('chart.ended'),
        onTime: t('chart.onTime'),
        days: t('chart.days'),
      },
    })
    const { writeWorkbook } = await import('./workbook.ts')
    const name = `${t('indicators.file')}-${from}-${to}.xlsx`
    const { outcome } = await desk.ask('shell.save-file', { name, content: await writeWorkbook(sheets) })
    if (outcome === 'saved') notifyDone(t('indicators.exported'))
  }

  async function start(board: IndicatorDashboard): Promise<void> {
    setError(null)
    setPending(true)
    try {
      await write(board)
    } catch (failure) {
      setError(asDeskError(failure))
    } finally {
      setPending(false)
    }
  }

  return { isPending, error, start }
}
