import type { IndicatorDashboard } from '../../shared/contract/registers.ts'
import type { IndicatorName } from '../../shared/indicators/goals.ts'
import type { Cell, Sheet } from './workbook.ts'

/** The words of the spreadsheet of indicators, in the language of the screen. */
export interface IndicatorWords {
  readonly sheet: string
  readonly procedureSheet: string
  readonly title: string
  readonly notes: readonly string[]
  readonly name: (indicator: IndicatorName) => string
  readonly formula: (indicator: IndicatorName) => string
  readonly headings: {
    readonly number: string
    readonly name: string
    readonly counted: string
    readonly total: string
    readonly rate: string
    readonly goal: string
    readonly score: string
    readonly formula: string
    readonly procedure: string
    readonly code: string
    readonly received: string
    readonly ended: string
    readonly onTime: string
    readonly days: string
  }
}

const text = (value: string | null): Cell => (value === null ? null : { kind: 'text', value })
const number = (value: number | null): Cell => (value === null ? null : { kind: 'number', value })
const share = (value: number | null): Cell => (value === null ? null : { kind: 'share', value })

/** The indicators as one sheet, the procedures as another. */
export function indicatorSheets(board: IndicatorDashboard, words: IndicatorWords): Sheet[] {
  const { headings, title, notes } = words
  const { goal, average, measured, completed } = board.time
  const rates = board.figures.map((figure) => [
    text(figure.goal.number),
    text(words.name(figure.goal.indicator)),
    number(figure.counted),
    number(figure.total),
    share(figure.rate),
    share(figure.goal.goal),
    number(figure.score),
    text(words.formula(figure.goal.indicator)),
  ])
  const time = [
    text(goal.number),
    text(`${words.name(goal.indicator)} (${headings.days})`),
    number(measured),
    number(completed),
    number(average === null ? null : average.days),
    null,
    null,
    text(words.formula(goal.indicator)),
  ]
  return [
    {
      name: words.sheet,
      title,
      notes,
      columns: [
        { heading: headings.number, width: 8 },
        { heading: headings.name, width: 44 },
        { heading: headings.counted, width: 14 },
        { heading: headings.total, width: 14 },
        { heading: headings.rate, width: 12 },
        { heading: headings.goal, width: 12 },
        { heading: headings.score, width: 12 },
        { heading: headings.formula, width: 90 },
      ],
      rows: [...rates.slice(0, 1), time, ...rates.slice(1)],
    },
    {
      name: words.procedureSheet,
      title,
      notes,
      columns: [
        { heading: headings.code, width: 12 },
        { heading: headings.procedure, width: 60 },
        { heading: headings.received, width: 14 },
        { heading: headings.ended, width: 14 },
        { heading: headings.onTime, width: 14 },
        { heading: headings.days, width: 16 },
      ],
      rows: board.procedures.map((each) => [
        text(each.procedure),
        text(each.name),
        number(each.received),
        number(each.ended),
        number(each.onTime),
        number(each.average === null ? null : each.average.days),
      ]),
    },
  ]
}
